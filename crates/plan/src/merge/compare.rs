//! Comparing three states of one record, as small as things mean something by themselves.

use std::collections::BTreeSet;

use serde_json::Value;

use super::piece::{At, Found, Side, States};
use crate::{Key, Kind, codec::Fields};

/// Lists whose entries mean something only together and in their order.
const WHOLE: &[&str] = &["rubric", "agenda"];

/// Fields whose parts are set each by itself.
const PARTED: &[&str] = &["settings", "swot"];

/// The one list within an entry of a list that is compared day by day.
const HISTORY: &str = "history";

/// How the states of a record are compared.
pub(super) struct Comparison<'a> {
    pub key: &'a Key,
    /// Whether it is known what both sides began with.
    pub has_base: bool,
}

type Choose<'c> = &'c mut dyn FnMut(Found<'_>) -> Side;

impl Comparison<'_> {
    /// What becomes of a record; `None` where it goes.
    pub fn record(
        &self,
        base: Option<&Fields>,
        ours: Option<&Fields>,
        theirs: Option<&Fields>,
        choose: Choose<'_>,
    ) -> Option<Fields> {
        match (ours, theirs) {
            (Some(ours), Some(theirs)) => {
                Some(self.fields(At::default(), base, ours, theirs, choose))
            }
            (None, None) => None,
            // Who removed it is not known, or they never had it: then it stays.
            (Some(_), None) if base.is_none() => ours.cloned(),
            _ => {
                let value = |fields: Option<&Fields>| fields.cloned().map(Value::Object);
                let (base, ours, theirs) = (value(base), value(ours), value(theirs));
                let states = States {
                    base: base.as_ref(),
                    ours: ours.as_ref(),
                    theirs: theirs.as_ref(),
                };
                match self.ask(At::default(), states, choose) {
                    Some(Value::Object(fields)) => Some(fields),
                    _ => None,
                }
            }
        }
    }

    fn fields(
        &self,
        at: At<'_>,
        base: Option<&Fields>,
        ours: &Fields,
        theirs: &Fields,
        choose: Choose<'_>,
    ) -> Fields {
        let names = [Some(ours), Some(theirs), base].into_iter().flatten();
        let names: BTreeSet<&str> = names.flat_map(Fields::keys).map(String::as_str).collect();
        let mut merged = ours.clone();
        for name in names {
            let at = match at.field {
                None => At {
                    field: Some(name),
                    ..at
                },
                Some(_) => At {
                    part: Some(name),
                    ..at
                },
            };
            let states = States {
                base: base.and_then(|base| base.get(name)),
                ours: ours.get(name),
                theirs: theirs.get(name),
            };
            match self.value(at, states, choose) {
                Some(value) => merged.insert(name.to_owned(), value),
                None => merged.shift_remove(name),
            };
        }
        merged
    }

    fn value(&self, at: At<'_>, states: States<'_>, choose: Choose<'_>) -> Option<Value> {
        let States { base, ours, theirs } = states;
        if ours == theirs || (self.has_base && base == theirs) {
            return ours.cloned();
        }
        let name = at.part.or(at.field).unwrap_or_default();
        if let (Some(Value::Object(ours)), Some(Value::Object(theirs))) = (ours, theirs)
            && (PARTED.contains(&name) || self.key.kind == Kind::Response)
        {
            let base = base.and_then(Value::as_object);
            return Some(Value::Object(self.fields(at, base, ours, theirs, choose)));
        }
        // A list that is empty is not written.
        let is_list = |state: Option<&Value>| state.is_none_or(Value::is_array);
        if !WHOLE.contains(&name)
            && (at.entry.is_none() || name == HISTORY)
            && [base, ours, theirs].into_iter().all(is_list)
            && let Some(merged) = self.list(at, states, choose)
        {
            return merged;
        }
        self.ask(at, states, choose)
    }

    /// A list entry by entry; `None` where its entries cannot be told apart, or only their order differs.
    fn list(&self, at: At<'_>, states: States<'_>, choose: Choose<'_>) -> Option<Option<Value>> {
        let base = Entries::of(states.base)?;
        let ours = Entries::of(states.ours)?;
        let theirs = Entries::of(states.theirs)?;
        let all: Vec<&str> = ours
            .names()
            .chain(theirs.names().filter(|name| ours.get(name).is_none()))
            .collect();
        if all.iter().all(|name| ours.get(name) == theirs.get(name)) {
            return None;
        }
        let mut merged = Vec::new();
        for name in all {
            let states = States {
                base: base.get(name),
                ours: ours.get(name),
                theirs: theirs.get(name),
            };
            merged.extend(self.entry(at, name, states, choose));
        }
        Some((!merged.is_empty()).then_some(Value::Array(merged)))
    }

    fn entry(
        &self,
        at: At<'_>,
        name: &str,
        states: States<'_>,
        choose: Choose<'_>,
    ) -> Option<Value> {
        let States { base, ours, theirs } = states;
        if ours == theirs || (self.has_base && base == theirs) {
            return ours.cloned();
        }
        // Nobody knows who took it away, or they never had it.
        if theirs.is_none() && base.is_none() {
            return ours.cloned();
        }
        let called = |value: &Value| {
            let name = value.get("name")?.as_str()?;
            (!name.is_empty()).then(|| name.to_owned())
        };
        let called = [ours, theirs].into_iter().flatten().find_map(called);
        // The days of a metric's history are its values.
        let entry = at.entry.or(called.as_deref()).unwrap_or(name);
        let at = At {
            entry: Some(entry),
            ..at
        };
        if let (Some(Value::Object(ours)), Some(Value::Object(theirs))) = (ours, theirs)
            && ours.contains_key("id")
        {
            let base = base.and_then(Value::as_object);
            return Some(Value::Object(self.fields(at, base, ours, theirs, choose)));
        }
        self.ask(at, states, choose)
    }

    /// Has it chosen where something comes from.
    fn ask(&self, at: At<'_>, states: States<'_>, choose: Choose<'_>) -> Option<Value> {
        let is_clash = if self.has_base {
            states.ours != states.base
        } else {
            states.ours.is_some()
        };
        let side = choose(Found {
            key: self.key,
            at,
            states,
            is_clash,
        });
        match side {
            Side::Ours => states.ours.cloned(),
            Side::Theirs => states.theirs.cloned(),
        }
    }
}

/// The entries of a list by what tells them apart: their id, their day, or their own text.
struct Entries<'a>(Vec<(&'a str, &'a Value)>);

impl<'a> Entries<'a> {
    /// `None` where two cannot be told apart.
    fn of(list: Option<&'a Value>) -> Option<Self> {
        let list = list.and_then(Value::as_array);
        let mut entries = Vec::new();
        for value in list.into_iter().flatten() {
            let name = match value {
                Value::String(text) => Some(text.as_str()),
                Value::Object(fields) => {
                    let id = fields.get("id").or_else(|| fields.get("on"));
                    id.and_then(Value::as_str)
                }
                _ => None,
            };
            entries.push((name?, value));
        }
        let apart: BTreeSet<&str> = entries.iter().map(|(name, _)| *name).collect();
        (apart.len() == entries.len()).then_some(Self(entries))
    }

    fn names(&self) -> impl Iterator<Item = &'a str> {
        self.0.iter().map(|(name, _)| *name)
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        let found = self.0.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| *value)
    }
}
