//! What is tried, what the tree answers, and whether to keep it.

use leptos::prelude::*;
use sightline_plan::{
    Figures, Goal, Id, Plan,
    what_if::{Answer, Lever, answers},
};
use sightline_text::adds_up::{answer as words, trial as text};

use super::{
    Sums,
    levers::{factor, name_and_unit},
};
use crate::{
    browser::intl,
    pages::goal::figures::health_name,
    route::Route,
    ui::{Icon, focus, live},
    words::title,
};

/// So many answers are named; a change at the top of a large tree has very many.
const NAMED: usize = 12;

/// The id of the panel's heading: where focus goes when something of it goes.
const HEADING: &str = "what-if";

/// The panel; nothing while nothing is tried.
#[component]
pub(super) fn Answers() -> impl IntoView {
    let sums = Sums::here();
    let is_on = Memo::new(move |_| sums.trying.is_on());
    let tried = live(move || tried(sums));
    let found = Memo::new(move |_| {
        let (now, then) = (sums.now.get()?, sums.then.get()?);
        Some(answers(&now, &then))
    });
    let count = Memo::new(move |_| sums.trying.trial().all().count());
    let status = live(move || {
        let found = found.get()?;
        (count.get() > 0).then(|| match found.len() {
            0 => text::answers_none().to_owned(),
            goals => text::answer_count(goals),
        })
    });
    let answered = live(move || {
        let plan = sums.workspace.plan()?;
        let found = found.get().filter(|found| !found.is_empty())?;
        let figures = sums.then.get()?;
        let rows = found.iter().take(NAMED);
        let rows = rows
            .filter_map(|answer| row(&plan, &figures, answer))
            .collect_view();
        let more = found.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| view! { <p class="mute">{text::more(more)}</p> }.into_any());
        Some(view! { <h3>{text::answers()}</h3><ul class="answers">{rows}</ul>{more} }.into_any())
    });
    let acts = live(move || {
        (count.get() > 0).then(|| {
            let keep = move |_| {
                sums.trying.take_over();
                focus::catch("try-switch");
            };
            let drop = move |_| {
                sums.trying.drop_all();
                focus::catch("try-switch");
            };
            view! {
                <p class="acts">
                    <button type="button" class="button primary" on:click=keep>{text::keep()}</button>
                    <button type="button" class="button" on:click=drop>{text::drop()}</button>
                </p>
            }
            .into_any()
        })
    });
    live(move || {
        let (tried, status, answered, acts) = (
            tried.clone(),
            status.clone(),
            answered.clone(),
            acts.clone(),
        );
        is_on.get().then(|| {
            view! {
                <aside class="what-if" aria-labelledby=HEADING>
                    <h2 id=HEADING tabindex="-1">{text::title()}</h2>
                    <p class="hint">{text::lead()}</p>
                    <p class="what-if-status" role="status">{status}</p>
                    {acts}
                    {tried}
                    {answered}
                </aside>
            }
            .into_any()
        })
    })
}

/// What is tried, each with a way back.
fn tried(sums: Sums) -> Option<AnyView> {
    let (plan, trial) = (sums.workspace.plan()?, sums.trying.trial());
    if trial.is_empty() {
        return None;
    }
    let rows = trial
        .all()
        .filter_map(|(id, lever, number)| {
            let goal = plan.goal(id)?;
            Some(one_tried(sums, goal, lever, number))
        })
        .collect_view();
    Some(
        view! {
            <h3>{text::tried(trial.all().count())}</h3>
            <ul class="tried">{rows}</ul>
        }
        .into_any(),
    )
}

fn one_tried(sums: Sums, goal: &Goal, lever: &Lever, number: f64) -> AnyView {
    let (name, unit) = name_and_unit(sums, goal, lever);
    let factor = factor(goal, lever);
    let written = |number: f64| intl::amount((number * factor * 1e9).round() / 1e9, &unit);
    let before = lever.number(goal);
    let before = before.map_or_else(|| text::none().to_owned(), written);
    let label = text::back(&name, title(goal));
    let (id, lever) = (goal.id.clone(), lever.clone());
    let back = move |_| {
        // It was so before, so it can be.
        let _ = sums.trying.set(&id, lever.clone(), None);
        focus::catch(HEADING);
    };
    view! {
        <li>
            <span class="tried-goal">{title(goal)}</span>
            <span>{text::from_to(name, before, written(number))}</span>
            <button type="button" class="icon-button" aria-label=label on:click=back>{Icon::Close}</button>
        </li>
    }
    .into_any()
}

/// One goal that would stand otherwise.
fn row(plan: &Plan, figures: &Figures, answer: &Answer) -> Option<AnyView> {
    let goal = plan.goal(&answer.goal)?;
    let href = Route::Goal(plan.about().id.clone(), goal.id.clone()).href();
    let changes = changes(&goal.id, figures, answer)
        .into_iter()
        .map(|change| view! { <li>{change}</li> }.into_any())
        .collect_view();
    Some(
        view! {
            <li>
                <a class="goal-sentence" href=href>{title(goal)}</a>
                <ul class="answer-changes">{changes}</ul>
            </li>
        }
        .into_any(),
    )
}

fn changes(id: &Id<Goal>, figures: &Figures, answer: &Answer) -> Vec<String> {
    let unit = figures
        .goal(id)
        .and_then(|own| own.cascade.change.as_ref())
        .map_or("", |change| &change.unit);
    let unknown = || text::unknown().to_owned();
    let amount = |value: Option<f64>| match value {
        None => unknown(),
        Some(0.0) => text::none().to_owned(),
        Some(value) => intl::amount((value * 1e9).round() / 1e9, unit),
    };
    let share = |value: Option<f64>| value.map_or_else(unknown, intl::percent);
    let (old, new) = (&answer.before, &answer.after);
    let all = [
        (words::needed(), amount(old.needed), amount(new.needed)),
        (words::coverage(), share(old.coverage), share(new.coverage)),
        (words::gap(), amount(old.gap), amount(new.gap)),
        (words::progress(), share(old.progress), share(new.progress)),
        (
            words::health(),
            health_name(old.health).to_owned(),
            health_name(new.health).to_owned(),
        ),
    ];
    let moved = all.into_iter().filter(|(_, old, new)| old != new);
    moved
        .map(|(what, old, new)| words::change(what, old, new))
        .collect()
}
