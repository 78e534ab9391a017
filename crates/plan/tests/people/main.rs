//! Who is in a plan, who answers for what, and lists of people as they are pasted.

// A test stops at the first surprise; clippy's setting for that does not reach a test's helpers.
#![allow(clippy::unwrap_used)]

mod pasted;
mod roster;

use sightline_plan::{
    Edit, Goal, Id, Plan, Record,
    model::{Person, Team},
};

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn named(name: &str) -> Person {
    Person {
        id: id(&name.to_lowercase().replace(' ', "-")),
        name: name.to_owned(),
        ..Person::default()
    }
}

fn unit(name: &str, parent: Option<&str>) -> Team {
    Team {
        id: id(name),
        name: name.to_owned(),
        parent: parent.map(id),
        ..Team::default()
    }
}

fn owned(name: &str, owner: &str) -> Goal {
    Goal {
        id: id(name),
        owner: Id::new(owner),
        ..Goal::default()
    }
}

fn plan(records: Vec<Record>) -> Plan {
    let mut plan = Plan::new(Id::from_bits(1), "Test");
    plan.apply(Edit::Several(records.into_iter().map(Edit::Put).collect()))
        .unwrap();
    plan
}
