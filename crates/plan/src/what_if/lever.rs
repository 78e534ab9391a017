//! The numbers of a goal that can be tried out.

use crate::{
    Goal,
    arithmetic::{is_open, metric},
    model::{Contribution, ContributionKind, Direction},
};

/// The name under which a goal keeps that its first metric's target no longer follows its sentence.
const PINNED_TARGET: &str = "target";

/// A number of a goal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lever {
    /// The target of one of its metrics, by the metric's id.
    Target(String),
    /// Its weight among its siblings.
    Weight,
    /// What it gives to the goal above: an amount, a share, or what its rates begin with.
    Gives,
    /// One of the rates by which that is made into the parent's unit, counted from 0.
    Rate(usize),
}

impl Lever {
    /// Those of a goal, in the order in which a person would reach for them; a closed goal has none.
    pub fn of(goal: &Goal) -> Vec<Self> {
        if !is_open(goal) {
            return Vec::new();
        }
        let counted = goal.metrics.iter().filter(|metric| {
            matches!(
                metric.direction,
                Direction::Increase | Direction::Decrease | Direction::Reach
            )
        });
        let mut levers: Vec<Self> = counted
            .map(|metric| Self::Target(metric.id.clone()))
            .collect();
        if goal.parent.is_some() {
            levers.push(Self::Gives);
            if let Some(given) = goal.contribution.as_ref()
                && given.kind == ContributionKind::Converted
            {
                levers.extend((0..given.rates.len()).map(Self::Rate));
            }
            levers.push(Self::Weight);
        }
        levers
    }

    /// What it stands at.
    pub fn number(&self, goal: &Goal) -> Option<f64> {
        let given = goal.contribution.as_ref();
        match self {
            Self::Target(id) => {
                let mut metrics = goal.metrics.iter();
                metric::target(metrics.find(|metric| metric.id == *id)?)
            }
            Self::Weight => Some(goal.weight),
            Self::Gives => {
                given
                    .filter(|it| it.kind != ContributionKind::Enables)?
                    .value
            }
            Self::Rate(at) => Some(given?.rates.get(*at)?.value),
        }
    }

    /// Puts a number there. A goal that gave nothing in numbers gives an amount then.
    pub(super) fn put(&self, goal: &mut Goal, number: f64) {
        match self {
            Self::Target(id) => {
                let Some(at) = goal.metrics.iter().position(|metric| metric.id == *id) else {
                    return;
                };
                goal.metrics[at].target = Some(number);
                let pinned = || goal.pinned.iter().any(|name| name == PINNED_TARGET);
                if at == 0 && !pinned() {
                    goal.pinned.push(PINNED_TARGET.to_owned());
                }
            }
            Self::Weight => goal.weight = number,
            Self::Gives => {
                let given = goal.contribution.get_or_insert_with(Contribution::default);
                if given.kind == ContributionKind::Enables {
                    given.kind = ContributionKind::Amount;
                }
                given.value = Some(number);
            }
            Self::Rate(at) => {
                let rates = goal.contribution.as_mut().map(|given| &mut given.rates);
                if let Some(rate) = rates.and_then(|rates| rates.get_mut(*at)) {
                    rate.value = number;
                }
            }
        }
    }

    pub(super) fn write(&self) -> String {
        match self {
            Self::Target(id) => format!("target:{id}"),
            Self::Weight => "weight".to_owned(),
            Self::Gives => "gives".to_owned(),
            Self::Rate(at) => format!("rate:{at}"),
        }
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        Some(match text.split_once(':') {
            None if text == "weight" => Self::Weight,
            None if text == "gives" => Self::Gives,
            Some(("target", id)) => Self::Target(id.to_owned()),
            Some(("rate", at)) => Self::Rate(at.parse().ok()?),
            _ => return None,
        })
    }
}
