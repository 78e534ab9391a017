//! Ids for records whose own cannot be used.

use std::collections::HashSet;

use serde_json::Value;

use crate::{
    Fault, Id, Kind,
    codec::{Reader, Step, Wanted},
    model::About,
};

/// The ids of one list: those given in the file and those made up for records without.
pub(super) struct Names {
    kind: Kind,
    /// Ids that stand in the file; a made-up one must not take one away from a later record.
    given: HashSet<String>,
    used: HashSet<String>,
    /// The number of the next id to make up where the record's own place is taken.
    next: usize,
}

impl Names {
    pub fn of(kind: Kind, items: &[Value]) -> Self {
        let given = items.iter().filter_map(|item| usable(item.get("id")));
        Self {
            kind,
            given: given.map(str::to_owned).collect(),
            used: HashSet::new(),
            next: items.len() + 1,
        }
    }

    /// The id of the record at place `at`: the one it gives, or one made from its place.
    pub fn name(&mut self, at: usize, given: Option<&Value>, reader: &mut Reader) -> String {
        if let Some(id) = usable(given)
            && self.used.insert(id.to_owned())
        {
            return id.to_owned();
        }
        reader.within(Step::Name("id"), |reader| match (given, usable(given)) {
            (_, Some(id)) => reader.report(Fault::DuplicateId { id: id.to_owned() }),
            (None | Some(Value::Null), _) => reader.report(Fault::Missing),
            (Some(value), None) => {
                let _ = reader.refuse::<()>(Wanted::Id, value);
            }
        });
        let mut id = format!("{}-{}", self.kind.word(), at + 1);
        while self.given.contains(&id) || !self.used.insert(id.clone()) {
            id = format!("{}-{}", self.kind.word(), self.next);
            self.next += 1;
        }
        id
    }
}

/// The text of a value that can be an id. What kind of record it names makes no difference.
fn usable(given: Option<&Value>) -> Option<&str> {
    given?
        .as_str()
        .filter(|text| Id::<About>::new(text).is_some())
}
