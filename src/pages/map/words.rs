//! What goals give and lack, in few words.

use sightline_plan::{
    Figures, Goal, GoalFigures, Plan,
    arithmetic::cascade,
    model::{ContributionKind, Person},
};
use sightline_text::{goals, map};

use super::color::{Coloring, Shade, Shades};
use crate::{browser::intl, pages::goals::level_name};

/// What is written behind a number that was made shorter.
type Magnitude = fn(String) -> String;

/// An amount in its unit, short: `$1.2M`, `120 leads`.
pub fn amount(value: f64, unit: &str) -> String {
    let (number, magnitude): (f64, Option<Magnitude>) = match value.abs() {
        size if size >= 1e9 => (value / 1e9, Some(map::amount::billion)),
        size if size >= 1e6 => (value / 1e6, Some(map::amount::million)),
        size if size >= 1e4 => (value / 1e3, Some(map::amount::thousand)),
        _ => (value, None),
    };
    let digits = if number.abs() >= 100.0 { 1.0 } else { 100.0 };
    let number = intl::number((number * digits).round() / digits);
    let number = magnitude.map_or(number.clone(), |magnitude| magnitude(number));
    intl::with_unit(&number, unit)
}

/// What a goal gives to the one above it, as its link says: `+120 leads`, `25 %`, `enables`.
pub fn gives(goal: &Goal, unit_above: &str) -> Option<String> {
    Some(match cascade::given(goal)? {
        (ContributionKind::Enables, _) => map::gives::enables().to_owned(),
        (ContributionKind::Share, Some(share)) => map::gives::share(percent(share)),
        (ContributionKind::Amount | ContributionKind::Converted, Some(value)) if value < 0.0 => {
            map::gives::less(amount(-value, unit_above))
        }
        (ContributionKind::Amount | ContributionKind::Converted, Some(value)) => {
            map::gives::amount(amount(value, unit_above))
        }
        (_, None) => return None,
    })
}

/// What a goal gives to the one above it, with the unit of that one's change.
pub fn gives_in(plan: &Plan, figures: Option<&Figures>, goal: &Goal) -> Option<String> {
    let above = goal.parent.as_ref()?;
    let unit = figures
        .and_then(|figures| figures.goal(above))
        .and_then(|above| above.cascade.change.as_ref())
        .map(|change| change.unit.clone());
    plan.goal(above)?;
    gives(goal, unit.as_deref().unwrap_or_default())
}

/// The same as part of a sentence: `gives +120 leads`, `makes it possible`.
pub fn gives_said(plan: &Plan, figures: Option<&Figures>, goal: &Goal) -> Option<String> {
    let gives = gives_in(plan, figures, goal)?;
    Some(if enables(goal) {
        map::list::enables().to_owned()
    } else {
        map::list::gives(gives)
    })
}

/// Whether a goal makes the one above possible and adds no number.
pub fn enables(goal: &Goal) -> bool {
    let contribution = goal.contribution.as_ref();
    contribution.is_some_and(|it| it.kind == ContributionKind::Enables)
}

/// What share of the change above a goal gives, where that can be said.
pub fn share(figures: Option<&Figures>, goal: &Goal) -> Option<f64> {
    let above = figures?.goal(goal.parent.as_ref()?)?;
    let mut parts = above.cascade.parts.iter();
    parts.find(|part| part.child == goal.id)?.share
}

/// What is missing of a goal's change.
pub fn gap(figures: &GoalFigures) -> Option<String> {
    let gap = figures.cascade.gap.filter(|gap| *gap > 0.0)?;
    let change = figures.cascade.change.as_ref()?;
    Some(map::gap(amount(gap, &change.unit)))
}

/// The person who answers for a goal.
pub fn owner<'a>(plan: &'a Plan, goal: &Goal) -> Option<&'a Person> {
    let person = plan.tables().people.get(goal.owner.as_ref()?)?;
    Some(&**person)
}

/// The line over a sentence: its level and who answers for it.
pub fn label(plan: &Plan, goal: &Goal) -> String {
    let level = level_name(goal.level);
    match owner(plan, goal) {
        Some(owner) => format!("{level} · {}", owner.name),
        None => level.to_owned(),
    }
}

/// The words that go with a goal's colour.
pub fn of_shade(
    plan: &Plan,
    goal: &Goal,
    figures: Option<&GoalFigures>,
    coloring: Coloring,
    shades: &Shades,
    shade: Shade,
) -> String {
    match coloring {
        Coloring::Owner => {
            owner(plan, goal).map_or(goals::row::nobody().to_owned(), |owner| owner.name.clone())
        }
        Coloring::Confidence => goal
            .confidence
            .map_or_else(|| shades.name(shade).to_owned(), map::shade::confidence_one),
        Coloring::Coverage => figures
            .and_then(|figures| figures.cascade.coverage)
            .map_or_else(
                || shades.name(shade).to_owned(),
                |coverage| map::shade::coverage_one(percent(coverage)),
            ),
        Coloring::Health | Coloring::Level => shades.name(shade).to_owned(),
    }
}

/// A fraction in percent.
pub fn percent(fraction: f64) -> String {
    intl::number((fraction * 100.0).round())
}
