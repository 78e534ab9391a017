//! Balances of the whole plan.
//!
//! Dropped goals are counted by status and nowhere else. Metrics are those of open goals (draft,
//! agreed or active): what is closed weighs on nobody.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    GoalFigures,
    finding::{Finding, MAX_METRICS},
    mean::weighted_mean,
    tree::{Tree, is_live, is_open},
};
use crate::{
    Goal, Id, Level, Plan,
    model::{Health, Person, Status, Team, Timing},
};

/// How a plan's goals and metrics are spread.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Balance {
    /// Goals by status.
    pub by_status: BTreeMap<Status, usize>,
    /// Goals by level.
    pub by_level: BTreeMap<Level, usize>,
    /// Goals by health; those whose health cannot be known are not among them.
    pub by_health: BTreeMap<Health, usize>,
    /// Metrics.
    pub metrics: usize,
    /// Metrics that foretell.
    pub leading: usize,
    /// Metrics that confirm. Of the rest nobody has said.
    pub lagging: usize,
    /// Metrics that rest on someone's judgement.
    pub subjective: usize,
    /// The fraction of metrics that are objective, 0 to 1; `None` without metrics.
    pub objective_share: Option<f64>,
    /// How many metrics each person answers for, who owns an open goal.
    pub metrics_per_person: BTreeMap<Id<Person>, usize>,
    /// Open goals below the company's level that serve no other, in the order of the outline.
    pub orphans: Vec<Id<Goal>>,
    /// Open goals of the company that nobody below works towards, or that are not wholly covered,
    /// in the order of the outline.
    pub uncovered: Vec<Id<Goal>>,
    /// Units without a goal.
    pub teams_without_goal: Vec<Id<Team>>,
    /// How far the company's open goals are covered together: the mean by weight, each counting for
    /// 0 to 1, of those whose coverage is known.
    pub coverage: Option<f64>,
}

impl Balance {
    pub(super) fn of(plan: &Plan, tree: &Tree<'_>, figures: &[GoalFigures]) -> Self {
        let mut balance = Self {
            teams_without_goal: teams_without_goal(plan),
            ..Self::default()
        };
        for (goal, figures) in tree.goals.iter().zip(figures) {
            balance.count(goal, figures);
        }
        let company = tree
            .goals
            .iter()
            .zip(figures)
            .filter_map(|(goal, figures)| {
                let counts = is_open(goal) && goal.level == Level::Company;
                let coverage = figures.cascade.coverage.filter(|_| counts)?;
                Some((goal.weight, coverage.clamp(0.0, 1.0)))
            });
        balance.coverage = weighted_mean(company);
        balance.objective_share = (balance.metrics > 0)
            .then(|| (balance.metrics - balance.subjective) as f64 / balance.metrics as f64);
        balance
    }

    fn count(&mut self, goal: &Goal, figures: &GoalFigures) {
        *self.by_status.entry(goal.status).or_default() += 1;
        if is_live(goal) {
            *self.by_level.entry(goal.level).or_default() += 1;
            if let Some(health) = figures.health.health {
                *self.by_health.entry(health).or_default() += 1;
            }
        }
        if !is_open(goal) {
            return;
        }
        for metric in &goal.metrics {
            self.metrics += 1;
            self.leading += usize::from(metric.timing == Some(Timing::Leading));
            self.lagging += usize::from(metric.timing == Some(Timing::Lagging));
            self.subjective += usize::from(metric.subjective);
        }
        if let Some(owner) = &goal.owner {
            *self.metrics_per_person.entry(owner.clone()).or_default() += goal.metrics.len();
        }
        for finding in &figures.findings {
            match finding {
                Finding::Orphan => self.orphans.push(goal.id.clone()),
                Finding::Childless | Finding::UnderCovered { .. }
                    if goal.level == Level::Company =>
                {
                    self.uncovered.push(goal.id.clone());
                }
                _ => {}
            }
        }
    }

    /// What is to be found of people and teams rather than of single goals.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let people = self
            .metrics_per_person
            .iter()
            .filter(|(_, metrics)| **metrics > MAX_METRICS)
            .map(|(person, metrics)| Finding::TooManyMetrics {
                person: person.clone(),
                metrics: *metrics,
            });
        let teams = self
            .teams_without_goal
            .iter()
            .map(|team| Finding::TeamWithoutGoal { team: team.clone() });
        people.chain(teams).collect()
    }
}

/// Units for which there is no open goal: none that names the unit or one within it and, of goals
/// that name none, none whose owner works there.
pub(crate) fn teams_without_goal(plan: &Plan) -> Vec<Id<Team>> {
    let teams = &plan.tables().teams;
    let people = &plan.tables().people;
    let mut served: BTreeSet<&Id<Team>> = BTreeSet::new();
    for goal in plan.tables().goals.values().filter(|goal| is_open(goal)) {
        let of_owner = || people.get(goal.owner.as_ref()?)?.team.as_ref();
        let mut unit = goal.team.as_ref().or_else(of_owner);
        // Upwards until a unit that was reached before: what is above it was reached then, too.
        while let Some(id) = unit.filter(|id| served.insert(id)) {
            unit = teams.get(id).and_then(|team| team.parent.as_ref());
        }
    }
    let idle = teams.keys().filter(|id| !served.contains(*id));
    idle.cloned().collect()
}

#[cfg(test)]
mod tests;
