//! What comes from a part of the program that may have to be fetched first.

use leptos::{children::ViewFn, prelude::*, task::spawn_local};
use sightline_text::app;

use super::{Page, replaced};
use crate::{parts::Answer, state::Navigation};

/// Where fetching has got to.
#[derive(Clone)]
enum Stage {
    Coming,
    Here(ViewFn),
    Missing,
}

/// A page of a part: says that it is coming, and where it does not, lets a person try again.
pub fn part_page(coming: impl Future<Output = Answer<ViewFn>> + 'static) -> AnyView {
    let navigation = expect_context::<Navigation>();
    let stage = RwSignal::new(Stage::Coming);
    spawn_local(async move {
        let came = coming.await.map_or(Stage::Missing, Stage::Here);
        // The person may have gone on to another page.
        stage.try_set(came);
    });
    let again = Callback::new(move |()| navigation.again());
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
