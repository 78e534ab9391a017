//! Writing to both stores, in order.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use sightline_journal::{Entry, Tab, Work, key};
use sightline_plan::{Change, Id, model::About};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    super::{Why, database::Database, local_storage::LocalStorage, random},
    SaveState, StoreHealth,
    read::{Held, Place},
    state::Done,
};

/// An entry that IndexedDB has not taken yet.
struct Waiting {
    /// Rises from entry to entry of any plan.
    number: u64,
    key: String,
    text: String,
    /// Whether local storage has taken it.
    in_local: bool,
}

/// What numbers the latest entry of a plan got.
struct Clock {
    plan: Id<About>,
    stamp: u64,
    counter: u64,
}

/// When records may be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Removing {
    /// Once everything else is in every store.
    Afterwards,
    /// Even then: a person wants them gone, and removing may be what makes room.
    Anyway,
}

/// Both stores, and what is on its way to them.
pub(super) struct Writer {
    tab: Id<Tab>,
    local: Result<LocalStorage, Why>,
    database: RefCell<Result<Rc<Database>, Why>>,
    /// What went wrong when each store was last written to.
    local_fault: RefCell<Option<Why>>,
    database_fault: RefCell<Option<Why>>,
    /// In the order in which they were made. An entry goes to a store only after those before it, which the
    /// journal relies on.
    queue: RefCell<VecDeque<Waiting>>,
    flushing: Cell<bool>,
    number: Cell<u64>,
    clocks: RefCell<Vec<Clock>>,
    on_state: Box<dyn Fn(SaveState)>,
    told: RefCell<Option<SaveState>>,
}

impl Writer {
    pub async fn open(on_state: impl Fn(SaveState) + 'static) -> Self {
        let local = LocalStorage::open();
        let database = Database::open().await.map(Rc::new);
        let writer = Self {
            tab: Id::from_bits(random::bits()),
            local_fault: RefCell::new(local.as_ref().err().cloned()),
            database_fault: RefCell::new(database.as_ref().err().cloned()),
            local,
            database: RefCell::new(database),
            queue: RefCell::default(),
            flushing: Cell::new(false),
            number: Cell::new(0),
            clocks: RefCell::default(),
            on_state: Box::new(on_state),
            told: RefCell::default(),
        };
        if writer.state() != SaveState::Saved {
            writer.tell();
        }
        writer
    }

    pub fn tab(&self) -> &Id<Tab> {
        &self.tab
    }

    pub fn health(&self) -> StoreHealth {
        let health = |fault: &RefCell<Option<Why>>| fault.borrow().clone().map_or(Ok(()), Err);
        StoreHealth {
            local: health(&self.local_fault),
            database: health(&self.database_fault),
        }
    }

    /// Takes note of the plan's clock as the stores have it.
    pub fn witness(&self, plan: &Id<About>, next_stamp: u64) {
        self.with_clock(plan, |clock| clock.stamp = clock.stamp.max(next_stamp));
    }

    /// Drops what has not been written yet of a plan that is about to go.
    pub fn forget(&self, plan: &Id<About>) {
        let prefix = key::plan_prefix(plan);
        self.queue
            .borrow_mut()
            .retain(|waiting| !waiting.key.starts_with(&prefix));
    }

    /// What neither store has taken yet.
    pub fn waiting(&self) -> Vec<(String, String)> {
        let queue = self.queue.borrow();
        pairs(queue.iter().filter(|waiting| !waiting.in_local))
    }

    /// Writes an entry to local storage at once, and to IndexedDB as soon as it can.
    pub fn append(self: &Rc<Self>, plan: &Id<About>, change: &Change, at_ms: u64) -> Entry {
        let (stamp, counter) = self.tick(plan, at_ms);
        let entry = Entry {
            tab: self.tab.clone(),
            counter,
            stamp,
            at_ms,
            change: change.clone(),
        };
        let (key, text) = entry.write(plan);
        self.number.set(self.number.get() + 1);
        self.queue.borrow_mut().push_back(Waiting {
            number: self.number.get(),
            key,
            text,
            in_local: false,
        });
        self.flush_to_local();
        if !self.flushing.replace(true) {
            let writer = Rc::clone(self);
            spawn_local(async move {
                writer.flush_to_database().await;
                writer.flushing.set(false);
                writer.tell();
            });
        }
        self.tell();
        entry
    }

    /// The next stamp is later than every stamp seen, and the time of day where that is later still: so the
    /// later of two changes wins even where one tab had not heard of the other's yet.
    fn tick(&self, plan: &Id<About>, at_ms: u64) -> (u64, u64) {
        self.with_clock(plan, |clock| {
            clock.stamp = at_ms.max(clock.stamp + 1);
            clock.counter += 1;
            (clock.stamp, clock.counter)
        })
    }

    fn with_clock<T>(&self, plan: &Id<About>, change: impl FnOnce(&mut Clock) -> T) -> T {
        let mut clocks = self.clocks.borrow_mut();
        if let Some(clock) = clocks.iter_mut().find(|clock| clock.plan == *plan) {
            return change(clock);
        }
        let mut clock = Clock {
            plan: plan.clone(),
            stamp: 0,
            counter: 0,
        };
        let result = change(&mut clock);
        clocks.push(clock);
        result
    }

    fn flush_to_local(&self) {
        let Ok(local) = &self.local else { return };
        let mut queue = self.queue.borrow_mut();
        let mut fault = None;
        for waiting in queue.iter_mut().filter(|waiting| !waiting.in_local) {
            if let Err(why) = local.set(&waiting.key, &waiting.text) {
                fault = Some(why);
                break;
            }
            waiting.in_local = true;
        }
        *self.local_fault.borrow_mut() = fault;
    }

    /// Writes what is waiting, together, until nothing is or the database fails.
    async fn flush_to_database(&self) {
        loop {
            if self.database.borrow().is_err() {
                // It was not to be had from the start: local storage is all there is.
                self.queue.borrow_mut().retain(|waiting| !waiting.in_local);
                return;
            }
            let batch = pairs(self.queue.borrow().iter());
            let Some(last) = self.queue.borrow().back().map(|waiting| waiting.number) else {
                return;
            };
            let puts: Vec<(&str, &str)> = batch
                .iter()
                .map(|(key, text)| (key.as_str(), text.as_str()))
                .collect();
            if self.write_to_database(&puts, &[]).await.is_err() {
                return;
            }
            self.queue
                .borrow_mut()
                .retain(|waiting| waiting.number > last);
        }
    }

    async fn write_to_database(&self, puts: &[(&str, &str)], removals: &[&str]) -> Result<(), Why> {
        if puts.is_empty() && removals.is_empty() {
            return Ok(());
        }
        let written = match self.database().await {
            Ok(database) => database.write(puts, removals).await,
            Err(why) => Err(why),
        };
        *self.database_fault.borrow_mut() = written.clone().err();
        written
    }

    /// The connection, opened once more where it was closed.
    async fn database(&self) -> Result<Rc<Database>, Why> {
        let current = self.database.borrow().clone()?;
        if !current.is_closed() {
            return Ok(current);
        }
        let database = Rc::new(Database::open().await?);
        *self.database.borrow_mut() = Ok(Rc::clone(&database));
        Ok(database)
    }

    /// What the stores hold under this prefix.
    pub async fn read(&self, prefix: &str) -> Held {
        let mut held = Held::default();
        if let Ok(local) = &self.local {
            match local.list(prefix) {
                Ok(listing) => held.add(Place::Local, listing),
                Err(why) => *self.local_fault.borrow_mut() = Some(why),
            }
        }
        let listing = match self.database().await {
            Ok(database) => database.list(prefix).await,
            Err(why) => Err(why),
        };
        match listing {
            Ok(listing) => held.add(Place::Database, listing),
            Err(why) => *self.database_fault.borrow_mut() = Some(why),
        }
        held
    }

    /// What local storage holds under this key.
    pub fn local(&self, key: &str) -> Option<String> {
        self.local.as_ref().ok()?.get(key).ok()?
    }

    /// How many UTF-16 units records with this prefix take up in local storage.
    pub fn local_units(&self, prefix: &str) -> usize {
        let Ok(local) = &self.local else { return 0 };
        let lengths = local.lengths(prefix).into_iter();
        lengths
            .map(|(key, length)| key.encode_utf16().count() + length)
            .sum()
    }

    /// Puts a text into local storage alone: something that can be made again.
    pub fn set_local(&self, key: &str, text: Option<&str>) {
        if let Ok(local) = &self.local {
            // Where there is no room, it is made again each time.
            let _ = match text {
                Some(text) => local.set(key, text),
                None => local.remove(key),
            };
        }
    }

    /// The keys that the stores hold under this prefix: which store, key, and length where that is at hand.
    pub async fn survey(&self, prefix: &str) -> Vec<(usize, String, usize)> {
        let mut found = Vec::new();
        if let Ok(local) = &self.local {
            let lengths = local.lengths(prefix).into_iter();
            found.extend(lengths.map(|(key, length)| (0, key, length)));
        }
        if let Ok(database) = self.database().await
            && let Ok(keys) = database.keys(prefix).await
        {
            found.extend(keys.into_iter().map(|key| (1, key, 0)));
        }
        let waiting = self.waiting().into_iter();
        let waiting = waiting.filter(|(key, _)| key.starts_with(prefix));
        found.extend(waiting.map(|(key, text)| (2, key, text.len())));
        found
    }

    /// What IndexedDB alone holds under this prefix.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub async fn list_database(&self, prefix: &str) -> Result<Vec<(String, String)>, Why> {
        self.database().await?.list(prefix).await
    }

    /// What IndexedDB alone holds under this key.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub async fn get_from_database(&self, key: &str) -> Result<Option<String>, Why> {
        self.database().await?.get(key).await
    }

    /// What IndexedDB alone holds under this key, be it text or not.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub async fn get_value(&self, key: &str) -> Result<JsValue, Why> {
        self.database().await?.get_value(key).await
    }

    /// Puts anything into IndexedDB alone.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn put_value(&self, key: &str, value: &JsValue) -> Result<(), Why> {
        self.database().await?.put_value(key, value).await
    }

    /// Writes to IndexedDB alone; a failure does not count against it, since no change depends on this.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn write_aside(&self, puts: &[(&str, &str)], removals: &[&str]) -> Result<(), Why> {
        self.database().await?.write(puts, removals).await
    }

    /// Carries out what the journal asks for, in those stores that could be read.
    pub async fn carry_out(&self, held: &Held, work: &Work, removing: Removing) -> Done {
        let puts_in = |place| {
            let puts = work.puts.iter();
            let own = puts.filter(move |put| held.place(put.store) == Some(place));
            own.map(|put| (put.key.as_str(), put.text.as_str()))
        };
        let local: Vec<(&str, &str)> = puts_in(Place::Local).collect();
        let database: Vec<(&str, &str)> = puts_in(Place::Database).collect();
        let mut done = self.write(held, &local, &database, &[], &[]).await;
        let may_remove = removing == Removing::Anyway || done.clone().all().is_ok();
        if may_remove && !work.removals.is_empty() {
            let removals: Vec<&str> = work.removals.iter().map(String::as_str).collect();
            done = self.write(held, &[], &[], &removals, &removals).await;
        }
        self.tell();
        done
    }

    /// Removes every record, but keeps tombstones in IndexedDB.
    pub async fn erase(&self, held: &Held) -> Done {
        let all: Vec<&str> = held.keys().collect();
        let mut mortal = all.clone();
        mortal.retain(|name| !key::is_tombstone(name));
        self.write(held, &[], &[], &all, &mortal).await
    }

    async fn write(
        &self,
        held: &Held,
        local_puts: &[(&str, &str)],
        database_puts: &[(&str, &str)],
        local_removals: &[&str],
        database_removals: &[&str],
    ) -> Done {
        let StoreHealth { local, database } = self.health();
        Done {
            database: if held.has(Place::Database) {
                self.write_to_database(database_puts, database_removals)
                    .await
            } else {
                database.and(Err(Why::Silent))
            },
            local: if held.has(Place::Local) {
                self.write_to_local(local_puts, local_removals)
            } else {
                local.and(Err(Why::Silent))
            },
        }
    }

    fn write_to_local(&self, puts: &[(&str, &str)], removals: &[&str]) -> Result<(), Why> {
        let local = self.local.as_ref().map_err(Why::clone)?;
        let put = puts.iter().try_for_each(|(key, text)| local.set(key, text));
        if !puts.is_empty() {
            *self.local_fault.borrow_mut() = put.clone().err();
        }
        put.and_then(|()| removals.iter().try_for_each(|key| local.remove(key)))
    }

    fn state(&self) -> SaveState {
        let is_empty = self.queue.borrow().is_empty();
        let StoreHealth { local, database } = self.health();
        match (local, database) {
            (Ok(()), Ok(())) if is_empty => SaveState::Saved,
            (Err(why), Ok(())) if is_empty => SaveState::DatabaseOnly(why),
            _ if self.flushing.get() => SaveState::Saving,
            (Ok(()), Err(why)) => SaveState::LocalOnly(why),
            (Err(local), Err(database)) => SaveState::MemoryOnly { local, database },
            (_, Ok(())) => SaveState::Saving,
        }
    }

    fn tell(&self) {
        let state = self.state();
        let is_new = self.told.borrow().as_ref() != Some(&state);
        if is_new {
            *self.told.borrow_mut() = Some(state.clone());
            (self.on_state)(state);
        }
    }
}

fn pairs<'a>(waiting: impl Iterator<Item = &'a Waiting>) -> Vec<(String, String)> {
    waiting
        .map(|waiting| (waiting.key.clone(), waiting.text.clone()))
        .collect()
}
