//! The whole plan at a time, and the mark that it was deleted.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sightline_plan::{Id, file, model::About};

use crate::{
    body::Body,
    key::{Key, Tab},
    record::{Encoding, Reason, seal},
    work::RETAIN_MS,
};

/// How far one tab's entries are covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reach {
    /// The counter of the last that is.
    counter: u64,
    /// When it was first seen that no store holds any entry of the tab, in milliseconds since 1970.
    absent_since: Option<u64>,
}

/// Which entries are already taken account of: for each tab, all up to a counter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Covered(BTreeMap<Id<Tab>, Reach>);

impl Covered {
    /// Whether this entry is taken account of.
    pub fn covers(&self, tab: &Id<Tab>, counter: u64) -> bool {
        let reach = self.0.get(tab);
        reach.is_some_and(|reach| counter <= reach.counter)
    }

    pub(crate) fn add(&mut self, tab: &Id<Tab>, counter: u64) {
        let reach = self.0.entry(tab.clone()).or_default();
        reach.counter = reach.counter.max(counter);
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (tab, reach) in &other.0 {
            self.add(tab, reach.counter);
        }
    }

    /// How far this tab's entries are taken account of.
    pub fn reach(&self, tab: &Id<Tab>) -> u64 {
        self.0.get(tab).map_or(0, |reach| reach.counter)
    }

    /// Whether everything is taken account of that is in `other`.
    pub fn includes(&self, other: &Self) -> bool {
        let mut tabs = other.0.iter();
        tabs.all(|(tab, reach)| reach.counter <= self.reach(tab))
    }

    /// Forgets tabs of which no store has held an entry for a time: until then, an entry that was
    /// removed may come back, because the store forgot the removal.
    pub(crate) fn prune(&mut self, held: &[Id<Tab>], now_ms: u64) {
        self.0.retain(|tab, reach| {
            reach.absent_since = match reach.absent_since {
                _ if held.contains(tab) => None,
                None => Some(now_ms),
                since => since,
            };
            reach
                .absent_since
                .is_none_or(|since| now_ms < since.saturating_add(RETAIN_MS))
        });
    }

    pub(crate) fn write(&self) -> Value {
        let tab = |(tab, reach): (&Id<Tab>, &Reach)| {
            let reach = json!([reach.counter, reach.absent_since]);
            (tab.as_str().to_owned(), reach)
        };
        Value::Object(self.0.iter().map(tab).collect())
    }

    pub(crate) fn read(value: &Value) -> Option<Self> {
        let mut covered = Self::default();
        for (tab, reach) in value.as_object()? {
            let reach = Reach {
                counter: reach[0].as_u64()?,
                absent_since: reach[1].as_u64(),
            };
            covered.0.insert(Id::new(tab)?, reach);
        }
        Some(covered)
    }
}

/// The whole plan at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Later than every stamp of what it covers.
    pub stamp: u64,
    /// Who wrote it.
    pub tab: Id<Tab>,
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
    /// The entries that are in the plan, or were set aside.
    pub covered: Covered,
    /// Those of the covered entries that could not be applied. They are kept.
    pub aside: Vec<Key>,
    /// The plan, as [`file::write`] writes it.
    pub body: Body,
    /// Whether it was the `write` of this very code, so that its file need not be doubted.
    pub own: bool,
}

impl Checkpoint {
    /// Where it is stored.
    pub fn key(&self) -> Key {
        Key::Base {
            stamp: self.stamp,
            tab: self.tab.clone(),
        }
    }

    /// Its key and text. The plan follows as it is on a line of its own, rather than as a string of JSON
    /// within JSON, which would be longer and slower.
    pub fn write(&self, plan: &Id<About>) -> (String, String) {
        let key = self.key().write(plan);
        let aside = self.aside.iter().filter_map(|key| match key {
            Key::Log { tab, counter } => Some(json!([tab.as_str(), counter])),
            _ => None,
        });
        let aside: Vec<Value> = aside.collect();
        let head = json!({
            "at": self.at_ms,
            "covered": self.covered.write(),
            "aside": aside,
            "by": self.own.then_some(file::WRITER),
        });
        let payload = format!("{head}\n{}", self.body.as_stored());
        let text = seal(&key, self.body.encoding(), &payload);
        (key, text)
    }

    pub(crate) fn read(
        stamp: u64,
        tab: &Id<Tab>,
        (encoding, payload): (Encoding, &str),
    ) -> Result<Self, Reason> {
        let (head, text) = payload.split_once('\n').ok_or(Reason::Content)?;
        let head: Value = serde_json::from_str(head).map_err(|_| Reason::Content)?;
        let log = |place: &Value| {
            let (tab, counter) = (Id::new(place[0].as_str()?)?, place[1].as_u64()?);
            Some(Key::Log { tab, counter })
        };
        let read = || {
            Some(Self {
                stamp,
                tab: tab.clone(),
                at_ms: head["at"].as_u64()?,
                covered: Covered::read(&head["covered"])?,
                aside: head["aside"]
                    .as_array()?
                    .iter()
                    .map(log)
                    .collect::<Option<_>>()?,
                body: Body::stored(encoding, text),
                own: head["by"] == file::WRITER,
            })
        };
        read().ok_or(Reason::Content)
    }
}

/// The mark that a plan was deleted, so that what a store forgot to remove stays dead. It holds
/// nothing of the plan itself. A later checkpoint brings the plan back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Later than every stamp of what was deleted.
    pub stamp: u64,
    /// When, in milliseconds since 1970.
    pub at_ms: u64,
    /// The entries that were deleted.
    pub covered: Covered,
}

impl Tombstone {
    /// Its key and text.
    pub fn write(&self, plan: &Id<About>) -> (String, String) {
        let key = Key::Gone.write(plan);
        let fields =
            json!({ "stamp": self.stamp, "at": self.at_ms, "covered": self.covered.write() });
        let text = seal(&key, Encoding::Json, &fields.to_string());
        (key, text)
    }

    pub(crate) fn read(payload: &str) -> Result<Self, Reason> {
        let fields: Value = serde_json::from_str(payload).map_err(|_| Reason::Content)?;
        let read = || {
            Some(Self {
                stamp: fields["stamp"].as_u64()?,
                at_ms: fields["at"].as_u64()?,
                covered: Covered::read(&fields["covered"])?,
            })
        };
        read().ok_or(Reason::Content)
    }
}
