//! A goal and what belongs to it alone.

use chrono::NaiveDate;

use super::{Health, Metric, Person, Team};
use crate::{
    codec::{Fields, choice, record},
    id::Id,
};

choice! {
    /// How high in the organisation a goal stands. Higher levels come first in the order.
    pub enum Level {
        /// The whole organisation.
        Company = "company",
        /// A department or business unit.
        Department = "department",
        /// A team.
        Team = "team",
        /// One person.
        Person = "person",
    }
}

choice! {
    /// What sort of goal it is.
    pub enum GoalKind {
        /// A target that says what success looks like.
        Performance = "performance",
        /// Growth of a person's skill, beside performance goals.
        Development = "development",
        /// An ambitious aim with two to five key results below it.
        Objective = "objective",
        /// A measurable outcome that shows whether its objective is met.
        KeyResult = "key_result",
        /// A measure of ongoing health, not tied to one cycle.
        Kpi = "kpi",
    }
}

choice! {
    /// Where a goal is in its life.
    pub enum Status {
        /// Being written.
        Draft = "draft",
        /// Agreed by those concerned; changes since then are shown.
        Agreed = "agreed",
        /// Being worked on.
        Active = "active",
        /// Closed as reached, or as far as it went.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

choice! {
    /// From what a goal's progress is computed.
    pub enum RollUp {
        /// Own metrics where it has any, else its children.
        Auto = "auto",
        /// Own metrics only.
        Metrics = "metrics",
        /// Children only.
        Children = "children",
        /// Own metrics and children, each half.
        Both = "both",
    }
}

choice! {
    /// How a goal states what it gives to the one above.
    pub enum ContributionKind {
        /// In the unit of the parent's metric.
        Amount = "amount",
        /// As a fraction of the parent's change: 0.25 is a quarter.
        Share = "share",
        /// In a unit of its own, made into the parent's by [`Contribution::rates`].
        Converted = "converted",
        /// It makes the parent possible and adds no number.
        Enables = "enables",
    }
}

choice! {
    /// What becomes of a goal when its cycle is closed.
    pub enum Verdict {
        /// It is carried on as it is.
        Keep = "keep",
        /// It is carried on, and its target or its words are to change.
        Change = "change",
        /// It is not carried on.
        Drop = "drop",
    }
}

record! {
    /// A goal: what is to be true, by when, and how one will know.
    pub struct Goal {
        /// The goal's id.
        id: Id<Goal>,
        /// The goal as a sentence.
        statement: String,
        /// How high in the organisation it stands.
        level: Level = Level::Person,
        /// What sort of goal it is.
        kind: GoalKind = GoalKind::Performance,
        /// Why it matters.
        why: String,
        /// Who answers for it.
        owner: Option<Id<Person>>,
        /// The department or team it belongs to.
        team: Option<Id<Team>>,
        /// Who else works towards it.
        contributors: Vec<Id<Person>>,
        /// The goal above that it serves.
        parent: Option<Id<Goal>>,
        /// Goals elsewhere in the tree that it helps as well.
        supports: Vec<Id<Goal>>,
        /// Its place among the children of its parent, lowest first. `None` only before the goal
        /// is in a plan.
        order: Option<f64>,
        /// Its weight among its siblings in a roll-up; relative, 0 or more.
        weight: f64 = 1.0,
        /// What it gives to the goal above.
        contribution: Option<Contribution>,
        /// From what its progress is computed.
        roll_up: RollUp = RollUp::Auto,
        /// How one will know.
        metrics: Vec<Metric>,
        /// Steps on the way.
        milestones: Vec<Milestone>,
        /// First day of work on it.
        start: Option<NaiveDate>,
        /// Last day by which it is to be reached.
        due: Option<NaiveDate>,
        /// The cycle it belongs to, such as `2026-Q4`.
        cycle: Option<String>,
        /// Where it is in its life.
        status: Status = Status::Draft,
        /// What came of it when its cycle was closed.
        closing: Option<Closing>,
        /// The goal of a cycle before that this one carries on.
        continues: Option<Id<Goal>>,
        /// How sure the owner is of reaching it, 0 to 10.
        confidence: Option<u32>,
        /// Whether it reaches for more than history supports, and the owner knows.
        stretch: bool,
        /// The goal as it was agreed.
        agreed: Option<Agreement>,
        /// Why it was changed after that.
        amendments: Vec<Amendment>,
        /// The health a person gave it instead of the suggested one.
        health: Option<HealthOverride>,
        /// Findings of the coach that a person has set aside, with the reason.
        set_aside: Vec<SetAside>,
        /// Names of fields that a person mended: reading the sentence again leaves them alone.
        pinned: Vec<String>,
        /// Words to find it by.
        tags: Vec<String>,
        /// Anything else.
        notes: String,
        /// Whether it stays out of what leaves this device.
        private: bool,
    }
}

record! {
    /// What a goal gives to the one above.
    pub struct Contribution {
        /// How the number is meant.
        kind: ContributionKind = ContributionKind::Enables,
        /// The number: in the parent's unit, a fraction of its change, or what the rates begin with; these
        /// begin with the goal's own change where there is none.
        value: Option<f64>,
        /// What makes it into the parent's unit, step by step: 120 leads, of which 5 % become deals of
        /// $10,000, are $60,000.
        rates: Vec<Rate>,
    }
}

record! {
    /// A step of a conversion: so much of the next for each of the one before.
    pub struct Rate {
        /// What is converted by it, such as `leads that become deals`.
        name: String,
        /// How much.
        value: f64,
        /// `%` where it is so many of a hundred; else only for people, such as `$ a deal`.
        unit: String,
    }
}

impl Rate {
    /// What a number is multiplied by.
    pub fn factor(&self) -> f64 {
        if self.unit.trim() == "%" {
            self.value / 100.0
        } else {
            self.value
        }
    }
}

record! {
    /// A step on the way to a goal.
    pub struct Milestone {
        /// Its id within the goal.
        id: String,
        /// What is done then.
        name: String,
        /// The day by which it is to be done.
        due: Option<NaiveDate>,
        /// The day on which it was done.
        done_on: Option<NaiveDate>,
        /// Its weight among the goal's milestones; relative, 0 or more.
        weight: f64 = 1.0,
    }
}

record! {
    /// The goal as it was agreed, kept to show what changed since.
    pub struct Agreement {
        /// The day.
        on: Option<NaiveDate>,
        /// Who agreed it with the owner.
        by: Option<Id<Person>>,
        /// The agreed fields as they stood then, by name; those that were at their default are absent.
        snapshot: Fields,
    }
}

record! {
    /// A change to a goal after it was agreed, and the reason.
    pub struct Amendment {
        /// The day.
        on: Option<NaiveDate>,
        /// The name of the field.
        field: String,
        /// The reason.
        why: String,
    }
}

record! {
    /// What came of a goal when its cycle was closed.
    pub struct Closing {
        /// The day.
        on: Option<NaiveDate>,
        /// What became of it.
        verdict: Verdict = Verdict::Keep,
        /// Its progress on that day: 0.5 is half; may be below 0 or above 1.
        progress: Option<f64>,
        /// What came of it, in words.
        result: String,
        /// What is to be done otherwise, or again.
        learning: String,
    }
}

record! {
    /// A person's judgement of a goal's health against the suggested one.
    pub struct HealthOverride {
        /// The health they gave it.
        health: Health = Health::OnTrack,
        /// Their reason.
        why: String,
        /// The day.
        on: Option<NaiveDate>,
    }
}

record! {
    /// A finding of the coach that a person has set aside.
    pub struct SetAside {
        /// The finding's code.
        code: String,
        /// Their reason.
        why: String,
        /// The day.
        on: Option<NaiveDate>,
    }
}
