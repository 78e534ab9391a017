//! A newer version of Sightline: offered, never forced.

use leptos::prelude::*;
use sightline_text::app;

use crate::{
    browser::{
        offline::{self, Kept},
        storage::SaveState,
    },
    state::Workspace,
    ui::live,
};

/// The offer, until it is taken or put off.
#[component]
pub fn Newer() -> impl IntoView {
    let workspace = Workspace::here();
    let kept = offline::kept();
    let put_off = RwSignal::new(false);
    let taken = RwSignal::new(false);
    // What cannot be stored would be lost by loading the page again.
    let is_safe = move || !matches!(workspace.save_state(), SaveState::MemoryOnly { .. });
    let offered = Memo::new(move |_| kept.get() == Kept::Newer && !put_off.get() && is_safe());
    let take = move |_| {
        taken.set(true);
        offline::renew();
    };
    live(move || {
        let offer = offered.get().then(|| {
            view! {
                <div class="banner calm">
                    <p>{app::newer::lead()}</p>
                    <button type="button" class="button" disabled=taken on:click=take>
                        {move || if taken.get() { app::newer::coming() } else { app::newer::go() }}
                    </button>
                    <button type="button" class="button" disabled=taken on:click=move |_| put_off.set(true)>
                        {app::newer::later()}
                    </button>
                </div>
            }
            .into_any()
        });
        view! { <div role="status">{offer}</div> }.into_any()
    })
}
