//! What stands around every page of a plan.

use leptos::prelude::*;
use sightline_text::app;

use super::{absent, goal, goals};
use crate::{
    parts,
    route::Route,
    state::{Navigation, Phase, Workspace},
    ui::{MissingPart, TabWithin, live, part_page, replaced},
};

/// A page of the plan that the address names, beside the way to the others.
#[component]
pub fn PlanFrame(route: Route) -> impl IntoView {
    provide_context(TabWithin(Callback::new(tab_of_plan())));
    // The room, and who guides it, need the whole width.
    let is_alone = matches!(
        route,
        Route::Run(..) | Route::Projector(..) | Route::Report(..)
    );
    if is_alone {
        return view! { <WithPlan route /> }.into_any();
    }
    let is_bare = route.plan().is_none();
    view! {
        <div class="plan-frame" data-bare=is_bare.then_some("")>
            <PlanNav />
            <div class="plan-page"><WithPlan route /></div>
        </div>
    }
    .into_any()
}

/// The id of the links to a plan's pages.
const LINKS: &str = "plan-links";

/// Names the plan in the browser's tab, after the page. Not while one drafts a single goal: who wants that need not know of plans.
fn tab_of_plan() -> impl Fn(String) -> String {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    // Not asked for the plan itself, which changes with every word.
    let plan = Memo::new(move |_| {
        let plan = workspace.plan()?;
        let about = plan.about();
        let named = navigation.route().plan() == Some(&about.id);
        named.then(|| about.name.clone())
    });
    move |page| match plan.try_get().flatten() {
        Some(plan) if plan != page => format!("{page} · {plan}"),
        _ => page,
    }
}

/// The page itself, once its plan is there. What is in parts of their own is fetched.
fn page(route: Route) -> AnyView {
    match route {
        Route::Draft | Route::DraftIn(_) => view! { <goal::NewGoalPage /> }.into_any(),
        Route::Goal(_, id) => view! { <goal::GoalPage id /> }.into_any(),
        Route::Map(_) => part_page(parts::map_page()),
        Route::AddsUp(_, only) => part_page(parts::adds_up_page(only)),
        Route::People(_) => part_page(parts::people_page()),
        Route::Progress(_) => part_page(parts::progress_page()),
        Route::Kpis(_) => part_page(parts::kpis_page()),
        Route::Round(_) => part_page(parts::round_page()),
        Route::Cycles(_) => part_page(parts::cycles_page()),
        Route::Rhythm(_) => part_page(parts::rhythm_page()),
        Route::Recognition(_) => part_page(parts::recognition_page()),
        Route::Sources(_) => part_page(parts::sources_page()),
        Route::Share(_, goal) => part_page(parts::share_page(goal)),
        Route::Person(_, id) => part_page(parts::person_page(id)),
        Route::Mine(_) => part_page(parts::mine_page()),
        Route::Handout(_) => part_page(parts::handout_page()),
        Route::Settings(_) => part_page(parts::settings_page()),
        Route::Versions(_) => part_page(parts::versions_page()),
        Route::Merge(_) => part_page(parts::merge_page()),
        Route::BringIn(_) => part_page(parts::bring_in_page()),
        Route::Workshops(_) => part_page(parts::workshops_page()),
        Route::Workshop(_, id) => part_page(parts::workshop_page(id)),
        Route::Build(_, id) => part_page(parts::build_page(id)),
        Route::Run(_, run) => part_page(parts::console_page(run)),
        Route::Projector(_, run) => part_page(parts::projector_page(run)),
        Route::Report(_, run) => part_page(parts::report_page(run)),
        Route::Check | Route::CheckIn(_) => part_page(parts::check_page()),
        Route::Noticed(_) => part_page(parts::noticed_page()),
        Route::Plan(_) => view! { <goals::GoalsPage /> }.into_any(),
        // Pages without a plan have no frame.
        Route::Start
        | Route::Import
        | Route::Tracker
        | Route::Open(_)
        | Route::Answer(_)
        | Route::Answers(_)
        | Route::OpenWorkshop(_)
        | Route::Device
        | Route::Safe
        | Route::AllWorkshops(_)
        | Route::Unknown => view! { <absent::NotFoundPage /> }.into_any(),
    }
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
                Route::Workshop(..) | Route::Build(..) if matches!(route, Route::Workshops(_)) => {
                    Some("true")
                }
                Route::Person(..) if matches!(route, Route::People(_)) => Some("true"),
                Route::AddsUp(..) if matches!(route, Route::AddsUp(..)) => Some("true"),
                Route::Share(..) if matches!(route, Route::Share(..)) => Some("true"),
                _ => None,
            })
        };
        view! { <a href=route.href() aria-current=here>{name}</a> }.into_any()
    };
    // What a plan says, how it moves, and what it takes: each stands a little apart.
    let group = move |links: Vec<(Route, &'static str)>| {
        let links = links.into_iter().map(|(route, name)| link(route, name));
        view! { <div class="nav-group">{links.collect_view()}</div> }.into_any()
    };
    // On small screens the line of links scrolls in itself, or stands there whole.
    let all = RwSignal::new(false);
    let id = navigation.route().plan().cloned();
    id.map(|id| {
        view! {
            <nav class="plan-nav" aria-label=app::nav::label() data-all=live(move || all.get().then_some(""))>
                <div class="plan-links" id=LINKS>
                {group(vec![
                    (Route::Plan(id.clone()), app::nav::goals()),
                    (Route::Map(id.clone()), app::nav::map()),
                    (Route::AddsUp(id.clone(), None), app::nav::adds_up()),
                    (Route::Noticed(id.clone()), app::nav::coach()),
                ])}
                {group(vec![
                    (Route::Mine(id.clone()), app::nav::mine()),
                    (Route::Round(id.clone()), app::nav::round()),
                    (Route::Rhythm(id.clone()), app::nav::rhythm()),
                    (Route::Progress(id.clone()), app::nav::progress()),
                    (Route::Kpis(id.clone()), app::nav::kpis()),
                    (Route::Sources(id.clone()), app::nav::sources()),
                    (Route::Cycles(id.clone()), app::nav::cycles()),
                    (Route::Handout(id.clone()), app::nav::report()),
                ])}
                {group(vec![
                    (Route::Workshops(id.clone()), app::nav::workshops()),
                    (Route::People(id.clone()), app::nav::people()),
                    (Route::Recognition(id.clone()), app::nav::recognition()),
                    (Route::Share(id.clone(), None), app::nav::share()),
                    (Route::Versions(id.clone()), app::nav::versions()),
                    (Route::Settings(id), app::nav::settings()),
                ])}
                </div>
                <button type="button" class="plan-all" aria-controls=LINKS
                    aria-expanded=live(move || all.get().to_string()) on:click=move |_| all.update(|all| *all = !*all)>
                    {app::nav::all()}
                </button>
            </nav>
        }
        .into_any()
    })
}

/// Waits for the plan of a page, or says that it is not here.
#[component]
fn WithPlan(route: Route) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let phase = Memo::new(move |_| workspace.phase());
    replaced(move || match phase.get() {
        Phase::Opening => {
            view! { <p class="opening" role="status">{app::loading()}</p> }.into_any()
        }
        Phase::Ready => page(route.clone()),
        Phase::Absent => view! { <absent::AbsentPage why=None /> }.into_any(),
        Phase::PartMissing => {
            let again = Callback::new(move |()| navigation.again());
            view! { <MissingPart again /> }.into_any()
        }
        Phase::Failed(why) => view! { <absent::AbsentPage why=Some(why) /> }.into_any(),
    })
}
