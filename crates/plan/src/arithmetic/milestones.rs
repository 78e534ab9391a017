//! How many of a goal's milestones are done, and how many should be.

use chrono::NaiveDate;

use super::mean::weighted_mean;
use crate::model::Milestone;

/// The weighted share of milestones done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MilestoneShare {
    /// The share that is done, 0 to 1.
    pub done: f64,
    /// How many are done.
    pub count: usize,
    /// How many there are.
    pub of: usize,
}

impl MilestoneShare {
    /// The share done by `today`: one that is marked with a later day is not done yet. `None`
    /// without milestones, or where none has a weight.
    pub fn of(milestones: &[Milestone], today: NaiveDate) -> Option<Self> {
        let done = |milestone: &Milestone| milestone.done_on.is_some_and(|on| on <= today);
        Some(Self {
            done: share(milestones, &done)?,
            count: milestones
                .iter()
                .filter(|milestone| done(milestone))
                .count(),
            of: milestones.len(),
        })
    }
}

/// The share of milestones that are to be done by `today`, each from its own day on. One without a
/// day of its own is to be done by the goal's. `None` where no milestone has a day.
pub(super) fn expected_share(
    milestones: &[Milestone],
    goal_due: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<f64> {
    milestones
        .iter()
        .any(|milestone| milestone.due.is_some())
        .then(|| {
            share(milestones, &|milestone| {
                milestone.due.or(goal_due).is_some_and(|due| due <= today)
            })
        })
        .flatten()
}

fn share(milestones: &[Milestone], counts: &dyn Fn(&Milestone) -> bool) -> Option<f64> {
    weighted_mean(milestones.iter().map(|milestone| {
        let value = f64::from(u8::from(counts(milestone)));
        (milestone.weight, value)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arithmetic::testing::day;

    fn milestone(weight: f64, due: Option<&str>, done_on: Option<&str>) -> Milestone {
        Milestone {
            weight,
            due: due.map(day),
            done_on: done_on.map(day),
            ..Milestone::default()
        }
    }

    #[test]
    fn the_share_done_goes_by_weight() {
        let milestones = [
            milestone(1.0, None, Some("2026-10-05")),
            milestone(3.0, None, None),
        ];
        let share = MilestoneShare::of(&milestones, day("2026-11-22"));
        let expected = MilestoneShare {
            done: 0.25,
            count: 1,
            of: 2,
        };
        assert_eq!(share, Some(expected));
    }

    #[test]
    fn what_is_done_later_is_not_done_yet() {
        let milestones = [milestone(1.0, None, Some("2026-11-23"))];
        let done = |today| MilestoneShare::of(&milestones, day(today)).map(|share| share.done);
        assert_eq!(done("2026-11-22"), Some(0.0));
        assert_eq!(done("2026-11-23"), Some(1.0));
    }

    #[test]
    fn milestones_are_expected_from_their_own_day() {
        let milestones = [
            milestone(1.0, Some("2026-10-31"), None),
            milestone(1.0, Some("2026-11-30"), None),
            milestone(2.0, None, None),
        ];
        let due = Some(day("2026-12-31"));
        let expected = |today| expected_share(&milestones, due, day(today));
        assert_eq!(expected("2026-10-30"), Some(0.0));
        assert_eq!(expected("2026-10-31"), Some(0.25));
        assert_eq!(expected("2026-12-30"), Some(0.5));
        assert_eq!(expected("2026-12-31"), Some(1.0));
    }

    #[test]
    fn milestones_without_days_say_nothing_of_what_is_expected() {
        let milestones = [milestone(1.0, None, None)];
        let due = Some(day("2026-12-31"));
        assert_eq!(expected_share(&milestones, due, day("2027-01-01")), None);
    }
}
