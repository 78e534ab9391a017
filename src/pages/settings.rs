//! Plan settings.

use leptos::prelude::*;
use sightline_text::settings;

use crate::ui::Page;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <div class="wide">
            <Page title=settings::title()>
                <p class="lead">{settings::lead()}</p>
            </Page>
        </div>
    }
}
