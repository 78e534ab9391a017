//! What an input begins with, so that nothing is typed twice.

use serde_json::{Value, json};
use sightline_plan::codec::Field;

use super::Home;
use crate::{
    definition::InputKind,
    funnel::{self, Part},
    run::{Guide, Item},
};

impl Guide<'_> {
    /// What to offer as long as an input has no answer: an earlier answer or what the plan says, in the shape
    /// that [`Guide::answer`] takes; `None` where there is nothing, or an answer already.
    pub fn prefill(&self, key: &str, input: &str) -> Option<Value> {
        let of = self.input(key, input)?;
        if self.has_answer(key, input) {
            return None;
        }
        if let Home::Plan(target) = of.home() {
            return Some(self.bound(target)).filter(crate::run::says_something);
        }
        let prefill = of.prefill.as_ref()?;
        let about = self.plan.about();
        match prefill.from.as_str() {
            "plan.mission" => return text(&about.mission),
            "plan.vision" => return text(&about.vision),
            "plan.check_in_days" => return Some(json!(about.settings.check_in_days)),
            _ => {}
        }
        let earlier = self.earlier_words(&prefill.from);
        let items = self.items(&prefill.from);
        let labels = || {
            items
                .iter()
                .map(|item| item.label.clone())
                .filter(|label| !label.is_empty())
        };
        // What is there already is taken up, not written again.
        if let (Home::Records(kind), false) = (of.home(), of.kind == InputKind::List) {
            let known = items
                .iter()
                .filter(|item| item.key.as_ref().is_some_and(|key| key.kind == kind));
            let known: Vec<Value> = known.map(|item| json!({ "id": item.id })).collect();
            if !known.is_empty() && of.kind != InputKind::Table {
                return Some(Value::Array(known));
            }
        }
        let value = match of.kind {
            InputKind::ShortText | InputKind::LongText => match earlier {
                Some(words) => Value::from(words),
                None => Value::from(labels().collect::<Vec<_>>().join("\n")),
            },
            InputKind::List => Value::Array(labels().map(Value::from).collect()),
            InputKind::Table => Value::Array(
                items
                    .iter()
                    .map(|item| row(item, &prefill.column))
                    .collect(),
            ),
            // The revenue is said in the goal already.
            InputKind::Funnel => {
                let goals = self.goals_of(std::slice::from_ref(&prefill.from));
                let mut metrics = goals.iter().flat_map(|goal| &goal.metrics);
                let revenue = metrics.find_map(|it| it.target.filter(|_| it.unit != "%"))?;
                let sum = funnel::usual(&of.stages);
                funnel::with(&sum, &Part::Revenue, Some(revenue)).write()
            }
            InputKind::Choice | InputKind::Person => {
                Value::Array(items.iter().map(|item| json!(item.id)).collect())
            }
            // A sentence that was said before becomes the main words of a record, such as a goal.
            _ => match earlier {
                Some(words) => json!([words]),
                None => Value::Array(labels().map(Value::from).collect()),
            },
        };
        Some(value).filter(crate::run::says_something)
    }

    /// The words of an earlier answer of words, or of last time's.
    pub fn earlier_words(&self, reference: &str) -> Option<String> {
        if let Some(reference) = reference.strip_prefix("last.") {
            return self.last_time()?.earlier_words(reference);
        }
        let (step, input) = reference.split_once('.')?;
        let value = self.value(step, input);
        value
            .as_str()
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::from(text))
}

fn row(item: &Item, column: &str) -> Value {
    json!({ "id": item.id, "cells": { column: item.label } })
}
