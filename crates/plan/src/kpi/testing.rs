//! Short ways to write the numbers that the tests of this module read.

pub use crate::arithmetic::testing::day;
use crate::{
    Goal, Id,
    arithmetic::testing::history,
    model::{GoalKind, Level, Metric, Status, Thresholds},
};

/// A metric with its thresholds.
pub fn watched(healthy: f64, unhealthy: f64) -> Metric {
    Metric {
        id: "m1".to_owned(),
        thresholds: Some(Thresholds {
            healthy: Some(healthy),
            unhealthy: Some(unhealthy),
            ..Thresholds::default()
        }),
        ..Metric::default()
    }
}

/// The metric with these readings.
pub fn read(metric: Metric, values: &[(&str, f64)]) -> Metric {
    Metric {
        history: history(values),
        ..metric
    }
}

/// A company's KPI that is being watched.
pub fn kpi(id: &str, name: &str, metric: Metric) -> Goal {
    Goal {
        id: Id::new(id).unwrap(),
        statement: name.to_owned(),
        level: Level::Company,
        kind: GoalKind::Kpi,
        status: Status::Active,
        metrics: vec![Metric {
            name: name.to_owned(),
            ..metric
        }],
        ..Goal::default()
    }
}
