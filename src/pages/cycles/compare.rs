//! Two cycles side by side: what came of each, and the goals of the one that the other carries on.

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id,
    cycles::{self, Line, Seen},
};
use sightline_text::cycles::compare as text;

use super::{Desk, Now, outcome_words};
use crate::{
    browser::intl,
    ui::{Choose, goal_link, live},
};

/// So many lines are shown.
const SHOWN: usize = 100;

/// The section; there is one where two cycles have goals, and one of them is closed.
#[component]
pub fn Compare() -> impl IntoView {
    let desk = Desk::here();
    let names = Memo::new(move |_| {
        desk.seen.with(|seen| {
            let with_goals = seen.iter().filter(|seen| !seen.goals.is_empty());
            with_goals.map(|seen| seen.name.clone()).collect::<Vec<_>>()
        })
    });
    let is_closed = Memo::new(move |_| {
        desk.seen.with(|seen| {
            let mut with_goals = seen.iter().filter(|seen| !seen.goals.is_empty());
            with_goals.any(|seen| seen.waiting == 0)
        })
    });
    live(move || {
        let names = names.get();
        (names.len() > 1 && is_closed.get()).then(|| view! { <Both names /> }.into_any())
    })
}

/// The two that are most worth comparing at first: the latest one whose goals carry others on, beside the
/// cycle of those; else the two latest.
fn at_first(desk: Desk, names: &[String]) -> (String, String) {
    let found = untrack(move || desk.now()).and_then(|now| {
        names.iter().find_map(|later| {
            let seen = desk.seen.get_untracked();
            let later = seen.iter().find(|seen| seen.name == *later)?;
            let before = later.goals.iter().find_map(|id| {
                let before = now.plan.goal(id)?.continues.as_ref()?;
                cycles::cycle_of(&now.plan, now.plan.goal(before)?)
            })?;
            Some((before, later.name.clone()))
        })
    });
    let name = |at: usize| names.get(at).cloned().unwrap_or_default();
    found.unwrap_or_else(|| (name(1), name(0)))
}

#[component]
fn Both(names: Vec<String>) -> impl IntoView {
    let desk = Desk::here();
    let (earlier, later) = at_first(desk, &names);
    let (earlier, later) = (RwSignal::new(earlier), RwSignal::new(later));
    let options: Vec<(String, String)> =
        names.into_iter().map(|name| (name.clone(), name)).collect();
    let two = options.clone();
    let content = live(move || {
        let now = desk.now()?;
        let (earlier, later) = (earlier.get(), later.get());
        desk.seen.with(|seen| {
            let of = |name: &String| seen.iter().find(|seen| seen.name == *name);
            Some(both(&now, of(&earlier)?, of(&later)?))
        })
    });
    view! {
        <section class="cycle-compare" aria-labelledby="cycle-compare">
            <h2 id="cycle-compare">{text::title()}</h2>
            <div class="cycle-choices">
                <Choose id="cycle-earlier" label=text::earlier() options value=earlier
                    choose=Callback::new(move |name| earlier.set(name)) />
                <Choose id="cycle-later" label=text::later() options=two value=later
                    choose=Callback::new(move |name| later.set(name)) />
            </div>
            {content}
        </section>
    }
}

fn both(now: &Now, earlier: &Seen, later: &Seen) -> AnyView {
    let mean = |seen: &Seen| {
        seen.mean
            .map_or_else(|| text::unknown().to_owned(), intl::percent)
    };
    let row = |name: &'static str, of: &dyn Fn(&Seen) -> String| {
        view! { <tr><th scope="row">{name}</th><td>{of(earlier)}</td><td>{of(later)}</td></tr> }
            .into_any()
    };
    let lines = cycles::lines(&now.plan, &now.figures, earlier, later);
    let more = lines.len().saturating_sub(SHOWN);
    let rows = lines.iter().take(SHOWN);
    let rows = rows
        .filter_map(|line| pair(now, earlier, later, line))
        .collect_view();
    let more = (more > 0).then(|| view! { <p class="mute">{text::more(more)}</p> }.into_any());
    view! {
        <table class="cycle-table">
            <caption class="visually-hidden">{text::table()}</caption>
            <thead><tr>
                <th scope="col"><span class="visually-hidden">{text::what()}</span></th>
                <th scope="col">{earlier.name.clone()}</th>
                <th scope="col">{later.name.clone()}</th>
            </tr></thead>
            <tbody>
                {row(text::goals(), &|seen| seen.goals.len().to_string())}
                {row(text::reached(), &|seen| seen.reached.to_string())}
                {row(text::short(), &|seen| (seen.short + seen.unknown).to_string())}
                {row(text::given_up(), &|seen| seen.given_up.to_string())}
                {row(text::open(), &|seen| seen.open.to_string())}
                {row(text::carried(), &|seen| seen.carried.to_string())}
                {row(text::mean(), &mean)}
            </tbody>
        </table>
        <h3>{text::lines()}</h3>
        <ul class="cycle-lines">{rows}</ul>
        {more}
    }
    .into_any()
}

/// A goal as it was, and as it is.
fn pair(now: &Now, earlier: &Seen, later: &Seen, line: &Line) -> Option<AnyView> {
    let of = |id: &Option<Id<Goal>>| id.as_ref().and_then(|id| now.plan.goal(id));
    let (was, is) = (of(&line.was), of(&line.is));
    let goal = is.or(was)?;
    let words = |cycle: &Seen, goal: &Goal, progress: Option<f64>| {
        let outcome = cycles::outcome(goal, &now.figures);
        text::was(&cycle.name, outcome_words(outcome, progress))
    };
    let then = match was {
        Some(was) => words(earlier, was, line.progress_was),
        None => text::new().to_owned(),
    };
    let here = match is {
        Some(is) => Some(words(later, is, line.progress_is)),
        None => was
            .is_some_and(|goal| goal.is_put_away())
            .then(|| text::ended().to_owned()),
    };
    let words: Vec<String> = std::iter::once(then).chain(here).collect();
    let place = |progress: Option<f64>| {
        progress.map(|progress| format!("{:.1}", 6.0 + 88.0 * progress.clamp(0.0, 1.0)))
    };
    // What is carried on goes the rest of the way: drawn on the scale of the whole.
    let whole = match (line.progress_was, line.progress_is) {
        (Some(was), Some(is)) if (0.0..1.0).contains(&was) => Some(was + (1.0 - was) * is.max(0.0)),
        (_, is) => is,
    };
    let hollow = place(line.progress_was)
        .map(|x| view! { <circle class="cycle-was" cx=x cy="7" r="4.5" /> }.into_any());
    let full =
        place(whole).map(|x| view! { <circle class="cycle-is" cx=x cy="7" r="4" /> }.into_any());
    Some(
        view! {
            <li>
                {goal_link(&now.plan, goal)}
                <svg class="cycle-way" viewBox="0 0 100 14" aria-hidden="true" focusable="false">
                    <path d="M6 7H94" />{hollow}{full}
                </svg>
                <p class="cycle-facts">{words.join(" → ")}</p>
            </li>
        }
        .into_any(),
    )
}
