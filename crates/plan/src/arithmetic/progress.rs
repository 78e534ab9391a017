//! The progress of a goal by its own metrics or milestones.
//!
//! A goal is measured by those of its metrics that can be measured; where there is none, by its
//! milestones. Two figures come of it:
//! - [`OwnProgress::raw`] is the weighted mean as it is: the one metric's own progress for most
//!   goals, negative where things go the wrong way, above 1 beyond the target.
//! - [`OwnProgress::capped`] is the mean for a roll-up: each metric counts for 0 to 1, so that what
//!   is overdone here cannot hide what is undone there.
//!
//! A metric that lacks a target or baseline takes no part. One that has nothing reported counts as
//! 0 beside others that have, or else untouched work would be invisible; where none has, the goal's
//! progress is not known.

use chrono::NaiveDate;

use super::{
    mean::weighted_mean,
    metric::{Lack, MetricProgress},
    milestones::MilestoneShare,
};
use crate::model::{Direction, Goal};

/// A goal's progress by what it measures itself.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnProgress {
    /// Each metric's progress, in the goal's order.
    pub metrics: Vec<MetricProgress>,
    /// The milestones, where they measure the goal because no metric can.
    pub milestones: Option<MilestoneShare>,
    /// Progress as it is shown; may be negative or above 1.
    pub raw: Option<f64>,
    /// Progress as it counts in a roll-up, 0 to 1.
    pub capped: Option<f64>,
    /// Whether the goal only maintains: its metrics are to be met every day, not by a day.
    pub holds: bool,
}

impl OwnProgress {
    /// The progress of a goal as of `today`, which needs no other goal.
    pub fn of(goal: &Goal, today: NaiveDate) -> Self {
        let metrics: Vec<MetricProgress> = goal
            .metrics
            .iter()
            .map(|metric| MetricProgress::of(metric, goal, today))
            .collect();
        let measurable = metrics.iter().any(MetricProgress::is_measurable);
        let milestones = MilestoneShare::of(&goal.milestones, today).filter(|_| !measurable);
        let (raw, capped) = match milestones {
            Some(share) => (Some(share.done), Some(share.done)),
            None => (
                mean(&metrics, |progress| progress),
                mean(&metrics, |progress| progress.clamp(0.0, 1.0)),
            ),
        };
        let holds = measurable
            && goal
                .metrics
                .iter()
                .zip(&metrics)
                .filter(|(_, progress)| progress.is_measurable())
                .all(|(metric, _)| metric.direction == Direction::Maintain);
        Self {
            metrics,
            milestones,
            raw,
            capped,
            holds,
        }
    }

    /// Whether the goal has anything of its own to measure by, reported or not.
    pub fn is_measurable(&self) -> bool {
        self.milestones.is_some() || self.metrics.iter().any(MetricProgress::is_measurable)
    }
}

fn mean(metrics: &[MetricProgress], counted: fn(f64) -> f64) -> Option<f64> {
    metrics.iter().find(|metric| metric.progress.is_ok())?;
    weighted_mean(metrics.iter().filter_map(|metric| match metric.progress {
        Ok(progress) => Some((metric.weight, counted(progress))),
        Err(Lack::Value) => Some((metric.weight, 0.0)),
        Err(Lack::Target | Lack::Baseline) => None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        arithmetic::testing::{day, measured, unreported},
        model::{Metric, Milestone},
    };

    fn progress(metrics: Vec<Metric>) -> OwnProgress {
        let goal = Goal {
            metrics,
            ..Goal::default()
        };
        OwnProgress::of(&goal, day("2026-11-22"))
    }

    fn weighing(weight: f64, metric: Metric) -> Metric {
        Metric { weight, ..metric }
    }

    #[test]
    fn one_metric_shows_its_own_progress() {
        let own = progress(vec![measured(Direction::Increase, 40.0, 50.0, 52.0)]);
        assert_eq!((own.raw, own.capped), (Some(1.2), Some(1.0)));
        let own = progress(vec![measured(Direction::Decrease, 10.0, 5.0, 12.0)]);
        assert_eq!((own.raw, own.capped), (Some(-0.4), Some(0.0)));
    }

    #[test]
    fn several_metrics_count_by_weight_and_each_is_capped_for_a_roll_up() {
        let own = progress(vec![
            // 1.5 of the way, and half a way back
            weighing(1.0, measured(Direction::Increase, 0.0, 100.0, 150.0)),
            weighing(3.0, measured(Direction::Increase, 0.0, 100.0, -50.0)),
        ]);
        // (1.5 − 3 · 0.5) / 4 and (1 + 3 · 0) / 4
        assert_eq!((own.raw, own.capped), (Some(0.0), Some(0.25)));
    }

    #[test]
    fn a_metric_without_a_report_counts_as_nothing_done_beside_others() {
        let own = progress(vec![
            measured(Direction::Increase, 0.0, 10.0, 5.0),
            unreported(Direction::Increase, 0.0, 10.0),
        ]);
        assert_eq!((own.raw, own.capped), (Some(0.25), Some(0.25)));
    }

    #[test]
    fn without_any_report_progress_is_not_known() {
        let own = progress(vec![unreported(Direction::Increase, 0.0, 10.0)]);
        assert_eq!((own.raw, own.capped), (None, None));
        assert!(own.is_measurable());
    }

    #[test]
    fn a_metric_that_cannot_be_measured_takes_no_part() {
        let aimless = Metric {
            target: None,
            ..measured(Direction::Increase, 0.0, 10.0, 5.0)
        };
        let own = progress(vec![
            measured(Direction::Increase, 0.0, 10.0, 8.0),
            aimless.clone(),
        ]);
        assert_eq!(own.raw, Some(0.8));
        assert!(!progress(vec![aimless]).is_measurable());
    }

    #[test]
    fn milestones_measure_a_goal_without_metrics() {
        let done = Milestone {
            done_on: Some(day("2026-11-01")),
            ..Milestone::default()
        };
        let mut goal = Goal {
            milestones: vec![done, Milestone::default()],
            ..Goal::default()
        };
        let own = OwnProgress::of(&goal, day("2026-11-22"));
        assert_eq!((own.raw, own.capped), (Some(0.5), Some(0.5)));
        goal.metrics = vec![measured(Direction::Increase, 0.0, 10.0, 1.0)];
        assert_eq!(OwnProgress::of(&goal, day("2026-11-22")).raw, Some(0.1));
    }
}
