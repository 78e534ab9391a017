//! One time through a workshop.
//!
//! A run lives in the plan ([`sightline_plan::model::Run`], with one `Response` a step); a [`Guide`]
//! reads both together with the workshop that the run keeps, and says what each act of a person
//! changes, as an [`Edit`](sightline_plan::Edit).

mod agenda;
mod item;
mod length;
mod own;
mod progress;
mod quick;
mod start;
mod step;

use std::collections::HashMap;

pub(crate) use agenda::says_something;
pub use agenda::{Agenda, Minutes, Order, Own, Stop};
use chrono::NaiveDate;
pub(crate) use item::words;
pub use item::{Item, title};
pub(crate) use progress::set;
pub use progress::{Pace, SessionState, SessionView, Span, TaskView};
use serde_json::Value;
use sightline_plan::{
    Id, Plan,
    codec::{Field, Fields, Reader},
    model::{Response, Run},
};
pub use start::{TooSoon, about, begin, begin_edit, last, remove_edit, too_soon};
pub use step::{Finished, ended, moved, projecting, timed};

use crate::definition::{Input, Step, Workshop, read_value};

/// Where new ids come from: 64 random bits each.
pub type Bits<'b> = &'b mut dyn FnMut() -> u64;

/// The workshop that a run keeps. Read it once, when the run is opened, and keep it: it does not change
/// as long as the run's `definition` does not.
pub fn definition(run: &Run) -> Workshop {
    read_value(run.definition.clone()).workshop
}

/// A run, its plan and its workshop together: answers every question about them and says what an act
/// changes. Cheap to make; make one for each plan state.
pub struct Guide<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The run.
    pub run: &'a Run,
    /// The workshop that it keeps.
    pub workshop: &'a Workshop,
    /// The day.
    pub today: NaiveDate,
    agenda: Agenda,
    responses: HashMap<&'a str, &'a Response>,
}

impl<'a> Guide<'a> {
    /// The guide to a run of this plan; `None` where the plan has no such run.
    pub fn new(
        plan: &'a Plan,
        run: &Id<Run>,
        workshop: &'a Workshop,
        today: NaiveDate,
    ) -> Option<Self> {
        let run = plan.tables().runs.get(run)?;
        let own = |response: &&'a Response| response.run.as_ref() == Some(&run.id);
        let responses = plan
            .tables()
            .responses
            .values()
            .map(AsRef::as_ref)
            .filter(own);
        Some(Self {
            plan,
            run,
            workshop,
            today,
            agenda: Agenda::of(run),
            responses: responses
                .map(|response| (&*response.step, response))
                .collect(),
        })
    }

    /// The step of a stop's key, be it the workshop's or one's own.
    pub fn step(&self, key: &str) -> Option<&Step> {
        let id = split(key).0;
        let own = || {
            self.agenda
                .own
                .iter()
                .map(|own| &own.step)
                .find(|step| step.id == id)
        };
        self.workshop.step(id).or_else(own)
    }

    /// An input of a stop.
    pub fn input(&self, key: &str, input: &str) -> Option<&Input> {
        self.step(key)?.input(input)
    }

    /// What was answered at a stop.
    pub fn response(&self, key: &str) -> Option<&'a Response> {
        self.responses.get(key).copied()
    }

    /// What was answered to an input, as it is kept; `None` where the plan's records hold it or nothing
    /// was answered.
    pub fn stored(&self, key: &str, input: &str) -> Option<&'a Value> {
        let response = self.response(key)?;
        response.values.get(input).filter(|value| !value.is_null())
    }

    /// What was answered to an input, as one of this crate's records such as
    /// [`Board`](crate::list::Board); its default where there is nothing.
    pub fn read<T: Field + Default>(&self, key: &str, input: &str) -> T {
        let stored = self.stored(key, input).cloned();
        let read = stored.and_then(|value| T::read(value.into(), &mut Reader::default()));
        read.unwrap_or_default()
    }

    /// The response of a stop, or an empty one with the id that it will have.
    pub(crate) fn response_or_new(&self, key: &str) -> Response {
        self.response(key).cloned().unwrap_or_else(|| Response {
            id: response_id(&self.run.id, key),
            run: Some(self.run.id.clone()),
            step: key.to_owned(),
            values: Value::Object(Fields::new()),
            ..Response::default()
        })
    }
}

/// A stop's key taken apart: the step's id, and the id of the item for which it is repeated.
pub fn split(key: &str) -> (&str, Option<&str>) {
    match key.split_once('@') {
        Some((step, item)) => (step, Some(item)),
        None => (key, None),
    }
}

/// The id of the response to a stop: always the same, so that two tabs that answer one step meet in one
/// record.
fn response_id(run: &Id<Run>, key: &str) -> Id<Response> {
    let text = format!("{run}.{key}");
    // Longer than an id may be: told apart by a digest.
    Id::new(&text).unwrap_or_else(|| Id::from_bits(digest(&text)))
}

/// 64 bits that tell texts apart (FNV-1a).
pub(crate) fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
