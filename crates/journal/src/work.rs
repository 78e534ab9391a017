//! What is to be done to the stores, for the caller to carry out.

use sightline_plan::{Id, Plan, file, model::About};

use crate::{
    body::Body,
    checkpoint::{Checkpoint, Tombstone},
    key::{Key, Tab},
    recover::{Outcome, Recovered},
    timeline::Timeline,
};

/// For how long the traces of what was removed are kept: 30 days. Chromium was seen to forget local storage
/// writes of the last minutes, and nothing says how many; a trace is a few dozen bytes.
pub const RETAIN_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// How long a plan must have been left alone before a checkpoint is made of it.
pub const SETTLE_MS: u64 = 2_000;

/// A record to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The store, by its place in what [`recover`](crate::recover()) was given.
    pub store: usize,
    /// Where.
    pub key: String,
    /// What.
    pub text: String,
}

/// What is to be done. Removals begin only once every put is done, and do not depend on each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What is to be stored first.
    pub puts: Vec<Put>,
    /// What is then to be removed, from every store.
    pub removals: Vec<String>,
}

impl Work {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.puts.is_empty() && self.removals.is_empty()
    }

    fn put_everywhere(stores: usize, (key, text): (String, String)) -> Self {
        let put = |store| Put {
            store,
            key: key.clone(),
            text: text.clone(),
        };
        Self {
            puts: (0..stores).map(put).collect(),
            removals: Vec::new(),
        }
    }
}

/// Only one tab at a time may do any of this to a plan, beginning with the reading of the stores.
impl Recovered {
    /// Writes what one store lacks and another has, and removes what is no longer needed.
    pub fn mend(&self, now_ms: u64) -> Work {
        let mut removals = self.stale.clone();
        if let (Outcome::Deleted, Some(tombstone)) = (&self.outcome, self.survey.tombstone())
            && removals.is_empty()
            && now_ms >= tombstone.at_ms.saturating_add(RETAIN_MS)
        {
            removals.push(Key::Gone.write(&self.survey.plan));
        }
        Work {
            puts: self.missing.clone(),
            removals,
        }
    }

    /// Whether nothing was changed in the last moments. Only then is it time for a checkpoint: entries
    /// of other tabs may still be on their way here, and a checkpoint must not be ahead of them. They
    /// would count as later than what it covers.
    pub fn is_settled(&self, now_ms: u64) -> bool {
        self.replayed == 0 || now_ms.abs_diff(self.changed_at_ms) >= SETTLE_MS
    }

    /// The file of the plan as it was put together here, for [`Self::checkpoint`]. `None` where it is
    /// not whole, or was written by a later version: what could not be read must not be passed over.
    pub fn file(&self) -> Option<String> {
        match &self.outcome {
            Outcome::Whole(plan) => Some(file::write(plan)),
            _ => None,
        }
    }

    /// Stores the plan as it was put together here; `body` is its [`Self::file`].
    pub fn checkpoint(&self, body: Body, tab: &Id<Tab>, now_ms: u64) -> Work {
        let mut covered = self.covered.clone();
        let mut held = self.survey.tabs();
        held.push(tab.clone());
        covered.prune(&held, now_ms);
        let checkpoint = Checkpoint {
            stamp: self.next_stamp,
            tab: tab.clone(),
            at_ms: now_ms,
            covered,
            aside: self.aside.clone(),
            body,
            own: true,
        };
        self.everywhere(checkpoint.write(&self.survey.plan))
    }

    /// Stores this plan in place of whatever there is: a new one, or one brought back after it was
    /// deleted, or another state of it.
    pub fn replace(&self, body: Body, tab: &Id<Tab>, now_ms: u64) -> Work {
        let checkpoint = Checkpoint {
            stamp: self.next_stamp,
            tab: tab.clone(),
            at_ms: now_ms,
            covered: self.survey.seen(),
            aside: self.aside.clone(),
            body,
            own: true,
        };
        self.everywhere(checkpoint.write(&self.survey.plan))
    }

    /// The beginning of the plan that [`Self::replace`] stored.
    pub fn begun(&self, plan: &Plan) -> Timeline {
        Timeline::after(plan, self.survey.seen())
    }

    /// Deletes the plan, with all that is damaged or set aside.
    pub fn delete(&self, now_ms: u64) -> Work {
        let tombstone = Tombstone {
            stamp: self.next_stamp,
            at_ms: now_ms,
            covered: self.survey.seen(),
        };
        let mut work = self.everywhere(tombstone.write(&self.survey.plan));
        work.removals = self.survey.all_but_tombstone();
        work
    }

    /// The plan this is about.
    pub fn id(&self) -> &Id<About> {
        &self.survey.plan
    }

    fn everywhere(&self, record: (String, String)) -> Work {
        Work::put_everywhere(self.survey.stores, record)
    }
}
