//! The goals of a cycle with what came of them, to read.

use std::collections::HashMap;

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id,
    cycles::{self, Seen},
};
use sightline_text::cycles as text;

use super::{Now, outcome_state, outcome_words, verdict_word};
use crate::{browser::intl, ui::goal_link};

/// So many goals are shown at once.
const SHOWN: usize = 200;

/// The list.
pub fn goals(now: &Now, seen: &Seen) -> AnyView {
    let mut carriers: HashMap<&Id<Goal>, &Goal> = HashMap::new();
    for goal in now.plan.tables().goals.values() {
        if let Some(before) = &goal.continues {
            carriers.entry(before).or_insert(goal);
        }
    }
    let rows = seen.goals.iter().take(SHOWN).filter_map(|id| {
        let goal = now.plan.goal(id)?;
        Some(row(now, goal, carriers.get(id).copied()))
    });
    let rows = rows.collect_view();
    let more = seen.goals.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p class="mute">{text::act::more(more)}</p> }.into_any());
    view! {
        <ul class="cycle-past">{rows}</ul>
        {more}
    }
    .into_any()
}

fn row(now: &Now, goal: &Goal, carrier: Option<&Goal>) -> AnyView {
    let outcome = cycles::outcome(goal, &now.figures);
    let closing = goal.closing.as_ref().filter(|_| goal.is_put_away());
    let progress = match closing {
        Some(closing) => closing.progress,
        None => now.figures.goal(&goal.id).and_then(cycles::progress),
    };
    let verdict = closing.map(|closing| verdict_word(closing.verdict));
    let on = closing
        .and_then(|closing| closing.on)
        .map(|on| text::past::closed_on(intl::date(on)));
    let facts: Vec<String> = std::iter::once(outcome_words(outcome, progress))
        .chain(verdict.map(str::to_owned))
        .chain(on)
        .collect();
    let line = |words: &str, say: fn(&str) -> String| {
        let words = words.trim();
        (!words.is_empty()).then(|| view! { <p>{say(words)}</p> }.into_any())
    };
    let result = closing.and_then(|it| line(&it.result, |words| text::past::result(words)));
    let learning = closing.and_then(|it| line(&it.learning, |words| text::past::learning(words)));
    let linked = |label: &'static str, goal: &Goal| {
        view! { <p class="cycle-link">{label} " " {goal_link(&now.plan, goal)}</p> }.into_any()
    };
    let carried = carrier.map(|carrier| linked(text::past::carried(), carrier));
    view! {
        <li data-outcome=outcome_state(outcome)>
            {goal_link(&now.plan, goal)}
            <p class="cycle-facts">{facts.join(" · ")}</p>
            {result}
            {learning}
            {carried}
        </li>
    }
    .into_any()
}
