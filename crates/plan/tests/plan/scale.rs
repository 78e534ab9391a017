//! Large and deep plans: no stack overflow, and no time that grows with the square of the size. A quadratic step over this
//! many goals would take minutes, so the tests need no clock to notice.

use sightline_plan::{Edit, Goal, Key, Kind, Plan, file};

use super::common::{empty, goal, id};

const DEEP: usize = 20_000;

fn name(number: usize) -> String {
    format!("g{number:06}")
}

fn read(goals: impl Iterator<Item = String>) -> (Plan, usize) {
    let goals: Vec<String> = goals.collect();
    let text = format!(
        r#"{{"format":"sightline.plan","version":1,"id":"plan","goals":[{}]}}"#,
        goals.join(",")
    );
    let reading = file::read(&text).unwrap();
    (reading.plan, reading.problems.len())
}

/// A goal as in a file.
fn line(number: usize, parent: usize) -> String {
    format!(r#"{{"id":"{}","parent":"{}"}}"#, name(number), name(parent))
}

#[test]
fn a_deep_chain() {
    let top = std::iter::once(format!(r#"{{"id":"{}"}}"#, name(0)));
    let (mut plan, problems) = read(top.chain((1..DEEP).map(|number| line(number, number - 1))));
    assert_eq!(problems, 0);
    assert_eq!(
        plan.outline().last().map(|(depth, _)| *depth),
        Some(DEEP - 1)
    );
    let deepest = plan.goal(&id(&name(DEEP - 1))).unwrap();
    assert_eq!(plan.ancestors(deepest).count(), DEEP - 1);
    let under_itself = Edit::MoveGoal {
        id: id(&name(0)),
        parent: Some(id(&name(DEEP - 1))),
        before: None,
    };
    let refusal = plan.apply(under_itself).unwrap_err();
    assert_eq!(refusal.fault.code(), "cycle");
    let change = plan
        .apply(Edit::Remove(Key::new(Kind::Goal, &name(0))))
        .unwrap();
    assert!(plan.tables().goals.is_empty());
    plan.undo(&change).unwrap();
    assert_eq!(plan.tables().goals.len(), DEEP);
}

#[test]
fn one_long_cycle_and_many_short_ones() {
    let (plan, problems) = read((0..DEEP).map(|number| line(number, (number + 1) % DEEP)));
    assert_eq!(problems, 1);
    assert_eq!(plan.outline().len(), DEEP);
    let (plan, problems) = read((0..DEEP).map(|number| line(number, number ^ 1)));
    assert_eq!(problems, DEEP / 2);
    assert_eq!(plan.outline().len(), DEEP);
}

#[test]
fn many_records_with_problems() {
    let (plan, problems) = read(
        (0..DEEP).map(|number| format!(r#"{{"id":"g{}","weight":-1,"parent":"x"}}"#, number / 2)),
    );
    assert_eq!(problems, DEEP / 2 * 5);
    assert_eq!(plan.tables().goals.len(), DEEP);
}

#[test]
fn many_goals_in_one_edit() {
    let flat = (0..DEEP).map(|number| Edit::Put(goal(&name(number), None).into()));
    let deep = (1..DEEP).map(|number| {
        Edit::Put(goal(&format!("d{number}"), Some(&format!("d{}", number - 1))).into())
    });
    let first = std::iter::once(Edit::Put(goal("d0", None).into()));
    let mut plan = empty();
    let change = plan
        .apply(Edit::Several(flat.chain(first).chain(deep).collect()))
        .unwrap();
    assert_eq!(change.touched.len(), 2 * DEEP);
    let before = |number: usize| Edit::MoveGoal {
        id: id(&name(number)),
        parent: None,
        before: Some(id(&name(0))),
    };
    plan.apply(Edit::Several((1..2_000).map(before).collect()))
        .unwrap();
    let gone = Edit::RemoveGoalKeepChildren(id("d0"));
    plan.apply(gone).unwrap();
    let typed = Goal {
        why: "because".to_owned(),
        ..Goal::clone(plan.goal(&id("d9000")).unwrap())
    };
    for _ in 0..2_000 {
        plan.apply(Edit::Put(typed.clone().into())).unwrap();
    }
    plan.undo(&change).unwrap_err();
}
