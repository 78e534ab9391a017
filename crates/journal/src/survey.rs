//! What the stores hold of one plan, read but not yet put together.

use std::collections::BTreeMap;

use sightline_plan::{Id, model::About};

use crate::{
    checkpoint::{Checkpoint, Covered, Tombstone},
    entry::Entry,
    key::{Key, Tab, plan_prefix},
    record::{Reason, open, open_json},
    work::Put,
};

/// Keys and texts of one store, in any order. Keys of other plans and of other pages may be among them.
pub type Listing = [(String, String)];

/// A record that cannot be used. It is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// The store, by its place in what was given.
    pub store: usize,
    /// Its key there.
    pub key: String,
    /// What is wrong with it.
    pub reason: Reason,
    /// Whether another store holds it whole, so that nothing is lost.
    pub whole_elsewhere: bool,
}

/// What a whole record says.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Base(Checkpoint),
    Gone(Tombstone),
    Log(Entry),
}

impl Content {
    pub fn stamp(&self) -> u64 {
        match self {
            Self::Base(checkpoint) => checkpoint.stamp,
            Self::Gone(tombstone) => tombstone.stamp,
            Self::Log(entry) => entry.stamp,
        }
    }

    fn read(key: &Key, name: &str, text: &str) -> Result<Self, Reason> {
        match key {
            Key::Base { stamp, tab } => {
                Checkpoint::read(*stamp, tab, open(name, text)?).map(Self::Base)
            }
            Key::Gone => Tombstone::read(open_json(name, text)?).map(Self::Gone),
            Key::Log { tab, counter } => {
                Entry::read(tab, *counter, open_json(name, text)?).map(Self::Log)
            }
        }
    }
}

/// Whether the text that is stored under this key of a plan can be used, without putting the plan together.
///
/// # Errors
/// Why it cannot.
pub fn inspect(plan: &Id<About>, key: &str, text: &str) -> Result<(), Reason> {
    let known = Key::read(plan, key).ok_or(Reason::NotARecord)?;
    Content::read(&known, key, text).map(drop)
}

/// What one store holds under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    Absent,
    Whole,
    Damaged(Reason),
}

/// One key in all stores.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The whole record, as text and read.
    whole: Option<(String, Content)>,
    /// Store by store.
    copies: Vec<Held>,
}

impl Found {
    fn is_everywhere(&self) -> bool {
        self.copies.iter().all(|copy| *copy == Held::Whole)
    }

    /// Takes over a whole record. One key has one text, unless a plan was deleted twice: the later
    /// tombstone counts.
    fn take(&mut self, text: &str, content: Content) {
        let newer = self.whole.as_ref().is_none_or(|(old_text, old)| {
            (content.stamp(), text) > (old.stamp(), old_text.as_str())
        });
        if newer {
            self.whole = Some((text.to_owned(), content));
        }
    }
}

/// What the stores hold of one plan.
#[derive(Clone, Debug)]
pub(crate) struct Survey {
    pub plan: Id<About>,
    /// How many stores there are.
    pub stores: usize,
    /// In the order of their keys.
    pub found: BTreeMap<Key, Found>,
    /// Keys of the plan that only a later version of the app knows.
    others: Vec<String>,
}

impl Survey {
    pub fn of(plan: &Id<About>, stores: &[&Listing]) -> Self {
        let mut survey = Self {
            plan: plan.clone(),
            stores: stores.len(),
            found: BTreeMap::new(),
            others: Vec::new(),
        };
        let prefix = plan_prefix(plan);
        for (store, listing) in stores.iter().enumerate() {
            for (name, text) in listing.iter().filter(|(name, _)| name.starts_with(&prefix)) {
                match Key::read(plan, name) {
                    Some(key) => survey.note(store, key, name, text),
                    None if survey.others.contains(name) => {}
                    None => survey.others.push(name.clone()),
                }
            }
        }
        survey
    }

    fn note(&mut self, store: usize, key: Key, name: &str, text: &str) {
        let found = self.found.entry(key.clone()).or_insert_with(|| Found {
            whole: None,
            copies: vec![Held::Absent; self.stores],
        });
        // Mostly the stores agree: what was read once need not be read again.
        if found.whole.as_ref().is_some_and(|(known, _)| known == text) {
            found.copies[store] = Held::Whole;
            return;
        }
        found.copies[store] = match Content::read(&key, name, text) {
            Ok(content) => {
                found.take(text, content);
                Held::Whole
            }
            Err(reason) => Held::Damaged(reason),
        };
    }

    /// What cannot be read.
    pub fn damaged(&self) -> Vec<Damaged> {
        let mut all = Vec::new();
        for (key, found) in &self.found {
            for (store, copy) in found.copies.iter().enumerate() {
                if let Held::Damaged(reason) = copy {
                    all.push(Damaged {
                        store,
                        key: key.write(&self.plan),
                        reason: *reason,
                        whole_elsewhere: found.whole.is_some(),
                    });
                }
            }
        }
        all
    }

    /// Counts a whole record as damaged: what it says makes no sense after all.
    pub fn reject(&mut self, key: &Key) {
        if let Some(found) = self.found.get_mut(key) {
            found.whole = None;
            for copy in &mut found.copies {
                if *copy == Held::Whole {
                    *copy = Held::Damaged(Reason::Content);
                }
            }
        }
    }

    fn whole(&self, key: &Key) -> Option<&(String, Content)> {
        self.found.get(key)?.whole.as_ref()
    }

    /// The tombstone, if there is a whole one.
    pub fn tombstone(&self) -> Option<&Tombstone> {
        match self.whole(&Key::Gone)? {
            (_, Content::Gone(tombstone)) => Some(tombstone),
            _ => None,
        }
    }

    /// The checkpoint under this key, if it is whole.
    pub fn checkpoint(&self, key: &Key) -> Option<&Checkpoint> {
        match self.whole(key)? {
            (_, Content::Base(checkpoint)) => Some(checkpoint),
            _ => None,
        }
    }

    /// The whole checkpoints, newest first.
    pub fn checkpoints(&self) -> impl Iterator<Item = (&Found, &Checkpoint)> {
        let newest_first = self.found.iter().rev();
        newest_first.filter_map(|(key, found)| Some((found, self.checkpoint(key)?)))
    }

    /// The whole entries.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.found.values().filter_map(|found| match &found.whole {
            Some((_, Content::Log(entry))) => Some(entry),
            _ => None,
        })
    }

    /// The stamp of the latest checkpoint, whole or not: it stands in the key.
    pub fn latest_base(&self) -> Option<u64> {
        let stamps = self.found.keys().filter_map(|key| match key {
            Key::Base { stamp, .. } => Some(*stamp),
            _ => None,
        });
        stamps.max()
    }

    /// The stamp for whatever comes next.
    pub fn next_stamp(&self) -> u64 {
        let read = self.found.values().filter_map(|found| found.whole.as_ref());
        let read = read.map(|(_, content)| content.stamp());
        read.chain(self.latest_base())
            .max()
            .unwrap_or(0)
            .saturating_add(1)
    }

    /// The tabs that some store holds entries of, whole or not.
    pub fn tabs(&self) -> Vec<Id<Tab>> {
        let tabs = self.found.keys().filter_map(|key| match key {
            Key::Log { tab, .. } => Some(tab.clone()),
            _ => None,
        });
        let mut tabs: Vec<Id<Tab>> = tabs.collect();
        tabs.dedup();
        tabs
    }

    /// Everything that some store holds or that an earlier checkpoint took account of, also what
    /// cannot be read: what a new beginning leaves behind.
    pub fn seen(&self) -> Covered {
        let mut seen = Covered::default();
        for (key, found) in &self.found {
            match (&found.whole, key) {
                (_, Key::Log { tab, counter }) => seen.add(tab, *counter),
                (Some((_, Content::Base(checkpoint))), _) => seen.merge(&checkpoint.covered),
                (Some((_, Content::Gone(tombstone))), _) => seen.merge(&tombstone.covered),
                _ => {}
            }
        }
        seen
    }

    /// What writes this whole record to the stores that hold nothing under its key. A damaged copy stays
    /// as it is: it may be all that is left of something.
    pub fn lacking(&self, key: &Key) -> Vec<Put> {
        let Some(Found {
            whole: Some((text, _)),
            copies,
        }) = self.found.get(key)
        else {
            return Vec::new();
        };
        let put = |(store, _)| Put {
            store,
            key: key.write(&self.plan),
            text: text.clone(),
        };
        let copies = copies.iter().enumerate();
        let lacking = copies.filter(|(_, copy)| **copy == Held::Absent);
        lacking.map(put).collect()
    }

    /// The keys that are no longer needed, if the plan is built on this checkpoint.
    ///
    /// Nothing is stale on the strength of one checkpoint: it takes this one and an older one, both whole in
    /// every store. Then the older one and all after it stay.
    pub fn stale(&self, base: &Key, aside: &[Key]) -> Vec<String> {
        let mut lasting = self
            .checkpoints()
            .filter(|(found, checkpoint)| found.is_everywhere() && checkpoint.key() <= *base);
        let newest = lasting.next().filter(|(_, newest)| newest.key() == *base);
        let (Some((_, newest)), Some((_, older))) = (newest, lasting.next()) else {
            return Vec::new();
        };
        // Without locks, two tabs may have made checkpoints at one time, neither knowing the other's.
        let in_both = |tab: &Id<Tab>, counter: u64| {
            newest.covered.covers(tab, counter) && older.covered.covers(tab, counter)
        };
        let older_key = older.key();
        let is_stale = |(key, found): &(&Key, &Found)| match key {
            _ if found.whole.is_none() => false,
            Key::Base { .. } => **key < older_key,
            Key::Log { tab, counter } => in_both(tab, *counter) && !aside.contains(key),
            Key::Gone => self
                .tombstone()
                .is_some_and(|gone| gone.stamp < older.stamp),
        };
        let stale = self.found.iter().filter(is_stale);
        stale.map(|(key, _)| key.write(&self.plan)).collect()
    }

    /// Every key of the plan but its tombstone's.
    pub fn all_but_tombstone(&self) -> Vec<String> {
        let known = self.found.keys().filter(|key| **key != Key::Gone);
        let known = known.map(|key| key.write(&self.plan));
        known.chain(self.others.iter().cloned()).collect()
    }
}
