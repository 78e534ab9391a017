//! A goal's measure on one line, as fractions of its length: where it began, where it is, where it should be by now,
//! and where it is to go.

use crate::arithmetic::{OwnProgress, Yardstick};

/// So far beyond either end a value is still drawn to scale; further out it stands at the edge.
const BEYOND: f64 = 0.25;

/// What is drawn; every place is 0 to 1 from the start of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Where it began.
    pub baseline: Option<f64>,
    /// Where it is to go.
    pub target: Option<f64>,
    /// The band it is to stay in.
    pub band: Option<(f64, f64)>,
    /// Where it is now.
    pub current: Option<f64>,
    /// Where it should be by now.
    pub expected: Option<f64>,
}

impl Scale {
    /// The scale of the first of a goal's metrics that can be drawn, or of its milestones.
    pub fn of(own: &OwnProgress, expected: Option<f64>) -> Option<Self> {
        if own.milestones.is_some() {
            return Some(Self::of_progress(own.raw, expected));
        }
        let metric = own.metrics.iter().find(|metric| metric.is_measurable())?;
        let value = metric.current.map(|current| current.value);
        match metric.yardstick {
            Ok(Yardstick::Band { low, high }) => Self::of_band(low, high, value),
            Ok(_) => Some(Self::of_progress(metric.progress.ok(), expected)),
            Err(_) => None,
        }
    }

    /// The scale of a progress: 0 is where it began, 1 where it is to go.
    pub fn of_progress(progress: Option<f64>, expected: Option<f64>) -> Self {
        let now = progress.map(|now| now.clamp(-BEYOND, 1.0 + BEYOND));
        let first = now.unwrap_or(0.0).min(0.0);
        let last = now.unwrap_or(1.0).max(1.0);
        let place = |value: f64| (value - first) / (last - first);
        Self {
            baseline: Some(place(0.0)),
            target: Some(place(1.0)),
            band: None,
            current: now.map(place),
            expected: expected.map(place),
        }
    }

    fn of_band(low: Option<f64>, high: Option<f64>, value: Option<f64>) -> Option<Self> {
        let end = low.or(high)?;
        let (low, high) = (
            low.unwrap_or(f64::NEG_INFINITY),
            high.unwrap_or(f64::INFINITY),
        );
        let width = high - low;
        let margin = if width.is_finite() && width > 0.0 {
            width / 2.0
        } else {
            (end.abs() / 4.0).max(1.0)
        };
        let first = if low.is_finite() { low } else { high - margin } - margin;
        let last = if high.is_finite() { high } else { low + margin } + margin;
        let place = |value: f64| ((value - first) / (last - first)).clamp(0.0, 1.0);
        Some(Self {
            baseline: None,
            target: None,
            band: Some((place(low), place(high))),
            current: value.map(place),
            expected: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_runs_from_start_to_end() {
        let scale = Scale::of_progress(Some(0.25), Some(0.5));
        assert_eq!((scale.baseline, scale.target), (Some(0.0), Some(1.0)));
        assert_eq!((scale.current, scale.expected), (Some(0.25), Some(0.5)));
        assert_eq!(Scale::of_progress(None, None).current, None);
    }

    #[test]
    fn what_lies_beyond_makes_room_for_itself_but_not_for_ever() {
        let wrong_way = Scale::of_progress(Some(-0.25), None);
        assert_eq!(
            (wrong_way.current, wrong_way.baseline),
            (Some(0.0), Some(0.2))
        );
        assert_eq!(Scale::of_progress(Some(-80.0), None), wrong_way);
        let over = Scale::of_progress(Some(1.25), None);
        assert_eq!((over.current, over.target), (Some(1.0), Some(0.8)));
    }

    #[test]
    fn a_band_has_room_on_both_sides() {
        let scale = Scale::of_band(Some(10.0), Some(20.0), Some(25.0)).unwrap();
        assert_eq!(scale.band, Some((0.25, 0.75)));
        assert_eq!(scale.current, Some(1.0));
        let open = Scale::of_band(Some(80.0), None, Some(90.0)).unwrap();
        let (low, high) = open.band.unwrap();
        assert!(low > 0.0 && high == 1.0 && open.current > Some(low));
        let point = Scale::of_band(Some(0.0), Some(0.0), Some(0.0)).unwrap();
        assert_eq!(point.band, Some((0.5, 0.5)));
        assert_eq!(Scale::of_band(None, None, Some(1.0)), None);
    }
}
