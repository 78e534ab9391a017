//! Ids for records whose own cannot be used.

use std::{borrow::Cow, collections::HashSet};

use crate::{
    Fault, Kind,
    codec::{Json, Reader, Step, Wanted},
    id::fits,
};

/// The ids of one list: those given in the file and those made up for records without.
pub(super) struct Names<'a> {
    kind: Kind,
    /// Ids that stand in the file; a made-up one must not take one away from a later record.
    given: HashSet<Cow<'a, str>>,
    /// Those that are taken; `None` where every record has an id of its own, as almost always.
    used: Option<HashSet<String>>,
    /// The number of the next id to make up where the record's own place is taken.
    next: usize,
}

impl<'a> Names<'a> {
    pub fn of(kind: Kind, items: &[Json<'a>]) -> Self {
        let mut given = HashSet::with_capacity(items.len());
        let mut sound = true;
        for item in items {
            sound &= match usable(item.get("id")) {
                Some(id) => given.insert(id.clone()),
                None => false,
            };
        }
        Self {
            kind,
            given,
            used: (!sound).then(HashSet::new),
            next: items.len() + 1,
        }
    }

    /// The id of the record at place `at` where the one that it gives cannot be used: made from its place.
    pub fn name(
        &mut self,
        at: usize,
        given: Option<&Json<'_>>,
        reader: &mut Reader,
    ) -> Option<String> {
        let used = self.used.as_mut()?;
        let usable = usable(given);
        if let Some(id) = usable
            && used.insert(id.clone().into_owned())
        {
            return None;
        }
        reader.within(Step::Name("id"), |reader| match (given, usable) {
            (_, Some(id)) => reader.report(Fault::DuplicateId {
                id: id.clone().into_owned(),
            }),
            (None | Some(Json::Null), _) => reader.report(Fault::Missing),
            (Some(value), None) => {
                let _ = reader.refuse::<()>(Wanted::Id, value);
            }
        });
        let mut id = format!("{}-{}", self.kind.word(), at + 1);
        while self.given.contains(&*id) || !used.insert(id.clone()) {
            id = format!("{}-{}", self.kind.word(), self.next);
            self.next += 1;
        }
        Some(id)
    }
}

/// The text of a value that can be an id. What kind of record it names makes no difference.
pub(super) fn usable<'e, 'a>(given: Option<&'e Json<'a>>) -> Option<&'e Cow<'a, str>> {
    match given? {
        Json::Text(text) if fits(text) => Some(text),
        _ => None,
    }
}
