//! Expected progress: how far a goal should have come by a day.
//!
//! Where any of the goal's milestones has a day, the share of milestones that should be done;
//! otherwise the share of its time that has passed, `(today − start) / (due − start)` in days, from
//! 0 on the first day to 1 on the last.
//!
//! A goal without a start begins on the day it was agreed, or else with its cycle; one without a
//! due day ends with its cycle. From the due day on all is expected, whatever is known of the
//! start. Otherwise, where one end of the time is unknown, or it would end before it starts,
//! nothing is expected; nor is it of a KPI that is watched, which has no day to be reached by.

use chrono::NaiveDate;

use super::{cycle::cycle_days, milestones::expected_share};
use crate::{kpi, model::Goal};

/// How far a goal should have come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The fraction, 0 to 1.
    pub value: f64,
    /// What it follows from.
    pub basis: ExpectedBasis,
}

/// What expected progress follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedBasis {
    /// Milestones that are due by now.
    Milestones,
    /// Time that has passed.
    Time {
        /// The first day; `None` where it is not known, and the last day is past.
        start: Option<NaiveDate>,
        /// The last day.
        due: NaiveDate,
    },
}

impl Expected {
    /// What is expected of the goal on a day; `fiscal_year_start` (1 to 12) gives its cycle's days.
    pub fn of(goal: &Goal, today: NaiveDate, fiscal_year_start: u32) -> Option<Self> {
        if kpi::is_watched(goal) {
            return None;
        }
        let cycle = goal
            .cycle
            .as_ref()
            .and_then(|name| cycle_days(name, fiscal_year_start));
        let due = goal.due.or(cycle.map(|(_, last)| last));
        if let Some(value) = expected_share(&goal.milestones, due, today) {
            return Some(Self {
                value,
                basis: ExpectedBasis::Milestones,
            });
        }
        let due = due?;
        let agreed = goal.agreed.as_ref().and_then(|agreed| agreed.on);
        let start = goal.start.or(agreed).or(cycle.map(|(first, _)| first));
        Some(Self {
            value: elapsed(start, due, today)?,
            basis: ExpectedBasis::Time { start, due },
        })
    }
}

fn elapsed(start: Option<NaiveDate>, due: NaiveDate, today: NaiveDate) -> Option<f64> {
    if start.is_some_and(|start| start > due) {
        return None;
    }
    if today >= due {
        return Some(1.0);
    }
    let start = start?;
    let days = |from: NaiveDate, to: NaiveDate| (to - from).num_days() as f64;
    // `today < due` here, so a start on the due day is still to come.
    Some(if today <= start {
        0.0
    } else {
        days(start, today) / days(start, due)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        arithmetic::testing::day,
        model::{Agreement, Milestone},
    };

    fn expected(goal: &Goal, today: &str) -> Option<f64> {
        Expected::of(goal, day(today), 1).map(|expected| expected.value)
    }

    fn between(start: &str, due: &str) -> Goal {
        Goal {
            start: Some(day(start)),
            due: Some(day(due)),
            ..Goal::default()
        }
    }

    #[test]
    fn time_passes_from_start_to_due() {
        let goal = between("2026-10-01", "2026-12-30"); // 90 days
        assert_eq!(expected(&goal, "2026-09-15"), Some(0.0));
        assert_eq!(expected(&goal, "2026-10-01"), Some(0.0));
        assert_eq!(expected(&goal, "2026-11-15"), Some(0.5));
        assert_eq!(expected(&goal, "2026-12-30"), Some(1.0));
        assert_eq!(expected(&goal, "2027-03-01"), Some(1.0));
    }

    #[test]
    fn a_single_day_and_a_time_that_ends_before_it_starts() {
        let one_day = between("2026-11-22", "2026-11-22");
        assert_eq!(expected(&one_day, "2026-11-21"), Some(0.0));
        assert_eq!(expected(&one_day, "2026-11-22"), Some(1.0));
        let backwards = between("2026-12-01", "2026-11-01");
        assert_eq!(expected(&backwards, "2026-11-15"), None);
        assert_eq!(expected(&backwards, "2027-01-01"), None);
    }

    #[test]
    fn dates_that_are_missing_come_from_the_agreement_and_the_cycle() {
        let mut goal = Goal {
            due: Some(day("2026-12-30")),
            ..Goal::default()
        };
        assert_eq!(expected(&goal, "2026-11-15"), None);
        assert_eq!(expected(&goal, "2026-12-30"), Some(1.0));
        goal.cycle = Some("2026-Q4".to_owned()); // from 1 October: 45 of 90 days
        assert_eq!(expected(&goal, "2026-11-15"), Some(0.5));
        goal.agreed = Some(Agreement {
            on: Some(day("2026-10-31")), // 15 of 60 days
            ..Agreement::default()
        });
        assert_eq!(expected(&goal, "2026-11-15"), Some(0.25));
        goal.start = Some(day("2026-11-14")); // 1 of 46 days
        assert_eq!(expected(&goal, "2026-11-15"), Some(1.0 / 46.0));
        goal.due = None; // to 31 December: 1 of 47
        assert_eq!(expected(&goal, "2026-11-15"), Some(1.0 / 47.0));
        goal.cycle = Some("spring".to_owned());
        assert_eq!(expected(&goal, "2026-11-15"), None);
    }

    #[test]
    fn milestones_with_days_say_what_is_expected() {
        let mut goal = between("2026-10-01", "2026-12-30");
        goal.milestones = vec![
            Milestone {
                due: Some(day("2026-10-15")),
                ..Milestone::default()
            },
            Milestone {
                weight: 3.0,
                ..Milestone::default()
            },
        ];
        let found = Expected::of(&goal, day("2026-11-15"), 1).unwrap();
        assert_eq!(found.value, 0.25);
        assert_eq!(found.basis, ExpectedBasis::Milestones);
        goal.milestones[0].due = None;
        assert_eq!(expected(&goal, "2026-11-15"), Some(0.5));
    }
}
