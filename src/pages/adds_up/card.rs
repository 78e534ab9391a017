//! One goal with those below it: what it needs, who gives how much, and what is missing.

use leptos::prelude::*;
use sightline_plan::{Goal, GoalFigures, Id};
use sightline_text::adds_up as text;

use super::{
    Sums,
    bar::bar,
    levers::{Levers, Seen},
    part::Part,
    steps,
};
use crate::{
    browser::intl,
    pages::{
        goal::{
            contribution::{coverage, in_unit},
            entry::person_name,
            figures::{figure, progress_steps},
        },
        goals::level_name,
    },
    route::Route,
    ui::live,
    words::title,
};

/// The goal.
#[component]
pub(super) fn Card(id: Id<Goal>) -> impl IntoView {
    let sums = Sums::here();
    let id = StoredValue::new(id);
    let goal = Memo::new(move |_| id.with_value(|id| sums.goal(id)));
    let own = Memo::new(move |_| {
        let figures = sums.figures()?;
        id.with_value(|id| figures.goal(id).cloned())
    });
    let heading = format!("sum-{}", id.get_value());
    let labelled = heading.clone();
    let name = live(move || goal.get().map(|goal| title(&goal)));
    let href = live(move || {
        let plan = sums.workspace.plan()?;
        Some(Route::Goal(plan.about().id.clone(), id.get_value()).href())
    });
    let whose = live(move || {
        let (plan, goal) = (sums.workspace.plan()?, goal.get()?);
        let level = level_name(goal.level).to_owned();
        Some(match person_name(&plan, goal.owner.as_ref()).as_str() {
            "" => level,
            owner => format!("{level} · {owner}"),
        })
    });
    let says = live(move || own.with(|own| own.as_ref().map(says)));
    let drawing = live(move || own.with(|own| bar(&own.as_ref()?.cascade)));
    let figures = live(move || {
        let (goal, own, plan) = (goal.get()?, own.get()?, sums.plan()?);
        let cascade = &own.cascade;
        let needed = cascade
            .change
            .as_ref()
            .map(|change| in_unit(change.amount, change));
        let covered = cascade.coverage.map(intl::percent);
        let rest = steps::rest(cascade).map(|(name, value, how)| figure(name, Some(value), how));
        let progress = own.roll_up.value.map(intl::percent);
        Some(
            view! {
                {figure(text::card::needs(), Some(needed.unwrap_or_else(|| text::card::needs_none().to_owned())), steps::needs(&goal, cascade))}
                {covered.map(|covered| figure(text::card::covered(), Some(covered), steps::covered(cascade)))}
                {rest}
                {figure(text::card::progress(), progress, progress_steps(&plan, &goal, &own))}
            }
            .into_any(),
        )
    });
    let children = move || {
        own.with(|own| {
            let parts = own.iter().flat_map(|own| &own.cascade.parts);
            parts.map(|part| part.child.clone()).collect::<Vec<_>>()
        })
    };
    view! {
        <section class="sum" aria-labelledby=labelled>
            <p class="sum-whose">{whose}</p>
            <h2 id=heading><a class="goal-sentence" href=href>{name}</a></h2>
            {drawing}
            <p class="sum-says" role="status">{says}</p>
            <Levers id=id.get_value() goal seen=Seen::FromBelow />
            <h3 class="visually-hidden">{text::card::parts()}</h3>
            <ul class="sum-parts">
                <For each=children key=Id::clone let(child)>
                    <Part id=child above=own />
                </For>
            </ul>
            <div class="figures sum-figures">{figures}</div>
        </section>
    }
}

/// What the goals below give together, in a sentence.
fn says(own: &GoalFigures) -> String {
    let cascade = &own.cascade;
    let said = coverage(cascade, text::card::own, text::card::own_percent);
    said.unwrap_or_else(|| {
        let amounts = cascade
            .parts
            .iter()
            .any(|part| part.stated.is_some_and(is_number));
        if amounts && cascade.change.is_none() {
            text::card::apart().to_owned()
        } else {
            text::card::unsaid().to_owned()
        }
    })
}

fn is_number(kind: sightline_plan::model::ContributionKind) -> bool {
    use sightline_plan::model::ContributionKind::{Amount, Converted};
    matches!(kind, Amount | Converted)
}
