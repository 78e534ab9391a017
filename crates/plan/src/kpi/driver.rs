//! What foretells a KPI: its leading metrics, and those of the goals that work on it.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;

use super::{Gauge, Trend, foretells, leads};
use crate::{
    Goal, Id, Plan,
    arithmetic::{Expected, MetricProgress, Reading, health::AT_RISK_FROM, is_open, metric},
    model::{Direction, GoalKind, Metric},
};

/// So little off is nothing: rounding alone.
const ROUNDING: f64 = 1e-9;

/// A leading metric that a KPI follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Driver {
    /// The goal whose metric it is.
    pub goal: Id<Goal>,
    /// The metric's id within the goal.
    pub metric: String,
    /// Its latest value.
    pub current: Reading,
    /// Which way it goes.
    pub trend: Option<Trend>,
    /// How far it is from where it should be: 0 where it is there, 1 where a KPI would begin to be unhealthy
    /// and a goal to be at risk.
    pub distance: f64,
}

impl Driver {
    /// Whether it moves the wrong way.
    pub fn goes_wrong(&self) -> bool {
        self.trend.is_some_and(|trend| trend.good == Some(false))
    }

    /// Whether it calls for somebody.
    pub fn calls(&self) -> bool {
        self.goes_wrong() || self.distance > ROUNDING
    }
}

/// The goals that say they support another, wherever they hang: one pass over the plan.
pub(super) type Supporters<'a> = HashMap<&'a Id<Goal>, Vec<&'a Arc<Goal>>>;

/// Those who support a KPI.
pub(super) fn supporters(plan: &Plan) -> Supporters<'_> {
    let mut found = Supporters::new();
    for goal in plan.tables().goals.values() {
        for id in &goal.supports {
            if plan.goal(id).is_some_and(|it| it.kind == GoalKind::Kpi) {
                found.entry(id).or_default().push(goal);
            }
        }
    }
    found
}

/// The goals that work on a KPI, and are open: those below it, then those that support it.
pub(super) fn workers<'a>(
    plan: &'a Plan,
    kpi: &Goal,
    supporters: &Supporters<'a>,
) -> Vec<&'a Arc<Goal>> {
    let below = plan.subtree(Some(&kpi.id)).into_iter();
    let mut all: Vec<&Arc<Goal>> = below.map(|(_, goal)| goal).collect();
    for goal in supporters.get(&kpi.id).into_iter().flatten() {
        if !all.iter().any(|known| known.id == goal.id) {
            all.push(goal);
        }
    }
    all.retain(|goal| is_open(goal));
    all
}

/// The leading metrics of the KPI itself, of the goals below it and of those that support it, where they have
/// been read: first those that move the wrong way, each by how far it is from where it should be.
pub fn drivers(plan: &Plan, kpi: &Goal, today: NaiveDate) -> Vec<Driver> {
    of_workers(plan, kpi, &workers(plan, kpi, &supporters(plan)), today)
}

pub(super) fn of_workers(
    plan: &Plan,
    kpi: &Goal,
    workers: &[&Arc<Goal>],
    today: NaiveDate,
) -> Vec<Driver> {
    let goals = std::iter::once(kpi).chain(workers.iter().map(|goal| &***goal));
    let mut found: Vec<Driver> = goals
        .flat_map(|goal| {
            let own = goal.id == kpi.id;
            let counts = move |metric: &&Metric| {
                if own {
                    foretells(kpi, metric)
                } else {
                    leads(metric)
                }
            };
            let metrics = goal.metrics.iter().filter(counts);
            metrics.filter_map(move |metric| of_metric(plan, goal, metric, today))
        })
        .collect();
    // Stable: among equals the nearest to the KPI stays first.
    found.sort_by(|one, other| {
        let wrong = other.goes_wrong().cmp(&one.goes_wrong());
        wrong.then(other.distance.total_cmp(&one.distance))
    });
    found
}

fn of_metric(plan: &Plan, goal: &Goal, of: &Metric, today: NaiveDate) -> Option<Driver> {
    let current = metric::current(&of.history, today)?;
    let distance = match Gauge::of(of) {
        Some(gauge) => gauge.distance(current.value),
        None => behind(plan, goal, of, today) / AT_RISK_FROM,
    };
    Some(Driver {
        goal: goal.id.clone(),
        metric: of.id.clone(),
        current,
        trend: Trend::of(of, today),
        distance,
    })
}

/// How far a metric is behind where its goal should be by now; 0 where nothing is expected of it.
fn behind(plan: &Plan, goal: &Goal, of: &Metric, today: NaiveDate) -> f64 {
    let expected = match of.direction {
        Direction::Maintain => Some(1.0),
        _ => Expected::of(goal, today, plan.settings().fiscal_year_start).map(|it| it.value),
    };
    let progress = MetricProgress::of(of, goal, today).progress.ok();
    let gap = expected.zip(progress).map(|(wanted, is)| wanted - is);
    gap.unwrap_or(0.0).max(0.0)
}
