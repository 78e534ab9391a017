//! What stays behind when a plan leaves the device.

use std::collections::BTreeSet;

use sightline_plan::{
    Edit, Goal, Key, Kind, Plan, Record, changed_since_agreed, file,
    model::{
        About, Action, Cause, CheckIn, Contribution, Decision, Definition, Meeting, MeetingKind,
        Person, Response, Review, Run,
    },
};

use super::common::{assert_sound, children, day, empty, goal, id, plan_of, put};

/// Marks goals as private.
fn hide(plan: &mut Plan, names: &[&str]) {
    for name in names {
        let hidden = Goal {
            private: true,
            ..Goal::clone(plan.goal(&id(name)).unwrap())
        };
        put(plan, hidden);
    }
}

#[test]
fn a_plan_without_private_records_is_shared_whole() {
    let plan = plan_of(&[("a", None), ("b", Some("a"))]);
    assert_eq!(plan.without_private(), plan);
}

#[test]
fn goals_below_a_private_one_take_its_place() {
    let mut plan = plan_of(&[
        ("top", None),
        ("a", Some("top")),
        ("h1", Some("top")),
        ("z", Some("top")),
        ("c1", Some("h1")),
        ("h2", Some("h1")),
        ("c3", Some("h1")),
        ("c2", Some("h2")),
        ("deep", Some("c2")),
        ("h3", None),
        ("root", Some("h3")),
    ]);
    let contribution = Some(Contribution::default());
    put(
        &mut plan,
        Goal {
            contribution,
            supports: vec![id("top")],
            ..goal("c2", Some("h2"))
        },
    );
    hide(&mut plan, &["h1", "h2", "h3"]);
    let shared = plan.without_private();
    assert_sound(&shared);
    assert_eq!(children(&shared, None), ["top", "root"]);
    assert_eq!(children(&shared, Some("top")), ["a", "c1", "c2", "c3", "z"]);
    assert_eq!(children(&shared, Some("c2")), ["deep"]);
    let moved = shared.goal(&id("c2")).unwrap();
    assert_eq!((&moved.contribution, moved.supports.len()), (&None, 0));
    assert!(!file::write(&shared).contains("h1"));
}

#[test]
fn reviews_one_to_ones_and_causes_of_underperformance_are_private_unless_said_otherwise() {
    let mut plan = plan_of(&[("g", None)]);
    for (name, private) in [("by-default", None), ("said", Some(false))] {
        let kind = MeetingKind::OneToOne;
        put(
            &mut plan,
            Meeting {
                id: id(name),
                kind,
                private,
                ..Meeting::default()
            },
        );
        let cause = Some(Cause::Effort);
        put(
            &mut plan,
            CheckIn {
                id: id(name),
                goal: Some(id("g")),
                cause,
                private,
                ..CheckIn::default()
            },
        );
        let review = Review {
            id: id(name),
            ..Review::default()
        };
        put(
            &mut plan,
            Review {
                private: private.unwrap_or(review.private),
                ..review
            },
        );
    }
    let shared = plan.without_private();
    for kind in [Kind::Meeting, Kind::CheckIn, Kind::Review] {
        assert!(!shared.has(kind, "by-default"), "{kind:?}");
        assert!(shared.has(kind, "said"), "{kind:?}");
    }
}

#[test]
fn what_came_of_a_private_run_or_meeting_goes_with_it() {
    let mut plan = empty();
    put(
        &mut plan,
        Run {
            id: id("r"),
            private: true,
            ..Run::default()
        },
    );
    put(
        &mut plan,
        Meeting {
            id: id("m"),
            kind: MeetingKind::OneToOne,
            ..Meeting::default()
        },
    );
    put(
        &mut plan,
        Action {
            id: id("a"),
            meeting: Some(id("m")),
            ..Action::default()
        },
    );
    put(
        &mut plan,
        Action {
            id: id("b"),
            run: Some(id("r")),
            ..Action::default()
        },
    );
    put(
        &mut plan,
        Action {
            id: id("c"),
            ..Action::default()
        },
    );
    put(
        &mut plan,
        Decision {
            id: id("d"),
            run: Some(id("r")),
            ..Decision::default()
        },
    );
    put(
        &mut plan,
        Response {
            id: id("f"),
            run: Some(id("r")),
            ..Response::default()
        },
    );
    put(
        &mut plan,
        Definition {
            id: id("e"),
            run: Some(id("r")),
            ..Definition::default()
        },
    );
    let shared = plan.without_private();
    assert_sound(&shared);
    let left: Vec<Key> = shared
        .records()
        .map(|record| record.key())
        .skip(1)
        .collect();
    assert_eq!(
        left,
        [Key::new(Kind::Definition, "e"), Key::new(Kind::Action, "c")]
    );
    assert_eq!(shared.tables().definitions.get("e").unwrap().run, None);
}

#[test]
fn what_is_ticked_goes_along() {
    let mut plan = plan_of(&[("a", None), ("b", None)]);
    hide(&mut plan, &["a", "b"]);
    let ticked = BTreeSet::from([Key::new(Kind::Goal, "b")]);
    assert_eq!(children(&plan.without_private_but(&ticked), None), ["b"]);
}

#[test]
fn no_reference_to_a_private_goal_is_left() {
    let mut plan = plan_of(&[
        ("top", None),
        ("secret", Some("top")),
        ("child", Some("secret")),
        ("other", None),
    ]);
    plan.apply(Edit::AgreeGoal {
        id: id("child"),
        on: day(1),
        by: None,
    })
    .unwrap();
    let check_in = CheckIn {
        id: id("k"),
        goal: Some(id("secret")),
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
        Goal {
            supports: vec![id("secret")],
            ..goal("other", None)
        },
    );
    let star = About {
        north_star: Some(id("secret")),
        ..About::clone(plan.about())
    };
    put(&mut plan, star);
    hide(&mut plan, &["secret"]);
    let shared = plan.without_private();
    assert!(
        !file::write(&shared).contains("secret"),
        "{}",
        file::write(&shared)
    );
    // In what is shared, the goal above is the one it was agreed under.
    assert_eq!(changed_since_agreed(shared.goal(&id("child")).unwrap()), []);
}

#[test]
fn what_a_person_wants_to_grow_in_stays_unless_ticked() {
    let mut plan = plan_of(&[("a", None)]);
    let mira = Person {
        id: id("mira"),
        name: "Mira".to_owned(),
        development: vec!["Lead a team".to_owned()],
        could_fill: vec!["Head of care".to_owned()],
        ..Person::default()
    };
    put(&mut plan, mira.clone());
    let records: Vec<Record> = plan.records().filter(Record::keeps_private).collect();
    assert_eq!(records, [Record::from(mira.clone())]);
    let shared = plan.without_private();
    let there = shared.tables().people.get(&mira.id).unwrap();
    assert_eq!((&*there.name, there.development.len()), ("Mira", 0));
    assert!(there.could_fill.is_empty());
    let ticked = BTreeSet::from([Key::from(&mira.id)]);
    assert_eq!(plan.without_private_but(&ticked), plan);
}
