//! Links, sums, dates and changes of single goals, and the balance of all metrics.

use std::collections::HashMap;

use sightline_plan::{
    Figures, Goal, Id, Plan, arithmetic, changed_since_agreed,
    model::{GoalKind, Timing},
};

use super::{About, PlanCode, PlanFinding, is_at_work, is_open};

/// So many key results show whether an objective is met; more are not kept in view.
const KEY_RESULTS: std::ops::RangeInclusive<usize> = 2..=5;

pub(super) fn structure(plan: &Plan, figures: &Figures) -> Vec<PlanFinding> {
    let mut found: Vec<PlanFinding> = figures
        .goals
        .iter()
        .flat_map(|goal| {
            goal.findings
                .iter()
                .filter_map(|f| of_arithmetic(plan, Some(&goal.goal), f))
        })
        .collect();
    found.extend(
        figures
            .findings
            .iter()
            .filter_map(|f| of_arithmetic(plan, None, f)),
    );
    let results = key_results(plan);
    for goal in plan.tables().goals.values().filter(|goal| is_open(goal)) {
        let about = || About::Goal(goal.id.clone());
        let count = results.get(&goal.id).copied().unwrap_or_default();
        if goal.kind == GoalKind::Objective && !KEY_RESULTS.contains(&count) {
            found.push(PlanFinding::new(PlanCode::KeyResults, about()).arg("count", count));
        }
        let fields = unexplained(goal);
        if !fields.is_empty() {
            let fields = fields.join(", ");
            found.push(
                PlanFinding::new(PlanCode::ChangedAfterAgreement, about()).arg("fields", fields),
            );
        }
    }
    found
}

/// What the plan's arithmetic found, in the coach's words. Too many metrics are counted in `people`.
fn of_arithmetic(
    plan: &Plan,
    goal: Option<&Id<Goal>>,
    finding: &arithmetic::Finding,
) -> Option<PlanFinding> {
    use arithmetic::Finding as Found;
    let about = || goal.cloned().map_or(About::Plan, About::Goal);
    let percent = |fraction: &f64| format!("{:.0}", fraction * 100.0);
    Some(match finding {
        Found::Orphan => PlanFinding::new(PlanCode::Orphan, about()),
        Found::ParentDropped => PlanFinding::new(PlanCode::ParentDropped, about()),
        Found::Childless => PlanFinding::new(PlanCode::Uncovered, about()),
        Found::DueBeforeStart { start, due } => PlanFinding::new(PlanCode::DatesClash, about())
            .arg("due", due)
            .arg("limit", start),
        Found::DueAfterParent { due, parent_due } => {
            PlanFinding::new(PlanCode::DatesClash, about())
                .arg("due", due)
                .arg("limit", parent_due)
        }
        Found::UnderCovered { coverage, .. } => {
            PlanFinding::new(PlanCode::UnderCovered, about()).arg("percent", percent(coverage))
        }
        Found::OverCovered { coverage } => {
            PlanFinding::new(PlanCode::OverCovered, about()).arg("percent", percent(coverage))
        }
        Found::TeamWithoutGoal { team } => {
            let name = plan.tables().teams.get(team).map(|team| team.name.clone());
            PlanFinding::new(PlanCode::TeamWithoutGoal, About::Team(team.clone()))
                .arg("team", name.unwrap_or_default())
        }
        Found::TooManyMetrics { .. } => return None,
    })
}

/// How many open key results each goal has.
fn key_results(plan: &Plan) -> HashMap<Id<Goal>, usize> {
    let mut results = HashMap::new();
    for goal in plan.tables().goals.values() {
        if let Some(parent) = &goal.parent
            && goal.kind == GoalKind::KeyResult
            && is_open(goal)
        {
            *results.entry(parent.clone()).or_default() += 1;
        }
    }
    results
}

/// The agreed fields that changed without a reason.
fn unexplained(goal: &Goal) -> Vec<&'static str> {
    if goal.agreed.is_none() {
        return Vec::new();
    }
    let explained = |name: &str| goal.amendments.iter().any(|a| a.field == name);
    changed_since_agreed(goal)
        .into_iter()
        .map(|field| field.name)
        .filter(|name| !explained(name))
        .collect()
}

/// Both leading and lagging metrics; and a word on how sure the owners are.
pub(super) fn balance(plan: &Plan, figures: &Figures) -> Vec<PlanFinding> {
    let mut found = Vec::new();
    let (leading, lagging) = (figures.balance.leading, figures.balance.lagging);
    let side = match (leading, lagging) {
        (2.., 0) => Some((Timing::Leading, leading)),
        (0, 2..) => Some((Timing::Lagging, lagging)),
        _ => None,
    };
    if let Some((side, count)) = side {
        found.push(
            PlanFinding::new(PlanCode::OneSided, About::Plan)
                .arg("side", side.word())
                .arg("count", count),
        );
    }
    let unsaid =
        plan.tables().goals.values().filter(|goal| {
            is_at_work(goal) && goal.confidence.is_none() && goal.kind != GoalKind::Kpi
        });
    let unsaid: Vec<Id<Goal>> = unsaid.map(|goal| goal.id.clone()).collect();
    if !unsaid.is_empty() {
        found.push(
            PlanFinding::new(PlanCode::NoConfidence, About::Plan)
                .arg("count", unsaid.len())
                .goals(unsaid),
        );
    }
    found
}
