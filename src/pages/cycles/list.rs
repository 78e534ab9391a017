//! The goals that the close of a cycle goes through, each with what was said of it.

use leptos::prelude::*;
use sightline_plan::{Goal, Id};
use sightline_text::cycles as text;

use super::{Desk, Place, verdict_word};
use crate::ui::live;
use crate::words::title;

/// The list; its last line is the review.
#[component]
pub fn List(cycle: String) -> impl IntoView {
    let desk = Desk::here();
    let rows = live(move || {
        let plan = desk.workspace.plan()?;
        let rows = desk.waiting.with(|waiting| {
            let goals = waiting.iter().filter_map(|it| plan.goal(&it.goal));
            goals
                .map(|goal| row(desk, &goal.id, title(goal)))
                .collect_view()
        });
        Some(rows)
    });
    let here = live(move || (desk.at.place() == Some(Place::Review)).then_some("step"));
    view! {
        <nav class="round-list cycle-list" aria-label=text::step::list(&cycle)>
            <ol>
                {rows}
                <li>
                    <button type="button" class="round-stop" aria-current=here on:click=move |_| desk.go_to(Place::Review)>
                        <span class="round-words">{text::step::review()}</span>
                    </button>
                </li>
            </ol>
        </nav>
    }
}

fn row(desk: Desk, goal: &Id<Goal>, words: String) -> AnyView {
    let place = Place::Goal(goal.clone());
    let here = {
        let place = place.clone();
        live(move || (desk.at.place().as_ref() == Some(&place)).then_some("step"))
    };
    let said = {
        let goal = goal.clone();
        Memo::new(move |_| desk.said(&goal))
    };
    let turn = live(move || said.get().map_or(text::step::unseen(), verdict_word));
    let state = live(move || said.get().map(|verdict| verdict.word()));
    view! {
        <li>
            <button type="button" class="round-stop" data-verdict=state aria-current=here
                on:click=move |_| desk.go_to(place.clone())>
                <span class="round-words">{words}</span>
                <span class="round-turn">{turn}</span>
            </button>
        </li>
    }
    .into_any()
}
