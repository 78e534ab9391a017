//! What the structure of a plan lacks, as codes and arguments; the words live in `text/`.
//!
//! Only goals that are open (draft, agreed or active) are looked at: what is closed cannot be
//! mended.

use chrono::NaiveDate;

use super::{
    cascade::Cascade,
    tree::{Tree, is_live},
};
use crate::{
    Goal, Id, Level, kpi,
    model::{GoalKind, Person, Status, Team},
};

/// A person answers for at most so many metrics; three is the ideal.
pub const MAX_METRICS: usize = 5;

/// So far a coverage may lie off 1 by rounding alone.
const ROUNDING: f64 = 1e-9;

/// Something that is missing or does not add up.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The goal serves none above it, and is not the whole organisation's. A KPI that is watched may stand
    /// alone.
    Orphan,
    /// The goal above was dropped.
    ParentDropped,
    /// A priority of the organisation that nobody below works towards. A KPI is not one: it is
    /// watched.
    Childless,
    /// The goal's time ends before it starts.
    DueBeforeStart {
        /// The first day.
        start: NaiveDate,
        /// The last day.
        due: NaiveDate,
    },
    /// The goal is due after the one it serves.
    DueAfterParent {
        /// The goal's last day.
        due: NaiveDate,
        /// The last day of the goal above.
        parent_due: NaiveDate,
    },
    /// What the goals below give does not suffice.
    UnderCovered {
        /// The fraction of the change that is covered.
        coverage: f64,
        /// What is missing, where the change is known in numbers.
        gap: Option<f64>,
        /// The unit of the gap.
        unit: String,
    },
    /// The goals below give more than is needed.
    OverCovered {
        /// The fraction of the change that is covered.
        coverage: f64,
    },
    /// A person answers for more than [`MAX_METRICS`] metrics.
    TooManyMetrics {
        /// The person.
        person: Id<Person>,
        /// How many metrics their open goals have.
        metrics: usize,
    },
    /// A department or team has no goal, nor has any unit within it.
    TeamWithoutGoal {
        /// The unit.
        team: Id<Team>,
    },
}

impl Finding {
    /// The stable kebab-case name under which `text/` has its words, in the section `plan.finding`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Orphan => "orphan",
            Self::ParentDropped => "parent-dropped",
            Self::Childless => "childless",
            Self::DueBeforeStart { .. } => "due-before-start",
            Self::DueAfterParent { .. } => "due-after-parent",
            Self::UnderCovered { .. } => "under-covered",
            Self::OverCovered { .. } => "over-covered",
            Self::TooManyMetrics { .. } => "too-many-metrics",
            Self::TeamWithoutGoal { .. } => "team-without-goal",
        }
    }

    /// What the words are about, by the names that they use.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let percent = |fraction: &f64| format!("{:.0}", fraction * 100.0);
        match self {
            Self::Orphan | Self::ParentDropped | Self::Childless => Vec::new(),
            Self::DueBeforeStart { start, due } => {
                vec![("start", start.to_string()), ("due", due.to_string())]
            }
            Self::DueAfterParent { due, parent_due } => vec![
                ("due", due.to_string()),
                ("parent_due", parent_due.to_string()),
            ],
            Self::UnderCovered { coverage, .. } | Self::OverCovered { coverage } => {
                vec![("percent", percent(coverage))]
            }
            Self::TooManyMetrics { person, metrics } => vec![
                ("person", person.to_string()),
                ("metrics", metrics.to_string()),
                ("limit", MAX_METRICS.to_string()),
            ],
            Self::TeamWithoutGoal { team } => vec![("team", team.to_string())],
        }
    }
}

/// What is to be found of one open goal and its place in the tree.
pub(super) fn of_goal(tree: &Tree<'_>, at: usize, cascade: &Cascade) -> Vec<Finding> {
    let goal = tree.goals[at];
    let parent = tree.parents[at].map(|parent| &**tree.goals[parent]);
    let upward = upward(goal, parent);
    let times = [due_before_start(goal), due_after_parent(goal, parent)];
    let downward = [childless(goal, &tree.live_children[at]), covered(cascade)];
    upward
        .into_iter()
        .chain(times.into_iter().flatten())
        .chain(downward.into_iter().flatten())
        .collect()
}

fn upward(goal: &Goal, parent: Option<&Goal>) -> Option<Finding> {
    match parent {
        None if goal.level != Level::Company && !kpi::is_watched(goal) => Some(Finding::Orphan),
        Some(parent) if parent.status == Status::Dropped => Some(Finding::ParentDropped),
        _ => None,
    }
}

fn childless(goal: &Goal, children: &[usize]) -> Option<Finding> {
    let priority = goal.level == Level::Company && goal.kind != GoalKind::Kpi;
    (priority && children.is_empty()).then_some(Finding::Childless)
}

fn due_before_start(goal: &Goal) -> Option<Finding> {
    let (start, due) = goal.start.zip(goal.due)?;
    (due < start).then_some(Finding::DueBeforeStart { start, due })
}

fn due_after_parent(goal: &Goal, parent: Option<&Goal>) -> Option<Finding> {
    let due = goal.due?;
    let parent_due = parent.filter(|parent| is_live(parent))?.due?;
    (due > parent_due).then_some(Finding::DueAfterParent { due, parent_due })
}

fn covered(cascade: &Cascade) -> Option<Finding> {
    let coverage = cascade.coverage?;
    if coverage < 1.0 - ROUNDING {
        let unit = cascade.change.as_ref().map(|change| change.unit.clone());
        Some(Finding::UnderCovered {
            coverage,
            gap: cascade.gap,
            unit: unit.unwrap_or_default(),
        })
    } else if coverage > 1.0 + ROUNDING {
        Some(Finding::OverCovered { coverage })
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
