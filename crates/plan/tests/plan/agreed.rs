//! What changed since a goal was agreed.

use serde_json::{Value, json};
use sightline_plan::{
    ChangedField, Edit, Goal, Plan, changed_since_agreed,
    model::{CheckIn, Comparison, Metric, Milestone, Point, Status},
};

use super::common::{day, empty, goal, id, metric, plan_of, put};

fn agreed() -> Plan {
    let mut plan = empty();
    let comparison = Some(Comparison::default());
    let metrics = vec![Metric {
        target: Some(50.0),
        comparison,
        ..metric("m")
    }];
    let milestones = vec![Milestone {
        id: "s".to_owned(),
        ..Milestone::default()
    }];
    put(
        &mut plan,
        Goal {
            metrics,
            milestones,
            ..goal("g", None)
        },
    );
    plan.apply(Edit::AgreeGoal {
        id: id("g"),
        on: day(1),
        by: None,
    })
    .unwrap();
    plan
}

fn edited(change: impl FnOnce(&mut Goal)) -> Vec<ChangedField> {
    let mut goal = Goal::clone(agreed().goal(&id("g")).unwrap());
    change(&mut goal);
    changed_since_agreed(&goal)
}

#[test]
fn nothing_is_changed_before_or_right_after() {
    assert_eq!(changed_since_agreed(&goal("g", None)), []);
    assert_eq!(edited(|_| {}), []);
}

#[test]
fn changed_fields_are_listed_with_both_values() {
    let changed = edited(|goal| {
        goal.statement = "other".to_owned();
        goal.due = Some(day(30));
        goal.metrics[0].target = Some(60.0);
        goal.notes = "not part of it".to_owned();
    });
    let names: Vec<&str> = changed.iter().map(|field| field.name).collect();
    assert_eq!(names, ["statement", "metrics", "due"]);
    let text = |value: &str| Some(Value::from(value));
    assert_eq!(
        (changed[0].before.clone(), changed[0].after.clone()),
        (text("g"), text("other"))
    );
    assert_eq!(
        (changed[2].before.clone(), changed[2].after.clone()),
        (None, text("2026-11-30"))
    );
    assert_eq!(changed[1].after.as_ref().unwrap()[0]["target"], json!(60));
}

#[test]
fn progress_is_no_change() {
    let mut plan = agreed();
    let check_in = CheckIn {
        id: id("k"),
        goal: Some(id("g")),
        on: Some(day(2)),
        ..CheckIn::default()
    };
    plan.apply(Edit::CheckIn {
        check_in,
        values: vec![("m".to_owned(), 45.0)],
    })
    .unwrap();
    let mut goal = Goal::clone(plan.goal(&id("g")).unwrap());
    goal.milestones[0].done_on = Some(day(3));
    let groups = goal.metrics[0].comparison.as_mut().unwrap();
    groups.group_history.push(Point::default());
    assert_eq!(changed_since_agreed(&goal), []);
}

#[test]
fn agreeing_again_starts_anew() {
    let mut plan = agreed();
    let other = Goal {
        weight: 3.0,
        ..Goal::clone(plan.goal(&id("g")).unwrap())
    };
    put(&mut plan, other);
    assert_eq!(changed_since_agreed(plan.goal(&id("g")).unwrap()).len(), 1);
    plan.apply(Edit::AgreeGoal {
        id: id("g"),
        on: day(4),
        by: None,
    })
    .unwrap();
    assert_eq!(changed_since_agreed(plan.goal(&id("g")).unwrap()), []);
}

#[test]
fn agreeing_remembers_the_goal_as_it_is() {
    let mut plan = plan_of(&[("g", None)]);
    plan.apply(Edit::AgreeGoal {
        id: id("g"),
        on: day(2),
        by: None,
    })
    .unwrap();
    let agreed = plan.goal(&id("g")).unwrap();
    assert_eq!(agreed.status, Status::Agreed);
    let snapshot = agreed.agreed.clone().unwrap();
    assert_eq!(
        (snapshot.on, snapshot.snapshot["statement"].as_str()),
        (Some(day(2)), Some("g"))
    );
    let active = Goal {
        status: Status::Active,
        ..Goal::clone(agreed)
    };
    put(&mut plan, active);
    plan.apply(Edit::AgreeGoal {
        id: id("g"),
        on: day(3),
        by: None,
    })
    .unwrap();
    assert_eq!(plan.goal(&id("g")).unwrap().status, Status::Active);
}

#[test]
fn a_change_is_told_value_by_value() {
    let changed = edited(|goal| {
        goal.due = Some(day(30));
        goal.metrics[0].target = Some(60.0);
        goal.metrics[0].name = "leads".to_owned();
        goal.metrics.push(Metric {
            name: "calls".to_owned(),
            ..metric("n")
        });
        goal.milestones.clear();
    });
    let told: Vec<(String, String, Option<Value>, Option<Value>)> = changed
        .iter()
        .flat_map(ChangedField::parts)
        .map(|part| (part.entry, part.part, part.before, part.after))
        .collect();
    let row = |entry: &str, part: &str, before: Option<Value>, after: Option<Value>| {
        (entry.to_owned(), part.to_owned(), before, after)
    };
    assert_eq!(
        told,
        [
            row("leads", "name", None, Some(json!("leads"))),
            row("leads", "target", Some(json!(50)), Some(json!(60))),
            row("calls", "metrics", None, Some(json!("calls"))),
            row("", "milestones", Some(json!("")), None),
            row("", "due", None, Some(json!("2026-11-30"))),
        ]
    );
}

#[test]
fn an_order_that_changed_is_told_as_a_whole() {
    let two = |first: &str, second: &str| {
        Some(json!([{ "id": first, "name": first }, { "id": second, "name": second }]))
    };
    let field = ChangedField {
        name: "metrics",
        before: two("a", "b"),
        after: two("b", "a"),
    };
    let parts = field.parts();
    assert_eq!(parts.len(), 1);
    assert_eq!((&*parts[0].entry, &*parts[0].part), ("", "metrics"));
}
