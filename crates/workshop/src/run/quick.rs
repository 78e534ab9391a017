//! What is one key away in every step: decisions, actions, the parking lot.

use chrono::NaiveDate;
use sightline_plan::{
    Edit, Id,
    model::{Action, Decision, Person, Run},
};

use super::{Bits, Guide};

impl Guide<'_> {
    /// Notes a decision of this run.
    pub fn decide(&self, text: &str, bits: Bits) -> Edit {
        let decision = Decision {
            id: Id::from_bits(bits()),
            text: text.trim().to_owned(),
            on: Some(self.today),
            run: Some(self.run.id.clone()),
            ..Decision::default()
        };
        Edit::Put(decision.into())
    }

    /// Notes an action that was taken on in this run.
    pub fn act(
        &self,
        text: &str,
        owner: Option<Id<Person>>,
        due: Option<NaiveDate>,
        bits: Bits,
    ) -> Edit {
        let action = Action {
            id: Id::from_bits(bits()),
            text: text.trim().to_owned(),
            owner,
            due,
            run: Some(self.run.id.clone()),
            ..Action::default()
        };
        Edit::Put(action.into())
    }

    /// Keeps a thought for later.
    pub fn park(&self, text: &str) -> Edit {
        let mut run = Run::clone(self.run);
        run.parking_lot.push(text.trim().to_owned());
        Edit::Put(run.into())
    }

    /// Takes a thought out of the parking lot, by its place there.
    pub fn unpark(&self, at: usize) -> Edit {
        let mut run = Run::clone(self.run);
        if at < run.parking_lot.len() {
            run.parking_lot.remove(at);
        }
        Edit::Put(run.into())
    }

    /// The decisions of this run, oldest first.
    pub fn decisions(&self) -> Vec<&Decision> {
        let all = self.plan.tables().decisions.values().map(AsRef::as_ref);
        let mut own: Vec<&Decision> = all
            .filter(|known: &&Decision| known.run.as_ref() == Some(&self.run.id))
            .collect();
        own.sort_by_key(|decision| decision.on);
        own
    }

    /// The actions of this run: open ones first, each by their last day, those without a day last.
    pub fn actions(&self) -> Vec<&Action> {
        let all = self.plan.tables().actions.values().map(AsRef::as_ref);
        let mut own: Vec<&Action> = all
            .filter(|known: &&Action| known.run.as_ref() == Some(&self.run.id))
            .collect();
        own.sort_by_key(|action| (action.done_on.is_some(), action.due.is_none(), action.due));
        own
    }
}
