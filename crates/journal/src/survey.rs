//! What the stores hold of one plan, read but not yet put together.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use sightline_plan::{Id, model::About};

use crate::{
    checkpoint::{Checkpoint, Covered, Tombstone},
    entry::Entry,
    key::{Key, Tab},
    record::{Reason, open},
    work::Put,
};

/// Keys and texts of one store, in any order. Keys of other plans and of other pages may be among them.
pub type Listing = [(String, String)];

/// A record that cannot be used. It is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
        let payload = open(name, text)?;
        match key {
            Key::Base { stamp, tab } => Checkpoint::read(*stamp, tab, payload).map(Self::Base),
            Key::Gone => Tombstone::read(payload).map(Self::Gone),
            Key::Log { tab, counter } => Entry::read(tab, *counter, payload).map(Self::Log),
        }
    }
}

/// One key in all stores.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The whole record, as text and read.
    pub whole: Option<(String, Content)>,
    /// Which stores hold anything under the key.
    pub held: Vec<bool>,
    /// Which stores hold a whole record there.
    pub whole_in: Vec<bool>,
}

impl Found {
    pub fn is_everywhere(&self) -> bool {
        self.whole_in.iter().all(|whole| *whole)
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
    pub found: BTreeMap<Key, Found>,
    /// Every key of the plan, also those that only a later version of the app knows.
    pub every_key: HashSet<String>,
    /// Where something cannot be read, and why.
    faults: Vec<(usize, Key, Reason)>,
}

impl Survey {
    pub fn of(plan: &Id<About>, stores: &[&Listing]) -> Self {
        let mut survey = Self {
            plan: plan.clone(),
            stores: stores.len(),
            found: BTreeMap::new(),
            every_key: HashSet::new(),
            faults: Vec::new(),
        };
        let prefix = crate::key::plan_prefix(plan);
        for (store, listing) in stores.iter().enumerate() {
            for (name, text) in listing.iter().filter(|(name, _)| name.starts_with(&prefix)) {
                survey.every_key.insert(name.clone());
                if let Some(key) = Key::read(plan, name) {
                    survey.note(store, key, name, text);
                }
            }
        }
        survey
    }

    fn note(&mut self, store: usize, key: Key, name: &str, text: &str) {
        let found = self.found.entry(key.clone()).or_insert_with(|| Found {
            whole: None,
            held: vec![false; self.stores],
            whole_in: vec![false; self.stores],
        });
        found.held[store] = true;
        // Mostly the stores agree: what was read once need not be read again.
        if found.whole.as_ref().is_some_and(|(known, _)| known == text) {
            found.whole_in[store] = true;
            return;
        }
        match Content::read(&key, name, text) {
            Ok(content) => {
                found.whole_in[store] = true;
                found.take(text, content);
            }
            Err(reason) => self.faults.push((store, key, reason)),
        }
    }

    /// What cannot be read, sorted.
    pub fn damaged(&self) -> Vec<Damaged> {
        let damaged = |(store, key, reason): &(usize, Key, Reason)| Damaged {
            store: *store,
            key: key.write(&self.plan),
            reason: *reason,
            whole_elsewhere: self.whole(key).is_some(),
        };
        let mut all: Vec<Damaged> = self.faults.iter().map(damaged).collect();
        all.sort();
        all
    }

    /// Counts a whole record as damaged: what it says makes no sense after all.
    pub fn reject(&mut self, key: &Key) {
        if let Some(found) = self.found.get_mut(key) {
            found.whole = None;
            for (store, whole) in found.whole_in.iter_mut().enumerate() {
                if std::mem::take(whole) {
                    self.faults.push((store, key.clone(), Reason::Content));
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
    pub fn tabs(&self) -> HashSet<Id<Tab>> {
        let tabs = self.found.keys().filter_map(|key| match key {
            Key::Log { tab, .. } => Some(tab.clone()),
            _ => None,
        });
        tabs.collect()
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
            held,
            ..
        }) = self.found.get(key)
        else {
            return Vec::new();
        };
        let put = |(store, _)| Put {
            store,
            key: key.write(&self.plan),
            text: text.clone(),
        };
        let lacking = held.iter().enumerate().filter(|(_, held)| !**held);
        lacking.map(put).collect()
    }

    /// The keys that are no longer needed, sorted, if the plan is built on this checkpoint.
    ///
    /// Nothing is stale on the strength of one checkpoint: it takes this one and an older one, both whole in
    /// every store. Then the older one and all after it stay.
    pub fn stale(&self, base: &Key, aside: &BTreeSet<(Id<Tab>, u64)>) -> Vec<String> {
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
            Key::Log { tab, counter } => {
                in_both(tab, *counter) && !aside.contains(&(tab.clone(), *counter))
            }
            Key::Gone => self
                .tombstone()
                .is_some_and(|gone| gone.stamp < older.stamp),
        };
        let stale = self.found.iter().filter(is_stale);
        let mut stale: Vec<String> = stale.map(|(key, _)| key.write(&self.plan)).collect();
        stale.sort();
        stale
    }

    /// Every key of the plan but its tombstone's, sorted.
    pub fn all_but_tombstone(&self) -> Vec<String> {
        let gone = Key::Gone.write(&self.plan);
        let mut keys: Vec<String> = self.every_key.iter().cloned().collect();
        keys.retain(|key| *key != gone);
        keys.sort();
        keys
    }
}
