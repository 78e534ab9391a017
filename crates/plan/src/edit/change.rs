//! What an edit did: the unit of undo, of saving, of talking to other tabs, and of the change log.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Value, json};

use crate::{
    Fault, Key, Kind, Plan, Record,
    codec::{Fields, Path, Problem, Reader, Step, Wanted},
    edit::{Refusal, Transaction},
};

/// One record before and after an edit.
///
/// Only the fields that differ are listed, so that changes of different fields of one record by
/// two people both survive. A field at its default is absent on that side.
#[derive(Clone, Debug, PartialEq)]
pub struct Touched {
    /// Which record.
    pub key: Key,
    /// Its differing fields before; `None` where it did not exist.
    pub before: Option<Fields>,
    /// Its differing fields after; `None` where it exists no more.
    pub after: Option<Fields>,
}

impl Touched {
    /// What makes `after` out of `before`; `None` where they are alike.
    pub(crate) fn between(
        key: Key,
        before: Option<&Record>,
        after: Option<&Record>,
    ) -> Option<Self> {
        let (mut before, mut after) = (before.map(Record::fields), after.map(Record::fields));
        if let (Some(old), Some(new)) = (&mut before, &mut after) {
            old.retain(|name, value| {
                let same = new.get(name) == Some(value);
                if same {
                    new.shift_remove(name);
                }
                !same
            });
            if old.is_empty() && new.is_empty() {
                return None;
            }
        }
        (before.is_some() || after.is_some()).then_some(Self { key, before, after })
    }

    /// The names of the fields that differ.
    pub fn fields(&self) -> BTreeSet<&str> {
        self.before
            .iter()
            .chain(&self.after)
            .flat_map(Fields::keys)
            .map(String::as_str)
            .collect()
    }
}

/// Everything an edit did, whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    /// The records it touched, sorted by key.
    pub touched: Vec<Touched>,
}

impl Change {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let flip = |touched: &Touched| Touched {
            key: touched.key.clone(),
            before: touched.after.clone(),
            after: touched.before.clone(),
        };
        Self {
            touched: self.touched.iter().map(flip).collect(),
        }
    }

    /// The change as JSON, for the journal and for other tabs: a list of
    /// `{"kind","id","before","after"}`.
    pub fn write(&self) -> Value {
        let entry = |touched: &Touched| {
            json!({
                "kind": touched.key.kind.word(),
                "id": &*touched.key.id,
                "before": touched.before,
                "after": touched.after,
            })
        };
        Value::Array(self.touched.iter().map(entry).collect())
    }

    /// Reads what [`Change::write`] wrote.
    ///
    /// # Errors
    /// The first thing that is not as it should be, with its place.
    pub fn read(value: Value) -> Result<Self, Problem> {
        let mut reader = Reader::default();
        let mut touched = Vec::new();
        let entries = match value {
            Value::Array(entries) => entries,
            other => {
                let _ = reader.refuse::<()>(Wanted::List, &other.into());
                Vec::new()
            }
        };
        for (at, entry) in entries.into_iter().enumerate() {
            let read = reader.within(Step::Index(at), |reader| read_touched(entry, reader));
            touched.extend(read);
        }
        match reader.into_problems().into_iter().next() {
            Some(problem) => Err(problem),
            None => Ok(Self { touched }),
        }
    }
}

fn read_touched(entry: Value, reader: &mut Reader) -> Option<Touched> {
    let Value::Object(mut entry) = entry else {
        return reader.refuse(Wanted::Object, &entry.into());
    };
    let (mut kind, mut id) = (Value::Null, String::new());
    reader.field(&mut entry, "kind", &mut kind);
    reader.field(&mut entry, "id", &mut id);
    let (mut before, mut after) = (None, None);
    reader.field(&mut entry, "before", &mut before);
    reader.field(&mut entry, "after", &mut after);
    let Some(known) = kind.as_str().and_then(Kind::from_word) else {
        return reader.within(Step::Name("kind"), |reader| {
            reader.refuse(Wanted::OneOf(Kind::WORDS), &kind.into())
        });
    };
    Some(Touched {
        key: Key::new(known, &id),
        before,
        after,
    })
}

impl Plan {
    /// Takes a change back.
    ///
    /// # Errors
    /// [`Fault::ChangedSince`] where one of its fields has been changed since or a record that it
    /// made has come into use, and what [`Plan::apply`] refuses. The plan is then as it was.
    pub fn undo(&mut self, change: &Change) -> Result<Change, Refusal> {
        for touched in &change.touched {
            let now = self.record(&touched.key).map(|record| record.fields());
            let same = match (&touched.after, &now) {
                (None, None) => true,
                // Made by this change: it must be as it was made, or later work would go with it.
                (Some(after), Some(now)) if touched.before.is_none() => after == now,
                (Some(after), Some(now)) => touched
                    .fields()
                    .iter()
                    .all(|name| after.get(*name) == now.get(*name)),
                _ => false,
            };
            if !same {
                return Err(Refusal::of(&touched.key, Fault::ChangedSince));
            }
        }
        let (mut transaction, gone) = self.rebuild(&change.inverse())?;
        for key in &gone {
            transaction.discard(key);
        }
        if let Some(key) = still_used(transaction.plan(), &gone) {
            return Err(Refusal::of(&key, Fault::ChangedSince));
        }
        self.commit(transaction)
    }

    /// Applies a change that was made elsewhere: in another tab, or before the page was closed.
    ///
    /// Where the same field was changed here as well, the later one wins, which is this one. A record
    /// that was removed here in the meantime stays removed, and a reference to one is dropped, as the
    /// removal would have dropped it. Replaying a change twice does the same as once.
    ///
    /// # Errors
    /// What [`Plan::apply`] refuses. The plan is then as it was.
    pub fn replay(&mut self, change: &Change) -> Result<Change, Refusal> {
        let (mut transaction, gone) = self.rebuild(change)?;
        if !gone.is_empty() {
            transaction.remove(gone);
        }
        transaction.heal();
        self.commit(transaction)
    }

    /// The records of a change put in place, and those that it removes.
    fn rebuild(&self, change: &Change) -> Result<(Transaction, HashSet<Key>), Refusal> {
        let mut transaction = Transaction::on(self);
        let mut gone = HashSet::new();
        for touched in &change.touched {
            match (&touched.after, self.record(&touched.key)) {
                (None, now) => gone.extend(now.map(|_| touched.key.clone())),
                // Removed here in the meantime: a part of it cannot bring it back.
                (Some(_), None) if touched.before.is_some() => {}
                (Some(after), now) => {
                    let mut fields = now.as_ref().map(Record::fields).unwrap_or_default();
                    for name in touched.fields() {
                        let before = touched.before.as_ref().and_then(|all| all.get(name));
                        let value = match touched.key.kind {
                            Kind::Response => joined(before, after.get(name), fields.get(name)),
                            _ => after.get(name).cloned(),
                        };
                        match value {
                            Some(value) => fields.insert(name.to_owned(), value),
                            None => fields.shift_remove(name),
                        };
                    }
                    transaction.put_checked(read_record(&touched.key, fields)?)?;
                }
            }
        }
        if let Some(own) = gone.iter().find(|key| key.kind == Kind::Plan) {
            return Err(Refusal::of(own, Fault::Missing));
        }
        Ok((transaction, gone))
    }
}

/// What a field of an answer becomes. Answers of one step are written down together, at two consoles at once, and
/// each is a part of the same field: what a change did to its own parts is done to what is there now.
fn joined(before: Option<&Value>, after: Option<&Value>, now: Option<&Value>) -> Option<Value> {
    let joined = match (now, after.or(before)) {
        (Some(Value::Object(now)), Some(Value::Object(_))) => {
            let part = |of: Option<&Value>, name: &str| of?.get(name).cloned();
            let own = [before, after].into_iter().flatten();
            let own = own.filter_map(Value::as_object).flat_map(Fields::keys);
            let mut all = now.clone();
            for name in own {
                match part(after, name) {
                    value if value == part(before, name) => None,
                    Some(value) => all.insert(name.clone(), value),
                    None => all.shift_remove(name),
                };
            }
            Value::Object(all)
        }
        (Some(Value::Array(now)), Some(Value::Array(_))) => {
            let list =
                |of: Option<&Value>| of.and_then(Value::as_array).cloned().unwrap_or_default();
            let (before, mut all) = (list(before), list(after));
            let theirs = now.iter().filter(|value| !before.contains(value));
            for value in theirs {
                if !all.contains(value) {
                    all.push(value.clone());
                }
            }
            Value::Array(all)
        }
        _ => return after.cloned(),
    };
    let is_empty = match &joined {
        Value::Object(all) => all.is_empty(),
        Value::Array(all) => all.is_empty(),
        _ => false,
    };
    Some(joined).filter(|_| after.is_some() || !is_empty)
}

/// One of the records that have gone and to which another still refers.
fn still_used(plan: &Plan, gone: &HashSet<Key>) -> Option<Key> {
    if gone.is_empty() {
        return None;
    }
    plan.records().find_map(|record| {
        let mut used = None;
        record.references(&mut Path::default(), &mut |_, kind, id| {
            // Absent before gone: looking up is cheaper than making a key for each reference.
            if used.is_none() && !plan.has(kind, id) {
                used = Some(Key::new(kind, id)).filter(|key| gone.contains(key));
            }
        });
        used
    })
}

/// Reads a record strictly: a change is machine-made, so any problem in it is damage.
pub(crate) fn read_record(key: &Key, fields: Fields) -> Result<Record, Refusal> {
    let mut reader = Reader::default();
    let record = Record::read(key.kind, Value::Object(fields).into(), &mut reader);
    match (record, reader.into_problems().into_iter().next()) {
        (Some(record), None) if record.key() == *key => Ok(record),
        (_, Some(problem)) => Err(Refusal {
            key: key.clone(),
            path: problem.path,
            fault: problem.fault,
        }),
        _ => Err(Refusal::of(key, Fault::Missing)),
    }
}
