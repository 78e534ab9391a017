//! What one row shows, taken out of the plan at once: a row is drawn anew only where any of it differs.

use std::sync::Arc;

use sightline_plan::{
    Goal, Id,
    kpi::{Row, Suggestion},
    model::Metric,
};
use sightline_text::kpis as text;

use super::Seen;
use crate::pages::goal::{goal_called, metric_name, person_name};

/// What tells a row from all others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RowKey {
    /// The KPI.
    pub goal: Id<Goal>,
    /// Which of its metrics.
    pub metric: Option<String>,
}

impl RowKey {
    /// That of a row.
    pub fn of(row: &Row) -> Self {
        Self {
            goal: row.goal.clone(),
            metric: row.metric.clone(),
        }
    }

    /// The id of a part of the row on the page.
    pub fn element(&self, part: &str) -> String {
        let metric = self.metric.as_deref().unwrap_or_default();
        format!("kpi-{part}-{}-{metric}", self.goal)
    }
}

/// A row with all that it names.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// What was read.
    pub row: Row,
    /// The KPI.
    pub goal: Arc<Goal>,
    /// Which of its metrics.
    pub metric: Option<Metric>,
    /// What it is called.
    pub name: String,
    /// Who answers for it; may be empty.
    pub owner: String,
    /// The goal above that it can be traced to, and what that is called.
    pub feeds: Option<(Id<Goal>, String)>,
    /// What to do about it.
    pub advice: Option<Advice>,
}

/// A suggestion with all that it names.
#[derive(Clone, PartialEq)]
pub struct Advice {
    /// What is suggested.
    pub suggestion: Suggestion,
    /// What the driver is called.
    pub driver: String,
    /// In what it counts.
    pub unit: String,
    /// The goal that measures it, where that is not the KPI itself.
    pub measured_in: Option<(Id<Goal>, String)>,
    /// The goal that is there already.
    pub existing: Option<(Id<Goal>, String)>,
}

impl Shown {
    /// The row of this key; `None` where it has gone.
    pub fn of(seen: &Seen, key: &RowKey) -> Option<Self> {
        let plan = &seen.plan;
        let mut rows = seen.board.rows.iter();
        let row = rows.find(|row| row.goal == key.goal && row.metric == key.metric)?;
        let goal = plan.goal(&row.goal)?;
        let metric = goal
            .metrics
            .iter()
            .find(|metric| Some(&metric.id) == row.metric.as_ref());
        let statement = goal.statement.trim();
        // Of several numbers each bears its own name.
        let first = goal.metrics.first().map(|metric| &metric.id) == row.metric.as_ref();
        let name = match metric {
            Some(metric) if !first => metric_name(metric),
            _ if !statement.is_empty() => statement.to_owned(),
            Some(metric) => metric_name(metric),
            None => text::untitled().to_owned(),
        };
        let called = |id: &Id<Goal>| (id.clone(), goal_called(plan, id));
        let advice = row.suggestion.as_ref().and_then(|suggestion| {
            let of = plan.goal(&suggestion.driver.goal)?;
            let mut metrics = of.metrics.iter();
            let driver = metrics.find(|it| it.id == suggestion.driver.metric)?;
            Some(Advice {
                driver: metric_name(driver),
                unit: driver.unit.clone(),
                measured_in: (of.id != goal.id).then(|| called(&of.id)),
                existing: suggestion.existing.as_ref().map(called),
                suggestion: suggestion.clone(),
            })
        });
        Some(Self {
            row: row.clone(),
            metric: metric.cloned(),
            name,
            owner: person_name(plan, goal.owner.as_ref()),
            feeds: goal.parent.as_ref().map(called),
            advice,
            goal: Arc::clone(goal),
        })
    }
}
