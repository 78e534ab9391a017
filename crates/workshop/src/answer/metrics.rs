//! Answers that metrics of a goal hold.

use serde_json::{Value, json};
use sightline_plan::{
    Goal, Id, Kind,
    codec::{Field, Fields, Reader},
    model::{Made, Metric},
};

use super::{
    Draft, Refused,
    entries::{list_of, overlay},
    fields::set_path,
};
use crate::{definition::Output, run::Guide};

/// The word under which a response remembers a metric, whose `record` is goal and metric with `#` between.
const METRIC: &str = "metric";

impl Draft<'_> {
    /// Makes these metrics the answer.
    pub fn metrics(&mut self, output: &Output, value: Value) -> Result<(), Refused> {
        let before = self.made();
        let mut held = Vec::new();
        for (id, fields) in self.asked(value, "name", &before)? {
            held.push(self.metric(output, &id, fields)?);
        }
        self.hold(held)
    }

    /// Makes or mends one metric: `id` is `goal#metric` of one that is there, a name for a new one, or empty.
    /// It belongs to the goal that its field `goal` names, or else to that of the output.
    pub fn metric(
        &mut self,
        output: &Output,
        id: &str,
        mut fields: Fields,
    ) -> Result<Made, Refused> {
        let wanted = fields.shift_remove("goal");
        let wanted = wanted.as_ref().and_then(Value::as_str).and_then(|text| {
            let mut goals = self.plan.tables().goals.values();
            let goal = goals.find(|goal| goal.id.as_str() == text || goal.statement == text);
            goal.map(|goal| goal.id.clone())
        });
        let before = id
            .split_once('#')
            .map(|(goal, metric)| (goal.to_owned(), metric.to_owned()));
        let there = before.as_ref().and_then(|(goal, _)| Id::new(goal));
        let there = there.filter(|id: &Id<Goal>| self.plan.goal(id).is_some());
        let goal = wanted
            .clone()
            .or_else(|| there.clone())
            .or_else(|| self.named_parent(output));
        let Some(mut goal) = goal
            .and_then(|id| self.plan.goal(&id))
            .map(|goal| Goal::clone(goal))
        else {
            // There is no goal to measure yet; the answer is kept until there is one.
            return Ok(Made {
                input: self.input.id.clone(),
                kind: METRIC.to_owned(),
                ..Made::default()
            });
        };
        let moved = there.as_ref().is_some_and(|there| *there != goal.id);
        if moved {
            self.remove_metric(id)?;
        }
        self.one(&mut fields, "source", Kind::DataSource)?;
        let known = before.map(|(_, metric)| metric).filter(|_| !moved);
        let at = known.and_then(|id| goal.metrics.iter().position(|metric| metric.id == id));
        let mut all = match at {
            Some(at) => match goal.metrics[at].write() {
                Value::Object(fields) => fields,
                _ => Fields::new(),
            },
            None => Fields::from_iter([("weight".to_owned(), json!(0))]),
        };
        for fixed in &output.with {
            set_path(&mut all, &fixed.field, fixed.value.clone());
        }
        if let Some(timing) = output.timing {
            all.entry("timing".to_owned())
                .or_insert_with(|| timing.write());
        }
        overlay(&mut all, fields);
        let at = at.unwrap_or(goal.metrics.len());
        if at == goal.metrics.len() {
            let taken = |id: &str| goal.metrics.iter().any(|metric| metric.id == id);
            let free = (1_u32..).map(|n| format!("m{n}")).find(|id| !taken(id));
            all.insert("id".to_owned(), Value::from(free.unwrap_or_default()));
            // The first metric of a goal is the one that counts.
            if goal.metrics.is_empty() {
                all.shift_remove("weight");
            }
            goal.metrics.push(Metric::default());
        }
        let mut reader = Reader::default();
        let metric = Metric::read(Value::Object(all).into(), &mut reader).unwrap_or_default();
        if let Some(problem) = reader.into_problems().into_iter().next() {
            return Err(Refused::Value(problem));
        }
        let record = format!("{}#{}", goal.id, metric.id);
        goal.metrics[at] = metric;
        self.put(goal.into())?;
        Ok(Made {
            input: self.input.id.clone(),
            kind: METRIC.to_owned(),
            record,
            own: true,
            ..Made::default()
        })
    }

    /// Takes a metric off its goal, if both are there.
    pub fn remove_metric(&mut self, record: &str) -> Result<(), Refused> {
        let Some((goal, metric)) = record.split_once('#') else {
            return Ok(());
        };
        let goal = Id::new(goal).and_then(|id: Id<Goal>| self.plan.goal(&id));
        let Some(mut goal) = goal.map(|goal| Goal::clone(goal)) else {
            return Ok(());
        };
        goal.metrics.retain(|known| known.id != metric);
        self.put(goal.into())
    }
}

impl Guide<'_> {
    /// The goal and the metric that `goal#metric` names.
    pub fn metric(&self, record: &str) -> Option<(&Goal, &Metric)> {
        let (goal, metric) = record.split_once('#')?;
        let id: Id<Goal> = Id::new(goal)?;
        let goal: &Goal = self.plan.goal(&id)?;
        Some((goal, goal.metrics.iter().find(|known| known.id == metric)?))
    }

    pub(super) fn metric_fields(&self, record: &str) -> Option<Fields> {
        let (goal, metric) = self.metric(record)?;
        let Value::Object(mut fields) = metric.write() else {
            return None;
        };
        fields.insert("goal".to_owned(), goal.id.write());
        fields.insert("id".to_owned(), Value::from(record));
        Some(fields)
    }

    pub(super) fn metrics_value(&self, key: &str, input: &str) -> Value {
        let made = self.made(key, input);
        list_of(made.filter_map(|made| self.metric_fields(&made.record)))
    }
}
