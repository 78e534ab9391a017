//! Plans on this device: the journal of the crate `sightline-journal`, kept in local storage and
//! IndexedDB.
//!
//! Where one of the two does not serve, the other does alone; where neither does, changes wait in memory
//! and are tried again with the next one.

mod read;
mod state;
mod writer;

use std::rc::Rc;

use sightline_journal::{Damaged, Outcome, Recovered, SetAside, key, recover};
use sightline_plan::{Change, Id, Plan, Problem, model::About};

use super::{Why, clock, device, locks};
use read::Held;
pub use state::{SaveState, StoreError, StoreHealth};
use writer::{Removing, Writer};

/// A checkpoint is made when a plan is opened with so many entries since the last one. 200 edits of one
/// field took up 65 kB and were read in 3 ms, whatever the size of the plan.
const CHECKPOINT_AFTER: usize = 200;

/// The plans on this device. A clone is the same storage.
#[derive(Clone)]
pub struct Storage(Rc<Writer>);

/// A plan in a list of plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its id.
    pub id: Id<About>,
    /// Its name.
    pub name: String,
    /// How many goals it has.
    pub goals: usize,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_at_ms: f64,
    /// What it takes up in the store where it takes up most, in bytes of UTF-8.
    pub bytes: usize,
    /// How many of its records cannot be read in any store.
    pub damaged: usize,
    /// Whether a later version of the app has written to it, so that it cannot be read.
    pub newer: bool,
    /// When it was last handed out as a file, in milliseconds since 1970.
    pub exported_at_ms: Option<f64>,
}

/// A plan that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The plan.
    pub plan: Plan,
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
        self.read(key::PLANS).await.keys().next().is_some()
    }

    /// Every plan on this device, the latest changed first. Finishes deletions that were interrupted.
    pub async fn plans(&self) -> Vec<Listed> {
        let held = self.read(key::PLANS).await;
        let mut listed = Vec::new();
        for id in key::plans(held.keys()) {
            let recovered = recover(&id, &held.listings());
            if matches!(recovered.outcome, Outcome::Deleted) {
                let work = recovered.mend(now());
                let _ = self.0.carry_out(&held, &work, Removing::Anyway).await;
            }
            listed.extend(list(&recovered, &held));
        }
        listed.sort_unstable_by(|a, b| b.changed_at_ms.total_cmp(&a.changed_at_ms));
        listed
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
            whole,
            damaged: recovered.damaged,
            set_aside: recovered.set_aside,
            problems: recovered.problems,
        })
    }

    /// Stores a plan as it is: a new one, or in place of the one with its id.
    ///
    /// # Errors
    /// Where neither store takes it.
    pub async fn create(&self, plan: &Plan) -> Result<(), StoreError> {
        let id = &plan.about().id;
        let _lock = locks::wait(&lock_name(id)).await;
        let held = self.read(&key::plan_prefix(id)).await;
        let recovered = recover(id, &held.listings());
        self.0.witness(id, recovered.next_stamp);
        let work = recovered.replace(plan, self.0.tab(), now());
        let done = self.0.carry_out(&held, &work, Removing::Afterwards).await;
        done.at_least_one()
    }

    /// Saves a change: to local storage before this returns, then to IndexedDB.
    pub fn append(&self, id: &Id<About>, change: &Change, at_ms: f64) {
        self.0.append(id, change, at_ms as u64);
    }

    /// Remembers that a plan was handed out as a file.
    pub async fn note_export(&self, id: &Id<About>, at_ms: f64) {
        // Where the device cannot remember it, the plan counts as never exported, which is the safe side.
        let _ = device::set(&exported_name(id), Some(&at_ms.to_string()));
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
        let _ = device::set(&exported_name(id), None);
        let done = self.0.carry_out(&held, &work, Removing::Anyway).await;
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
        if mended.is_err() || recovered.replayed < CHECKPOINT_AFTER {
            return recovered;
        }
        let Some(work) = recovered.checkpoint(self.0.tab(), now()) else {
            return recovered;
        };
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

fn list(recovered: &Recovered, held: &Held) -> Option<Listed> {
    let plan = match &recovered.outcome {
        Outcome::Whole(plan) | Outcome::Remains(plan) => Some(plan),
        Outcome::Newer => None,
        Outcome::Nothing | Outcome::Deleted => return None,
    };
    let lost = recovered.damaged.iter().filter(|it| !it.whole_elsewhere);
    Some(Listed {
        id: recovered.id().clone(),
        name: plan
            .map(|plan| plan.about().name.clone())
            .unwrap_or_default(),
        goals: plan.map_or(0, |plan| plan.tables().goals.len()),
        changed_at_ms: recovered.changed_at_ms as f64,
        bytes: held.bytes(&key::plan_prefix(recovered.id())),
        damaged: lost.count(),
        newer: matches!(recovered.outcome, Outcome::Newer),
        exported_at_ms: exported_at_ms(recovered.id()),
    })
}

/// When a plan was last handed out as a file.
fn exported_at_ms(id: &Id<About>) -> Option<f64> {
    device::get(&exported_name(id))?.parse().ok()
}

/// The device setting that says when a plan was last handed out as a file.
fn exported_name(id: &Id<About>) -> String {
    format!("exported.{id}")
}

fn now() -> u64 {
    clock::now_ms() as u64
}

fn lock_name(id: &Id<About>) -> String {
    key::plan_prefix(id) + "lock"
}
