//! The progress of one metric.
//!
//! | direction | progress |
//! | --- | --- |
//! | increase, decrease | `(current − baseline) / (target − baseline)`, whichever way that runs |
//! | reach | the same; without a baseline it starts at 0 |
//! | maintain | 1 inside the band; outside, less by the distance to it, see [`Yardstick::Band`] |
//! | milestone | the weighted share of the goal's milestones that are done; a goal without milestones reports a fraction itself, from 0 to the target (1 if there is none) |
//! | yes or no | 1 once a value of 1 or more is reported, else 0 |
//!
//! Nothing is clamped here: the wrong way is negative, and more than was asked for is above 1.
//! The design leaves the following open; it is decided thus:
//! - Where baseline and target are the same there is no way to go, so progress is 1 when the value
//!   is at the target or beyond it and 0 otherwise. Beyond is below for a decrease, and for "reach
//!   0".
//! - A metric without a target but with a stated change ("by 20 %") has the target that follows
//!   from its baseline, see [`target`]. A stated target wins over a stated change.
//! - Maintain without a band holds the range between baseline and target, or, where only one of
//!   them is given or both are the same, exactly that value.
//! - A metric with nothing reported has no progress, rather than 0: see [`Lack::Value`].

use chrono::NaiveDate;

use super::milestones::MilestoneShare;
use crate::model::{ChangeKind, Direction, Goal, Metric, Point};

/// What a metric's value is held against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Yardstick {
    /// From one value to another.
    Range {
        /// Where progress is 0.
        from: f64,
        /// Where progress is 1.
        to: f64,
        /// Whether less is better; it decides only where both ends are the same.
        falling: bool,
    },
    /// Between two values; an open end is `None`. Outside, progress falls by the distance to the
    /// nearer end: to 0 at a distance as large as the band is wide, or, for a band that is open or
    /// a single value, as large as that end itself (10 % off a level of 80 is a progress of 0.9).
    /// Where that is 0 too, anything outside is 0. It goes on falling below 0.
    Band {
        /// The lower end.
        low: Option<f64>,
        /// The upper end.
        high: Option<f64>,
    },
    /// Done or not.
    YesNo,
    /// The goal's milestones.
    Milestones(MilestoneShare),
}

/// Why a metric's progress is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has no target, and no change from which one would follow.
    Target,
    /// It has no baseline to measure from.
    Baseline,
    /// It could be measured, but no value has been reported.
    Value,
}

/// A value and the day it was read; a value without a day is taken to be older than every dated
/// one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The value.
    pub value: f64,
    /// The day, where one was given.
    pub on: Option<NaiveDate>,
}

/// The progress of one metric, with all that it was computed from.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricProgress {
    /// The metric's id within its goal.
    pub metric: String,
    /// Its weight among the goal's metrics.
    pub weight: f64,
    /// What it is held against.
    pub yardstick: Result<Yardstick, Lack>,
    /// Its latest value.
    pub current: Option<Reading>,
    /// The progress as a fraction, or why it is not known.
    pub progress: Result<f64, Lack>,
}

impl MetricProgress {
    pub(crate) fn of(metric: &Metric, goal: &Goal, today: NaiveDate) -> Self {
        let yardstick = yardstick(metric, goal, today);
        let current = current(&metric.history, today);
        let progress = yardstick.and_then(|yardstick| yardstick.progress(current));
        Self {
            metric: metric.id.clone(),
            weight: metric.weight,
            yardstick,
            current,
            progress,
        }
    }

    /// Whether the metric has all it needs for its progress to be known, but for a value.
    pub fn is_measurable(&self) -> bool {
        self.yardstick.is_ok()
    }
}

/// The latest value on or before `today`.
pub fn current(history: &[Point], today: NaiveDate) -> Option<Reading> {
    history
        .iter()
        .filter(|point| point.on.is_none_or(|on| on <= today))
        // Of several on one day the last one listed, which corrects those before it.
        .max_by_key(|point| point.on)
        .map(|point| Reading {
            value: point.value,
            on: point.on,
        })
}

/// The value to be reached: the target, or else what the stated change makes of the baseline. Of a
/// negative baseline, percent are taken from its size. A factor is what the baseline is multiplied
/// by ("halve" is 0.5); a decrease by a factor above 1 divides.
pub fn target(metric: &Metric) -> Option<f64> {
    metric
        .target
        .or_else(|| {
            let change = metric.change.as_ref()?;
            let baseline = metric.baseline?;
            let falling = metric.direction == Direction::Decrease;
            let step = match change.kind {
                ChangeKind::Percent => baseline.abs() * change.value / 100.0,
                ChangeKind::Points | ChangeKind::Absolute => change.value,
                ChangeKind::Factor if falling && change.value > 1.0 => {
                    return Some(baseline / change.value);
                }
                ChangeKind::Factor => return Some(baseline * change.value),
            };
            Some(if falling {
                baseline - step
            } else {
                baseline + step
            })
        })
        .filter(|target| target.is_finite())
}

fn yardstick(metric: &Metric, goal: &Goal, today: NaiveDate) -> Result<Yardstick, Lack> {
    let range = |from, to, falling| Yardstick::Range { from, to, falling };
    match metric.direction {
        Direction::Increase | Direction::Decrease => {
            let from = metric.baseline.ok_or(Lack::Baseline)?;
            let to = target(metric).ok_or(Lack::Target)?;
            Ok(range(from, to, metric.direction == Direction::Decrease))
        }
        Direction::Reach => {
            let to = target(metric).ok_or(Lack::Target)?;
            Ok(range(metric.baseline.unwrap_or(0.0), to, to == 0.0))
        }
        Direction::Maintain => band(metric).ok_or(Lack::Target),
        Direction::Milestone => Ok(MilestoneShare::of(&goal.milestones, today).map_or_else(
            || range(0.0, metric.target.unwrap_or(1.0), false),
            Yardstick::Milestones,
        )),
        Direction::YesNo => Ok(Yardstick::YesNo),
    }
}

fn band(metric: &Metric) -> Option<Yardstick> {
    if let Some(band) = &metric.band
        && (band.low.is_some() || band.high.is_some())
    {
        return Some(Yardstick::Band {
            low: band.low,
            high: band.high,
        });
    }
    let one = metric.target.or(metric.baseline)?;
    let other = metric.baseline.unwrap_or(one);
    Some(Yardstick::Band {
        low: Some(one.min(other)),
        high: Some(one.max(other)),
    })
}

impl Yardstick {
    fn progress(self, current: Option<Reading>) -> Result<f64, Lack> {
        if let Self::Milestones(share) = self {
            return Ok(share.done);
        }
        let value = current.ok_or(Lack::Value)?.value;
        Ok(match self {
            Self::Range { from, to, falling } => along(from, to, falling, value),
            Self::Band { low, high } => within(low, high, value),
            Self::YesNo => f64::from(u8::from(value >= 1.0)),
            Self::Milestones(share) => share.done,
        })
    }
}

fn along(from: f64, to: f64, falling: bool, value: f64) -> f64 {
    // Halves, so that the difference of two huge numbers stays finite.
    let (way, gone) = (to / 2.0 - from / 2.0, value / 2.0 - from / 2.0);
    if way == 0.0 {
        let reached = if falling { value <= to } else { value >= to };
        return f64::from(u8::from(reached));
    }
    (gone / way).clamp(f64::MIN, f64::MAX)
}

fn within(low: Option<f64>, high: Option<f64>, value: f64) -> f64 {
    let missed = match (low, high) {
        (Some(low), _) if value < low => low,
        (_, Some(high)) if value > high => high,
        _ => return 1.0,
    };
    let width = low.zip(high).map(|(low, high)| high - low);
    let scale = width
        .filter(|width| *width > 0.0)
        .unwrap_or_else(|| missed.abs());
    if scale == 0.0 {
        return 0.0;
    }
    // Each side by itself, so that the difference of two huge numbers stays finite.
    (1.0 - (value / scale - missed / scale).abs()).max(f64::MIN)
}

#[cfg(test)]
mod tests;
