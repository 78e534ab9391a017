//! What I owe, and whom it serves: the goals of the person at this device, and of their team.

mod goal;

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;
use sightline_plan::{
    Edit, Figures, Goal, Id, Level, Plan,
    model::{Health, Person},
    people::{Mine, MyGoal, Part, fold},
};
use sightline_text::mine;

use self::goal::goal_row;
use crate::{
    browser::{clock, random},
    route::Route,
    state::{Me, Navigation, Workspace},
    ui::{Choose, Icon, Page, live},
};

/// Up to so many goals their figures are computed with the page; beyond that, it is shown first.
const AT_ONCE: usize = 1_500;

/// How long a large plan rests before its figures are computed.
const PAUSE: Duration = Duration::from_millis(250);

/// The page.
#[component]
pub fn MinePage() -> impl IntoView {
    let workspace = Workspace::here();
    let me = Me::of_open(workspace);
    let figures = RwSignal::new(None::<Arc<Figures>>);
    Effect::new(move |_| {
        if let Some(plan) = workspace.plan() {
            follow(workspace, plan, figures);
        }
    });
    let title = Signal::derive(move || {
        let person = me
            .get()
            .and_then(|id| workspace.plan()?.tables().people.get(&id).cloned());
        person.map_or_else(
            || mine::title().to_owned(),
            |person| mine::title_of(&person.name),
        )
    });
    let content = live(move || {
        let plan = workspace.plan()?;
        Some(match me.get() {
            Some(person) => shown(workspace, me, &plan, &person, figures.get().as_deref()),
            None => view! { <Who me /> }.into_any(),
        })
    });
    view! {
        <div class="wide mine">
            <Page title>{content}</Page>
        </div>
    }
}

/// Computes the figures of a plan: now, or once a large plan rests.
fn follow(workspace: Workspace, plan: Arc<Plan>, figures: RwSignal<Option<Arc<Figures>>>) {
    let small = plan.tables().goals.len() <= AT_ONCE;
    let compute = move || {
        let is_latest = workspace
            .plan_now()
            .is_some_and(|now| Arc::ptr_eq(&now, &plan));
        if is_latest {
            // The person may have left the page.
            figures.try_set(Some(Arc::new(Figures::of(&plan, clock::today()))));
        }
    };
    if small {
        compute();
    } else {
        set_timeout(compute, PAUSE);
    }
}

/// Asks once who sits here.
#[component]
fn Who(me: Me) -> impl IntoView {
    let workspace = Workspace::here();
    let mut people: Vec<Arc<Person>> = workspace
        .plan_now()
        .map(|plan| plan.tables().people.values().cloned().collect())
        .unwrap_or_default();
    people.sort_by_cached_key(|person| fold(&person.name));
    let options: Vec<(String, String)> = people
        .iter()
        .map(|person| (person.id.to_string(), person.name.clone()))
        .collect();
    let choose = Callback::new(move |person: String| {
        if me.set(Id::new(&person)).is_err() {
            workspace
                .notices()
                .say(sightline_text::people::edit::not_kept());
        }
    });
    let to_people = workspace
        .plan_now()
        .map(|plan| Route::People(plan.about().id.clone()).href());
    let way = if options.is_empty() {
        view! {
            <p>{mine::who::nobody()}</p>
            <p><a class="button primary" href=to_people>{mine::to_people()}</a></p>
        }
        .into_any()
    } else {
        view! {
            <Choose id="me" label=mine::who::label() none=mine::who::choose() options value=Signal::derive(String::new) choose />
        }
        .into_any()
    };
    view! {
        <section class="mine-who" aria-labelledby="who-title">
            <h2 id="who-title">{mine::who::title()}</h2>
            <p class="lead">{mine::who::lead()}</p>
            {way}
        </section>
    }
}

/// The goals of one who is known.
fn shown(
    workspace: Workspace,
    me: Me,
    plan: &Arc<Plan>,
    person: &Id<Person>,
    figures: Option<&Figures>,
) -> AnyView {
    let goals = Mine::of(plan, person);
    let draft = {
        let (plan, person) = (Arc::clone(plan), person.clone());
        let navigation = expect_context::<Navigation>();
        move |_| draft_mine(workspace, navigation, &plan, &person)
    };
    let locked = live(move || workspace.read_only());
    let forget = move |_| {
        // What cannot be forgotten is asked about again next time.
        let _ = me.set(None);
    };
    let own = if goals.goals.is_empty() {
        view! {
            <div class="empty">
                <h3>{mine::none()}</h3>
                <p>{mine::none_lead()}</p>
            </div>
        }
        .into_any()
    } else {
        goal_list(plan, &goals.goals, figures)
    };
    let closed = (!goals.closed.is_empty()).then(|| {
        view! {
            <details class="mine-closed">
                <summary>{mine::closed(goals.closed.len())}</summary>
                {goal_list(plan, &goals.closed, figures)}
            </details>
        }
        .into_any()
    });
    view! {
        <p class="lead" role="status">{summary(&goals.goals, figures)}</p>
        <div class="actions mine-actions">
            <button type="button" class="button primary" disabled=locked on:click=draft>{Icon::Add} {mine::draft()}</button>
            <button type="button" class="button quiet" on:click=forget>{mine::change()}</button>
        </div>
        <section aria-labelledby="my-goals">
            <h2 id="my-goals">{mine::goals()}</h2>
            {own}
            {closed}
        </section>
        <section aria-labelledby="my-team">
            <h2 id="my-team">{mine::team()}</h2>
            {team(plan, &goals, figures)}
        </section>
    }
    .into_any()
}

/// What one owes, in a sentence or two.
fn summary(goals: &[MyGoal], figures: Option<&Figures>) -> String {
    let owed: Vec<&MyGoal> = goals
        .iter()
        .filter(|goal| goal.part == Part::AnswersFor)
        .collect();
    let helps = goals.len() - owed.len();
    let owes = mine::owes(owed.len());
    let first = match helps {
        0 => mine::summary_owes(owes),
        helps => mine::summary(owes, mine::helps(helps)),
    };
    let Some(figures) = figures.filter(|_| !owed.is_empty()) else {
        return first;
    };
    let waiting = owed
        .iter()
        .filter(|goal| wants_check_in(figures, &goal.goal))
        .count();
    let second = match waiting {
        0 => mine::up_to_date().to_owned(),
        count => mine::waiting(count),
    };
    format!("{first} {second}")
}

/// Whether somebody should say how the goal is doing.
fn wants_check_in(figures: &Figures, goal: &Id<Goal>) -> bool {
    let health = figures.goal(goal).and_then(|figures| figures.health.health);
    matches!(health, Some(Health::Pending | Health::Outdated))
}

/// Goals from the side of one person, each with its line of sight.
pub(in crate::pages) fn goal_list(
    plan: &Arc<Plan>,
    goals: &[MyGoal],
    figures: Option<&Figures>,
) -> AnyView {
    let rows: Vec<AnyView> = goals
        .iter()
        .filter_map(|goal| goal_row(plan, goal, figures))
        .collect();
    view! { <ul class="mine-goals">{rows}</ul> }.into_any()
}

fn team(plan: &Arc<Plan>, goals: &Mine, figures: Option<&Figures>) -> AnyView {
    /// So many people are shown: a team is not a thousand.
    const SHOWN: usize = 100;
    if goals.team.is_empty() {
        let people = Route::People(plan.about().id.clone()).href();
        return view! { <p class="mute">{mine::no_team()} " " <a href=people>{mine::to_people()}</a></p> }.into_any();
    }
    let people = goals.team.iter().take(SHOWN).filter_map(|(id, goals)| {
        let person = plan.tables().people.get(id)?;
        let content = if goals.is_empty() {
            view! { <p class="person-lack">{mine::nothing()}</p> }.into_any()
        } else {
            goal_list(plan, goals, figures)
        };
        Some(
            view! {
                <div class="mine-colleague">
                    <h3>{person.name.clone()} <span class="mute">" " {person.role.clone()}</span></h3>
                    {content}
                </div>
            }
            .into_any(),
        )
    });
    people.collect::<Vec<_>>().into_any()
}

/// A new goal of one's own, opened to be written.
fn draft_mine(workspace: Workspace, navigation: Navigation, plan: &Plan, person: &Id<Person>) {
    let team = plan
        .tables()
        .people
        .get(person)
        .and_then(|person| person.team.clone());
    let goal = Goal {
        id: Id::from_bits(random::bits()),
        owner: Some(person.clone()),
        team,
        level: Level::Person,
        ..Goal::default()
    };
    let id = goal.id.clone();
    if workspace.attempt(Edit::Put(goal.into()), None) {
        navigation.go(&Route::Goal(plan.about().id.clone(), id));
    }
}
