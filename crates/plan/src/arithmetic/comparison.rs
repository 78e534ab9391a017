//! One metric of two groups: trained and untrained, coached and not.
//!
//! The difference says how far apart the groups are, not why. Those who were trained may have been ahead before, and so
//! a number here is never called an effect.
//!
//! Decided where the design leaves room:
//! - A group without values of its own that is compared with one that has some is spoken for by the metric itself: who
//!   writes down only what the untrained do means the metric's own values by the trained.
//! - Values count up to today. The newest of each is taken, even where they are of different days; how many days lie
//!   between them is told.
//! - More is better where the number is to increase, less where it is to decrease. Where it is to stay within a band, to
//!   reach a level, or is no number, a difference is neither.

use chrono::NaiveDate;

use super::metric::{Reading, current};
use crate::model::{Direction, Metric};

/// How the one group stands to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Both have the same value.
    Level,
    /// The first is where the metric is to go.
    Ahead,
    /// The first is behind.
    Behind,
    /// They differ, and the metric does not say which is better.
    Apart,
}

/// A metric of two groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// The newest value of the group.
    pub group: Option<Reading>,
    /// Whether that is the metric's own, for want of values of the group's.
    pub is_own: bool,
    /// The newest value of the group it is compared with.
    pub against: Option<Reading>,
    /// The first less the second, in the metric's unit; negative where the first has less. `None` where one has no value.
    pub difference: Option<f64>,
    /// The difference as a fraction of the second's size; `None` where that is 0 too.
    pub share: Option<f64>,
    /// How the first stands to the second.
    pub standing: Option<Standing>,
    /// How many days lie between the values, where both have a day.
    pub days_apart: Option<u32>,
}

impl Compared {
    /// How a metric compares; `None` where it is not to be compared.
    pub fn of(metric: &Metric, today: NaiveDate) -> Option<Self> {
        let both = metric.comparison.as_ref()?;
        let is_own = both.group_history.is_empty();
        let history = match is_own {
            true => &metric.history,
            false => &both.group_history,
        };
        let group = current(history, today);
        let against = current(&both.against_history, today);
        let pair = group.zip(against);
        // Two finite numbers may be further apart than a number can say.
        let difference = pair.map(|(group, against)| group.value - against.value);
        let difference = difference.filter(|difference| difference.is_finite());
        let share = difference.zip(against).and_then(|(difference, against)| {
            let share = difference / against.value.abs();
            share.is_finite().then_some(share)
        });
        let days = pair.and_then(|(group, against)| Some((group.on? - against.on?).num_days()));
        Some(Self {
            group,
            is_own,
            against,
            difference,
            share,
            standing: difference.map(|difference| standing(metric.direction, difference)),
            days_apart: days.and_then(|days| u32::try_from(days.unsigned_abs()).ok()),
        })
    }

    /// The stable name of how the first stands to the second; `None` where one has no value.
    pub fn code(&self) -> Option<&'static str> {
        let more = self.difference? > 0.0;
        Some(match (self.standing?, more) {
            (Standing::Level, _) => "level",
            (Standing::Ahead, true) => "more-better",
            (Standing::Ahead, false) => "less-better",
            (Standing::Behind, true) => "more-worse",
            (Standing::Behind, false) => "less-worse",
            (Standing::Apart, true) => "more",
            (Standing::Apart, false) => "less",
        })
    }
}

fn standing(direction: Direction, difference: f64) -> Standing {
    let better = match direction {
        Direction::Increase => difference > 0.0,
        Direction::Decrease => difference < 0.0,
        _ if difference == 0.0 => return Standing::Level,
        _ => return Standing::Apart,
    };
    match better {
        _ if difference == 0.0 => Standing::Level,
        true => Standing::Ahead,
        false => Standing::Behind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Comparison, Point};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn points(values: &[(&str, f64)]) -> Vec<Point> {
        let points = values.iter().map(|(on, value)| Point {
            on: Some(day(on)),
            value: *value,
            ..Point::default()
        });
        points.collect()
    }

    fn metric(direction: Direction, group: &[(&str, f64)], against: &[(&str, f64)]) -> Metric {
        Metric {
            direction,
            comparison: Some(Comparison {
                group_history: points(group),
                against_history: points(against),
                ..Comparison::default()
            }),
            ..Metric::default()
        }
    }

    fn compared(metric: &Metric) -> Compared {
        Compared::of(metric, day("2026-11-23")).unwrap()
    }

    #[test]
    fn the_newest_values_up_to_today_are_compared() {
        let metric = metric(
            Direction::Increase,
            &[
                ("2026-10-01", 50.0),
                ("2026-11-20", 72.0),
                ("2026-12-01", 99.0),
            ],
            &[("2026-11-10", 60.0)],
        );
        let found = compared(&metric);
        assert_eq!((found.difference, found.share), (Some(12.0), Some(0.2)));
        assert_eq!(
            (found.standing, found.days_apart),
            (Some(Standing::Ahead), Some(10))
        );
        assert!(!found.is_own);
        assert_eq!(Compared::of(&Metric::default(), day("2026-11-23")), None);
    }

    #[test]
    fn the_direction_says_which_is_better() {
        let on = "2026-11-20";
        let at = |direction, one, other| {
            compared(&metric(direction, &[(on, one)], &[(on, other)])).standing
        };
        assert_eq!(at(Direction::Increase, 1.0, 2.0), Some(Standing::Behind));
        assert_eq!(at(Direction::Decrease, 1.0, 2.0), Some(Standing::Ahead));
        assert_eq!(at(Direction::Decrease, 3.0, 2.0), Some(Standing::Behind));
        assert_eq!(at(Direction::Decrease, 2.0, 2.0), Some(Standing::Level));
        assert_eq!(at(Direction::Maintain, 1.0, 2.0), Some(Standing::Apart));
        assert_eq!(at(Direction::Reach, 2.0, 2.0), Some(Standing::Level));
    }

    #[test]
    fn a_missing_value_makes_no_difference_up() {
        let half = compared(&metric(Direction::Increase, &[("2026-11-20", 5.0)], &[]));
        assert!(half.group.is_some() && half.against.is_none());
        assert_eq!((half.difference, half.standing), (None, None));
        assert_eq!((half.share, half.days_apart), (None, None));
    }

    #[test]
    fn the_metric_speaks_for_a_group_without_values_of_its_own() {
        let mut metric = metric(Direction::Increase, &[], &[("2026-11-20", 4.0)]);
        assert_eq!(compared(&metric).difference, None);
        metric.history = points(&[("2026-11-18", 6.0)]);
        let found = compared(&metric);
        assert!(found.is_own);
        assert_eq!((found.difference, found.share), (Some(2.0), Some(0.5)));
    }

    #[test]
    fn nothing_is_a_share_of_nought_and_far_numbers_stay_finite() {
        let on = "2026-11-20";
        let of_nought = compared(&metric(Direction::Increase, &[(on, 3.0)], &[(on, 0.0)]));
        assert_eq!((of_nought.difference, of_nought.share), (Some(3.0), None));
        let far = compared(&metric(
            Direction::Increase,
            &[(on, f64::MAX)],
            &[(on, f64::MIN)],
        ));
        assert_eq!((far.difference, far.standing), (None, None));
        let below = compared(&metric(Direction::Increase, &[(on, -8.0)], &[(on, -10.0)]));
        assert_eq!(below.share, Some(0.2), "of the size, so the sign stays");
    }
}
