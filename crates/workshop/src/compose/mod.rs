//! A workshop of one's own, put together from steps of others.
//!
//! What is kept is a [`Draft`]: steps as they were taken, with the references that they had where they come from.
//! [`compose`] makes a sound workshop of it each time, and says what had to give way. So nothing is lost by taking a
//! step out, or moving it: once it is back, what built on it does so again.

mod draft;
mod resolve;
mod settle;
mod writes;

use sightline_plan::record;

pub use settle::{Composed, Loss, Missing, Note, compose};
pub use writes::writes;

use crate::definition::Workshop;

record! {
    /// A workshop that is being built.
    pub struct Draft {
        /// Title, sessions, steps and all else, with references as they were where each step comes from.
        workshop: Workshop,
        /// Where each step comes from.
        taken: Vec<Taken>,
        /// Where each outcome comes from.
        promised: Vec<Promised>,
    }
}

record! {
    /// Where a step comes from.
    pub struct Taken {
        /// Its id in the draft.
        step: String,
        /// The id of the workshop that it comes from.
        workshop: String,
        /// Its id there.
        origin: String,
        /// What it builds on there.
        leans: Vec<Lean>,
    }
}

record! {
    /// An answer that a step builds on.
    pub struct Lean {
        /// Which, as `step.input` of the workshop that it comes from.
        on: String,
        /// What the step of that answer is called.
        title: String,
        /// The part of the plan that holds such answers, as `plan.` and its name; empty where none does.
        stand_in: String,
    }
}

record! {
    /// Where an outcome comes from.
    pub struct Promised {
        /// Its id in the draft.
        outcome: String,
        /// The id of the workshop that it comes from.
        workshop: String,
    }
}
