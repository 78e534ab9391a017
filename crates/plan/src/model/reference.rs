//! What the organisation agreed to mean, to undertake and to measure with.

use chrono::NaiveDate;

use super::{Goal, Milestone, Person, Run};
use crate::{codec::record, id::Id};

record! {
    /// An agreed meaning, such as that of a qualified lead, with criteria someone new could check.
    pub struct Definition {
        /// Its id.
        id: Id<Definition>,
        /// What is defined.
        term: String,
        /// What it means.
        text: String,
        /// What must be true, one criterion each.
        criteria: Vec<String>,
        /// The day it was agreed.
        on: Option<NaiveDate>,
        /// The run in which it was agreed.
        run: Option<Id<Run>>,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}

record! {
    /// Work undertaken to reach goals.
    pub struct Initiative {
        /// Its id.
        id: Id<Initiative>,
        /// What people call it.
        name: String,
        /// What it is.
        text: String,
        /// The goals it serves.
        goals: Vec<Id<Goal>>,
        /// Who answers for it.
        owner: Option<Id<Person>>,
        /// What it needs: people, money, time.
        resources: String,
        /// Steps on the way.
        milestones: Vec<Milestone>,
        /// The first day.
        start: Option<NaiveDate>,
        /// The last day.
        due: Option<NaiveDate>,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}

record! {
    /// A system that numbers come from.
    pub struct DataSource {
        /// Its id.
        id: Id<DataSource>,
        /// The system's name.
        name: String,
        /// Whether it captures by itself; `false` is by people's hands, where numbers go stale.
        automatic: Option<bool>,
        /// How exact it is.
        accuracy: String,
        /// How people's data is kept safe in it.
        privacy: String,
        /// Who answers for it.
        owner: Option<Id<Person>>,
        /// How many days old its newest number is at the most. `None` where nobody has said.
        fresh_days: Option<u32>,
        /// Where it is found: an address, a folder, the name of a report. Shown as it is written, never followed.
        link: String,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}
