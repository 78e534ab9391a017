//! What comes from a part of the program that may have to be fetched first.

use leptos::{children::ViewFn, prelude::*, task::spawn_local};
use sightline_text::app;

use super::{Page, replaced};
use crate::parts::{Answer, Later};

/// Where fetching has got to.
#[derive(Clone)]
enum Stage {
    Coming,
    Here(ViewFn),
    Missing,
}

/// A page of a part: says that it is coming, and where it does not, lets a person try again.
pub fn part_page(fetch: impl Fn() -> Later<Answer<ViewFn>> + Clone + 'static) -> AnyView {
    let stage = RwSignal::new(Stage::Coming);
    let load = move || {
        stage.set(Stage::Coming);
        let answer = fetch();
        spawn_local(async move {
            let came = answer.await.map_or(Stage::Missing, Stage::Here);
            // The person may have gone on to another page.
            stage.try_set(came);
        });
    };
    load();
    let load = StoredValue::new_local(load);
    let again = Callback::new(move |()| load.with_value(|load| load()));
    replaced(move || match stage.get() {
        Stage::Coming => view! { <p class="opening" role="status">{app::loading()}</p> }.into_any(),
        Stage::Here(view) => view.run(),
        Stage::Missing => view! { <MissingPart again /> }.into_any(),
    })
    .into_any()
}

/// Says that a part could not be fetched.
#[component]
pub fn MissingPart(
    /// Tries again.
    again: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="narrow">
            <Page title=app::part::title()>
                <p>{app::part::lead()}</p>
                <button type="button" class="button primary" on:click=move |_| again.run(())>{app::part::again()}</button>
            </Page>
        </div>
    }
}
