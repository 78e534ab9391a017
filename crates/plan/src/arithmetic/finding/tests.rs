use super::*;
use crate::{
    arithmetic::{
        Figures,
        testing::{child, day, goal, measured, plan},
    },
    model::{Contribution, ContributionKind, Direction},
};

/// The findings of the last of these goals.
fn found(goals: Vec<Goal>) -> Vec<Finding> {
    let last = goals.last().unwrap().id.clone();
    let figures = Figures::of(&plan(goals), day("2026-11-22"));
    figures.goal(&last).unwrap().findings.clone()
}

/// A company goal and one below it that gives `share` of its change.
fn pair(share: f64) -> (Goal, Goal) {
    let parent = Goal {
        metrics: vec![measured(Direction::Increase, 0.0, 80.0, 0.0)],
        due: Some(day("2026-12-31")),
        ..goal("top")
    };
    let contribution = Contribution {
        kind: ContributionKind::Share,
        value: Some(share),
        ..Contribution::default()
    };
    let below = Goal {
        contribution: Some(contribution),
        due: Some(day("2026-12-31")),
        ..child("a", "top")
    };
    (parent, below)
}

/// The findings of the parent of such a pair.
fn above(share: f64) -> Vec<Finding> {
    let (parent, below) = pair(share);
    let figures = Figures::of(&plan(vec![parent, below]), day("2026-11-22"));
    figures.goals[0].findings.clone()
}

#[test]
fn what_adds_up_has_no_findings() {
    let (parent, below) = pair(1.0);
    assert_eq!(found(vec![parent, below]), []);
    assert_eq!(above(1.0), []);
}

#[test]
fn only_the_organisation_serves_none_above() {
    let at = |level| {
        found(vec![Goal {
            level,
            kind: GoalKind::Kpi,
            ..goal("g")
        }])
    };
    assert_eq!(at(Level::Company), []);
    for level in [Level::Department, Level::Team, Level::Person] {
        assert_eq!(at(level), [Finding::Orphan]);
    }
}

#[test]
fn a_priority_wants_goals_below_it() {
    assert_eq!(found(vec![goal("g")]), [Finding::Childless]);
    let (parent, below) = pair(1.0);
    let dropped = Goal {
        status: Status::Dropped,
        ..below
    };
    let figures = Figures::of(&plan(vec![parent, dropped]), day("2026-11-22"));
    assert_eq!(figures.goals[0].findings, [Finding::Childless]);
}

#[test]
fn a_goal_below_a_dropped_one_hangs_in_the_air() {
    let (parent, below) = pair(1.0);
    let dropped = Goal {
        status: Status::Dropped,
        due: Some(day("2026-06-30")),
        ..parent
    };
    // That it is due after a goal that was given up does not matter any more.
    assert_eq!(found(vec![dropped, below]), [Finding::ParentDropped]);
}

#[test]
fn dates_that_cannot_be() {
    let (parent, below) = pair(1.0);
    let backwards = Goal {
        start: Some(day("2027-02-01")),
        due: Some(day("2027-01-15")),
        ..below
    };
    let expected = [
        Finding::DueBeforeStart {
            start: day("2027-02-01"),
            due: day("2027-01-15"),
        },
        Finding::DueAfterParent {
            due: day("2027-01-15"),
            parent_due: day("2026-12-31"),
        },
    ];
    assert_eq!(found(vec![parent, backwards]), expected);
}

#[test]
fn coverage_off_one_is_found() {
    let under = Finding::UnderCovered {
        coverage: 0.75,
        gap: Some(20.0),
        unit: String::new(),
    };
    assert_eq!(above(0.75), [under]);
    assert_eq!(above(1.25), [Finding::OverCovered { coverage: 1.25 }]);
}

#[test]
fn closed_goals_are_left_alone() {
    for status in [Status::Done, Status::Dropped] {
        let closed = Goal {
            status,
            ..goal("g")
        };
        assert_eq!(found(vec![closed]), []);
    }
}
