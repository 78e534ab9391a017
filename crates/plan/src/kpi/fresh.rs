//! When a number was last read, and whether that is too long ago.
//!
//! The rhythm of check-ins is for goals. A number that is only known once a month has a rhythm of its own:
//! that of its readings, where they show a longer one.

use chrono::NaiveDate;

use crate::{
    arithmetic::{health::DAYS_OF_GRACE, metric},
    model::{Goal, Metric},
    overview::points,
};

/// So many of the last readings show how often a number is read; fewer than three show nothing.
const READINGS: usize = 6;

/// When a number was last read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// It never was.
    Never,
    /// On a day that nobody wrote down.
    Undated,
    /// On this day, in time.
    Fresh(NaiveDate),
    /// On this day, longer ago than its rhythm and the days of grace.
    Stale(NaiveDate),
}

/// When a metric was last read; `check_in_days` is the plan's rhythm.
pub fn freshness(of: &Metric, check_in_days: u32, today: NaiveDate) -> Freshness {
    let Some(reading) = metric::current(&of.history, today) else {
        return Freshness::Never;
    };
    let Some(on) = reading.on else {
        return Freshness::Undated;
    };
    let days = (today - on).num_days();
    if days > i64::from(own_rhythm(of, check_in_days, today) + DAYS_OF_GRACE) {
        Freshness::Stale(on)
    } else {
        Freshness::Fresh(on)
    }
}

/// Within how many days a watched goal wants to be read again: the longest rhythm among its metrics, and not
/// less than the plan's.
pub fn rhythm(goal: &Goal, check_in_days: u32, today: NaiveDate) -> u32 {
    let metrics = goal.metrics.iter();
    let own = metrics.map(|metric| own_rhythm(metric, check_in_days, today));
    own.max().unwrap_or(check_in_days)
}

fn own_rhythm(metric: &Metric, check_in_days: u32, today: NaiveDate) -> u32 {
    let points = points(metric, today);
    let last = &points[points.len().saturating_sub(READINGS)..];
    let mut gaps: Vec<i64> = last
        .windows(2)
        .map(|pair| (pair[1].0 - pair[0].0).num_days())
        .collect();
    if gaps.len() < 2 {
        return check_in_days;
    }
    gaps.sort_unstable();
    let usual = u32::try_from(gaps[gaps.len() / 2]).unwrap_or(check_in_days);
    usual.max(check_in_days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::testing::{day, read, watched};

    fn of(values: &[(&str, f64)]) -> Freshness {
        freshness(&read(watched(2.0, 3.0), values), 7, day("2026-11-23"))
    }

    #[test]
    fn a_number_goes_stale_after_the_rhythm_and_its_grace() {
        assert_eq!(of(&[]), Freshness::Never);
        let on = day("2026-11-13");
        assert_eq!(of(&[("2026-11-13", 2.0)]), Freshness::Fresh(on));
        let on = day("2026-11-12");
        assert_eq!(of(&[("2026-11-12", 2.0)]), Freshness::Stale(on));
        let later = read(watched(2.0, 3.0), &[("2026-12-01", 2.0)]);
        assert_eq!(freshness(&later, 7, day("2026-11-23")), Freshness::Never);
    }

    #[test]
    fn what_is_read_once_a_month_is_fresh_for_a_month() {
        let monthly = [
            ("2026-08-31", 2.0),
            ("2026-09-30", 2.0),
            ("2026-10-31", 2.0),
        ];
        assert_eq!(of(&monthly), Freshness::Fresh(day("2026-10-31")));
        assert_eq!(of(&monthly[..2]), Freshness::Stale(day("2026-09-30")));
        let daily = [
            ("2026-11-17", 2.0),
            ("2026-11-18", 2.0),
            ("2026-11-19", 2.0),
        ];
        assert_eq!(of(&daily), Freshness::Fresh(day("2026-11-19")));
    }
}
