//! One module a page.

mod absent;
pub(crate) mod check;
pub(crate) mod device;
pub(crate) mod goal;
pub(crate) mod goals;
pub(crate) mod import;
pub(crate) mod map;
pub(crate) mod mine;
pub(crate) mod noticed;
pub(crate) mod people;
pub(crate) mod progress;
pub(crate) mod round;
pub(crate) mod run;
pub(crate) mod settings;
mod start;
pub(crate) mod versions;
pub(crate) mod workshops;

pub(crate) use start::{MAX_NAME, Shelf, open_sample, plan_name, undo_delete};

use leptos::{children::ViewFn, prelude::*};
use sightline_text::app;

use crate::{
    parts,
    route::Route,
    state::{Navigation, Phase, Workspace},
    ui::{MissingPart, live, part_page, replaced},
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
            None if route.is_personal() => workspace.open_personal(),
            None => {}
        }
        match route {
            Route::Start => view! { <start::StartPage /> }.into_any(),
            Route::Unknown => view! { <absent::NotFoundPage /> }.into_any(),
            Route::Import => part_page(|| Box::pin(parts::import_page())),
            Route::Device => part_page(|| Box::pin(parts::device_page())),
            Route::Safe => part_page(|| Box::pin(parts::safe_page())),
            Route::Plan(_) => with_plan(|| part_page(|| Box::pin(parts::goals_page()))),
            Route::Map(_) => with_plan(|| part_page(|| Box::pin(parts::map_page()))),
            Route::People(_) => with_plan(|| part_page(|| Box::pin(parts::people_page()))),
            Route::Progress(_) => with_plan(|| part_page(|| Box::pin(parts::progress_page()))),
            Route::Round(_) => with_plan(|| part_page(|| Box::pin(parts::round_page()))),
            Route::Mine(_) => with_plan(|| part_page(|| Box::pin(parts::mine_page()))),
            Route::Settings(_) => with_plan(|| part_page(|| Box::pin(parts::settings_page()))),
            Route::Versions(_) => with_plan(|| part_page(|| Box::pin(parts::versions_page()))),
            Route::AllWorkshops => part_page(|| Box::pin(parts::all_workshops_page())),
            Route::Workshops(_) => with_plan(|| part_page(|| Box::pin(parts::workshops_page()))),
            Route::Workshop(_, id) => with_plan(move || {
                let id = id.clone();
                part_page(move || Box::pin(parts::workshop_page(id.clone())))
            }),
            Route::Run(_, run) => with_plan_alone(move || {
                let run = run.clone();
                part_page(move || Box::pin(parts::console_page(run.clone())))
            }),
            Route::Projector(_, run) => with_plan_alone(move || {
                let run = run.clone();
                part_page(move || Box::pin(parts::projector_page(run.clone())))
            }),
            Route::Report(_, run) => with_plan_alone(move || {
                let run = run.clone();
                part_page(move || Box::pin(parts::report_page(run.clone())))
            }),
            Route::Draft | Route::DraftIn(_) => {
                with_plan(|| part_page(|| Box::pin(parts::new_goal_page())))
            }
            Route::Check | Route::CheckIn(_) => {
                with_plan(|| part_page(|| Box::pin(parts::check_page())))
            }
            Route::Noticed(_) => with_plan(|| part_page(|| Box::pin(parts::noticed_page()))),
            Route::Goal(_, goal) => with_plan(move || {
                let goal = goal.clone();
                part_page(move || Box::pin(parts::goal_page(goal.clone())))
            }),
        }
    })
}

/// A page that needs its plan.
fn with_plan(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    view! {
        <div class="plan-frame">
            <PlanNav />
            <div class="plan-page"><WithPlan page=page /></div>
        </div>
    }
    .into_any()
}

/// A page that needs its plan, and the whole width.
fn with_plan_alone(page: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    view! { <WithPlan page=page /> }.into_any()
}

/// The pages of the plan that the address names. Drafting without a plan in the address has none: one
/// who wants a single goal need not see them.
#[component]
fn PlanNav() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let link = move |route: Route, name: &'static str| {
        let here = {
            let route = route.clone();
            live(move || match navigation.route() {
                now if now == route => Some("page"),
                // One workshop is looked at within all of them.
                Route::Workshop(..) if matches!(route, Route::Workshops(_)) => Some("true"),
                _ => None,
            })
        };
        view! { <a href=route.href() aria-current=here>{name}</a> }.into_any()
    };
    let id = navigation.route().plan().cloned();
    id.map(|id| {
        view! {
            <nav class="plan-nav" aria-label=app::nav::label()>
                {link(Route::Plan(id.clone()), app::nav::goals())}
                {link(Route::Map(id.clone()), app::nav::map())}
                {link(Route::Mine(id.clone()), app::nav::mine())}
                {link(Route::Progress(id.clone()), app::nav::progress())}
                {link(Route::Round(id.clone()), app::nav::round())}
                {link(Route::Workshops(id.clone()), app::nav::workshops())}
                {link(Route::Noticed(id.clone()), app::nav::coach())}
                {link(Route::People(id.clone()), app::nav::people())}
                {link(Route::Versions(id.clone()), app::nav::versions())}
                {link(Route::Settings(id), app::nav::settings())}
            </nav>
        }
        .into_any()
    })
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
