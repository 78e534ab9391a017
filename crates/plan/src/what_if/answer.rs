//! What the tree answers to what is tried.

use crate::{Figures, Goal, GoalFigures, Id, model::Health};

/// How a goal would stand otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The goal.
    pub goal: Id<Goal>,
    /// As it is.
    pub before: Standing,
    /// As it would be.
    pub after: Standing,
}

/// Where a goal stands, in the figures that a trial can move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The change that it needs, in its own unit.
    pub needed: Option<f64>,
    /// The fraction of that which is covered from below.
    pub coverage: Option<f64>,
    /// What is missing, in the unit of the change.
    pub gap: Option<f64>,
    /// How far it has come, as it counts for the goals above; 0 to 1.
    pub progress: Option<f64>,
    /// Whether it keeps up.
    pub health: Option<Health>,
}

impl Standing {
    /// That of a goal.
    pub fn of(figures: &GoalFigures) -> Self {
        Self {
            needed: figures.cascade.change.as_ref().map(|change| change.amount),
            coverage: figures.cascade.coverage,
            gap: figures.cascade.gap,
            progress: figures.roll_up.value,
            health: figures.health.health,
        }
    }
}

/// The goals that would stand otherwise, in the order of the outline: from the top down.
pub fn answers(before: &Figures, after: &Figures) -> Vec<Answer> {
    let goals = after.goals.iter();
    goals
        .filter_map(|after| {
            let now = Standing::of(before.goal(&after.goal)?);
            let then = Standing::of(after);
            (now != then).then(|| Answer {
                goal: after.goal.clone(),
                before: now,
                after: then,
            })
        })
        .collect()
}
