//! What was agreed, and what has changed since.

use serde_json::Value;

use crate::{
    Goal,
    codec::{Field, Fields},
};

/// The fields that an agreement is about: what success is, whose it is, and what it serves.
pub const AGREED_FIELDS: &[&str] = &[
    "statement",
    "owner",
    "parent",
    "weight",
    "contribution",
    "roll_up",
    "metrics",
    "milestones",
    "start",
    "due",
    "cycle",
    "stretch",
];

/// A field of a goal that differs from what was agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedField {
    /// Its name in a file, one of [`AGREED_FIELDS`].
    pub name: &'static str,
    /// As agreed; `None` where it was at its default.
    pub before: Option<Value>,
    /// As it is; `None` where it is at its default.
    pub after: Option<Value>,
}

/// What changed since the goal was agreed, in the order of [`AGREED_FIELDS`]; empty where it never
/// was. Values that were reported and milestones that were reached are progress, not change.
pub fn changed_since_agreed(goal: &Goal) -> Vec<ChangedField> {
    let Some(agreed) = &goal.agreed else {
        return Vec::new();
    };
    let now = agreed_fields(goal);
    AGREED_FIELDS
        .iter()
        .map(|name| ChangedField {
            name,
            before: agreed.snapshot.get(*name).cloned(),
            after: now.get(*name).cloned(),
        })
        .filter(|field| field.before != field.after)
        .collect()
}

/// What an agreement remembers: the agreed fields without what is progress.
pub(crate) fn agreed_fields(goal: &Goal) -> Fields {
    let mut goal = goal.clone();
    for metric in &mut goal.metrics {
        metric.history.clear();
        if let Some(comparison) = &mut metric.comparison {
            comparison.group_history.clear();
            comparison.against_history.clear();
        }
    }
    for milestone in &mut goal.milestones {
        milestone.done_on = None;
    }
    let Value::Object(mut fields) = goal.write() else {
        return Fields::new();
    };
    fields.retain(|name, _| AGREED_FIELDS.contains(&name.as_str()));
    fields
}
