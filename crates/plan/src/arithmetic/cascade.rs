//! Cascade: whether what a goal's children give to it adds up to what it needs.
//!
//! The change a goal needs is `|target − baseline|` of its first metric that has such a change: one
//! that is to be increased, decreased or reached (from 0 where no baseline is given), or that
//! states an amount or points to change by.
//!
//! Each child that is not dropped may state what it gives: an amount in that metric's unit, or a
//! share of the change, or a number of its own that rates make into an amount ([`super::conversion`]).
//! `Enables` adds no number. A negative number takes away; only, where the
//! parent is to go down, an amount may be written either way, since −2 and 2 are both meant to take
//! 2 off.
//!
//! A goal that is done goes on covering what it was to give: its part of the change has been made. Closed
//! with its cycle and carried on by another child, it leaves that to the other, so that the same part is
//! not counted twice; what was given up covers nothing.
//!
//! - Coverage is what is stated over what is needed; gap is what is missing, and never negative;
//!   overlap is how far coverage lies above 1.
//! - Where no child states a number, all three are unknown: nothing was said, which is not the same
//!   as nothing being given. Once one child does, those that do not add nothing.
//! - Shares add up to a coverage even where the parent has no change in numbers; the gap is then
//!   unknown. An amount cannot be set against such a parent, and one among the children makes
//!   coverage unknown.

use super::{Conversion, metric, tree::Tree};
use crate::{
    Goal, Id,
    model::{ChangeKind, Contribution, ContributionKind, Direction, Metric},
};

/// What a goal needs from below, and what it is promised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cascade {
    /// The change it needs, where that is a number other than 0.
    pub change: Option<NeededChange>,
    /// Its children that count, in their order.
    pub parts: Vec<CascadePart>,
    /// What the children give together, in the unit of the change.
    pub covered: Option<f64>,
    /// The fraction of the change that is covered.
    pub coverage: Option<f64>,
    /// What is missing, in the unit of the change; 0 or more.
    pub gap: Option<f64>,
    /// How far coverage lies above 1; 0 or more.
    pub overlap: Option<f64>,
}

/// The change that a goal needs.
#[derive(Clone, Debug, PartialEq)]
pub struct NeededChange {
    /// The id of the metric it is of.
    pub metric: String,
    /// That metric's unit.
    pub unit: String,
    /// How much, above 0.
    pub amount: f64,
    /// Whether the value is to go down.
    pub falling: bool,
}

/// What one child gives.
#[derive(Clone, Debug, PartialEq)]
pub struct CascadePart {
    /// The child.
    pub child: Id<Goal>,
    /// How it states that; `None` where it says nothing.
    pub stated: Option<ContributionKind>,
    /// In the unit of the parent's change; `None` without a number that can be set against it.
    pub amount: Option<f64>,
    /// As a fraction of the parent's change; `None` without a number that can be set against it.
    pub share: Option<f64>,
}

impl Cascade {
    pub(super) fn of(tree: &Tree<'_>, at: usize) -> Self {
        let change = tree.goals[at].metrics.iter().find_map(needed_change);
        let children = tree.live_children[at]
            .iter()
            .map(|&child| tree.goals[child]);
        let parts: Vec<CascadePart> = children
            .clone()
            .map(|child| part(child, change.as_ref()))
            .collect();
        let comparable = children
            .zip(&parts)
            .all(|(child, part)| number(child).is_none() || part.share.is_some());
        let mut cascade = Self {
            change,
            parts,
            ..Self::default()
        };
        if comparable {
            cascade.add_up();
        }
        cascade
    }

    fn add_up(&mut self) {
        let total = |of: fn(&CascadePart) -> Option<f64>| {
            let stated = self.parts.iter().filter_map(of);
            let sum = stated.clone().sum::<f64>();
            (stated.count() > 0 && sum.is_finite()).then_some(sum)
        };
        self.covered = total(|part| part.amount);
        self.coverage = match (&self.change, self.covered) {
            (Some(change), Some(covered)) => Some(covered / change.amount),
            _ => total(|part| part.share),
        }
        .filter(|coverage| coverage.is_finite());
        self.gap = self.change.as_ref().and_then(|change| {
            let missing = change.amount - self.covered?;
            missing.is_finite().then(|| missing.max(0.0))
        });
        self.overlap = self.coverage.map(|coverage| (coverage - 1.0).max(0.0));
    }
}

/// How a goal states what it gives to its parent, and the number, if it states one: a fraction for a share,
/// else an amount in the parent's unit.
pub fn given(goal: &Goal) -> Option<(ContributionKind, Option<f64>)> {
    let Contribution { kind, value, .. } = goal.contribution.as_ref()?;
    let number = match kind {
        ContributionKind::Amount | ContributionKind::Share => *value,
        ContributionKind::Converted => Conversion::of(goal).map(|found| found.amount),
        ContributionKind::Enables => None,
    };
    Some((*kind, number))
}

fn number(goal: &Goal) -> Option<(ContributionKind, f64)> {
    let (kind, number) = given(goal)?;
    Some((kind, number?))
}

fn part(child: &Goal, change: Option<&NeededChange>) -> CascadePart {
    let (amount, share) = match (number(child), change) {
        (Some((ContributionKind::Amount | ContributionKind::Converted, value)), Some(change)) => {
            let amount = if change.falling { value.abs() } else { value };
            (Some(amount), Some(amount / change.amount))
        }
        (Some((ContributionKind::Share, share)), change) => {
            (change.map(|change| share * change.amount), Some(share))
        }
        _ => (None, None),
    };
    CascadePart {
        child: child.id.clone(),
        stated: child
            .contribution
            .as_ref()
            .map(|contribution| contribution.kind),
        amount,
        share,
    }
}

pub(super) fn needed_change(metric: &Metric) -> Option<NeededChange> {
    let from = match metric.direction {
        Direction::Increase | Direction::Decrease => metric.baseline,
        Direction::Reach => Some(metric.baseline.unwrap_or(0.0)),
        Direction::Maintain | Direction::Milestone | Direction::YesNo => return None,
    };
    let range = from.zip(metric::target(metric));
    let amount = match (range, &metric.change) {
        (Some((from, to)), _) => (to - from).abs(),
        (None, Some(change))
            if matches!(change.kind, ChangeKind::Absolute | ChangeKind::Points)
                && metric.target.is_none() =>
        {
            change.value
        }
        _ => return None,
    };
    let falling = range.map_or(metric.direction == Direction::Decrease, |(from, to)| {
        to < from
    });
    (amount > 0.0 && amount.is_finite()).then(|| NeededChange {
        metric: metric.id.clone(),
        unit: metric.unit.clone(),
        amount,
        falling,
    })
}

#[cfg(test)]
mod tests;
