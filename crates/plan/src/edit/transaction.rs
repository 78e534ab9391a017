//! A set of puts and removals that is taken over whole or not at all.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use crate::{
    Change, Fate, Goal, Key, Kind, Plan, Record, Touched,
    codec::Path,
    edit::Refusal,
    invariants::{check, dangling},
    settle::settled,
};

/// Works on a copy of the plan; [`Plan::commit`] checks the copy and takes it over.
pub(crate) struct Transaction {
    plan: Plan,
    touched: BTreeSet<Key>,
}

impl Transaction {
    pub fn on(plan: &Plan) -> Self {
        Self {
            plan: plan.clone(),
            touched: BTreeSet::new(),
        }
    }

    /// The plan as it stands within the transaction.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The plan as it stands, without a check of the invariants.
    pub fn into_plan(self) -> Plan {
        self.plan
    }

    /// Adds a record or replaces the one with its key. A goal without an order becomes the last
    /// of its siblings.
    pub fn put(&mut self, record: Record) {
        let mut record = settled(record);
        if let Record::Goal(goal) = &record
            && goal.order.is_none()
        {
            let mut goal = Goal::clone(goal);
            goal.order = self.room(goal.parent.as_ref(), None, &[&goal.id]).pop();
            record = goal.into();
        }
        let key = record.key();
        // Who puts back what is there changes nothing, and views that compare by pointer see that.
        if self.plan.record(&key).as_ref() != Some(&record) {
            self.plan.insert(record);
            self.touched.insert(key);
        }
    }

    /// Takes a record away and leaves references to it as they are.
    pub fn discard(&mut self, key: &Key) {
        self.plan.discard(key);
        self.touched.insert(key.clone());
    }

    /// Makes everything what it is in another state of the plan.
    pub fn restore(&mut self, state: &Plan) {
        let state = state.copied(self.plan.about().id.clone(), &state.about().name);
        let gone: Vec<Key> = self
            .plan
            .records()
            .map(|record| record.key())
            .filter(|key| state.record(key).is_none())
            .collect();
        for key in &gone {
            self.discard(key);
        }
        for record in state.records() {
            self.put(record);
        }
    }

    /// Removes records, the check-ins of removed goals, the responses of removed runs, and every
    /// reference to any of them.
    pub fn remove(&mut self, keys: impl IntoIterator<Item = Key>) {
        let mut gone: HashMap<Kind, HashSet<Arc<str>>> = HashMap::new();
        for key in keys {
            gone.entry(key.kind).or_default().insert(key.id);
        }
        if let Some(goals) = gone.get(&Kind::Goal) {
            let of_gone = self
                .plan
                .tables()
                .check_ins
                .values()
                .filter(|check_in| {
                    let goal = check_in.goal.as_ref();
                    goal.is_some_and(|goal| goals.contains(goal.as_str()))
                })
                .map(|check_in| check_in.id.as_str().into())
                .collect::<Vec<_>>();
            gone.entry(Kind::CheckIn).or_default().extend(of_gone);
        }
        if let Some(runs) = gone.get(&Kind::Run) {
            let of_gone = self
                .plan
                .tables()
                .responses
                .values()
                .filter(|response| {
                    let run = response.run.as_ref();
                    run.is_some_and(|run| runs.contains(run.as_str()))
                })
                .map(|response| response.id.as_str().into())
                .collect::<Vec<_>>();
            gone.entry(Kind::Response).or_default().extend(of_gone);
        }
        for (kind, ids) in &gone {
            for id in ids {
                self.discard(&Key::new(*kind, id));
            }
        }
        self.relink(&mut |kind, id| match gone.get(&kind) {
            Some(ids) if ids.contains(id) => Fate::Goes,
            _ => Fate::Stays,
        });
    }

    /// Decides on every reference in the plan.
    pub fn relink(&mut self, decide: &mut dyn FnMut(Kind, &str) -> Fate) {
        let concerned: Vec<Record> = self
            .plan
            .records()
            .filter(|record| {
                let mut concerned = false;
                record.references(&mut Path::default(), &mut |_, kind, id| {
                    concerned = concerned || decide(kind, id) != Fate::Stays;
                });
                concerned
            })
            .collect();
        for record in concerned {
            self.put(record.relinked(decide));
        }
    }

    /// Drops references from touched records to what is not there, as a removal would have; a
    /// check-in whose goal is not there goes, and so does a response whose run is not.
    pub fn heal(&mut self) {
        for key in self.touched.clone() {
            let Some(record) = self.plan.record(&key) else {
                continue;
            };
            let absent = dangling(&self.plan, &record);
            if absent.is_empty() {
                continue;
            }
            let healed = record.relinked(&mut |kind, id| {
                if absent.contains(&(kind, id.to_owned())) {
                    Fate::Goes
                } else {
                    Fate::Stays
                }
            });
            match healed {
                Record::CheckIn(check_in) if check_in.goal.is_none() => self.discard(&key),
                Record::Response(response) if response.run.is_none() => self.discard(&key),
                healed => self.put(healed),
            }
        }
    }
}

impl Plan {
    /// Takes over what the transaction did, if every invariant still holds.
    pub(crate) fn commit(&mut self, transaction: Transaction) -> Result<Change, Refusal> {
        let Transaction { mut plan, touched } = transaction;
        check(self, &plan, &touched)?;
        let mut change = Change::default();
        for key in touched {
            let (before, after) = (self.record(&key), plan.record(&key));
            match Touched::between(key, before.as_ref(), after.as_ref()) {
                Some(touched) => change.touched.push(touched),
                // There and back again within one edit: views that compare by pointer see no change.
                None => before.into_iter().for_each(|before| plan.insert(before)),
            }
        }
        *self = plan;
        Ok(change)
    }
}
