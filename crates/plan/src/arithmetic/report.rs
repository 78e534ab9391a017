//! When somebody last reported on a goal.
//!
//! A report is a check-in, a value in the history of one of the goal's metrics, or a milestone
//! marked as done. A goal that goes by its children is reported on through them: the latest report
//! on any of those that count.

use foldhash::HashMap;

use chrono::NaiveDate;

use super::{
    roll_up::{Basis, RolledUp},
    tree::Tree,
};
use crate::{Goal, Id, Plan};

/// When somebody last reported; later is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LastReport {
    /// Nobody has.
    #[default]
    Never,
    /// On a day that nobody wrote down, as with numbers that came from a spreadsheet.
    Undated,
    /// On this day.
    On(NaiveDate),
}

impl LastReport {
    fn from_day(on: Option<NaiveDate>, today: NaiveDate) -> Self {
        match on {
            None => Self::Undated,
            Some(on) if on <= today => Self::On(on),
            Some(_) => Self::Never,
        }
    }
}

/// The last report on every goal of the tree by `today`.
pub(super) fn last_reports(
    plan: &Plan,
    tree: &Tree<'_>,
    rolled: &[RolledUp],
    today: NaiveDate,
) -> Vec<LastReport> {
    let mut check_ins: HashMap<&Id<Goal>, LastReport> = HashMap::default();
    for check_in in plan.tables().check_ins.values() {
        if let Some(goal) = &check_in.goal {
            let last = check_ins.entry(goal).or_default();
            *last = LastReport::from_day(check_in.on, today).max(*last);
        }
    }
    let mut reports: Vec<LastReport> = tree
        .goals
        .iter()
        .map(|goal| {
            let checked_in = check_ins.get(&goal.id).copied().unwrap_or_default();
            checked_in.max(in_goal(goal, today))
        })
        .collect();
    for at in tree.upward() {
        if matches!(rolled[at].basis, Basis::Children | Basis::Both) {
            for &child in &tree.live_children[at] {
                reports[at] = reports[at].max(reports[child]);
            }
        }
    }
    reports
}

fn in_goal(goal: &Goal, today: NaiveDate) -> LastReport {
    let values = goal
        .metrics
        .iter()
        .flat_map(|metric| &metric.history)
        .map(|point| LastReport::from_day(point.on, today));
    let milestones = goal
        .milestones
        .iter()
        .filter_map(|milestone| milestone.done_on)
        .map(|on| LastReport::from_day(Some(on), today));
    values.chain(milestones).max().unwrap_or_default()
}
