//! What closed goals and those that carry them on count for above them.

use super::*;

#[test]
fn a_closed_goal_and_the_one_that_carries_it_on_cover_their_parent_once() {
    let gives = |value: f64, goal: Goal| Goal {
        contribution: Some(Contribution {
            kind: ContributionKind::Amount,
            value: Some(value),
            ..Default::default()
        }),
        ..at(60.0, quarterly(goal))
    };
    let before = plan(vec![
        at(0.0, goal("year")),
        gives(40.0, child("a", "year")),
        gives(30.0, child("b", "year")),
    ]);
    let coverage = |plan: &Plan| figures(plan).goals[0].cascade.coverage;
    assert_eq!(coverage(&before), Some(0.7));
    let kept = closed(&before, &[("a", Verdict::Keep), ("b", Verdict::Change)]);
    assert_eq!(coverage(&kept), Some(0.7));
    // What was given up covers nothing; what carries on covers what it says now.
    let less = closed(&before, &[("a", Verdict::Keep), ("b", Verdict::Drop)]);
    assert_eq!(coverage(&less), Some(0.4));
    // Given up later, it leaves what was made before.
    let mut later = kept.clone();
    let gone = Goal {
        status: Status::Dropped,
        ..of(&kept, "a+").clone()
    };
    later.apply(Edit::Put(gone.into())).unwrap();
    assert_eq!(coverage(&later), Some(0.7));
}

#[test]
fn in_a_roll_up_the_goal_that_carries_on_goes_the_rest_of_the_way() {
    let before = plan(vec![
        goal("year"),
        at(60.0, quarterly(child("a", "year"))),
        at(20.0, quarterly(child("b", "year"))),
    ]);
    let rolled = |plan: &Plan| figures(plan).goals[0].roll_up.value.unwrap();
    assert!((rolled(&before) - 0.4).abs() < 1e-9);
    let mut after = closed(&before, &[("a", Verdict::Keep), ("b", Verdict::Change)]);
    assert!((rolled(&after) - 0.4).abs() < 1e-9);
    // Half of the rest of the one: 80 % and 20 %.
    let mut further = of(&after, "a+").clone();
    further.metrics[0].history[0].value = 80.0;
    after.apply(Edit::Put(further.into())).unwrap();
    assert!((rolled(&after) - 0.5).abs() < 1e-9);
}

#[test]
fn goals_that_carry_on_each_other_in_a_circle_do_no_harm() {
    let circle = |name: &str, other: &str| Goal {
        continues: Some(id(other)),
        status: Status::Done,
        closing: Some(Default::default()),
        ..at(50.0, child(name, "top"))
    };
    let plan = plan(vec![goal("top"), circle("a", "b"), circle("b", "a")]);
    let figures = figures(&plan);
    assert_eq!(figures.goals.len(), 3);
    let seen = overview(&plan, &figures, today());
    assert_eq!(
        lines(&plan, &figures, &seen[0], &seen[0]).len(),
        seen[0].goals.len()
    );
}
