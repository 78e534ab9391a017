//! One module a page.

mod absent;
pub(crate) mod device;
pub(crate) mod draft;
pub(crate) mod goals;
pub(crate) mod import;
mod start;

use leptos::{children::ViewFn, prelude::*};
use sightline_text::app;

use crate::{
    parts,
    route::Route,
    state::{Navigation, Phase, Workspace},
    ui::{MissingPart, part_page, replaced},
};

/// The page that the address names.
#[component]
pub fn Pages() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let workspace = Workspace::here();
    replaced(move || {
        let route = navigation.route();
        match route.plan() {
            Some(plan) => workspace.open(plan),
            None if route == Route::Draft => workspace.open_personal(),
            None => {}
        }
        match route {
            Route::Start => view! { <start::StartPage /> }.into_any(),
            Route::Unknown => view! { <absent::NotFoundPage /> }.into_any(),
            Route::Import => part_page(|| Box::pin(parts::import_page())),
            Route::Device => part_page(|| Box::pin(parts::device_page())),
            Route::Plan(_) => with_plan(|| part_page(|| Box::pin(parts::goals_page()))),
            Route::Draft | Route::DraftIn(_) => {
                with_plan(|| part_page(|| Box::pin(parts::new_goal_page())))
            }
            Route::Goal(_, goal) => with_plan(move || {
                let goal = goal.clone();
                part_page(move || Box::pin(parts::goal_page(goal.clone())))
            }),
        }
    })
}

/// A page that needs its plan.
fn with_plan(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    view! { <WithPlan page=page /> }.into_any()
}

/// Waits for the plan of a page, or says that it is not here.
#[component]
fn WithPlan(#[prop(into)] page: ViewFn) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let phase = Memo::new(move |_| workspace.phase());
    replaced(move || match phase.get() {
        Phase::Opening => {
            view! { <p class="opening" role="status">{app::loading()}</p> }.into_any()
        }
        Phase::Ready => page.run(),
        Phase::Absent => view! { <absent::AbsentPage why=None /> }.into_any(),
        Phase::PartMissing => {
            let again = Callback::new(move |()| navigation.again());
            view! { <MissingPart again /> }.into_any()
        }
        Phase::Failed(why) => view! { <absent::AbsentPage why=Some(why) /> }.into_any(),
    })
}
