//! The clock of a step, from times rather than ticks: it keeps time in a background tab and across sleep.
//! `now` is in milliseconds since 1970.

use sightline_plan::model::Timer;

const MINUTE: f64 = 60_000.0;

/// A point of a time box worth a gentle sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Threshold {
    /// Half of the time has gone. Only for boxes of more than ten minutes.
    Half,
    /// Five minutes are left. Only for boxes of more than five minutes.
    Five,
    /// One minute is left. Only for boxes of more than a minute.
    One,
    /// The time is up.
    Over,
}

impl Threshold {
    /// Every threshold, in the order of time.
    pub const ALL: &'static [Self] = &[Self::Half, Self::Five, Self::One, Self::Over];

    /// The stable kebab-case name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Five => "five-minutes",
            Self::One => "one-minute",
            Self::Over => "over",
        }
    }

    /// Milliseconds left when it is reached; `None` where the box is too short for it.
    fn left(self, total: f64) -> Option<f64> {
        match self {
            Self::Half => (total > 10.0 * MINUTE).then_some(total / 2.0),
            Self::Five => (total > 5.0 * MINUTE).then_some(5.0 * MINUTE),
            Self::One => (total > MINUTE).then_some(MINUTE),
            Self::Over => (total > 0.0).then_some(0.0),
        }
    }
}

/// What the clock shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Milliseconds that have passed.
    pub elapsed: f64,
    /// Milliseconds of the time box, with what was given beyond it.
    pub total: f64,
    /// Milliseconds left; negative when over.
    pub left: f64,
    /// Whether it runs.
    pub running: bool,
    /// The last threshold that was passed.
    pub passed: Option<Threshold>,
    /// Milliseconds until the next threshold, while it runs: when to look again.
    pub next: Option<f64>,
}

/// A clock that starts now.
pub fn started(now: f64) -> Timer {
    Timer {
        running_since: Some(now),
        ..Timer::default()
    }
}

/// Milliseconds that have passed on a clock. A device whose clock was set back loses nothing.
pub fn elapsed(timer: &Timer, now: f64) -> f64 {
    let since = timer
        .running_since
        .map_or(0.0, |since| (now - since).max(0.0));
    timer.elapsed.max(0.0) + since
}

/// The clock stopped; again is the same.
#[must_use]
pub fn paused(timer: &Timer, now: f64) -> Timer {
    Timer {
        running_since: None,
        elapsed: elapsed(timer, now),
        ..timer.clone()
    }
}

/// The clock running on; again is the same.
#[must_use]
pub fn resumed(timer: &Timer, now: f64) -> Timer {
    Timer {
        running_since: timer.running_since.or(Some(now)),
        ..timer.clone()
    }
}

/// The clock with more time, or less; never less than none.
#[must_use]
pub fn extended(timer: &Timer, minutes: f64, boxed: u32) -> Timer {
    let least = -f64::from(boxed);
    Timer {
        extra_minutes: (timer.extra_minutes + minutes).max(least),
        ..timer.clone()
    }
}

/// What a clock shows for a time box of so many minutes.
pub fn reading(timer: Option<&Timer>, boxed: u32, now: f64) -> Reading {
    let extra = timer.map_or(0.0, |timer| timer.extra_minutes);
    let total = (f64::from(boxed) + extra).max(0.0) * MINUTE;
    let elapsed = timer.map_or(0.0, |timer| elapsed(timer, now));
    let left = total - elapsed;
    let running = timer.is_some_and(|timer| timer.running_since.is_some());
    let at = |threshold: &Threshold| threshold.left(total);
    let passed = Threshold::ALL.iter().rev().find(|threshold| {
        let started = timer.is_some();
        started && at(threshold).is_some_and(|point| left <= point)
    });
    let coming = Threshold::ALL
        .iter()
        .filter_map(at)
        .filter(|point| *point < left);
    let next = coming.fold(None, |most: Option<f64>, point| {
        Some(most.map_or(point, |most| most.max(point)))
    });
    Reading {
        elapsed,
        total,
        left,
        running,
        passed: passed.copied(),
        next: next.filter(|_| running).map(|point| left - point),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_while_it_runs_and_stands_while_paused() {
        let timer = started(1000.0);
        assert_eq!(elapsed(&timer, 61_000.0), MINUTE);
        let paused_once = paused(&timer, 61_000.0);
        assert_eq!(elapsed(&paused_once, 9e9), MINUTE);
        assert_eq!(paused(&paused_once, 9e9), paused_once);
        let again = resumed(&paused_once, 1e6);
        assert_eq!(elapsed(&again, 1e6 + MINUTE), 2.0 * MINUTE);
        assert_eq!(resumed(&again, 5e6), again);
        // A clock that was set back.
        assert_eq!(elapsed(&again, 0.0), MINUTE);
    }

    #[test]
    fn thresholds_come_in_turn_and_extra_time_moves_them() {
        let timer = started(0.0);
        let at = |minutes: f64| reading(Some(&timer), 20, minutes * MINUTE);
        assert_eq!(at(9.0).passed, None);
        assert_eq!(at(9.0).next, Some(MINUTE));
        assert_eq!(at(10.0).passed, Some(Threshold::Half));
        assert_eq!(at(15.0).passed, Some(Threshold::Five));
        assert_eq!(at(19.0).passed, Some(Threshold::One));
        assert_eq!(at(20.0).passed, Some(Threshold::Over));
        assert_eq!((at(20.0).next, at(21.0).left), (None, -MINUTE));
        let more = extended(&timer, 5.0, 20);
        assert_eq!(
            reading(Some(&more), 20, 20.0 * MINUTE).passed,
            Some(Threshold::Five)
        );
        let less = extended(&timer, -90.0, 20);
        assert_eq!(reading(Some(&less), 20, 0.0).total, 0.0);
    }

    #[test]
    fn a_clock_that_never_started_shows_the_whole_box() {
        let shown = reading(None, 10, 5e9);
        assert_eq!(
            (shown.left, shown.running, shown.passed),
            (10.0 * MINUTE, false, None)
        );
        // A box without minutes has no thresholds.
        assert_eq!(reading(Some(&started(0.0)), 0, 5e9).passed, None);
    }
}
