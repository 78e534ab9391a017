//! What workshops leave behind. The crate that runs workshops gives these their meaning.

use chrono::NaiveDate;
use serde_json::Value;

use super::{Goal, Meeting, Person};
use crate::{
    codec::{choice, record},
    id::Id,
};

choice! {
    /// Where a run of a workshop is.
    pub enum RunState {
        /// Being prepared.
        Prepared = "prepared",
        /// Going on, or paused until the next session.
        Open = "open",
        /// Finished.
        Finished = "finished",
    }
}

record! {
    /// One time through a workshop.
    pub struct Run {
        /// Its id.
        id: Id<Run>,
        /// The workshop's id.
        workshop: String,
        /// What people call this run.
        title: String,
        /// The workshop as it was when the run began, so that a later version cannot change it.
        definition: Value = Value::Null,
        /// Steps that the facilitator skipped, moved, added or gave other words.
        agenda: Value = Value::Null,
        /// The key of the step it stands at.
        step: String,
        /// The clock of that step.
        timer: Option<Timer>,
        /// How long earlier steps took.
        spent: Vec<Spent>,
        /// What the room sees beside the step: the id of one of its inputs, or empty.
        projected: String,
        /// Where it is.
        state: RunState = RunState::Prepared,
        /// The first day.
        started: Option<NaiveDate>,
        /// The last day.
        finished: Option<NaiveDate>,
        /// Who is in the room.
        present: Vec<Id<Person>>,
        /// Whom it is about, such as in a one-to-one.
        person: Option<Id<Person>>,
        /// The run that it carries on: last time's.
        follows: Option<Id<Run>>,
        /// Thoughts kept for later.
        parking_lot: Vec<String>,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}

record! {
    /// The clock of a step, as times rather than ticks, so that it survives sleep and reload.
    pub struct Timer {
        /// When it was last started, in milliseconds since 1970; `None` while it is paused.
        running_since: Option<f64>,
        /// Milliseconds that had passed before that.
        elapsed: f64,
        /// Minutes given beyond the time box; may be negative.
        extra_minutes: f64,
    }
}

record! {
    /// How long a step of a run took so far.
    pub struct Spent {
        /// The step's key.
        step: String,
        /// Milliseconds on its clock.
        milliseconds: f64,
    }
}

record! {
    /// What was answered in one step of a run. It goes when its run goes.
    pub struct Response {
        /// Its id.
        id: Id<Response>,
        /// The run.
        run: Option<Id<Run>>,
        /// The step's key: its id, and for a repeated step what it is repeated for.
        step: String,
        /// The answers by input, where the plan's records do not hold them.
        values: Value = Value::Null,
        /// The records that hold the others, in the order of the answers.
        made: Vec<Made>,
    }
}

record! {
    /// A record of the plan that an answer is kept in, so that answering again mends it.
    pub struct Made {
        /// The input that it answers.
        input: String,
        /// The word for its kind.
        kind: String,
        /// Its id. It need not be there any more.
        record: String,
        /// Whether the answer made it, rather than took up one that was there.
        own: bool,
    }
}

record! {
    /// Something that was decided.
    pub struct Decision {
        /// Its id.
        id: Id<Decision>,
        /// What was decided.
        text: String,
        /// The day.
        on: Option<NaiveDate>,
        /// Who decided.
        by: Vec<Id<Person>>,
        /// The goal it is about.
        goal: Option<Id<Goal>>,
        /// The run in which it was taken.
        run: Option<Id<Run>>,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}

record! {
    /// Something that someone will do by a day.
    pub struct Action {
        /// Its id.
        id: Id<Action>,
        /// What is to be done.
        text: String,
        /// Who does it.
        owner: Option<Id<Person>>,
        /// The last day.
        due: Option<NaiveDate>,
        /// The day it was done.
        done_on: Option<NaiveDate>,
        /// The goal it helps.
        goal: Option<Id<Goal>>,
        /// The run in which it was taken on.
        run: Option<Id<Run>>,
        /// The meeting in which it was taken on.
        meeting: Option<Id<Meeting>>,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}

record! {
    /// What a stakeholder answered.
    pub struct Interview {
        /// Its id.
        id: Id<Interview>,
        /// Who answered, where they are in the plan.
        person: Option<Id<Person>>,
        /// Who answered, in words.
        name: String,
        /// The audience they stand for.
        audience: String,
        /// The day.
        on: Option<NaiveDate>,
        /// Who asked.
        by: Option<Id<Person>>,
        /// What was asked and answered.
        answers: Vec<Answer>,
        /// The run it belongs to.
        run: Option<Id<Run>>,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}

record! {
    /// A question and what was answered.
    pub struct Answer {
        /// The topic's id.
        topic: String,
        /// The question as it was put.
        question: String,
        /// The answer.
        text: String,
        /// Words in the answer that were given a theme.
        themes: Vec<ThemeMark>,
    }
}

record! {
    /// Words of an answer that belong to a theme.
    pub struct ThemeMark {
        /// The theme.
        theme: String,
        /// The words.
        words: String,
        /// The character at which they start, counted from 0.
        at: u32,
    }
}
