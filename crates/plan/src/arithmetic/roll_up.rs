//! Roll-up: a goal's progress by its own measures, by its children, or by both; always 0 to 1.
//!
//! [`crate::model::RollUp`] says which. By default a goal that measures anything itself goes by
//! that, even while nothing has been reported; only a goal without measures goes by its children.
//! With both, each counts half, or the one that is known wholly.
//!
//! Children count by their own roll-up and their weight among each other. Left out are those that
//! were dropped, and KPIs that are watched: these are read, not worked through, and go by nothing but
//! their own number. A child whose roll-up is not known counts as 0 beside others whose is: a parent of
//! ten with one finished and nine untouched has come a tenth of the way. Where no child's is known,
//! the parent's is not either.
//!
//! Goals that carry each other on from cycle to cycle, below one parent, count as one: the goal that
//! carries on goes the rest of the way, so that after 60 %, half of the rest is 80 %. One that carries on
//! a goal that was reached begins anew and counts by itself.
//!
//! A goal with nothing to measure by, and no children, is known by its status alone: done is 1. Where it
//! was closed with its cycle, it has come as far as was said then.

use super::{mean::weighted_mean, progress::OwnProgress, tree::Tree};
use crate::{
    Goal, Id, kpi,
    model::{RollUp, Status},
};

/// What a roll-up rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The goal's own metrics or milestones.
    Own,
    /// Its children.
    Children,
    /// Each half.
    Both,
    /// Its status, for want of anything else.
    Status,
}

/// A goal's roll-up, with all that it was computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct RolledUp {
    /// The roll-up, 0 to 1; `None` where it is not known.
    pub value: Option<f64>,
    /// What it rests on.
    pub basis: Basis,
    /// By the children alone, 0 to 1, whether or not that counts.
    pub by_children: Option<f64>,
    /// The children that count, in their order: those that are not dropped, nor carried on by another, nor KPIs.
    pub parts: Vec<ChildPart>,
}

/// What one child adds to its parent's roll-up.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildPart {
    /// The child.
    pub child: Id<Goal>,
    /// Its weight among its siblings.
    pub weight: f64,
    /// Its roll-up, together with that of the goals it carries on; where it is not known, it counts
    /// as 0.
    pub value: Option<f64>,
}

/// The roll-up of every goal of the tree; `own` has the progress of each.
pub(super) fn roll_up(tree: &Tree<'_>, own: &[OwnProgress]) -> Vec<RolledUp> {
    let mut rolled: Vec<RolledUp> = Vec::with_capacity(own.len());
    // Filled from the back: a child's figure is there before its parent asks for it.
    for at in tree.upward() {
        let parts: Vec<ChildPart> = tree.live_children[at]
            .iter()
            .filter(|&&child| !kpi::is_watched(tree.goals[child]))
            .map(|&child| ChildPart {
                child: tree.goals[child].id.clone(),
                weight: tree.goals[child].weight,
                value: with_carried(tree, child, |at| rolled[own.len() - 1 - at].value),
            })
            .collect();
        rolled.push(of_goal(tree.goals[at], &own[at], parts));
    }
    rolled.reverse();
    rolled
}

/// How far a goal has come together with those it carries on.
fn with_carried(tree: &Tree<'_>, at: usize, of: impl Fn(usize) -> Option<f64>) -> Option<f64> {
    let mut value = of(at);
    for before in tree.carried_by(at) {
        match of(before) {
            Some(reached) if reached >= 1.0 => break,
            Some(before) => value = Some(1.0 - (1.0 - before) * (1.0 - value.unwrap_or(0.0))),
            None => {}
        }
    }
    value
}

fn of_goal(goal: &Goal, own: &OwnProgress, parts: Vec<ChildPart>) -> RolledUp {
    let known = parts.iter().any(|part| part.value.is_some());
    let by_children = known
        .then(|| {
            weighted_mean(
                parts
                    .iter()
                    .map(|part| (part.weight, part.value.unwrap_or(0.0))),
            )
        })
        .flatten();
    let basis = match goal.roll_up {
        RollUp::Metrics => Basis::Own,
        RollUp::Children => Basis::Children,
        RollUp::Both => Basis::Both,
        RollUp::Auto if own.is_measurable() || kpi::is_watched(goal) => Basis::Own,
        RollUp::Auto if !parts.is_empty() => Basis::Children,
        RollUp::Auto => Basis::Status,
    };
    let value = match basis {
        Basis::Own => own.capped,
        Basis::Children => by_children,
        Basis::Both => match (own.capped, by_children) {
            (Some(own), Some(children)) => Some((own + children) / 2.0),
            (own, children) => own.or(children),
        },
        Basis::Status => match &goal.closing {
            Some(closing) if goal.is_put_away() => closing.progress.map(|it| it.clamp(0.0, 1.0)),
            _ => (goal.status == Status::Done).then_some(1.0),
        },
    };
    RolledUp {
        value,
        basis,
        by_children,
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        arithmetic::{
            Figures,
            testing::{child, day, goal, measured, plan, unreported},
        },
        model::Direction,
    };

    /// The roll-up of the goal `id` in a plan of these goals.
    fn rolled(goals: Vec<Goal>, id: &str) -> RolledUp {
        let figures = Figures::of(&plan(goals), day("2026-11-22"));
        figures.goal(&Id::new(id).unwrap()).unwrap().roll_up.clone()
    }

    /// A goal on its way from 0 to 100.
    fn at(percent: f64, goal: Goal) -> Goal {
        Goal {
            metrics: vec![measured(Direction::Increase, 0.0, 100.0, percent)],
            ..goal
        }
    }

    fn weighing(weight: f64, goal: Goal) -> Goal {
        Goal { weight, ..goal }
    }

    #[test]
    fn a_goal_without_measures_goes_by_its_children_and_their_weights() {
        let found = rolled(
            vec![
                goal("top"),
                weighing(1.0, at(25.0, child("a", "top"))),
                weighing(3.0, at(75.0, child("b", "top"))),
            ],
            "top",
        );
        assert_eq!((found.value, found.basis), (Some(0.625), Basis::Children));
    }

    #[test]
    fn a_goal_with_measures_goes_by_those() {
        let goals = vec![at(30.0, goal("top")), at(90.0, child("a", "top"))];
        let found = rolled(goals, "top");
        assert_eq!((found.value, found.basis), (Some(0.3), Basis::Own));
        assert_eq!(found.by_children, Some(0.9));
        let mut waiting = goal("top");
        waiting.metrics = vec![unreported(Direction::Increase, 0.0, 10.0)];
        let found = rolled(vec![waiting, at(90.0, child("a", "top"))], "top");
        assert_eq!((found.value, found.basis), (None, Basis::Own));
    }

    #[test]
    fn the_wrong_way_counts_as_nothing_and_too_much_as_all() {
        let goals = vec![
            goal("top"),
            at(-80.0, child("a", "top")),
            at(250.0, child("b", "top")),
        ];
        assert_eq!(rolled(goals, "top").value, Some(0.5));
    }

    #[test]
    fn roll_ups_nest() {
        let goals = vec![
            goal("top"),
            weighing(2.0, child("left", "top")),
            at(100.0, child("left-1", "left")),
            at(50.0, child("left-2", "left")),
            weighing(1.0, child("right", "top")),
            at(30.0, child("right-1", "right")),
        ];
        // (2 · 0.75 + 1 · 0.3) / 3
        let found = rolled(goals, "top").value.unwrap();
        assert!((found - 0.6).abs() < 1e-12, "{found}");
    }

    #[test]
    fn dropped_children_are_left_out() {
        let given_up = Goal {
            status: Status::Dropped,
            ..at(0.0, child("b", "top"))
        };
        let found = rolled(
            vec![goal("top"), at(40.0, child("a", "top")), given_up],
            "top",
        );
        assert_eq!((found.value, found.parts.len()), (Some(0.4), 1));
    }

    #[test]
    fn an_untouched_child_counts_as_nothing_done() {
        let goals = vec![goal("top"), at(100.0, child("a", "top")), child("b", "top")];
        assert_eq!(rolled(goals, "top").value, Some(0.5));
        let goals = vec![goal("top"), child("a", "top"), child("b", "top")];
        assert_eq!(rolled(goals, "top").value, None);
    }

    #[test]
    fn a_goal_that_only_its_status_tells_of_is_done_or_not_known() {
        let done = Goal {
            status: Status::Done,
            ..goal("top")
        };
        assert_eq!(rolled(vec![done], "top").value, Some(1.0));
        assert_eq!(rolled(vec![goal("top")], "top").value, None);
    }

    #[test]
    fn each_mode_does_as_it_says() {
        let with = |roll_up, own: f64| {
            let top = Goal {
                roll_up,
                ..at(own, goal("top"))
            };
            rolled(vec![top, at(80.0, child("a", "top"))], "top").value
        };
        assert_eq!(with(RollUp::Metrics, 20.0), Some(0.2));
        assert_eq!(with(RollUp::Children, 20.0), Some(0.8));
        assert_eq!(with(RollUp::Both, 20.0), Some(0.5));
        assert_eq!(with(RollUp::Both, 500.0), Some(0.9));
    }

    #[test]
    fn both_goes_by_the_one_that_is_known() {
        let both = Goal {
            roll_up: RollUp::Both,
            ..goal("top")
        };
        let goals = vec![both.clone(), at(80.0, child("a", "top"))];
        assert_eq!(rolled(goals, "top").value, Some(0.8));
        assert_eq!(rolled(vec![at(20.0, both)], "top").value, Some(0.2));
    }

    #[test]
    fn metrics_only_and_children_only_do_without_the_other() {
        let mode = |roll_up| Goal {
            roll_up,
            ..goal("top")
        };
        let goals = vec![mode(RollUp::Metrics), at(80.0, child("a", "top"))];
        assert_eq!(rolled(goals, "top").value, None);
        let goals = vec![at(80.0, mode(RollUp::Children))];
        assert_eq!(rolled(goals, "top").value, None);
    }
}
