//! The goals of the round, each with whether it is its turn.

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id, Plan,
    arithmetic::LastReport,
    round::{Stop, Turn},
};
use sightline_text::round as text;

use super::Round;
use crate::{browser::intl, ui::live};

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let round = Round::here();
    let at_hand = Memo::new(move |_| round.at_hand());
    let rows = live(move || {
        let plan = round.workspace.plan();
        let skipped = round.skipped.get();
        round.stops.with(|stops| {
            let rows = stops.iter().filter_map(|stop| {
                let plan = plan.as_deref()?;
                Some(row(
                    round,
                    at_hand,
                    plan,
                    stop,
                    skipped.contains(&stop.goal),
                ))
            });
            rows.collect_view()
        })
    });
    view! {
        <nav class="round-list" aria-label=text::list()>
            <ol>{rows}</ol>
        </nav>
    }
}

fn row(
    round: Round,
    at_hand: Memo<Option<Id<Goal>>>,
    plan: &Plan,
    stop: &Stop,
    skipped: bool,
) -> AnyView {
    let id = stop.goal.clone();
    let here = {
        let id = id.clone();
        live(move || at_hand.with(|at| (at.as_ref() == Some(&id)).then_some("step")))
    };
    let waits = matches!(stop.turn, Turn::Overdue | Turn::Due);
    let turn = match (stop.turn, stop.last) {
        _ if skipped && waits => text::turn::skipped().to_owned(),
        (Turn::Overdue, LastReport::Never) => text::turn::never().to_owned(),
        (Turn::Overdue, _) => text::turn::overdue().to_owned(),
        (Turn::Fresh, LastReport::On(day)) => text::turn::fresh(intl::date(day)),
        (Turn::Done, _) => text::turn::done().to_owned(),
        (Turn::Due | Turn::Fresh, _) => text::turn::due().to_owned(),
    };
    let state = match stop.turn {
        Turn::Overdue => "overdue",
        Turn::Due => "due",
        Turn::Fresh => "fresh",
        Turn::Done => "done",
    };
    view! {
        <li>
            <button type="button" class="round-stop" data-turn=state aria-current=here
                on:click=move |_| round.go_to(id.clone())>
                <span class="round-words">{sentence(plan, &stop.goal)}</span>
                <span class="round-turn">{turn}</span>
            </button>
        </li>
    }
    .into_any()
}

/// What a goal is called.
pub fn sentence(plan: &Plan, id: &Id<Goal>) -> String {
    let statement = plan.goal(id).map(|goal| goal.statement.as_str());
    crate::words::sentence(statement.unwrap_or_default()).to_owned()
}
