use super::*;
use crate::{
    Figures,
    arithmetic::testing::{child, day, goal, measured, plan},
    model::{Contribution, ContributionKind, Direction, Metric, Rate, Status},
};

fn id(text: &str) -> Id<Goal> {
    Id::new(text).unwrap()
}

fn giving(goal: Goal, kind: ContributionKind, value: Option<f64>, rates: Vec<Rate>) -> Goal {
    Goal {
        contribution: Some(Contribution {
            kind,
            value,
            rates,
            ..Contribution::default()
        }),
        status: Status::Active,
        ..goal
    }
}

fn revenue() -> Goal {
    Goal {
        metrics: vec![Metric {
            unit: "$".to_owned(),
            ..measured(Direction::Increase, 0.0, 100.0, 50.0)
        }],
        ..goal("top")
    }
}

fn tree() -> Arc<Plan> {
    let rate = Rate {
        value: 50.0,
        unit: "%".to_owned(),
        ..Rate::default()
    };
    Arc::new(plan(vec![
        revenue(),
        giving(
            child("a", "top"),
            ContributionKind::Amount,
            Some(40.0),
            Vec::new(),
        ),
        giving(
            Goal {
                metrics: vec![measured(Direction::Increase, 0.0, 80.0, 20.0)],
                ..child("b", "top")
            },
            ContributionKind::Converted,
            None,
            vec![rate],
        ),
    ]))
}

fn coverage(plan: &Plan) -> f64 {
    let figures = Figures::of(plan, day("2026-11-22"));
    figures.goal(&id("top")).unwrap().cascade.coverage.unwrap()
}

#[test]
fn the_tree_answers_to_each_lever() {
    let plan = tree();
    assert_eq!(coverage(&plan), 0.8);
    for (goal, lever, number, then) in [
        ("top", Lever::Target("m".to_owned()), 80.0, 1.0),
        ("a", Lever::Gives, 60.0, 1.0),
        ("b", Lever::Rate(0), 75.0, 1.0),
        ("b", Lever::Gives, 20.0, 0.5),
        // What it gives follows its own target.
        ("b", Lever::Target("m".to_owned()), 120.0, 1.0),
    ] {
        let mut trial = Trial::default();
        trial.set(&plan, &id(goal), lever.clone(), Some(number));
        let tried = trial.on(&plan).unwrap();
        assert_eq!(coverage(&tried), then, "{goal} {lever:?}");
        assert_eq!(coverage(&plan), 0.8, "the plan itself stays");
    }
}

#[test]
fn answers_name_the_goals_that_would_stand_otherwise() {
    let plan = tree();
    let today = day("2026-11-22");
    let mut trial = Trial::default();
    trial.set(&plan, &id("b"), Lever::Target("m".to_owned()), Some(40.0));
    let tried = trial.on(&plan).unwrap();
    let found = answers(&Figures::of(&plan, today), &Figures::of(&tried, today));
    let named: Vec<&str> = found.iter().map(|answer| answer.goal.as_str()).collect();
    assert_eq!(named, ["top", "b"]);
    assert_eq!(found[0].before.gap, Some(20.0));
    assert_eq!(found[0].after.gap, Some(40.0));
    assert_eq!(
        (found[1].before.progress, found[1].after.progress),
        (Some(0.25), Some(0.5))
    );
}

#[test]
fn what_is_kept_is_one_edit_that_undo_takes_back() {
    let plan = tree();
    let mut trial = Trial::default();
    trial.set(&plan, &id("top"), Lever::Target("m".to_owned()), Some(80.0));
    trial.set(&plan, &id("a"), Lever::Weight, Some(3.0));
    let mut kept = Plan::clone(&plan);
    let change = kept.apply(trial.edit(&plan).unwrap()).unwrap();
    let top = kept.goal(&id("top")).unwrap();
    assert_eq!(top.metrics[0].target, Some(80.0));
    assert_eq!(top.pinned, ["target"], "the sentence no longer sets it");
    assert_eq!(kept.goal(&id("a")).unwrap().weight, 3.0);
    kept.undo(&change).unwrap();
    assert_eq!(kept, *plan);
}

#[test]
fn a_number_that_stands_anyway_is_not_tried() {
    let plan = tree();
    let mut trial = Trial::default();
    trial.set(&plan, &id("a"), Lever::Gives, Some(40.0));
    assert!(trial.is_empty());
    trial.set(&plan, &id("a"), Lever::Gives, Some(41.0));
    assert_eq!(trial.get(&id("a"), &Lever::Gives), Some(41.0));
    trial.set(&plan, &id("a"), Lever::Gives, Some(40.0));
    assert!(trial.is_empty());
    trial.set(&plan, &id("a"), Lever::Gives, Some(f64::NAN));
    assert!(trial.is_empty());
}

#[test]
fn what_cannot_be_is_refused_and_leaves_the_plan() {
    let plan = tree();
    let mut trial = Trial::default();
    trial.set(&plan, &id("a"), Lever::Weight, Some(-1.0));
    assert!(trial.on(&plan).is_err());
    // What has gone meanwhile is passed over.
    let mut gone = Trial::default();
    gone.set(&plan, &id("gone"), Lever::Weight, Some(2.0));
    assert_eq!(gone.edit(&plan), None);
}

#[test]
fn a_trial_survives_as_text_and_rubbish_does_not() {
    let plan = tree();
    let mut trial = Trial::default();
    trial.set(
        &plan,
        &id("top"),
        Lever::Target("m:1".to_owned()),
        Some(80.5),
    );
    trial.set(&plan, &id("b"), Lever::Rate(0), Some(6.0));
    trial.set(&plan, &id("b"), Lever::Gives, Some(7.0));
    trial.set(&plan, &id("a"), Lever::Weight, Some(2.0));
    assert_eq!(Trial::read(&trial.write().unwrap()), trial);
    assert_eq!(Trial::default().write(), None);
    for rubbish in [
        "",
        "[]",
        "{\"a\":1}",
        "{\"a\":{\"x\":1,\"rate:x\":2,\"weight\":\"1\"}}",
    ] {
        assert!(Trial::read(rubbish).is_empty(), "{rubbish}");
    }
}

#[test]
fn levers_are_those_that_a_goal_has() {
    let plan = tree();
    let of = |text: &str| Lever::of(plan.goal(&id(text)).unwrap());
    assert_eq!(of("top"), [Lever::Target("m".to_owned())]);
    assert_eq!(of("a"), [Lever::Gives, Lever::Weight]);
    assert_eq!(
        of("b"),
        [
            Lever::Target("m".to_owned()),
            Lever::Gives,
            Lever::Rate(0),
            Lever::Weight
        ]
    );
    let done = Goal {
        status: Status::Done,
        ..revenue()
    };
    assert_eq!(Lever::of(&done), []);
}
