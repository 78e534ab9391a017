//! Short ways to write the plans that the tests of this module compute with.

use chrono::NaiveDate;

use crate::{
    Goal, Id, Plan,
    model::{Direction, Level, Metric, Point},
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A company goal.
pub fn goal(id: &str) -> Goal {
    Goal {
        id: Id::new(id).unwrap(),
        level: Level::Company,
        ..Goal::default()
    }
}

/// A team's goal below another.
pub fn child(id: &str, parent: &str) -> Goal {
    Goal {
        parent: Id::new(parent),
        level: Level::Team,
        ..goal(id)
    }
}

pub fn unreported(direction: Direction, baseline: f64, target: f64) -> Metric {
    Metric {
        id: "m".to_owned(),
        direction,
        baseline: Some(baseline),
        target: Some(target),
        ..Metric::default()
    }
}

/// Values by their days.
pub fn history(points: &[(&str, f64)]) -> Vec<Point> {
    let point = |(on, value): &(&str, f64)| Point {
        on: Some(day(on)),
        value: *value,
        ..Point::default()
    };
    points.iter().map(point).collect()
}

/// A metric whose one value was reported on a day long ago.
pub fn measured(direction: Direction, baseline: f64, target: f64, value: f64) -> Metric {
    Metric {
        history: vec![Point {
            on: Some(day("2026-01-05")),
            value,
            ..Point::default()
        }],
        ..unreported(direction, baseline, target)
    }
}

/// A plan of these goals in this order.
pub fn plan(goals: Vec<Goal>) -> Plan {
    let mut plan = Plan::new(Id::new("p").unwrap(), "Test");
    for (at, goal) in goals.into_iter().enumerate() {
        let goal = Goal {
            order: Some(at as f64),
            ..goal
        };
        plan.insert(goal.into());
    }
    plan
}
