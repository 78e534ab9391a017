//! Every KPI of a plan, as one looks them over.

use chrono::NaiveDate;

use super::{
    Freshness, Gauge, State, Suggestion, Trend,
    driver::{self, supporters},
    freshness, pyramid, read_metrics, state,
    suggest::of_drivers,
};
use crate::{
    Goal, Id, Plan,
    arithmetic::{Reading, is_open, metric},
    model::{GoalKind, PyramidLevel},
};

/// One number of a KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The KPI.
    pub goal: Id<Goal>,
    /// The metric's id within it; `None` for a KPI that measures nothing yet.
    pub metric: Option<String>,
    /// Where it stands in the pyramid.
    pub pyramid: PyramidLevel,
    /// How it is doing.
    pub state: State,
    /// What its value is read against.
    pub gauge: Option<Gauge>,
    /// Its latest value.
    pub current: Option<Reading>,
    /// Which way it goes.
    pub trend: Option<Trend>,
    /// When it was last read.
    pub freshness: Freshness,
    /// How many leading metrics foretell it, as far as they have been read. Asked of an unhealthy KPI only, and
    /// there of its first bad number.
    pub drivers: Option<usize>,
    /// What to do about an unhealthy one.
    pub suggestion: Option<Suggestion>,
}

/// Every KPI of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// By level of the pyramid from the top, then the unhealthy first, then in the order of the outline.
    pub rows: Vec<Row>,
}

impl Board {
    /// The open KPIs of a plan as of `today`.
    pub fn of(plan: &Plan, today: NaiveDate) -> Self {
        let is_kpi = |goal: &Goal| goal.kind == GoalKind::Kpi && is_open(goal);
        if !plan.tables().goals.values().any(|goal| is_kpi(goal)) {
            return Self::default();
        }
        let supporters = supporters(plan);
        let mut rows = Vec::new();
        for (_, goal) in plan.outline() {
            if !is_kpi(goal) {
                continue;
            }
            let read = read_metrics(goal);
            let begun = rows.len();
            rows.extend(read.iter().map(|of| {
                let gauge = Gauge::of(of);
                Row {
                    metric: Some(of.id.clone()),
                    pyramid: pyramid(goal, Some(of)),
                    state: state(gauge, of, today),
                    gauge,
                    current: metric::current(&of.history, today),
                    trend: Trend::of(of, today),
                    freshness: freshness(of, plan.settings().check_in_days, today),
                    ..Row::bare(goal)
                }
            }));
            if read.is_empty() {
                rows.push(Row::bare(goal));
            }
            // Several numbers of one KPI have their drivers in common: the first of the bad ones tells of them.
            if let Some(row) = rows[begun..].iter_mut().find(|row| row.is_unhealthy()) {
                let workers = driver::workers(plan, goal, &supporters);
                let drivers = driver::of_workers(plan, goal, &workers, today);
                row.drivers = Some(drivers.len());
                row.suggestion = of_drivers(plan, drivers, &workers);
            }
        }
        // Stable, so that the order of the outline stays within.
        rows.sort_by_key(|row| (row.pyramid as u8, row.state));
        Self { rows }
    }

    /// Those on a level of the pyramid.
    pub fn level(&self, level: PyramidLevel) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.pyramid == level)
    }

    /// How many are in a state.
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }
}

impl Row {
    fn bare(goal: &Goal) -> Self {
        Self {
            goal: goal.id.clone(),
            metric: None,
            pyramid: pyramid(goal, None),
            state: State::Unknown,
            gauge: None,
            current: None,
            trend: None,
            freshness: Freshness::Never,
            drivers: None,
            suggestion: None,
        }
    }

    fn is_unhealthy(&self) -> bool {
        self.state == State::Unhealthy
    }
}

#[cfg(test)]
mod tests;
