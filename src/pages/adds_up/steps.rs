//! How the figures came about, in sentences.

use sightline_plan::{
    Goal,
    arithmetic::{Cascade, CascadePart, Conversion, NeededChange, metric},
    model::{ContributionKind, Direction},
};
use sightline_text::adds_up as text;

use super::show::NOTHING;
use crate::{
    browser::intl,
    pages::goal::{contribution::in_unit, metrics::name_of, rates::conversion_steps},
};

/// Why the goal needs that change.
pub(super) fn needs(goal: &Goal, cascade: &Cascade) -> Vec<String> {
    let Some(change) = &cascade.change else {
        return vec![text::how::needs_none().to_owned()];
    };
    let metric = goal
        .metrics
        .iter()
        .find(|metric| metric.id == change.metric);
    let Some(metric) = metric else {
        return Vec::new();
    };
    let amount = in_unit(change.amount, change);
    let from = match metric.direction {
        Direction::Reach => metric.baseline.or(Some(0.0)),
        _ => metric.baseline,
    };
    vec![match from.zip(metric::target(metric)) {
        Some((from, to)) => text::how::needs(
            name_of(metric),
            intl::amount_before(from, &metric.unit),
            intl::amount(to, &metric.unit),
            amount,
        ),
        None => text::how::needs_stated(name_of(metric), amount),
    }]
}

/// How what a child gives came about.
pub(super) fn gives(
    child: &Goal,
    part: &CascadePart,
    change: Option<&NeededChange>,
) -> Vec<String> {
    let unit = change.map_or("", |change| &change.unit);
    let mut steps = match part.stated {
        Some(ContributionKind::Converted) => Conversion::of(child)
            .map(|found| conversion_steps(&found, unit))
            .unwrap_or_default(),
        Some(ContributionKind::Amount) => part
            .amount
            .map(|amount| text::how::stated(intl::amount(amount, unit)))
            .into_iter()
            .collect(),
        Some(ContributionKind::Share) => match (part.share, part.amount, change) {
            (Some(share), Some(amount), Some(change)) => {
                return vec![text::how::stated_share(
                    intl::percent(share),
                    in_unit(change.amount, change),
                    in_unit(amount, change),
                )];
            }
            (Some(share), ..) => vec![text::how::stated_share_bare(intl::percent(share))],
            _ => Vec::new(),
        },
        Some(ContributionKind::Enables) | None => Vec::new(),
    };
    if let (Some(amount), Some(share), Some(change)) = (part.amount, part.share, change) {
        steps.push(text::how::of_change(
            in_unit(amount, change),
            in_unit(change.amount, change),
            intl::percent(share),
        ));
    }
    steps
}

/// What all give together.
pub(super) fn covered(cascade: &Cascade) -> Vec<String> {
    let written = |part: &CascadePart| match (part.amount, &cascade.change, part.share) {
        (Some(amount), Some(change), _) => Some(in_unit(amount, change)),
        (_, _, Some(share)) => Some(intl::percent(share)),
        _ => None,
    };
    let parts: Vec<String> = cascade.parts.iter().filter_map(written).collect();
    let sum = match (cascade.covered, &cascade.change, cascade.coverage) {
        (Some(covered), Some(change), _) => in_unit(covered, change),
        (_, _, Some(coverage)) => intl::percent(coverage),
        _ => return Vec::new(),
    };
    let mut steps = vec![text::how::sum(parts.join(" + "), sum)];
    if let (Some(covered), Some(change), Some(coverage)) =
        (cascade.covered, &cascade.change, cascade.coverage)
    {
        steps.push(text::how::of_change(
            in_unit(covered, change),
            in_unit(change.amount, change),
            intl::percent(coverage),
        ));
    }
    steps
}

/// What is missing, or too much: its name, the figure, and how it came about.
pub(super) fn rest(cascade: &Cascade) -> Option<(&'static str, String, Vec<String>)> {
    let (change, covered) = (cascade.change.as_ref()?, cascade.covered?);
    let written = |amount: f64| in_unit(amount, change);
    if let Some(gap) = cascade.gap.filter(|gap| *gap > NOTHING * change.amount) {
        let how = text::how::missing(written(change.amount), written(covered), written(gap));
        return Some((text::card::missing(), written(gap), vec![how]));
    }
    let over = covered - change.amount;
    (over > NOTHING * change.amount).then(|| {
        let how = text::how::over(written(covered), written(change.amount), written(over));
        (text::card::over(), written(over), vec![how])
    })
}
