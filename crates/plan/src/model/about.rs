//! What the plan says of the whole organisation.

use serde_json::Value;

use super::{Goal, SetAside};
use crate::{Settings, codec::record, id::Id};

record! {
    /// The plan as a whole: its name, purpose and settings.
    pub struct About {
        /// The plan's id, the same in every copy of it.
        id: Id<About>,
        /// What people call the plan.
        name: String,
        /// Why the organisation exists.
        mission: String,
        /// Where it wants to be.
        vision: String,
        /// Strengths, weaknesses, opportunities and threats.
        swot: Swot,
        /// The goal whose metric everything feeds, if one was named: the north star.
        north_star: Option<Id<Goal>>,
        /// What holds for the whole plan.
        settings: Settings,
        /// Findings of the coach about the plan, its people and teams that were set aside, with the reason.
        set_aside: Vec<SetAside>,
        /// What pages and workshops remember with the plan and no other field is for.
        notes: Value = Value::Null,
    }
}

record! {
    /// Strengths, weaknesses, opportunities and threats, one entry a line of thought.
    pub struct Swot {
        /// What helps, from inside.
        strengths: Vec<String>,
        /// What hinders, from inside.
        weaknesses: Vec<String>,
        /// What helps, from outside.
        opportunities: Vec<String>,
        /// What hinders, from outside.
        threats: Vec<String>,
    }
}
