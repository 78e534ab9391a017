//! Which way a number goes, over its last readings.

use chrono::NaiveDate;

use super::Gauge;
use crate::{
    model::{Direction, Metric},
    overview::points,
};

/// So many of the last readings say which way a number goes.
const READINGS: usize = 4;

/// Of the room between healthy and unhealthy, a move smaller than this is none.
const OF_ROOM: f64 = 0.1;

/// Of the number itself, where that room is not known.
const OF_VALUE: f64 = 0.03;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Up.
    Rising,
    /// Down.
    Falling,
    /// Neither, or by too little to speak of.
    Steady,
}

/// Which way a number goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// The way of the line that fits the last readings best.
    pub way: Way,
    /// Whether that is for the better; `None` where it is steady, or makes no difference.
    pub good: Option<bool>,
    /// The earliest of these readings.
    pub from: f64,
    /// The latest.
    pub to: f64,
    /// The day of the earliest.
    pub since: NaiveDate,
}

impl Trend {
    /// That of a metric by `today`; `None` with fewer than two readings on different days.
    pub fn of(metric: &Metric, today: NaiveDate) -> Option<Self> {
        let points = points(metric, today);
        let last = &points[points.len().saturating_sub(READINGS)..];
        let [(since, from), .., (until, to)] = *last else {
            return None;
        };
        let moved = slope(last) * (until - since).num_days() as f64;
        let gauge = Gauge::of(metric);
        let sizes = last.iter().map(|(_, value)| value.abs());
        let least = match gauge.and_then(Gauge::width) {
            Some(width) => width * OF_ROOM,
            None => sizes.fold(0.0, f64::max) * OF_VALUE,
        };
        let way = if moved.abs() <= least {
            Way::Steady
        } else if moved > 0.0 {
            Way::Rising
        } else {
            Way::Falling
        };
        // By the line, not by the last two readings: one odd reading does not turn it.
        let good = match (way, gauge) {
            (Way::Steady, _) => None,
            (_, Some(gauge)) => gauge.is_better(to - moved, to),
            (way, None) => wanted(metric).map(|wanted| wanted == way),
        };
        Some(Self {
            way,
            good,
            from,
            to,
            since,
        })
    }
}

/// The way a metric without a gauge is to go.
fn wanted(metric: &Metric) -> Option<Way> {
    match metric.direction {
        Direction::Increase => Some(Way::Rising),
        Direction::Decrease => Some(Way::Falling),
        Direction::Reach => match metric.baseline.partial_cmp(&metric.target)? {
            std::cmp::Ordering::Less => Some(Way::Rising),
            std::cmp::Ordering::Greater => Some(Way::Falling),
            std::cmp::Ordering::Equal => None,
        },
        Direction::Maintain | Direction::Milestone | Direction::YesNo => None,
    }
}

/// By how much a day the line that fits these readings best goes up.
fn slope(points: &[(NaiveDate, f64)]) -> f64 {
    let Some((first, _)) = points.first() else {
        return 0.0;
    };
    let count = points.len() as f64;
    let at = |day: &NaiveDate| (*day - *first).num_days() as f64;
    let day_mean = points.iter().map(|(day, _)| at(day)).sum::<f64>() / count;
    let mean = points.iter().map(|(_, value)| value / count).sum::<f64>();
    let (mut along, mut spread) = (0.0, 0.0);
    for (day, value) in points {
        along += (at(day) - day_mean) * (value - mean);
        spread += (at(day) - day_mean).powi(2);
    }
    if spread == 0.0 { 0.0 } else { along / spread }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::testing::{day, read, watched};

    fn trend(metric: &Metric) -> Option<(Way, Option<bool>)> {
        Trend::of(metric, day("2026-11-23")).map(|trend| (trend.way, trend.good))
    }

    #[test]
    fn the_last_readings_say_which_way_and_the_gauge_whether_that_is_good() {
        let churn = |values: &[(&str, f64)]| read(watched(2.0, 3.0), values);
        let up = [
            ("2026-08-31", 2.0),
            ("2026-09-30", 2.4),
            ("2026-10-31", 2.9),
        ];
        assert_eq!(trend(&churn(&up)), Some((Way::Rising, Some(false))));
        let down = [("2026-09-30", 3.4), ("2026-10-31", 2.9)];
        assert_eq!(trend(&churn(&down)), Some((Way::Falling, Some(true))));
        let still = [("2026-09-30", 2.5), ("2026-10-31", 2.55)];
        assert_eq!(trend(&churn(&still)), Some((Way::Steady, None)));
        assert_eq!(trend(&churn(&down[..1])), None);
    }

    #[test]
    fn what_is_long_past_and_what_is_to_come_do_not_count() {
        let metric = read(
            watched(50.0, 40.0),
            &[
                ("2026-01-05", 10.0),
                ("2026-07-05", 60.0),
                ("2026-08-05", 55.0),
                ("2026-09-05", 51.0),
                ("2026-10-05", 45.0),
                ("2027-01-05", 90.0),
            ],
        );
        assert_eq!(trend(&metric), Some((Way::Falling, Some(false))));
        let found = Trend::of(&metric, day("2026-11-23")).unwrap();
        assert_eq!((found.from, found.to), (60.0, 45.0));
        assert_eq!(found.since, day("2026-07-05"));
    }

    #[test]
    fn without_a_gauge_the_direction_says_what_is_good() {
        let demos = Metric {
            direction: Direction::Increase,
            ..Metric::default()
        };
        let fewer = read(demos, &[("2026-11-02", 20.0), ("2026-11-16", 12.0)]);
        assert_eq!(trend(&fewer), Some((Way::Falling, Some(false))));
        let by_target = Metric {
            direction: Direction::Reach,
            baseline: Some(20.0),
            target: Some(5.0),
            ..fewer
        };
        assert_eq!(trend(&by_target), Some((Way::Falling, Some(true))));
    }
}
