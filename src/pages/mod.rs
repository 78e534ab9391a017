//! One module a page.

mod absent;
mod device;
mod draft;
mod goals;
mod import;
mod start;

use leptos::prelude::*;

use crate::{
    route::Route,
    state::{Navigation, Phase, Workspace},
    ui::replaced,
};

pub(crate) use device::download_everything;

/// The page that the address names.
#[component]
pub fn Pages() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let workspace = Workspace::here();
    replaced(move || {
        let route = navigation.route();
        match &route {
            Route::Draft => workspace.open_personal(),
            Route::Plan(plan) | Route::DraftIn(plan) | Route::Goal(plan, _) => workspace.open(plan),
            _ => {}
        }
        match route {
            Route::Start => view! { <start::StartPage /> }.into_any(),
            Route::Import => view! { <import::ImportPage /> }.into_any(),
            Route::Device => view! { <device::DevicePage /> }.into_any(),
            Route::Unknown => view! { <absent::NotFoundPage /> }.into_any(),
            Route::Plan(_) => {
                view! { <WithPlan page=|| view! { <goals::GoalsPage /> } /> }.into_any()
            }
            Route::Draft | Route::DraftIn(_) => {
                view! { <WithPlan page=|| view! { <draft::NewGoalPage /> } /> }.into_any()
            }
            Route::Goal(_, goal) => view! {
                <WithPlan page=move || view! { <draft::GoalPage id=goal.clone() /> } />
            }
            .into_any(),
        }
    })
}

/// A page that needs its plan: waits for it, or says that it is not here.
#[component]
fn WithPlan(#[prop(into)] page: ViewFn) -> impl IntoView {
    let workspace = Workspace::here();
    let phase = Memo::new(move |_| workspace.phase());
    replaced(move || match phase.get() {
        Phase::Opening => {
            view! { <p class="opening" role="status">{sightline_text::app::loading()}</p> }
                .into_any()
        }
        Phase::Ready => page.run(),
        Phase::Absent => view! { <absent::AbsentPage why=None /> }.into_any(),
        Phase::Failed(why) => view! { <absent::AbsentPage why=Some(why) /> }.into_any(),
    })
}
