//! The goal tracker without a plan: a sheet to print, and to fill in by hand.

use leptos::prelude::*;
use sightline_exchange::report;
use sightline_text::{report::page, table::tracker as text};

use super::{print, sheet, with_words};
use crate::{browser::clock, route::Route, ui::Page};

/// The page.
#[component]
pub fn TrackerPage() -> impl IntoView {
    let document = with_words(|words| report::blank_tracker(clock::today(), words));
    let title = document.title.clone();
    view! {
        <div class="wide handout" data-across="">
            <div class="handout-desk">
                <Page title=text::title()>
                    <p class="lead">{text::lead()}</p>
                    <div class="actions">
                        <button type="button" class="button primary" on:click=move |_| print(&title)>{page::print()}</button>
                        <a class="button" href=Route::Import.href()>{text::back()}</a>
                    </div>
                </Page>
            </div>
            {sheet::sheet(&document)}
        </div>
    }
}
