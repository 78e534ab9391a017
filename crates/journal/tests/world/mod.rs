//! Two stores, tabs that write to them, and the ways in which a browser dies.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;

use sightline_journal::{Body, Entry, Outcome, Recovered, Tab, Work, recover};
use sightline_plan::{Edit, Goal, Id, Key, Plan, model::About};

/// The browser died in the middle of something.
pub struct Died;

type Records = BTreeMap<String, String>;

/// Local storage and IndexedDB. Only what has been synced of the former survives for certain.
#[derive(Default)]
pub struct Disk {
    pub local: Records,
    synced: Records,
    /// Writes and removals since, in order.
    unsynced: Vec<(String, Option<String>)>,
    pub database: Records,
    /// How many more operations there are to be before the browser dies.
    pub fuel: Option<usize>,
}

impl Disk {
    fn burn(&mut self) -> Result<(), Died> {
        match &mut self.fuel {
            Some(0) => Err(Died),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn set_local(&mut self, key: &str, text: Option<&str>) -> Result<(), Died> {
        self.burn()?;
        self.unsynced
            .push((key.to_owned(), text.map(str::to_owned)));
        set(&mut self.local, key, text);
        Ok(())
    }

    /// One transaction, all or nothing.
    fn set_database(&mut self, records: &[(String, Option<String>)]) -> Result<(), Died> {
        if !records.is_empty() {
            self.burn()?;
        }
        for (key, text) in records {
            set(&mut self.database, key, text.as_deref());
        }
        Ok(())
    }

    pub fn sync(&mut self) {
        self.synced = self.local.clone();
        self.unsynced.clear();
    }

    /// Any of the writes to local storage since the last sync may be lost: the nth is kept if the nth
    /// bit is set.
    pub fn die(&mut self, kept: u64) {
        for (at, (key, text)) in self.unsynced.drain(..).enumerate() {
            if kept >> (at % 64) & 1 == 1 {
                set(&mut self.synced, &key, text.as_deref());
            }
        }
        self.local = self.synced.clone();
        self.fuel = None;
    }

    pub fn recover(&self, id: &Id<About>) -> Recovered {
        recover(id, &[&listing(&self.local), &listing(&self.database)])
    }

    /// As the browser's part does it: what is put goes first, the database goes first.
    pub fn carry_out(&mut self, work: &Work) -> Result<(), Died> {
        let puts_in = |store| work.puts.iter().filter(move |put| put.store == store);
        let database: Vec<_> = puts_in(1)
            .map(|put| (put.key.clone(), Some(put.text.clone())))
            .collect();
        self.set_database(&database)?;
        for put in puts_in(0) {
            self.set_local(&put.key, Some(&put.text))?;
        }
        let removals: Vec<_> = work
            .removals
            .iter()
            .map(|key| (key.clone(), None))
            .collect();
        self.set_database(&removals)?;
        for key in &work.removals {
            self.set_local(key, None)?;
        }
        Ok(())
    }
}

fn set(records: &mut Records, key: &str, text: Option<&str>) {
    match text {
        Some(text) => records.insert(key.to_owned(), text.to_owned()),
        None => records.remove(key),
    };
}

pub fn listing(records: &Records) -> Vec<(String, String)> {
    records.clone().into_iter().collect()
}

pub fn plan_id() -> Id<About> {
    Id::from_bits(7)
}

/// An empty plan.
pub fn empty() -> Plan {
    Plan::new(plan_id(), "Plan")
}

/// A goal's statement, as a stand-in for all that a plan says.
pub fn statement(plan: &Plan, goal: &str) -> Option<String> {
    let goal = plan.goal(&Id::new(goal).expect("an id"))?;
    Some(goal.statement.clone())
}

/// Puts or removes a goal.
pub fn edit(goal: &str, statement: Option<String>) -> Edit {
    let id = Id::new(goal).expect("an id");
    match statement {
        Some(statement) => {
            let goal = Goal {
                id,
                statement,
                order: Some(0.0),
                ..Goal::default()
            };
            Edit::Put(goal.into())
        }
        None => Edit::Remove(Key::from(&id)),
    }
}

/// How far a tab has come with tidying up: each step is one reading or one piece of work.
enum Job {
    Idle,
    Mend(Box<Recovered>),
    Checkpoint(Box<Recovered>),
    Again,
}

/// One loading of the app.
pub struct Page {
    tab: Id<Tab>,
    plan: Plan,
    stamp: u64,
    counter: u64,
    waiting: Vec<(String, Option<String>)>,
    job: Job,
}

impl Page {
    pub fn open(disk: &Disk, tab: u64) -> Option<Self> {
        let recovered = disk.recover(&plan_id());
        let Outcome::Whole(plan) = recovered.outcome else {
            return None;
        };
        Some(Self {
            tab: Id::from_bits(tab),
            plan,
            stamp: recovered.next_stamp,
            counter: 0,
            waiting: Vec::new(),
            job: Job::Idle,
        })
    }

    /// Whether the edit was one.
    pub fn edit(&mut self, disk: &mut Disk, edit: Edit, now: u64) -> Result<bool, Died> {
        let Ok(change) = self.plan.apply(edit) else {
            return Ok(false);
        };
        self.stamp += 1;
        self.counter += 1;
        let entry = Entry {
            tab: self.tab.clone(),
            counter: self.counter,
            stamp: self.stamp,
            at_ms: now,
            change,
        };
        let (key, text) = entry.write(&plan_id());
        disk.set_local(&key, Some(&text))?;
        self.waiting.push((key, Some(text)));
        Ok(true)
    }

    /// When this returns, the page says "Saved".
    pub fn flush(&mut self, disk: &mut Disk) -> Result<(), Died> {
        disk.set_database(&std::mem::take(&mut self.waiting))
    }

    /// The next step of tidying up.
    pub fn tidy(&mut self, disk: &mut Disk, now: u64) -> Result<(), Died> {
        let recovered = || Box::new(disk.recover(&plan_id()));
        self.job = match std::mem::replace(&mut self.job, Job::Idle) {
            Job::Idle => Job::Mend(recovered()),
            Job::Mend(recovered) => {
                disk.carry_out(&recovered.mend(now))?;
                Job::Checkpoint(recovered)
            }
            Job::Checkpoint(recovered) => {
                let work = recovered.checkpoint(
                    Body::plain(recovered.file().expect("a whole plan")),
                    &self.tab,
                    now,
                );
                disk.carry_out(&work)?;
                Job::Again
            }
            Job::Again => {
                let work = recovered().mend(now);
                disk.carry_out(&work)?;
                Job::Idle
            }
        };
        Ok(())
    }
}

/// What a person was told is saved of each goal, and what came later.
#[derive(Default)]
pub struct Promises(BTreeMap<String, Vec<(Option<String>, bool)>>);

impl Promises {
    pub fn made(&mut self, goal: &str, statement: Option<String>) {
        let history = self.0.entry(goal.to_owned()).or_default();
        history.push((statement, false));
    }

    pub fn saved(&mut self, owner: &str) {
        let own = self
            .0
            .iter_mut()
            .filter(|(goal, _)| goal.starts_with(owner));
        for (_, history) in own {
            for (_, saved) in history {
                *saved = true;
            }
        }
    }

    /// Each goal must be as it was when last saved or as it was made at some time since.
    pub fn check(&self, plan: &Plan) -> Result<(), String> {
        for (goal, history) in &self.0 {
            let now = statement(plan, goal);
            let last_saved = history.iter().rposition(|(_, saved)| *saved);
            let possible = match last_saved {
                Some(at) => history[at..].iter().any(|(then, _)| *then == now),
                None => now.is_none() || history.iter().any(|(then, _)| *then == now),
            };
            if !possible {
                return Err(format!("{goal} is {now:?} after {history:?}"));
            }
        }
        Ok(())
    }

    /// What was found is what is stored from now on.
    pub fn settle(&mut self, plan: &Plan) {
        for (goal, history) in &mut self.0 {
            *history = vec![(statement(plan, goal), true)];
        }
    }
}
