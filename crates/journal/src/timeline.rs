//! The open plan, as changes of several tabs come in.
//!
//! Every tab ends with what [`recover`](crate::recover()) would make of the same entries, in whatever order they
//! reach it: an entry that comes late is put in its place, and what is later is applied once more.

use std::collections::VecDeque;

use sightline_plan::{Id, Plan};

use crate::{checkpoint::Covered, entry::Entry, key::Tab};

/// How many entries can be gone back behind. One that is older still has to be looked up in the stores.
const LONGEST: usize = 300;

/// The latest entries of the open plan, in their order.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The plan before the first of them.
    start: Option<Plan>,
    steps: VecDeque<Step>,
    /// Everything that is in the plan.
    known: Covered,
    /// Whether entries have been left behind at the beginning.
    shortened: bool,
    /// How many entries came since the last checkpoint.
    since_checkpoint: usize,
}

#[derive(Clone, Debug)]
struct Step {
    entry: Entry,
    /// The plan after it, where that was kept.
    after: Option<Plan>,
}

/// What becomes of an entry that came in.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// It was there already.
    Known,
    /// Others should have come before it, or it belongs before everything that is remembered: the
    /// stores have to be read again.
    Astray,
    /// The plan with it.
    Into(Box<Plan>),
}

impl Timeline {
    /// Begins with this plan, in which these entries are.
    pub fn after(plan: &Plan, known: Covered) -> Self {
        Self {
            start: Some(plan.clone()),
            known,
            ..Self::default()
        }
    }

    /// Adds an entry of this tab, which is later than all before it, and the plan after it where that
    /// is at hand.
    pub fn add(&mut self, entry: Entry, after: Option<&Plan>) {
        self.known.add(&entry.tab, entry.counter);
        self.since_checkpoint += 1;
        self.steps.push_back(Step {
            entry,
            after: after.cloned(),
        });
        self.shorten();
    }

    /// Takes in an entry of another tab.
    pub fn take(&mut self, entry: Entry) -> Taken {
        let reach = self.known.reach(&entry.tab);
        if entry.counter <= reach {
            return Taken::Known;
        }
        let before_all = self
            .steps
            .front()
            .is_some_and(|first| entry.order() < first.entry.order());
        if entry.counter > reach + 1 || (self.shortened && before_all) {
            return Taken::Astray;
        }
        self.insert(entry)
    }

    /// Takes in an entry of another tab although something is missing before it, which is nowhere to
    /// be had.
    pub fn take_anyway(&mut self, entry: Entry) -> Taken {
        if self.known.covers(&entry.tab, entry.counter) {
            return Taken::Known;
        }
        self.insert(entry)
    }

    fn insert(&mut self, entry: Entry) -> Taken {
        self.known.add(&entry.tab, entry.counter);
        self.since_checkpoint += 1;
        let later = self.steps.iter().rev();
        let later = later.take_while(|step| step.entry.order() > entry.order());
        let at = self.steps.len() - later.count();
        self.steps.insert(at, Step { entry, after: None });
        for step in self.steps.range_mut(at..) {
            step.after = None;
        }
        let plan = self.plan();
        self.shorten();
        plan.map_or(Taken::Astray, |plan| Taken::Into(Box::new(plan)))
    }

    /// The plan after every entry. Goes on from the latest plan that is kept.
    fn plan(&mut self) -> Option<Plan> {
        let kept = self.steps.iter().rposition(|step| step.after.is_some());
        let (mut plan, from) = match kept {
            Some(at) => (self.steps[at].after.clone()?, at + 1),
            None => (self.start.clone()?, 0),
        };
        for step in self.steps.range_mut(from..) {
            // What cannot be applied is left out, here as in every tab; see `Recovered::set_aside`.
            let _ = plan.replay(&step.entry.change);
            step.after = Some(plan.clone());
        }
        Some(plan)
    }

    fn shorten(&mut self) {
        while self.steps.len() > LONGEST {
            let Some(first) = self.steps.pop_front() else {
                return;
            };
            self.shortened = true;
            self.start = match (first.after, self.start.take()) {
                (None, Some(mut plan)) => {
                    let _ = plan.replay(&first.entry.change);
                    Some(plan)
                }
                (after, _) => after,
            };
        }
    }

    /// Goes over to what was read from the stores, together with what this tab has and the stores did
    /// not show yet. Gives the plan.
    pub fn renew(&mut self, stored: Self, plan: &Plan) -> Plan {
        let old = std::mem::replace(self, stored);
        let mut plan = plan.clone();
        for step in old.steps {
            if let Taken::Into(with) = self.take_anyway(step.entry) {
                plan = *with;
            }
        }
        plan
    }

    /// What is in the plan.
    pub fn known(&self) -> &Covered {
        &self.known
    }

    /// Entries of this tab that another tab, which has `known`, lacks.
    pub fn lacking<'a>(
        &'a self,
        tab: &'a Id<Tab>,
        known: &'a Covered,
    ) -> impl Iterator<Item = &'a Entry> {
        let entries = self.steps.iter().map(|step| &step.entry);
        entries.filter(move |entry| entry.tab == *tab && !known.covers(tab, entry.counter))
    }

    /// How many entries came since the last checkpoint.
    pub fn since_checkpoint(&self) -> usize {
        self.since_checkpoint
    }

    /// A checkpoint was made.
    pub fn note_checkpoint(&mut self) {
        self.since_checkpoint = 0;
    }
}
