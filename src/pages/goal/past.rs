//! What came of a goal when its cycle was closed, and the goals before and after it in other cycles.

use leptos::prelude::*;
use sightline_plan::{
    Edit, Goal, Plan, cycles,
    cycles::cycle_of,
    model::{Status, Verdict},
};
use sightline_text::cycles as text;

use super::drafting::Drafting;
use crate::{
    browser::intl,
    route::Route,
    ui::{focus, live},
    words::title,
};

/// The note above the sentence; most goals have none.
#[component]
pub fn Past() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    // What the note says, so that it is not made anew with every word that is typed.
    let note = Memo::new_with_compare(
        move |_| {
            let plan = workspace.plan()?;
            let goal = plan.goal(&drafting.id())?;
            let closed = goal.closing.as_ref().filter(|_| goal.is_put_away());
            (closed.is_some() || goal.continues.is_some())
                .then(|| (lines(&plan, goal), links(&plan, goal)))
        },
        |old, new| old != new,
    );
    live(move || {
        let (lines, links) = note.get()?;
        let is_closed = !lines.is_empty();
        let lines = lines
            .into_iter()
            .map(|line| view! { <p>{line}</p> }.into_any())
            .collect_view();
        let links = links
            .into_iter()
            .map(|(label, words, href)| {
                view! { <p>{label} " " <a class="goal-sentence" href=href>{words}</a></p> }
                    .into_any()
            })
            .collect_view();
        let may = is_closed && !workspace.read_only();
        let reopen = may.then(|| {
            let reopen = move |_| {
                let goal = workspace.plan_now();
                let goal = goal.and_then(|plan| plan.goal(&drafting.id()).cloned());
                let Some(goal) = goal else { return };
                let goal = Goal {
                    status: Status::Active,
                    closing: None,
                    ..Goal::clone(&goal)
                };
                if workspace.attempt(Edit::Put(goal.into()), None) {
                    workspace.notices().say_undoable(text::past::reopened());
                    focus::catch("sentence");
                }
            };
            view! { <div class="actions"><button type="button" class="link" on:click=reopen>{text::past::reopen()}</button></div> }
                .into_any()
        });
        Some(
            view! {
                <aside class="goal-past" aria-label=text::past::title()>{lines}{links}{reopen}</aside>
            }
            .into_any(),
        )
    })
}

/// What came of it; nothing where it is open.
fn lines(plan: &Plan, goal: &Goal) -> Vec<String> {
    let Some(closing) = goal.closing.as_ref().filter(|_| goal.is_put_away()) else {
        return Vec::new();
    };
    let cycle = cycle_of(plan, goal).unwrap_or_default();
    let at = closing.progress.map(intl::percent);
    let is_reached = closing.progress.is_some_and(|progress| progress >= 1.0);
    let came = match (goal.status, is_reached, at) {
        (Status::Dropped, _, Some(at)) => text::outcome::given_up_at(at),
        (Status::Dropped, _, None) => text::outcome::given_up().to_owned(),
        (_, true, Some(at)) => text::outcome::reached_at(at),
        (_, _, Some(at)) => text::outcome::short(at),
        (_, _, None) => text::outcome::unknown().to_owned(),
    };
    let became = match closing.verdict {
        Verdict::Keep => text::verdict::kept(),
        Verdict::Change => text::verdict::changed(),
        Verdict::Drop => text::verdict::dropped(),
    };
    let on = closing.on.map(|on| text::past::closed_on(intl::date(on)));
    let facts = [Some(cycle), on, Some(came), Some(became.to_owned())];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let mut lines = vec![facts.join(" · ")];
    let said = |words: &str, say: fn(&str) -> String| {
        let words = words.trim();
        (!words.is_empty()).then(|| say(words))
    };
    lines.extend(said(&closing.result, |words| text::past::result(words)));
    lines.extend(said(&closing.learning, |words| text::past::learning(words)));
    lines
}

/// The goals that carry it on, and the one that it carries on: a label, its words, its address.
fn links(plan: &Plan, goal: &Goal) -> Vec<(&'static str, String, String)> {
    let link = |label: &'static str, goal: &Goal| {
        let href = Route::Goal(plan.about().id.clone(), goal.id.clone()).href();
        let cycle = cycle_of(plan, goal);
        let words = match cycle {
            Some(cycle) => format!("{} ({cycle})", title(goal)),
            None => title(goal),
        };
        (label, words, href)
    };
    let later = cycles::continued_by(plan, &goal.id);
    let later = later.iter().filter_map(|id| plan.goal(id));
    let before = goal.continues.as_ref().and_then(|id| plan.goal(id));
    later
        .map(|goal| link(text::past::carried(), goal))
        .chain(before.map(|goal| link(text::past::before(), goal)))
        .collect()
}
