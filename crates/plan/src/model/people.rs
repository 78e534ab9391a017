//! People and the units they work in.

use chrono::NaiveDate;

use crate::{
    codec::{choice, record},
    id::Id,
};

choice! {
    /// What sort of unit it is.
    pub enum TeamKind {
        /// A department or business unit.
        Department = "department",
        /// A team.
        Team = "team",
    }
}

record! {
    /// A department or a team.
    pub struct Team {
        /// Its id.
        id: Id<Team>,
        /// What people call it.
        name: String,
        /// What sort of unit it is.
        kind: TeamKind = TeamKind::Team,
        /// The unit it is part of.
        parent: Option<Id<Team>>,
        /// Who leads it.
        lead: Option<Id<Person>>,
    }
}

record! {
    /// A person.
    pub struct Person {
        /// Their id.
        id: Id<Person>,
        /// Their name.
        name: String,
        /// What they do.
        role: String,
        /// Where a note reaches them.
        email: String,
        /// The unit they work in.
        team: Option<Id<Team>>,
        /// Who leads them.
        manager: Option<Id<Person>>,
        /// Their first day, which allows one early review.
        started: Option<NaiveDate>,
        /// What they want to grow in, for one, three and five years.
        development: Vec<String>,
        /// Roles they could fill: the bench strength that a leader sees.
        could_fill: Vec<String>,
    }
}
