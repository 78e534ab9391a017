//! A plan that came inside a link: looked at before anything is kept.

use leptos::prelude::*;
use sightline_text::import::{open as text, refused};

use super::{Chosen, preview::Preview, unlock::Unlock};
use crate::{
    route::Route,
    state::{Inbox, Incoming, Navigation},
    ui::Page,
};

/// The page. The link itself is out of the address bar by now, see [`Navigation`].
#[component]
pub fn OpenPage() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let chosen = RwSignal::new(match expect_context::<Inbox>().take() {
        Some(Incoming::Link(letters)) => Chosen::link(&letters),
        // Loaded again, or come back to.
        _ => Chosen::Nothing,
    });
    let leave = Callback::new(move |()| navigation.go(&Route::Start));
    let ways = || {
        view! {
            <div class="actions">
                <a class="button primary" href=Route::Import.href()>{text::paste()}</a>
                <a class="button" href=Route::Start.href()>{text::start()}</a>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="narrow">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                {move || match chosen.get() {
                    Chosen::Plan { text, reading, source } => view! {
                        <Preview text reading source leave=text::leave() again=leave />
                    }
                    .into_any(),
                    Chosen::Locked { locked, source } => view! { <Unlock locked source chosen /> }.into_any(),
                    Chosen::Refused { why, .. } => view! {
                        <div class="banner bad" role="alert">
                            <p><strong>{refused::title_link()}</strong> " " {why} " " {refused::kept()}</p>
                        </div>
                        {ways()}
                    }
                    .into_any(),
                    Chosen::Nothing | Chosen::Table { .. } => view! {
                        <div class="banner">
                            <p><strong>{text::none_title()}</strong> " " {text::none_lead()}</p>
                        </div>
                        {ways()}
                    }
                    .into_any(),
                }}
            </Page>
        </div>
    }
}
