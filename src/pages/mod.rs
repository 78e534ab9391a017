//! One module a page.

mod absent;
pub(crate) mod adds_up;
pub(crate) mod answer;
pub(crate) mod check;
pub(crate) mod cycles;
pub(crate) mod device;
mod frame;
pub(crate) mod goal;
pub(crate) mod goals;
pub(crate) mod import;
pub(crate) mod kpis;
pub(crate) mod map;
pub(crate) mod merge;
pub(crate) mod mine;
pub(crate) mod noticed;
pub(crate) mod people;
pub mod person;
pub(crate) mod progress;
pub(crate) mod recognition;
pub(crate) mod report;
pub(crate) mod rhythm;
pub(crate) mod round;
pub(crate) mod run;
pub(crate) mod settings;
pub(crate) mod share;
pub(crate) mod sources;
mod start;
pub(crate) mod versions;
pub(crate) mod workshops;

pub(crate) use frame::PlanFrame;
pub(crate) use start::{MAX_NAME, Shelf, open_sample, plan_name, undo_delete};

use leptos::prelude::*;

use crate::{
    parts,
    route::Route,
    state::{Navigation, Workspace},
    ui::{focus, part_page, replaced},
};

/// The page that the address names.
#[component]
pub fn Pages() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let workspace = Workspace::here();
    replaced(move || {
        let route = navigation.route();
        untrack(focus::leave);
        mark(&route);
        match route.plan() {
            Some(plan) => workspace.open(plan),
            None if route.is_personal() => workspace.open_personal(),
            None => {}
        }
        match route {
            Route::Start => view! { <start::StartPage /> }.into_any(),
            Route::Unknown => view! { <absent::NotFoundPage /> }.into_any(),
            Route::Import => part_page(parts::import_page()),
            Route::Tracker => part_page(parts::tracker_page()),
            Route::Open(_) => part_page(parts::open_page()),
            Route::Answer(_) => part_page(parts::answer_page()),
            Route::Answers(_) => part_page(parts::answers_page()),
            Route::OpenWorkshop(_) => part_page(parts::open_workshop_page()),
            Route::Device => part_page(parts::device_page()),
            Route::Safe => part_page(parts::safe_page()),
            Route::AllWorkshops(wanted) => part_page(parts::all_workshops_page(wanted)),
            // What those of a plan are is known to the part that opens plans.
            route => part_page(parts::plan_frame(route)),
        }
    })
}

/// Says on the root of the page which it is, where that decides how far focus stays from the page's edges.
fn mark(route: &Route) {
    let page = match route {
        Route::Plan(_) => Some("goals"),
        Route::AddsUp(..) => Some("adds-up"),
        Route::Check | Route::CheckIn(_) => Some("check"),
        Route::Merge(_) => Some("merge"),
        _ => None,
    };
    if let Some(root) = document().document_element() {
        // An attribute of this name is taken by any browser.
        let _ = match page {
            Some(page) => root.set_attribute("data-page", page),
            None => root.remove_attribute("data-page"),
        };
    }
}
