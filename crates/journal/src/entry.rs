//! One change as it is stored.

use serde_json::{Value, json};
use sightline_plan::{Change, Id, model::About};

use crate::{
    key::{Key, Tab},
    record::{Encoding, Reason, open_json, seal},
};

/// One change, by whom and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The tab that made it.
    pub tab: Id<Tab>,
    /// The how many-th it is of this tab and plan, from 1.
    pub counter: u64,
    /// A Lamport clock: later than every stamp that the tab had seen.
    pub stamp: u64,
    /// When it was made, in milliseconds since 1970.
    pub at_ms: u64,
    /// What was done.
    pub change: Change,
}

impl Entry {
    /// Where it is stored.
    pub fn key(&self) -> Key {
        Key::Log {
            tab: self.tab.clone(),
            counter: self.counter,
        }
    }

    /// Entries are replayed in this order, the same in every tab.
    pub(crate) fn order(&self) -> (u64, &Id<Tab>, u64) {
        (self.stamp, &self.tab, self.counter)
    }

    /// Its key and text.
    pub fn write(&self, plan: &Id<About>) -> (String, String) {
        let key = self.key().write(plan);
        let fields = json!({
            "stamp": self.stamp,
            "at": self.at_ms,
            "change": self.change.write(),
        });
        let text = seal(&key, Encoding::Json, &fields.to_string());
        (key, text)
    }

    /// Reads what [`Entry::write`] wrote, under its key.
    ///
    /// # Errors
    /// Where it is not whole, or a later version wrote it.
    pub fn open(plan: &Id<About>, key: &str, text: &str) -> Result<Self, Reason> {
        match Key::read(plan, key) {
            Some(Key::Log { tab, counter }) => Self::read(&tab, counter, open_json(key, text)?),
            _ => Err(Reason::NotARecord),
        }
    }

    pub(crate) fn read(tab: &Id<Tab>, counter: u64, payload: &str) -> Result<Self, Reason> {
        let mut fields: Value = serde_json::from_str(payload).map_err(|_| Reason::Content)?;
        let number = |name: &str| fields[name].as_u64().ok_or(Reason::Content);
        let (stamp, at_ms) = (number("stamp")?, number("at")?);
        let change = fields.get_mut("change").map(Value::take);
        let change = Change::read(change.unwrap_or_default()).map_err(|_| Reason::Content)?;
        Ok(Self {
            tab: tab.clone(),
            counter,
            stamp,
            at_ms,
            change,
        })
    }
}
