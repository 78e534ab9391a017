//! Arbitrary records and edits, and what must be true of any plan.

mod edits;
mod shape;
mod sound;

use chrono::NaiveDate;
pub use edits::{Op, grown, op, ops};
use proptest::prelude::ProptestConfig;
pub use shape::shaped;
pub use sound::assert_sound;

use sightline_plan::{Change, Edit, Fault, Goal, Id, Plan, file, model::Metric};

/// How often a property is tried, unless `PROPTEST_CASES` says otherwise. Failures are shrunk and
/// shown, and none are kept in files.
pub fn cases(count: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: wanted
            .and_then(|wanted| wanted.parse().ok())
            .unwrap_or(count),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// An empty plan.
pub fn empty() -> Plan {
    Plan::new(id("plan"), "Test")
}

/// An id.
pub fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

/// A day of November 2026.
pub fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

/// A goal below another.
pub fn goal(name: &str, parent: Option<&str>) -> Goal {
    Goal {
        id: id(name),
        statement: name.to_owned(),
        parent: parent.map(id),
        ..Goal::default()
    }
}

/// A metric with this id.
pub fn metric(name: &str) -> Metric {
    Metric {
        id: name.to_owned(),
        ..Metric::default()
    }
}

/// A plan with these goals, each with its parent.
pub fn plan_of(goals: &[(&str, Option<&str>)]) -> Plan {
    let mut plan = empty();
    for (name, parent) in goals {
        put(&mut plan, goal(name, *parent));
    }
    plan
}

/// Puts a record, which must be taken.
pub fn put(plan: &mut Plan, record: impl Into<sightline_plan::Record>) -> Change {
    plan.apply(Edit::Put(record.into())).unwrap()
}

/// The fault for which an edit is refused; the plan must be as it was.
pub fn refused(plan: &mut Plan, edit: Edit) -> Fault {
    let (before, text) = (plan.clone(), file::write(plan));
    let refusal = plan.apply(edit).unwrap_err();
    assert_eq!(*plan, before);
    assert_eq!(file::write(plan), text);
    refusal.fault
}

/// The ids of the children of a goal, in their order.
pub fn children(plan: &Plan, parent: Option<&str>) -> Vec<String> {
    let parent = parent.map(id);
    let children = plan.children(parent.as_ref());
    children.map(|goal| goal.id.to_string()).collect()
}
