//! How a goal was doing on a day.

use chrono::NaiveDate;

use super::{Goal, Person};
use crate::{
    codec::{choice, record},
    id::Id,
};

choice! {
    /// How a goal is doing.
    pub enum Health {
        /// Progress keeps up with time.
        OnTrack = "on_track",
        /// Progress lags somewhat.
        Behind = "behind",
        /// Progress lags so far that the goal may be missed.
        AtRisk = "at_risk",
        /// No check-in within the rhythm, whatever was reported before.
        Outdated = "outdated",
        /// Never checked in.
        Pending = "pending",
        /// Closed.
        Done = "done",
    }
}

choice! {
    /// The four causes of underperformance.
    pub enum Cause {
        /// Too little effort.
        Effort = "effort",
        /// More was expected than could be done.
        Expectation = "expectation",
        /// Means or support were missing.
        Resources = "resources",
        /// The manager or the team did not do their part.
        Cooperation = "cooperation",
    }
}

record! {
    /// How a goal was doing on a day. Values go into the history of the goal's metrics.
    pub struct CheckIn {
        /// Its id.
        id: Id<CheckIn>,
        /// The goal; a check-in goes when its goal goes.
        goal: Option<Id<Goal>>,
        /// The day.
        on: Option<NaiveDate>,
        /// Who reported.
        by: Option<Id<Person>>,
        /// How sure they were of reaching the goal, 0 to 10.
        confidence: Option<u32>,
        /// The health they reported.
        health: Option<Health>,
        /// What there is to say.
        note: String,
        /// What stands in the way.
        blocker: String,
        /// What lies behind a result that fell short.
        cause: Option<Cause>,
        /// What happens next.
        next_step: String,
        /// Whether it stays out of what leaves this device; `None` is the default: those that name a
        /// cause of underperformance do.
        private: Option<bool>,
    }
}

impl CheckIn {
    /// Whether it stays out of what leaves this device: those that name a cause of underperformance
    /// do unless someone said otherwise.
    pub fn is_private(&self) -> bool {
        self.private.unwrap_or(self.cause.is_some())
    }
}
