//! People and teams.

use leptos::prelude::*;
use sightline_text::people;

use crate::ui::Page;

/// The page.
#[component]
pub fn PeoplePage() -> impl IntoView {
    view! {
        <div class="wide">
            <Page title=people::title()>
                <p class="lead">{people::lead()}</p>
            </Page>
        </div>
    }
}
