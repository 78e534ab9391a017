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

/// One value that differs within a changed field.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedPart {
    /// What the entry of a list is called, as its metric or milestone is; empty for a field that is
    /// no list of records.
    pub entry: String,
    /// The name of the part in a file; the field's own name where it has no parts.
    pub part: String,
    /// As agreed; `None` where it was at its default, or not there.
    pub before: Option<Value>,
    /// As it is; `None` where it is at its default, or not there.
    pub after: Option<Value>,
}

impl ChangedField {
    /// The change, value by value: a metric whose target moved is that target and nothing else. An
    /// entry that came or went is one part by the name of its list.
    pub fn parts(&self) -> Vec<ChangedPart> {
        let part = |entry: &str, part: &str, before: Option<&Value>, after: Option<&Value>| {
            (before != after).then(|| ChangedPart {
                entry: entry.to_owned(),
                part: part.to_owned(),
                before: before.cloned(),
                after: after.cloned(),
            })
        };
        let (before, after) = (records(self.before.as_ref()), records(self.after.as_ref()));
        if before.is_empty() && after.is_empty() {
            let whole = part("", self.name, self.before.as_ref(), self.after.as_ref());
            return whole.into_iter().collect();
        }
        let find = |list: &[&'_ Fields], id: Option<&Value>| {
            list.iter().position(|entry| entry.get("id") == id)
        };
        let mut parts = Vec::new();
        for old in &before {
            match find(&after, old.get("id")).map(|at| after[at]) {
                Some(new) => {
                    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
                    names.sort();
                    names.dedup();
                    let name = called(new);
                    parts.extend(
                        names
                            .into_iter()
                            .filter_map(|field| part(&name, field, old.get(field), new.get(field))),
                    );
                }
                None => parts.extend(part(
                    &called(old),
                    self.name,
                    Some(&called(old).into()),
                    None,
                )),
            }
        }
        for new in &after {
            if find(&before, new.get("id")).is_none() {
                parts.extend(part(
                    &called(new),
                    self.name,
                    None,
                    Some(&called(new).into()),
                ));
            }
        }
        if parts.is_empty() {
            // The same entries in another order.
            parts.extend(part(
                "",
                self.name,
                self.before.as_ref(),
                self.after.as_ref(),
            ));
        }
        parts
    }
}

/// The records of a list; none for a value of another kind.
fn records(value: Option<&Value>) -> Vec<&Fields> {
    let list = value.and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .collect()
}

fn called(entry: &Fields) -> String {
    let name = entry.get("name").and_then(Value::as_str);
    name.unwrap_or_default().to_owned()
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
