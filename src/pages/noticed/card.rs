//! What one rule finds: why it matters, and each place where it does.

use leptos::prelude::*;
use sightline_coach::{About, PlanCode, PlanFinding};
use sightline_plan::{Goal, Id, Plan};
use sightline_text::{draft, noticed as text};

use super::{HEADING, aside::Reason, mend};
use crate::{
    pages::goal::goal_called,
    route::Route,
    state::{Navigation, Workspace},
    ui::{focus, live},
    words,
};

/// So many places are listed at first.
const AT_FIRST: usize = 8;

/// So many goals are named with a person.
const NAMED: usize = 6;

/// The findings of one rule.
#[component]
pub fn Card(code: PlanCode, found: Memo<Vec<PlanFinding>>) -> impl IntoView {
    let shown = RwSignal::new(AT_FIRST);
    let head = live(move || {
        found.with(|found| {
            let first = found.first()?;
            let title = match found.len() {
                1 => words::plan_finding(first, "title"),
                count => many(code, count),
            };
            let why = common(found, "why").map(|words| view! { <p>{words}</p> }.into_any());
            let mend = common(found, "mend")
                .map(|words| view! { <p class="note-mend">{words}</p> }.into_any());
            Some(view! { <h3>{title}</h3> {why} {mend} }.into_any())
        })
    });
    let severity = code.severity().name();
    let items = move || {
        let places = found.get().into_iter().take(shown.get());
        places.collect::<Vec<_>>()
    };
    let item = move |finding: PlanFinding| {
        // Who it is about stands above as a link.
        let by_name = |(name, _): &(&str, String)| matches!(*name, "person" | "team");
        let says_more = !finding.args.iter().all(by_name);
        let own = |part: &str| {
            let shared = found.with_untracked(|found| common(found, part).is_some());
            (says_more && !shared).then(|| words::plan_finding(&finding, part))
        };
        let (title, why) = (own("title"), own("why"));
        view! { <Place finding title why /> }
    };
    let more = live(move || {
        let left = found.with(Vec::len).saturating_sub(shown.get());
        (left > 0).then(|| {
            view! {
                <button type="button" class="link" on:click=move |_| shown.set(usize::MAX)>{text::more(left)}</button>
            }
            .into_any()
        })
    });
    view! {
        <article class="note noticed-card" data-severity=severity>
            {head}
            <ul class="noticed-places">
                <For each=items key=move |finding| key(found, finding) children=item />
            </ul>
            {more}
        </article>
    }
}

/// A place is the same as long as all it says is the same: of several, each says more than one alone.
fn key(found: Memo<Vec<PlanFinding>>, finding: &PlanFinding) -> String {
    let only = found.with_untracked(|found| found.len() == 1);
    format!("{only}{finding:?}")
}

/// What a rule is called where it finds several things.
fn many(code: PlanCode, count: usize) -> String {
    let key = format!("noticed.many.{}", code.name());
    let count = count.to_string();
    sightline_text::fill(&key, &[("count", count.as_str())]).unwrap_or_default()
}

/// What is said of all findings alike.
fn common(found: &[PlanFinding], part: &str) -> Option<String> {
    let first = words::plan_finding(found.first()?, part);
    let mut others = found.iter().skip(1);
    others
        .all(|other| words::plan_finding(other, part) == first)
        .then_some(first)
}

/// One place: its goal, person or team, and what can be done.
#[component]
fn Place(finding: PlanFinding, title: Option<String>, why: Option<String>) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let asking = RwSignal::new(false);
    let plan = workspace.plan_now();
    let what = plan.as_deref().map(|plan| links(plan, &finding));
    let name = words::plan_finding(&finding, "title");
    let mends: Vec<AnyView> = plan
        .as_deref()
        .map(|plan| mend::mends(plan, &finding))
        .unwrap_or_default()
        .into_iter()
        .map(|mend| {
            let name = mend.words.clone();
            let run = move |_| {
                mend.carry_out(workspace, navigation);
                focus::catch(HEADING);
            };
            view! { <button type="button" class="link" on:click=run>{name}</button> }.into_any()
        })
        .collect();
    let code = finding.aside_code();
    let about = match &finding.about {
        About::Goal(goal) => Some(goal.clone()),
        _ => None,
    };
    let reason = live(move || {
        asking
            .get()
            .then(|| view! { <Reason code=code.clone() goal=about.clone() asking /> }.into_any())
    });
    let said = |words: Option<String>, class: &'static str| {
        words.map(|words| view! { <p class=class>{words}</p> }.into_any())
    };
    view! {
        <li>
            {what}
            {said(title, "noticed-what")} {said(why, "mute")}
            <div class="note-actions" hidden=move || workspace.read_only()>
                {mends}
                <button type="button" class="link quiet" aria-label=draft::coach::set_aside_of(name)
                    aria-expanded=move || asking.get().to_string() on:click=move |_| asking.update(|open| *open = !*open)>
                    {draft::coach::set_aside()}
                </button>
            </div>
            {reason}
        </li>
    }
}

/// What a finding is about, as links.
fn links(plan: &Plan, finding: &PlanFinding) -> AnyView {
    let id = &plan.about().id;
    let goal = |goal: &Id<Goal>| {
        let href = Route::Goal(id.clone(), goal.clone()).href();
        let words = goal_called(plan, goal);
        view! { <li><a class="noticed-goal" href=href>{words}</a></li> }.into_any()
    };
    let own = match &finding.about {
        About::Goal(own) => Some(own),
        _ => None,
    };
    let goals = own.into_iter().chain(&finding.goals);
    let all: Vec<&Id<Goal>> = goals.collect();
    let more = all.len().saturating_sub(NAMED);
    let more =
        (more > 0).then(|| view! { <li class="mute">{text::more_goals(more)}</li> }.into_any());
    let goals: Vec<AnyView> = all.into_iter().take(NAMED).map(goal).collect();
    let person = match &finding.about {
        About::Person(person) => plan
            .tables()
            .people
            .get(person)
            .map(|person| person.name.clone()),
        About::Team(team) => plan.tables().teams.get(team).map(|team| team.name.clone()),
        About::Plan | About::Goal(_) => None,
    };
    let person = person.map(|name| {
        let href = Route::People(id.clone()).href();
        view! { <a class="noticed-who" href=href>{name}</a> }.into_any()
    });
    let goals = (!goals.is_empty())
        .then(|| view! { <ul class="noticed-goals">{goals} {more}</ul> }.into_any());
    view! { {person} {goals} }.into_any()
}
