//! What each person bears.

use std::collections::BTreeMap;

use sightline_plan::{
    Goal, Id, Plan, Strictness,
    arithmetic::finding::MAX_METRICS,
    model::{GoalKind, Person},
};

use super::{About, PlanCode, PlanFinding, is_open};

/// Three metrics a person is the ideal.
const IDEAL_METRICS: usize = 3;

/// At least so many percent of a person's metrics are to be objective.
const OBJECTIVE: usize = 80;

pub(super) fn people(plan: &Plan) -> Vec<PlanFinding> {
    let mut owned: BTreeMap<&Id<Person>, Vec<&Goal>> = BTreeMap::new();
    for goal in plan.tables().goals.values().filter(|goal| is_open(goal)) {
        if let Some(owner) = &goal.owner {
            owned.entry(owner).or_default().push(goal);
        }
    }
    let median = median(owned.values().map(Vec::len).collect());
    let mut found = Vec::new();
    for (id, goals) in &owned {
        let name = plan.tables().people.get(*id).map(|p| p.name.clone());
        let finding = |code| {
            PlanFinding::new(code, About::Person((*id).clone()))
                .arg("person", name.clone().unwrap_or_default())
        };
        let all = || goals.iter().map(|goal| goal.id.clone()).collect();
        let metrics: usize = goals.iter().map(|goal| goal.metrics.len()).sum();
        if metrics > IDEAL_METRICS {
            let code = if metrics > MAX_METRICS {
                PlanCode::TooManyMetrics
            } else {
                PlanCode::ManyMetrics
            };
            found.push(finding(code).arg("metrics", metrics).goals(all()));
        }
        if owned.len() > 1 && goals.len() as f64 > 2.0 * median {
            let load = finding(PlanCode::Overloaded).arg("goals", goals.len());
            found.push(load.arg("median", median).goals(all()));
        }
        found.extend(objective(plan, goals, metrics).map(|(percent, judged)| {
            finding(PlanCode::FewObjective)
                .arg("percent", percent)
                .goals(judged)
        }));
        let grows = goals.iter().any(|goal| goal.kind == GoalKind::Development);
        let performs = goals.iter().any(|goal| goal.kind == GoalKind::Performance);
        if performs && !grows {
            found.push(finding(PlanCode::NoDevelopment).goals(all()));
        }
        for (metric, goals) in duplicates(goals) {
            found.push(
                finding(PlanCode::Duplicate)
                    .arg("metric", metric)
                    .arg("count", goals.len())
                    .goals(goals),
            );
        }
    }
    found
}

/// The share of objective metrics in percent, where it is too low, and the goals with the others.
/// The strict setting wants all of them objective.
fn objective(plan: &Plan, goals: &[&Goal], metrics: usize) -> Option<(usize, Vec<Id<Goal>>)> {
    let subjective: usize = goals
        .iter()
        .map(|goal| {
            goal.metrics
                .iter()
                .filter(|metric| metric.subjective)
                .count()
        })
        .sum();
    let least = match plan.settings().strictness {
        Strictness::Strict => 100,
        Strictness::Gentle | Strictness::Normal => OBJECTIVE,
    };
    let percent = (100 * (metrics - subjective)).checked_div(metrics)?;
    let judged = goals
        .iter()
        .filter(|goal| goal.metrics.iter().any(|metric| metric.subjective));
    (percent < least).then(|| (percent, judged.map(|goal| goal.id.clone()).collect()))
}

/// Metrics of one name in more than one goal.
fn duplicates(goals: &[&Goal]) -> Vec<(String, Vec<Id<Goal>>)> {
    let mut by_name: BTreeMap<String, Vec<Id<Goal>>> = BTreeMap::new();
    for goal in goals {
        for metric in &goal.metrics {
            let name = metric.name.trim().to_lowercase();
            let goals = by_name.entry(name).or_default();
            if goals.last() != Some(&goal.id) {
                goals.push(goal.id.clone());
            }
        }
    }
    by_name
        .into_iter()
        .filter(|(name, goals)| !name.is_empty() && goals.len() > 1)
        .collect()
}

fn median(mut counts: Vec<usize>) -> f64 {
    counts.sort_unstable();
    let half = counts.len() / 2;
    match counts.len() {
        0 => 0.0,
        n if n % 2 == 1 => counts[half] as f64,
        _ => (counts[half - 1] + counts[half]) as f64 / 2.0,
    }
}
