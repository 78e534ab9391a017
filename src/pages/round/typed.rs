//! What is typed and not saved yet, goal by goal: kept on the device, so that a reload loses none of it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::{Map, Value};
use sightline_plan::{Goal, Id};

use crate::browser::device;

/// The fields of one goal by name. The names of values begin with [`VALUE`].
type Fields = BTreeMap<String, String>;

/// What comes before a metric's id in the name of its field.
pub const VALUE: &str = "value:";

/// What comes before a milestone's id in the name of its field.
pub const STEP: &str = "step:";

/// What is typed in a round.
#[derive(Clone, Copy)]
pub struct Typed {
    name: StoredValue<String>,
    goals: RwSignal<BTreeMap<String, Fields>>,
}

impl Typed {
    /// What was left on the device under this name.
    pub fn of(name: String) -> Self {
        let kept = device::get(&name).unwrap_or_default();
        Self {
            name: StoredValue::new(name),
            goals: RwSignal::new(read(&kept)),
        }
    }

    /// What stands in a field.
    pub fn get(self, goal: &Id<Goal>, field: &str) -> String {
        self.goals.with(|goals| {
            let fields = goals.get(goal.as_str());
            fields
                .and_then(|fields| fields.get(field))
                .cloned()
                .unwrap_or_default()
        })
    }

    /// All that is typed for a goal, without following it.
    pub fn all_now(self, goal: &Id<Goal>) -> BTreeMap<String, String> {
        let goals = self.goals.get_untracked();
        goals.get(goal.as_str()).cloned().unwrap_or_default()
    }

    /// Whether anything is typed for a goal.
    pub fn has(self, goal: &Id<Goal>) -> bool {
        self.goals.with(|goals| goals.contains_key(goal.as_str()))
    }

    /// Follows whatever is typed.
    pub fn follow(self) {
        self.goals.track();
    }

    /// Puts text into a field.
    pub fn put(self, goal: &Id<Goal>, field: &str, text: String) {
        self.goals.update(|goals| {
            let fields = goals.entry(goal.to_string()).or_default();
            if text.is_empty() {
                fields.remove(field);
            } else {
                fields.insert(field.to_owned(), text);
            }
            if fields.is_empty() {
                goals.remove(goal.as_str());
            }
        });
        self.keep();
    }

    /// Forgets what was typed for a goal: it is saved.
    pub fn forget(self, goal: &Id<Goal>) {
        self.goals.update(|goals| {
            goals.remove(goal.as_str());
        });
        self.keep();
    }

    /// Forgets what was typed for all but these goals.
    pub fn keep_only(self, which: impl Fn(&str) -> bool) {
        self.goals
            .update(|goals| goals.retain(|goal, _| which(goal)));
        self.keep();
    }

    fn keep(self) {
        let text = self.goals.with_untracked(write);
        // A device that keeps nothing keeps it while the page is open.
        self.name.with_value(|name| {
            let _ = device::set(name, text.as_deref());
        });
    }
}

fn read(text: &str) -> BTreeMap<String, Fields> {
    let Ok(Value::Object(goals)) = serde_json::from_str(text) else {
        return BTreeMap::new();
    };
    let fields = |fields: Value| match fields {
        Value::Object(fields) => {
            let texts = fields.into_iter();
            texts
                .filter_map(|(name, text)| Some((name, text.as_str()?.to_owned())))
                .collect()
        }
        _ => Fields::new(),
    };
    let goals = goals.into_iter();
    goals.map(|(goal, typed)| (goal, fields(typed))).collect()
}

fn write(goals: &BTreeMap<String, Fields>) -> Option<String> {
    let object = |fields: &Fields| {
        let fields = fields.iter();
        let fields = fields.map(|(name, text)| (name.clone(), Value::from(text.as_str())));
        Value::Object(fields.collect())
    };
    let all: Map<String, Value> = goals
        .iter()
        .map(|(goal, fields)| (goal.clone(), object(fields)))
        .collect();
    (!all.is_empty()).then(|| Value::Object(all).to_string())
}
