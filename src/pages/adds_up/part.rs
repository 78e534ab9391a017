//! One goal below another: what it gives, how that came about, and how far it has come.

use leptos::prelude::*;
use sightline_plan::{
    Goal, GoalFigures, Id,
    arithmetic::{CascadePart, NeededChange, cascade},
    model::ContributionKind,
};
use sightline_text::adds_up as text;

use super::{
    Sums,
    levers::{Levers, Seen},
    steps,
};
use crate::{
    browser::intl, pages::goal::contribution::in_unit, route::Route, ui::live, words::title,
};

/// The goal, seen from the one above it.
#[component]
pub(super) fn Part(id: Id<Goal>, above: Memo<Option<GoalFigures>>) -> impl IntoView {
    let sums = Sums::here();
    let id = StoredValue::new(id);
    let goal = Memo::new(move |_| id.with_value(|id| sums.goal(id)));
    let name = live(move || goal.get().map(|goal| title(&goal)));
    let href = live(move || {
        let plan = sums.workspace.plan()?;
        Some(Route::Goal(plan.about().id.clone(), id.get_value()).href())
    });
    let part = Memo::new(move |_| {
        above.with(|above| {
            let cascade = &above.as_ref()?.cascade;
            let part = id.with_value(|id| cascade.parts.iter().find(|part| part.child == *id))?;
            Some((part.clone(), cascade.change.clone()))
        })
    });
    let given = live(move || {
        let (goal, (part, change)) = (goal.get()?, part.get()?);
        let words = gives(&goal, &part, change.as_ref());
        let how = steps::gives(&goal, &part, change.as_ref());
        Some(if how.is_empty() {
            view! { <p class="sum-gives">{words}</p> }.into_any()
        } else {
            let how = how
                .into_iter()
                .map(|step| view! { <li>{step}</li> }.into_any())
                .collect_view();
            view! {
                <details class="sum-gives">
                    <summary>{words.clone()}</summary>
                    <ul class="steps" aria-label=text::how::name(words)>{how}</ul>
                </details>
            }
            .into_any()
        })
    });
    let way = live(move || {
        let (goal, figures) = (goal.get()?, sums.figures()?);
        let progress = id.with_value(|id| figures.goal(id)?.roll_up.value);
        let progress = progress.map(|value| text::card::progress_of(intl::percent(value)));
        let weight = ((goal.weight - 1.0).abs() > f64::EPSILON)
            .then(|| text::card::weight(intl::number(goal.weight)));
        let words: Vec<String> = progress.into_iter().chain(weight).collect();
        Some(words.join(", "))
    });
    view! {
        <li>
            <p class="sum-child"><a href=href>{name}</a></p>
            {given}
            <p class="sum-way">{way}</p>
            <Levers id=id.get_value() goal seen=Seen::FromAbove />
        </li>
    }
}

/// What it gives, in a few words.
fn gives(goal: &Goal, part: &CascadePart, change: Option<&NeededChange>) -> String {
    match (part.amount, part.share, change) {
        (Some(amount), Some(share), Some(change)) if amount < 0.0 => {
            text::card::takes(in_unit(-amount, change), intl::percent(-share))
        }
        (Some(amount), Some(share), Some(change)) => {
            text::card::gives(in_unit(amount, change), intl::percent(share))
        }
        (_, Some(share), _) => text::card::gives_share(intl::percent(share)),
        _ => match cascade::given(goal) {
            Some((ContributionKind::Enables, _)) => text::card::gives_enables().to_owned(),
            Some((_, Some(amount))) => text::card::gives_amount(intl::number(amount)),
            _ => text::card::gives_nothing().to_owned(),
        },
    }
}
