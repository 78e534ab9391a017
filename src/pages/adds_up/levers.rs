//! The numbers of a goal that can be tried out, as fields.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_coach as coach;
use sightline_plan::{
    Goal, Id, Plan,
    model::{ContributionKind, Metric},
    what_if::Lever,
};
use sightline_text::adds_up::trial as text;

use super::{Sums, trying::refused};
use crate::{
    browser::{clock, intl},
    state::Visit,
    ui::{NumberField, live},
    words::title,
};

/// Whose numbers stand where: each once, although a goal with goals below it is seen twice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// As the one that needs something: its targets.
    FromBelow,
    /// As one that gives something: the rest, and the targets of one that has nothing below it.
    FromAbove,
}

impl Seen {
    fn shows(self, sums: Sums, goal: &Goal, lever: &Lever) -> bool {
        let is_target = matches!(lever, Lever::Target(_));
        match self {
            Self::FromBelow => is_target,
            Self::FromAbove => {
                let plan = sums.workspace.plan_now();
                let has_below = |plan: Arc<Plan>| plan.children(Some(&goal.id)).next().is_some();
                !is_target || !plan.is_some_and(has_below)
            }
        }
    }
}

/// The fields; nothing while nothing is tried.
#[component]
pub(super) fn Levers(id: Id<Goal>, goal: Memo<Option<Arc<Goal>>>, seen: Seen) -> impl IntoView {
    let sums = Sums::here();
    let id = StoredValue::new(id);
    let levers = Memo::new(move |_| {
        let Some(goal) = goal.get() else {
            return Vec::new();
        };
        let all = Lever::of(&goal).into_iter();
        all.filter(|lever| seen.shows(sums, &goal, lever)).collect()
    });
    let is_on = Memo::new(move |_| sums.trying.is_on());
    live(move || {
        if !is_on.get() || levers.with(Vec::is_empty) {
            return None;
        }
        let label = move || goal.get().map(|goal| text::fields(title(&goal)));
        Some(
            view! {
                <div class="sum-levers" role="group" aria-label=live(label)>
                    <For each=move || levers.get() key=Lever::clone let(lever)>
                        <One id=id.get_value() lever goal />
                    </For>
                </div>
            }
            .into_any(),
        )
    })
}

/// What a lever is called for a goal, and what it counts in.
pub(super) fn name_and_unit(sums: Sums, goal: &Goal, lever: &Lever) -> (String, String) {
    let kind = goal.contribution.as_ref().map(|given| given.kind);
    match lever {
        Lever::Target(id) => {
            let metric = goal.metrics.iter().find(|metric| metric.id == *id);
            let name = metric.map(|metric| metric.name.trim()).unwrap_or_default();
            let name = match name {
                "" => text::target_bare().to_owned(),
                name => text::target(name),
            };
            (
                name,
                metric.map(|metric| metric.unit.clone()).unwrap_or_default(),
            )
        }
        Lever::Weight => (text::weight().to_owned(), String::new()),
        Lever::Gives => {
            let name = match kind {
                Some(ContributionKind::Converted) => text::begins(),
                _ => text::gives(),
            };
            let needed = |id: &Id<Goal>| {
                let figures = sums.now.get()?;
                let change = figures.goal(id)?.cascade.change.clone();
                change.map(|change| change.unit)
            };
            let unit = match kind {
                Some(ContributionKind::Share) => Some("%".to_owned()),
                Some(ContributionKind::Converted) => needed(&goal.id),
                _ => goal.parent.as_ref().and_then(needed),
            };
            (name.to_owned(), unit.unwrap_or_default())
        }
        Lever::Rate(at) => {
            let rates = goal.contribution.as_ref().map(|given| &given.rates);
            let rate = rates.and_then(|rates| rates.get(*at));
            let name = match rate.map(|rate| rate.name.trim()) {
                None | Some("") => text::rate(at + 1),
                Some(name) => name.to_owned(),
            };
            (name, rate.map(|rate| rate.unit.clone()).unwrap_or_default())
        }
    }
}

/// A number of a lever as people write it: a share in percent.
pub(super) fn factor(goal: &Goal, lever: &Lever) -> f64 {
    let given = goal.contribution.as_ref();
    let is_share = given.is_some_and(|given| given.kind == ContributionKind::Share);
    if is_share && *lever == Lever::Gives {
        100.0
    } else {
        1.0
    }
}

#[component]
fn One(id: Id<Goal>, lever: Lever, goal: Memo<Option<Arc<Goal>>>) -> impl IntoView {
    let sums = Sums::here();
    let of = StoredValue::new((id, lever));
    let (name, unit) = goal
        .get_untracked()
        .map(|goal| of.with_value(|(_, lever)| name_and_unit(sums, &goal, lever)))
        .unwrap_or_default();
    let factor = move || {
        let goal = goal.get();
        goal.map_or(1.0, |goal| of.with_value(|(_, lever)| factor(&goal, lever)))
    };
    // 0.07 of the change is 7 %, not 7.000000000000001.
    let shown = move |number: f64| (number * factor() * 1e9).round() / 1e9;
    let value = Signal::derive(move || {
        let number = of.with_value(|(_, lever)| lever.number(&*goal.get()?));
        number.map(shown)
    });
    let commit = Callback::new(move |(number, _): (Option<f64>, Visit)| {
        let number = number.map(|number| number / untrack(factor));
        let (id, lever) = of.get_value();
        let set = sums.trying.set(&id, lever.clone(), number);
        let why = set.err()?;
        Some(match lever {
            Lever::Weight => text::weight_bad().to_owned(),
            _ => refused(&why),
        })
    });
    let now = live(move || {
        let (id, lever) = of.get_value();
        sums.trying.number(&id, &lever)?;
        let plan = sums.workspace.plan()?;
        let number = lever.number(plan.goal(&id)?);
        Some(match number {
            Some(number) => text::now(intl::number(shown(number))),
            None => text::now_none().to_owned(),
        })
    });
    let sentence = live(move || {
        let (id, lever) = of.get_value();
        sums.trying.number(&id, &lever)?;
        let plan = sums.workspace.plan()?;
        let goal = plan.goal(&id)?;
        let says = said_target(&plan, goal, &lever)?;
        Some(view! { <p class="hint">{text::sentence(intl::number(says))}</p> }.into_any())
    });
    let field = of.with_value(|(id, lever)| format!("try-{id}-{lever:?}"));
    let draft_key = format!("trial:{field}");
    view! {
        <div class="sum-lever">
            <NumberField id=field.replace(['(', ')', '"', ' '], "-") label=name unit=unit value commit draft_key />
            <span class="sum-now">{now}</span>
            {sentence}
        </div>
    }
}

/// The target that the goal's sentence names, where that is what its metric has now.
fn said_target(plan: &Plan, goal: &Goal, lever: &Lever) -> Option<f64> {
    let first: &Metric = goal.metrics.first()?;
    if *lever != Lever::Target(first.id.clone()) {
        return None;
    }
    let context = coach::context(plan, clock::today());
    let says = coach::read(&goal.statement, &context).target?.value;
    (Some(says) == first.target).then_some(says)
}
