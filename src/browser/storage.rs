//! Plans on this device: the journal of the crate `sightline-journal`, kept in local storage and
//! IndexedDB.
//!
//! Where one of the two does not serve, the other does alone; where neither does, changes wait in memory
//! and are tried again with the next one.

mod file;
mod list;
mod read;
mod snapshots;
mod state;
mod tabs;
mod writer;

use std::rc::Rc;

use sightline_journal::{
    Body, Damaged, Entry, Message, Occasion, Outcome, Recovered, SetAside, Timeline, key, recover,
};
use sightline_plan::{Change, Id, Plan, Problem, file as plan_file, model::About};

use super::{Why, clock, deflate, locks};
pub use list::{Listed, cycles_name, kpi_name, reminded_name, round_name, trial_name};
use read::Held;
pub use state::{SaveState, StoreError, StoreHealth};
pub use tabs::Tabs;
use writer::{Removing, Writer};

/// A checkpoint is made after so many entries since the last one, once the plan is left alone. 200 edits of one
/// field took up 65 kB and were read in 3 ms, whatever the size of the plan.
pub const CHECKPOINT_AFTER: usize = 200;

/// How much local storage holds, in UTF-16 units; the same in every browser.
pub const LOCAL_UNITS: usize = 5 * 1024 * 1024;

/// How full local storage is, in UTF-16 units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LocalUsage {
    /// What everyone on this origin has stored.
    pub all: usize,
    /// What the app has.
    pub ours: usize,
}

/// The plans on this device. A clone is the same storage.
#[derive(Clone)]
pub struct Storage(Rc<Writer>);

/// A plan that was opened.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The plan.
    pub plan: Plan,
    /// How it came to be, for what other tabs do to it from now on.
    pub timeline: Timeline,
    /// Whether a checkpoint could be read. Otherwise the plan is only what single changes tell.
    pub whole: bool,
    /// Records that cannot be read, in one store or in both. They are kept.
    pub damaged: Vec<Damaged>,
    /// Changes that could not be applied. They are kept.
    pub set_aside: Vec<SetAside>,
    /// What had to be repaired.
    pub problems: Vec<Problem>,
}

/// Why a plan could not be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// It is not on this device.
    Absent,
    /// It was deleted.
    Deleted,
    /// A later version of the app has written to it. Loading the page again may bring that version.
    Newer,
    /// Nothing of it can be read. What there is stays.
    Damaged(Vec<Damaged>),
}

impl Storage {
    /// Opens both stores, as far as the browser lets us. Tells from then on how saving goes.
    pub async fn open(on_state: impl Fn(SaveState) + 'static) -> Self {
        Self(Rc::new(Writer::open(on_state).await))
    }

    /// Which stores serve at present.
    pub fn health(&self) -> StoreHealth {
        self.0.health()
    }

    /// Whether there may be plans on this device.
    pub async fn has_plans(&self) -> bool {
        !self.0.survey(key::PLANS).await.is_empty()
    }

    /// Opens a plan, writes to each store what only the other has, and makes a checkpoint if it is time.
    ///
    /// # Errors
    /// Where there is no such plan, or it must not or cannot be read.
    pub async fn load(&self, id: &Id<About>) -> Result<Loaded, LoadError> {
        let recovered = self.tidy(id).await;
        self.0.witness(id, recovered.next_stamp);
        let (plan, whole) = match recovered.outcome {
            Outcome::Nothing => return Err(LoadError::Absent),
            Outcome::Deleted => return Err(LoadError::Deleted),
            Outcome::Newer => return Err(LoadError::Newer),
            Outcome::Remains(_) if recovered.replayed == 0 => {
                return Err(LoadError::Damaged(recovered.damaged));
            }
            Outcome::Remains(plan) => (plan, false),
            Outcome::Whole(plan) => (plan, true),
        };
        Ok(Loaded {
            plan,
            timeline: recovered.timeline,
            whole,
            damaged: recovered.damaged,
            set_aside: recovered.set_aside,
            problems: recovered.problems,
        })
    }

    /// Stores a plan as it is: a new one, or in place of the one with its id. Gives its timeline, for
    /// whoever shows it without reading it again.
    ///
    /// # Errors
    /// Where neither store takes it.
    pub async fn create(&self, plan: &Plan) -> Result<Timeline, StoreError> {
        self.create_as(plan, &plan_file::write(plan)).await
    }

    /// Stores a plan like [`Self::create`], with a text of it that is at hand already: a file in which reading
    /// found nothing amiss, which is as good as one that was written here.
    ///
    /// # Errors
    /// Where neither store takes it.
    pub async fn create_as(&self, plan: &Plan, file: &str) -> Result<Timeline, StoreError> {
        let id = &plan.about().id;
        let _lock = locks::wait(&lock_name(id)).await;
        let held = self.read(&key::plan_prefix(id)).await;
        let recovered = recover(id, &held.listings());
        self.0.witness(id, recovered.next_stamp);
        if let Outcome::Whole(before) | Outcome::Remains(before) = &recovered.outcome {
            // Where it cannot be kept, a person who replaces a plan is still to have the new one.
            let _ = self.snapshot(before, Occasion::Replacing).await;
        }
        let body = body(file).await;
        let work = recovered.replace(body, self.0.tab(), now());
        let done = self.0.carry_out(&held, &work, Removing::Afterwards).await;
        self.tell(id, &Message::Replaced);
        done.at_least_one()?;
        Ok(recovered.begun(plan))
    }

    /// Saves a change: to local storage before this returns, then to IndexedDB.
    pub fn append(&self, id: &Id<About>, change: &Change, at_ms: f64) -> Entry {
        self.0.append(id, change, at_ms as u64)
    }

    /// Takes note of another tab's entry: what is written from now on is later.
    pub fn witness(&self, id: &Id<About>, entry: &Entry) {
        self.0.witness(id, entry.stamp);
    }

    /// Makes a checkpoint if it is time and no other tab is at it.
    pub async fn checkpoint(&self, id: &Id<About>) {
        self.tidy(id).await;
    }

    /// Deletes a plan.
    ///
    /// # Errors
    /// Where some of it may still be there.
    pub async fn delete(&self, id: &Id<About>) -> Result<(), StoreError> {
        let _lock = locks::wait(&lock_name(id)).await;
        self.0.forget(id);
        let held = self.read(&key::plan_prefix(id)).await;
        let work = recover(id, &held.listings()).delete(now());
        let done = self.0.carry_out(&held, &work, Removing::Anyway).await;
        self.forget_aside(id).await;
        self.tell(id, &Message::Deleted);
        done.all()
    }

    /// Removes everything the app keeps on this device, and nothing of anyone else. What remains
    /// are the ids of the plans in IndexedDB, for a month, so that nothing comes back which local
    /// storage forgets to have removed.
    ///
    /// # Errors
    /// Where some of it may still be there.
    pub async fn erase_all(&self) -> Result<(), StoreError> {
        let held = self.read(key::PLANS).await;
        for id in key::plans(held.keys()) {
            // Where it fails, so does what follows, and that tells.
            let _ = self.delete(&id).await;
        }
        let rest = self.read(key::PREFIX).await;
        self.0.erase(&rest).await.all()
    }

    /// How full local storage is.
    pub fn local_usage(&self) -> LocalUsage {
        LocalUsage {
            all: self.0.local_units(""),
            ours: self.0.local_units(key::PREFIX),
        }
    }

    /// Everything stored, as it is; each key preceded by where it stands: `localStorage/`,
    /// `indexedDB/`, or `memory/` for what neither has taken yet.
    pub async fn raw(&self) -> Vec<(String, String)> {
        let held = self.0.read(key::PREFIX).await;
        let memory = self.0.waiting().into_iter();
        let memory = memory.map(|(key, text)| (format!("memory/{key}"), text));
        held.into_named().chain(memory).collect()
    }

    /// Puts a plan together, mends what is amiss in the stores, and makes a checkpoint if it is time.
    async fn tidy(&self, id: &Id<About>) -> Recovered {
        let lock = locks::attempt(&lock_name(id)).await;
        let held = self.read(&key::plan_prefix(id)).await;
        let recovered = recover(id, &held.listings());
        if lock.is_none() {
            // Another tab is at it.
            return recovered;
        }
        let mended = self.mend(&held, &recovered).await;
        let is_time = recovered.replayed >= CHECKPOINT_AFTER && recovered.is_settled(now());
        if mended.is_err() || !is_time {
            return recovered;
        }
        let Some(file) = recovered.file() else {
            return recovered;
        };
        let work = recovered.checkpoint(body(&file).await, self.0.tab(), now());
        let made = self.0.carry_out(&held, &work, Removing::Afterwards).await;
        // Local storage alone may forget the checkpoint and remember the removals: there, removing
        // waits until the plan is opened the next time.
        if made.all().is_ok() && self.health().database.is_ok() {
            let held = self.read(&key::plan_prefix(id)).await;
            let _ = self.mend(&held, &recover(id, &held.listings())).await;
        }
        recovered
    }

    async fn mend(&self, held: &Held, recovered: &Recovered) -> Result<(), StoreError> {
        let work = recovered.mend(now());
        let done = self.0.carry_out(held, &work, Removing::Afterwards).await;
        done.all()
    }

    /// What the stores hold, together with what they have yet to take.
    async fn read(&self, prefix: &str) -> Held {
        let mut held = self.0.read(prefix).await;
        held.add_waiting(self.0.waiting(), prefix);
        held
    }
}

/// A plan's file as it is to be stored: deflated where that is worth it and the browser can.
async fn body(file: &str) -> Body {
    const WORTH_IT: usize = 4_000;
    let deflated = match file.len() {
        0..WORTH_IT => None,
        _ => deflate::deflate(file).await,
    };
    deflated.map_or_else(
        || Body::plain(file.to_owned()),
        |bytes| Body::deflated(&bytes),
    )
}

fn now() -> u64 {
    clock::now_ms() as u64
}

fn lock_name(id: &Id<About>) -> String {
    key::plan_prefix(id) + "lock"
}
