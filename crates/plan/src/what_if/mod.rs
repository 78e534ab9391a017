//! What if: targets, weights and contributions that are tried out beside the plan, what the tree answers, and the
//! one edit that makes them so.
//!
//! A [`Trial`] names numbers, not whole goals. What is changed in the plan meanwhile therefore stays, and what
//! is tried of a goal that has gone is passed over.

mod answer;
mod lever;

use std::{collections::BTreeMap, sync::Arc};

pub use answer::{Answer, Standing, answers};
pub use lever::Lever;
use serde_json::{Map, Value};

use crate::{Edit, Goal, Id, Plan, Refusal};

/// Numbers that are tried out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    numbers: BTreeMap<Id<Goal>, BTreeMap<Lever, f64>>,
}

impl Trial {
    /// Tries a number; `None` takes it back. A number that the goal has anyway is not tried.
    pub fn set(&mut self, plan: &Plan, goal: &Id<Goal>, lever: Lever, number: Option<f64>) {
        let has = plan.goal(goal).and_then(|goal| lever.number(goal));
        let number = number.filter(|number| number.is_finite() && Some(*number) != has);
        let levers = self.numbers.entry(goal.clone()).or_default();
        match number {
            Some(number) => levers.insert(lever, number),
            None => levers.remove(&lever),
        };
        if levers.is_empty() {
            self.numbers.remove(goal);
        }
    }

    /// The number that is tried.
    pub fn get(&self, goal: &Id<Goal>, lever: &Lever) -> Option<f64> {
        self.numbers.get(goal)?.get(lever).copied()
    }

    /// Whether nothing is tried.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Every number that is tried, goal by goal.
    pub fn all(&self) -> impl Iterator<Item = (&Id<Goal>, &Lever, f64)> {
        let goals = self.numbers.iter();
        goals.flat_map(|(goal, levers)| {
            let levers = levers.iter();
            levers.map(move |(lever, number)| (goal, lever, *number))
        })
    }

    /// The edit that makes it so; `None` where nothing would change.
    pub fn edit(&self, plan: &Plan) -> Option<Edit> {
        let mut edits = Vec::new();
        for (id, levers) in &self.numbers {
            let Some(now) = plan.goal(id) else { continue };
            let mut goal = Goal::clone(now);
            for (lever, number) in levers {
                lever.put(&mut goal, *number);
            }
            if goal != **now {
                edits.push(Edit::Put(goal.into()));
            }
        }
        (!edits.is_empty()).then(|| Edit::Several(edits))
    }

    /// The plan as it would be.
    ///
    /// # Errors
    /// Why the plan cannot be so: a weight below 0, for one.
    pub fn on(&self, plan: &Arc<Plan>) -> Result<Arc<Plan>, Refusal> {
        let Some(edit) = self.edit(plan) else {
            return Ok(Arc::clone(plan));
        };
        let mut tried = Plan::clone(plan);
        tried.apply(edit)?;
        Ok(Arc::new(tried))
    }

    /// As text that [`Trial::read`] reads; `None` where nothing is tried.
    pub fn write(&self) -> Option<String> {
        let goals = self.numbers.iter().map(|(goal, levers)| {
            let levers = levers.iter();
            let levers: Map<String, Value> = levers
                .map(|(lever, number)| (lever.write(), Value::from(*number)))
                .collect();
            (goal.to_string(), Value::Object(levers))
        });
        (!self.is_empty()).then(|| Value::Object(goals.collect()).to_string())
    }

    /// What can be read of a text; the rest is passed over.
    pub fn read(text: &str) -> Self {
        let Ok(Value::Object(goals)) = serde_json::from_str(text) else {
            return Self::default();
        };
        let mut trial = Self::default();
        for (goal, levers) in goals {
            let (Some(goal), Value::Object(levers)) = (Id::new(&goal), levers) else {
                continue;
            };
            let levers: BTreeMap<Lever, f64> = levers
                .into_iter()
                .filter_map(|(lever, number)| Some((Lever::read(&lever)?, number.as_f64()?)))
                .collect();
            if !levers.is_empty() {
                trial.numbers.insert(goal, levers);
            }
        }
        trial
    }
}

#[cfg(test)]
mod tests;
