//! Where there is nothing to show.

use leptos::prelude::*;
use sightline_text::{app, start};

use crate::{route::Route, state::Workspace, ui::Page};

/// An address that names no page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <div class="narrow">
            <Page title=app::not_found::title()>
                <p class="lead">{app::not_found::lead()}</p>
                <a class="button primary" href=Route::Start.href()>{app::not_found::go()}</a>
            </Page>
        </div>
    }
}

/// A plan that is not on this device, or cannot be read.
#[component]
pub fn AbsentPage(why: Option<String>) -> impl IntoView {
    let workspace = Workspace::here();
    let (title, way_out) = match why {
        Some(_) => (
            app::absent::unreadable_title(),
            view! {
                <button type="button" class="button primary" on:click=move |_| workspace.download_everything()>
                    {app::damaged::download()}
                </button>
            }
            .into_any(),
        ),
        None => (
            app::absent::title(),
            view! { <a class="button primary" href=Route::Import.href()>{start::import::go()}</a> }.into_any(),
        ),
    };
    view! {
        <div class="narrow">
            <Page title=title>
                <p class="lead">{why.unwrap_or_else(|| app::absent::lead().to_owned())}</p>
                <div class="actions">
                    {way_out}
                    <a class="button" href=Route::Start.href()>{app::not_found::go()}</a>
                </div>
            </Page>
        </div>
    }
}
