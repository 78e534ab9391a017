//! Looking back on a person's work, and thanking them for it.

use chrono::NaiveDate;

use super::{Cause, Goal, Person};
use crate::{
    codec::{choice, record},
    id::Id,
};

record! {
    /// A performance review. Private unless someone says otherwise.
    pub struct Review {
        /// Its id.
        id: Id<Review>,
        /// Whose work is reviewed.
        person: Option<Id<Person>>,
        /// Who reviews it.
        by: Option<Id<Person>>,
        /// The day.
        on: Option<NaiveDate>,
        /// What time it covers, such as `2026-Q4`.
        period: String,
        /// How each goal turned out.
        ratings: Vec<Rating>,
        /// Documented cases; underperformance is not claimed without them.
        cases: Vec<String>,
        /// What lies behind underperformance.
        cause: Option<Cause>,
        /// How it could have been met.
        coaching: String,
        /// Anything else.
        notes: String,
        /// Whether it stays out of what leaves this device.
        private: bool = true,
    }
}

record! {
    /// How one goal or metric turned out.
    pub struct Rating {
        /// The goal.
        goal: Option<Id<Goal>>,
        /// The metric's name, where one metric is meant.
        metric: String,
        /// What came of it.
        outcome: String,
        /// The day by which it was due.
        due: Option<NaiveDate>,
        /// Whether it was met.
        met: Option<bool>,
    }
}

choice! {
    /// What sort of note it is.
    pub enum RecognitionKind {
        /// Praise.
        Praise = "praise",
        /// What somebody's work brought about.
        Impact = "impact",
        /// A win to celebrate.
        Win = "win",
        /// A story that stands beside a number.
        Story = "story",
        /// Something to grow.
        Feedback = "feedback",
    }
}

record! {
    /// A note of praise, a story or feedback.
    pub struct Recognition {
        /// Its id.
        id: Id<Recognition>,
        /// What sort of note it is.
        kind: RecognitionKind = RecognitionKind::Praise,
        /// Whom it is about.
        person: Option<Id<Person>>,
        /// Whom it comes from.
        by: Option<Id<Person>>,
        /// The goal it is about.
        goal: Option<Id<Goal>>,
        /// The id of the goal's metric beside which it stands, as a story does that explains a number. Empty where
        /// it is about the goal as a whole; so is one whose goal has no such metric any more. Without a goal it
        /// means nothing.
        metric: String,
        /// The day.
        on: Option<NaiveDate>,
        /// What it says.
        text: String,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}
