//! An answer being worked out: edits are tried on a copy of the plan, so that each sees what those before
//! it did, and what is given back in the end is known to be taken.

use serde_json::Value;
use sightline_plan::{
    Edit, Id, Key, Kind, Plan, Record,
    model::{Goal, Made, Response},
};

use super::Refused;
use crate::{
    definition::Input,
    run::{Bits, Guide, Item, Stop, set, split},
};

pub(super) struct Draft<'g> {
    pub guide: &'g Guide<'g>,
    pub input: &'g Input,
    pub key: &'g str,
    /// What the step is repeated for.
    pub item: Option<Item>,
    pub plan: Plan,
    pub response: Response,
    edits: Vec<Edit>,
    bits: Bits<'g>,
}

impl<'g> Draft<'g> {
    pub fn new(guide: &'g Guide<'g>, key: &'g str, input: &'g Input, bits: Bits<'g>) -> Self {
        let item = split(key).1.and_then(|_| {
            let stops = guide.stops();
            stops.into_iter().find(|stop: &Stop| stop.key == key)?.item
        });
        Self {
            guide,
            input,
            key,
            item,
            plan: guide.plan.clone(),
            response: guide.response_or_new(key),
            edits: Vec::new(),
            bits,
        }
    }

    /// A new id.
    pub fn id<T>(&mut self) -> Id<T> {
        Id::from_bits((self.bits)())
    }

    pub fn apply(&mut self, edit: Edit) -> Result<(), Refused> {
        self.plan.apply(edit.clone())?;
        self.edits.push(edit);
        Ok(())
    }

    /// Puts a record, unless it is there as it is.
    pub fn put(&mut self, record: Record) -> Result<(), Refused> {
        if self.plan.record(&record.key()).as_ref() == Some(&record) {
            return Ok(());
        }
        self.apply(Edit::Put(record))
    }

    /// Removes a record if it is there. Goals below a goal move up.
    pub fn remove(&mut self, key: &Key) -> Result<(), Refused> {
        if self.plan.record(key).is_none() {
            return Ok(());
        }
        let goal: Option<Id<Goal>> = Id::new(&key.id).filter(|_| key.kind == Kind::Goal);
        self.apply(match goal {
            Some(goal) => Edit::RemoveGoalKeepChildren(goal),
            None => Edit::Remove(key.clone()),
        })
    }

    /// Keeps a value as the answer.
    pub fn keep(&mut self, value: Value) {
        set(&mut self.response.values, &self.input.id, value);
    }

    /// The records that hold the answer so far.
    pub fn made(&self) -> Vec<Made> {
        let made = self.response.made.iter();
        made.filter(|made| belongs(made, &self.input.id))
            .cloned()
            .collect()
    }

    /// Notes which records hold the answer from now on; those that the answer made before and that hold it
    /// no more go.
    pub fn hold(&mut self, made: Vec<Made>) -> Result<(), Refused> {
        let before = self.made();
        // In the place where they were, so that what is answered alike is kept alike.
        let all = &mut self.response.made;
        let mine = |made: &Made| belongs(made, &self.input.id);
        let place = all.iter().position(mine).unwrap_or(all.len());
        all.retain(|made| !mine(made));
        all.splice(place..place, made.iter().cloned());
        for gone in &before {
            let stays = made
                .iter()
                .any(|made| made.kind == gone.kind && made.record == gone.record);
            if stays || !gone.own {
                continue;
            }
            match Kind::from_word(&gone.kind) {
                Some(kind) => self.remove(&Key::new(kind, &gone.record))?,
                None => self.remove_metric(&gone.record)?,
            }
        }
        Ok(())
    }

    pub fn finish(mut self) -> Result<Edit, Refused> {
        let response = self.response.clone();
        self.put(response.into())?;
        Ok(Edit::Several(self.edits))
    }
}

/// Whether a record holds an answer to this input: named `input`, or `input#part` for a part of it.
pub(super) fn belongs(made: &Made, input: &str) -> bool {
    made.input == input
        || made
            .input
            .split_once('#')
            .is_some_and(|(of, _)| of == input)
}
