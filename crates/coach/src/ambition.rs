//! Rule 9: how a target compares with what the metric did before.

use chrono::NaiveDate;
use sightline_plan::model::{ChangeKind, Direction, Metric};

/// A target beside the history of its metric. Gains count in the direction of the target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ambition {
    /// The last value so far.
    pub last: f64,
    /// What the target asks for from here on.
    pub needed: f64,
    /// The most that the metric ever gained between two values, scaled to the time that is left where
    /// the days are known. Zero or less where it never moved that way.
    pub best: f64,
    /// How often the needed gain holds the best one; `None` where it never moved that way.
    pub times: Option<f64>,
}

/// So much more than ever before still counts as supported: one good step explains no trend.
const SUPPORTED: f64 = 1.5;

impl Ambition {
    /// Whether the target is reached already.
    pub fn is_reached(&self) -> bool {
        self.needed <= 0.0
    }

    /// Whether history supports the target.
    pub fn is_supported(&self) -> bool {
        self.is_reached() || self.times.is_some_and(|times| times <= SUPPORTED)
    }
}

/// Compares a metric's target with its history up to `today`. `None` where there is no target to be
/// moved to, or fewer than two values to tell from.
pub fn ambition(metric: &Metric, due: Option<NaiveDate>, today: NaiveDate) -> Option<Ambition> {
    let past: Vec<(Option<NaiveDate>, f64)> = metric
        .history
        .iter()
        .filter(|point| point.on.is_none_or(|on| on <= today))
        .map(|point| (point.on, point.value))
        .collect();
    let (&(first_on, first), &(last_on, last)) = (past.first()?, past.last()?);
    let target = metric.target.or_else(|| changed(metric, first))?;
    let up = match metric.direction {
        Direction::Increase => 1.0,
        Direction::Decrease => -1.0,
        Direction::Reach => (target - first).signum(),
        Direction::Maintain | Direction::Milestone | Direction::YesNo => return None,
    };
    let days = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        let days = (to? - from?).num_days();
        (days > 0).then_some(days as f64)
    };
    // With days the pace counts, without them the step.
    let paced = first_on.is_some() && days(last_on, due).is_some();
    let left = days(last_on, due).filter(|_| paced).unwrap_or(1.0);
    let best = past
        .windows(2)
        .filter_map(|pair| {
            let gain = up * (pair[1].1 - pair[0].1);
            let over = if paced {
                // Of two values that are close in time the pace says little.
                days(pair[0].0, pair[1].0)?.max(7.0)
            } else {
                1.0
            };
            Some(gain / over * left)
        })
        .fold(None, |best: Option<f64>, gain| {
            Some(best.map_or(gain, |best| best.max(gain)))
        })?;
    let needed = up * (target - last);
    Some(Ambition {
        last,
        needed,
        best,
        times: (best > 0.0).then(|| needed / best),
    })
}

/// The level that a stated change leads to.
fn changed(metric: &Metric, first: f64) -> Option<f64> {
    let change = metric.change.as_ref()?;
    let from = metric.baseline.unwrap_or(first);
    let up = if metric.direction == Direction::Decrease {
        -1.0
    } else {
        1.0
    };
    Some(match change.kind {
        ChangeKind::Percent => from * (1.0 + up * change.value / 100.0),
        ChangeKind::Points | ChangeKind::Absolute => from + up * change.value,
        ChangeKind::Factor => from * change.value,
    })
}

#[cfg(test)]
mod tests {
    use sightline_plan::model::Point;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn metric(target: f64, values: &[(&str, f64)]) -> Metric {
        let history = values.iter().map(|(on, value)| Point {
            on: on.parse().ok(),
            value: *value,
            ..Point::default()
        });
        Metric {
            target: Some(target),
            history: history.collect(),
            ..Metric::default()
        }
    }

    const QUARTERS: &[(&str, f64)] = &[
        ("2026-03-31", 40.0),
        ("2026-06-30", 44.0),
        ("2026-09-30", 43.0),
    ];

    #[test]
    fn the_needed_pace_is_held_against_the_best_so_far() {
        let due = Some(day("2026-12-31"));
        let of = |target| ambition(&metric(target, QUARTERS), due, day("2026-11-22")).unwrap();
        let close = of(47.0);
        assert!(close.is_supported() && !close.is_reached(), "{close:?}");
        let far = of(52.0);
        assert!(!far.is_supported(), "{far:?}");
        assert!((far.times.unwrap() - 2.2).abs() < 0.1, "{far:?}");
        assert!(of(42.0).is_reached());
    }

    #[test]
    fn without_days_the_step_counts() {
        let steps = metric(60.0, &[("", 10.0), ("", 20.0), ("", 25.0)]);
        let found = ambition(&steps, Some(day("2027-01-01")), day("2026-11-22")).unwrap();
        assert_eq!((found.best, found.times), (10.0, Some(3.5)));
    }

    #[test]
    fn what_never_moved_that_way_has_no_times() {
        let down = Metric {
            direction: Direction::Decrease,
            ..metric(5.0, &[("", 10.0), ("", 12.0)])
        };
        let found = ambition(&down, None, day("2026-11-22")).unwrap();
        assert_eq!(found.times, None);
        assert!(!found.is_supported());
    }

    #[test]
    fn one_value_tells_nothing_and_later_ones_are_not_seen() {
        let today = day("2026-05-01");
        assert_eq!(ambition(&metric(50.0, QUARTERS), None, today), None);
    }
}
