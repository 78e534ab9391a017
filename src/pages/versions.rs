//! Earlier versions.

use leptos::prelude::*;
use sightline_text::versions;

use crate::ui::Page;

/// The page.
#[component]
pub fn VersionsPage() -> impl IntoView {
    view! {
        <div class="wide">
            <Page title=versions::title()>
                <p class="lead">{versions::lead()}</p>
            </Page>
        </div>
    }
}
