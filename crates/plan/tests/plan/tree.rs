//! Moving, placing and removing goals.

use sightline_plan::{
    Edit, Fault, Goal, Key, Kind, Level,
    model::{Action, CheckIn, Contribution},
};

use super::common::{assert_sound, children, day, empty, goal, id, plan_of, put, refused};

fn move_to(name: &str, parent: Option<&str>, before: Option<&str>) -> Edit {
    Edit::MoveGoal {
        id: id(name),
        parent: parent.map(id),
        before: before.map(id),
    }
}

#[test]
fn a_new_goal_comes_last() {
    let plan = plan_of(&[("b", None), ("c", None), ("a", None), ("x", Some("c"))]);
    assert_eq!(children(&plan, None), ["b", "c", "a"]);
    assert_eq!(children(&plan, Some("c")), ["x"]);
}

#[test]
fn a_goal_moves_with_all_below_it() {
    let mut plan = plan_of(&[
        ("a", None),
        ("b", None),
        ("c", None),
        ("x", Some("a")),
        ("y", Some("x")),
    ]);
    let change = plan.apply(move_to("x", None, Some("b"))).unwrap();
    assert_eq!(children(&plan, None), ["a", "x", "b", "c"]);
    assert_eq!(children(&plan, Some("x")), ["y"]);
    assert_eq!(change.touched.len(), 1, "a move touches one goal");
    plan.apply(move_to("a", Some("y"), None)).unwrap();
    assert_eq!(children(&plan, Some("y")), ["a"]);
    plan.apply(move_to("c", None, Some("x"))).unwrap();
    assert_eq!(children(&plan, None), ["c", "x", "b"]);
    assert!(
        plan.apply(move_to("c", None, Some("c")))
            .unwrap()
            .is_empty()
    );
    assert_sound(&plan);
}

#[test]
fn a_goal_can_move_into_one_gap_for_ever() {
    let mut plan = plan_of(&[("a", None), ("b", None), ("c", None), ("d", None)]);
    for round in 0..500 {
        let (mover, other) = if round % 2 == 0 {
            ("c", "d")
        } else {
            ("d", "c")
        };
        plan.apply(move_to(mover, None, Some("b"))).unwrap();
        plan.apply(move_to(other, None, Some(mover))).unwrap();
        assert_eq!(
            children(&plan, None),
            ["a", other, mover, "b"],
            "round {round}"
        );
    }
    assert_sound(&plan);
}

#[test]
fn equal_orders_are_parted_when_a_goal_moves_between_them() {
    let mut plan = empty();
    for name in ["a", "b", "c"] {
        put(
            &mut plan,
            Goal {
                order: Some(7.0),
                ..goal(name, None)
            },
        );
    }
    plan.apply(move_to("c", None, Some("b"))).unwrap();
    assert_eq!(children(&plan, None), ["a", "c", "b"]);
    put(
        &mut plan,
        Goal {
            order: Some(1e12),
            ..goal("z", None)
        },
    );
    put(&mut plan, goal("last", None));
    assert_eq!(children(&plan, None), ["a", "c", "b", "z", "last"]);
    put(
        &mut plan,
        Goal {
            order: Some(-1e12),
            ..goal("first", None)
        },
    );
    plan.apply(move_to("last", None, Some("first"))).unwrap();
    assert_eq!(children(&plan, None), ["last", "first", "a", "c", "b", "z"]);
    assert_sound(&plan);
}

#[test]
fn moves_that_make_no_sense_are_refused() {
    let mut plan = plan_of(&[("a", None), ("b", Some("a")), ("c", Some("b"))]);
    let chain = |ids: &[&str]| Fault::Cycle {
        chain: ids.iter().map(|name| id(name)).collect(),
    };
    assert_eq!(
        refused(&mut plan, move_to("a", Some("c"), None)),
        chain(&["a", "c", "b", "a"])
    );
    assert_eq!(
        refused(&mut plan, move_to("a", Some("a"), None)),
        chain(&["a", "a"])
    );
    let absent = |name: &str| Fault::NoSuch {
        kind: Kind::Goal,
        id: name.to_owned(),
    };
    assert_eq!(refused(&mut plan, move_to("x", None, None)), absent("x"));
    assert_eq!(
        refused(&mut plan, move_to("a", Some("x"), None)),
        absent("x")
    );
    assert_eq!(
        refused(&mut plan, move_to("c", None, Some("b"))),
        absent("b")
    );
    put(
        &mut plan,
        Goal {
            level: Level::Company,
            ..goal("top", None)
        },
    );
    let above = Fault::AboveParent {
        level: Level::Company,
        parent: Level::Person,
    };
    assert_eq!(refused(&mut plan, move_to("top", Some("a"), None)), above);
}

#[test]
fn levels_follow_the_tree() {
    let mut plan = empty();
    put(
        &mut plan,
        Goal {
            level: Level::Company,
            ..goal("a", None)
        },
    );
    put(
        &mut plan,
        Goal {
            level: Level::Team,
            ..goal("b", Some("a"))
        },
    );
    let lower = Goal {
        level: Level::Person,
        ..Goal::clone(plan.goal(&id("a")).unwrap())
    };
    let refusal = plan.apply(Edit::Put(lower.clone().into())).unwrap_err();
    assert_eq!(
        (refusal.key, refusal.path.to_string()),
        (Key::new(Kind::Goal, "b"), "level".to_owned())
    );
    let both = Goal {
        level: Level::Person,
        ..goal("b", Some("a"))
    };
    plan.apply(Edit::Several(vec![
        Edit::Put(lower.into()),
        Edit::Put(both.into()),
    ]))
    .unwrap();
    assert_sound(&plan);
}

#[test]
fn supports_cannot_close_a_cycle_or_say_what_is_said() {
    let mut plan = plan_of(&[("a", None), ("b", Some("a")), ("c", None)]);
    let supporting = |name: &str, parent, others: &[&str]| {
        let supports = others.iter().map(|other| id(other)).collect();
        Edit::Put(
            Goal {
                supports,
                ..goal(name, parent)
            }
            .into(),
        )
    };
    let refusal = plan
        .clone()
        .apply(supporting("a", None, &["b"]))
        .unwrap_err();
    assert_eq!(refusal.path.to_string(), "supports");
    assert_eq!(
        refused(&mut plan, supporting("a", None, &["b"])).code(),
        "cycle"
    );
    for others in [&["a"][..], &["b"], &["c", "c"]] {
        assert_eq!(
            refused(&mut plan, supporting("b", Some("a"), others)),
            Fault::IdleSupport
        );
    }
    plan.apply(supporting("b", Some("a"), &["c"])).unwrap();
    // What it supported becomes its parent: the support is implied from then on.
    plan.apply(move_to("b", Some("c"), None)).unwrap();
    assert!(plan.goal(&id("b")).unwrap().supports.is_empty());
}

#[test]
fn a_removed_goal_takes_along_what_is_below_and_its_check_ins() {
    let mut plan = plan_of(&[("a", None), ("b", Some("a")), ("c", Some("b")), ("d", None)]);
    let check_in = CheckIn {
        id: id("k"),
        goal: Some(id("c")),
        on: Some(day(1)),
        ..CheckIn::default()
    };
    plan.apply(Edit::CheckIn {
        check_in,
        values: vec![],
    })
    .unwrap();
    put(
        &mut plan,
        Action {
            id: id("do"),
            goal: Some(id("b")),
            ..Action::default()
        },
    );
    put(
        &mut plan,
        Goal {
            supports: vec![id("c")],
            ..goal("d", None)
        },
    );
    let before = plan.clone();
    let change = plan.apply(Edit::Remove(Key::new(Kind::Goal, "a"))).unwrap();
    assert_eq!(children(&plan, None), ["d"]);
    assert!(plan.tables().check_ins.is_empty());
    assert_eq!(plan.tables().actions.get("do").unwrap().goal, None);
    assert!(plan.goal(&id("d")).unwrap().supports.is_empty());
    assert_sound(&plan);
    plan.undo(&change).unwrap();
    assert_eq!(plan, before);
}

#[test]
fn children_can_stay_in_the_place_of_a_removed_goal() {
    let mut plan = plan_of(&[
        ("top", None),
        ("a", Some("top")),
        ("gone", Some("top")),
        ("z", Some("top")),
    ]);
    // More children than there are halvings of a gap between two numbers.
    let names: Vec<String> = (0..80).map(|number| format!("c{number:02}")).collect();
    for name in &names {
        let contribution = Some(Contribution::default());
        put(
            &mut plan,
            Goal {
                contribution,
                supports: vec![id("top")],
                ..goal(name, Some("gone"))
            },
        );
    }
    let before = plan.clone();
    let change = plan
        .apply(Edit::RemoveGoalKeepChildren(id("gone")))
        .unwrap();
    let mut expected = vec!["a".to_owned()];
    expected.extend(names);
    expected.push("z".to_owned());
    assert_eq!(children(&plan, Some("top")), expected);
    let child = plan.goal(&id("c00")).unwrap();
    assert_eq!((&child.contribution, child.supports.len()), (&None, 0));
    assert_eq!(
        change.touched.len(),
        81,
        "their neighbours stay as they are"
    );
    assert_sound(&plan);
    plan.undo(&change).unwrap();
    assert_eq!(plan, before);
}

/// Two goals change places: between the two edits there is a cycle.
#[test]
fn edits_may_pass_through_a_cycle_within_one_step() {
    let mut plan = plan_of(&[("a", None), ("b", Some("a"))]);
    let swap = [move_to("a", Some("b"), None), move_to("b", None, None)];
    plan.apply(Edit::Several(swap.to_vec())).unwrap();
    assert_eq!(children(&plan, None), ["b"]);
    assert_eq!(children(&plan, Some("b")), ["a"]);
    let remove = [
        move_to("b", Some("a"), None),
        Edit::Remove(Key::new(Kind::Goal, "b")),
    ];
    plan.apply(Edit::Several(remove.to_vec())).unwrap();
    assert!(plan.tables().goals.is_empty());
}

#[test]
fn the_neighbours_of_a_goal_are_those_of_the_outline() {
    let plan = plan_of(&[
        ("a", None),
        ("b", None),
        ("x", Some("a")),
        ("y", Some("x")),
        ("z", Some("a")),
        ("c", None),
    ]);
    let outline: Vec<&Goal> = plan
        .outline()
        .into_iter()
        .map(|(_, goal)| &**goal)
        .collect();
    for (at, goal) in outline.iter().enumerate() {
        let next = plan.next_in_outline(goal).map(|goal| &goal.id);
        assert_eq!(next, outline.get(at + 1).map(|goal| &goal.id));
        let previous = plan.previous_in_outline(goal).map(|goal| &goal.id);
        let before = at.checked_sub(1).map(|at| &outline[at].id);
        assert_eq!(previous, before);
    }
    let after = |name| plan.sibling_after(plan.goal(&id(name)).unwrap());
    assert_eq!(after("x").unwrap().id, id("z"));
    assert!(after("z").is_none());
}
