use crate::{
    Goal, Id, Plan,
    arithmetic::{
        Figures, Judgement, LastReport,
        testing::{child, day, goal, measured, plan, unreported},
    },
    model::{CheckIn, Direction, Health, HealthOverride, Metric, Milestone, Point, RollUp, Status},
};

/// Half of the time of every goal here has passed.
const TODAY: &str = "2026-11-15";

fn timed(goal: Goal) -> Goal {
    Goal {
        start: Some(day("2026-10-01")),
        due: Some(day("2026-12-30")),
        status: Status::Active,
        ..goal
    }
}

/// A goal on its way from 0 to 100 with its last value reported `on` a day.
fn at(percent: f64, on: Option<&str>) -> Goal {
    let mut metric = unreported(Direction::Increase, 0.0, 100.0);
    metric.history = vec![Point {
        on: on.map(day),
        value: percent,
        ..Point::default()
    }];
    Goal {
        metrics: vec![metric],
        ..timed(goal("g"))
    }
}

fn judged(plan: &Plan, id: &str) -> Judgement {
    let figures = Figures::of(plan, day(TODAY));
    figures.goal(&Id::new(id).unwrap()).unwrap().health
}

fn health(goal: Goal) -> Option<Health> {
    judged(&plan(vec![goal]), "g").health
}

fn check_in(on: Option<&str>) -> CheckIn {
    CheckIn {
        id: Id::new("c").unwrap(),
        goal: Id::new("g"),
        on: on.map(day),
        ..CheckIn::default()
    }
}

#[test]
fn the_gap_to_expected_progress_decides() {
    for (percent, expected) in [
        (90.0, Health::OnTrack),
        (50.0, Health::OnTrack),
        (36.0, Health::OnTrack),
        (35.0, Health::Behind),
        (18.0, Health::Behind),
        (17.0, Health::AtRisk),
        (-20.0, Health::AtRisk),
    ] {
        assert_eq!(
            health(at(percent, Some(TODAY))),
            Some(expected),
            "{percent}"
        );
    }
}

#[test]
fn a_threshold_is_met_whatever_the_rounding() {
    // 54 of 90 days: 0.6 expected, 0.45 reached, and 0.6 − 0.45 is a little under 0.15
    let plan = plan(vec![at(45.0, Some("2026-11-24"))]);
    let figures = Figures::of(&plan, day("2026-11-24"));
    let judged = figures.goals[0].health;
    assert!(judged.gap.unwrap() < 0.15);
    assert_eq!(judged.health, Some(Health::Behind));
}

#[test]
fn the_wrong_way_widens_the_gap() {
    let plan = plan(vec![at(-20.0, Some(TODAY))]);
    assert_eq!(judged(&plan, "g").gap, Some(0.7));
}

#[test]
fn without_a_report_it_is_pending() {
    let mut waiting = at(0.0, None);
    waiting.metrics[0].history.clear();
    assert_eq!(health(waiting.clone()), Some(Health::Pending));
    // A report to come is none yet.
    waiting.metrics[0].history = vec![Point {
        on: Some(day("2026-11-16")),
        ..Point::default()
    }];
    assert_eq!(health(waiting), Some(Health::Pending));
}

#[test]
fn after_the_rhythm_and_three_days_it_is_outdated() {
    assert_eq!(health(at(90.0, Some("2026-11-05"))), Some(Health::OnTrack)); // 10 days ago
    assert_eq!(health(at(90.0, Some("2026-11-04"))), Some(Health::Outdated)); // 11 days ago
    let mut monthly = plan(vec![at(90.0, Some("2026-10-14"))]); // 32 days ago
    assert_eq!(judged(&monthly, "g").health, Some(Health::Outdated));
    let mut about = (**monthly.about()).clone();
    about.settings.check_in_days = 30;
    monthly.insert(about.into());
    assert_eq!(judged(&monthly, "g").health, Some(Health::OnTrack));
}

#[test]
fn a_value_without_a_day_is_a_report_that_is_never_old() {
    let plan = plan(vec![at(40.0, None)]);
    let judged = judged(&plan, "g");
    assert_eq!(judged.last_report, LastReport::Undated);
    assert_eq!(judged.health, Some(Health::OnTrack));
}

#[test]
fn a_check_in_is_a_report_even_without_a_value() {
    let stale = at(40.0, Some("2026-10-20"));
    let mut plan = plan(vec![stale]);
    assert_eq!(judged(&plan, "g").health, Some(Health::Outdated));
    plan.insert(check_in(Some("2026-11-10")).into());
    let now = judged(&plan, "g");
    assert_eq!(now.last_report, LastReport::On(day("2026-11-10")));
    assert_eq!(now.health, Some(Health::OnTrack));
}

#[test]
fn a_milestone_marked_as_done_is_a_report() {
    let step = |due: &str, done_on: Option<&str>| Milestone {
        due: Some(day(due)),
        done_on: done_on.map(day),
        ..Milestone::default()
    };
    let goal = Goal {
        milestones: vec![
            step("2026-10-31", Some("2026-11-10")),
            step("2026-11-14", None),
            step("2026-12-20", None),
            step("2026-12-30", None),
        ],
        ..timed(goal("g"))
    };
    // Half of them expected, a quarter done.
    let judged = judged(&plan(vec![goal]), "g");
    assert_eq!(
        (judged.gap, judged.health),
        (Some(0.25), Some(Health::Behind))
    );
}

#[test]
fn closed_goals_have_no_rhythm() {
    let with = |status| {
        health(Goal {
            status,
            ..at(10.0, Some("2026-10-02"))
        })
    };
    assert_eq!(with(Status::Done), Some(Health::Done));
    assert_eq!(with(Status::Dropped), None);
}

#[test]
fn without_dates_only_a_reached_goal_is_judged() {
    let undated = |percent| Goal {
        start: None,
        due: None,
        ..at(percent, Some(TODAY))
    };
    assert_eq!(health(undated(60.0)), None);
    assert_eq!(health(undated(100.0)), Some(Health::OnTrack));
}

#[test]
fn a_goal_that_maintains_is_to_be_met_every_day() {
    let holding = |value| Goal {
        metrics: vec![Metric {
            history: vec![Point {
                on: Some(day(TODAY)),
                value,
                ..Point::default()
            }],
            ..measured(Direction::Maintain, 90.0, 95.0, 0.0)
        }],
        ..timed(goal("g"))
    };
    assert_eq!(health(holding(92.0)), Some(Health::OnTrack));
    // Progress 0.6: ahead of the clock, and yet out of its band.
    assert_eq!(health(holding(88.0)), Some(Health::AtRisk));
}

#[test]
fn a_goal_that_goes_by_its_children_is_reported_on_through_them() {
    let parent = timed(goal("top"));
    let fresh = Goal {
        id: Id::new("a").unwrap(),
        parent: Id::new("top"),
        ..at(40.0, Some("2026-11-14"))
    };
    let silent = timed(child("b", "top"));
    let shared = plan(vec![parent.clone(), fresh.clone(), silent.clone()]);
    let found = judged(&shared, "top");
    assert_eq!(found.last_report, LastReport::On(day("2026-11-14")));
    // 0.5 expected, (0.4 + 0) / 2 reached
    assert_eq!(found.health, Some(Health::Behind));
    let own = Goal {
        metrics: vec![unreported(Direction::Increase, 0.0, 1.0)],
        ..parent.clone()
    };
    let apart = plan(vec![own, fresh.clone(), silent.clone()]);
    assert_eq!(judged(&apart, "top").health, Some(Health::Pending));
    let both = Goal {
        roll_up: RollUp::Both,
        ..parent
    };
    let both = plan(vec![both, fresh, silent]);
    assert_eq!(judged(&both, "top").health, Some(Health::Behind));
}

#[test]
fn a_persons_word_stands_until_it_is_outdated() {
    let said = |percent, on: &str, from: Option<&str>| Goal {
        health: Some(HealthOverride {
            health: Health::AtRisk,
            on: from.map(day),
            ..HealthOverride::default()
        }),
        ..at(percent, Some(on))
    };
    let found = judged(&plan(vec![said(90.0, TODAY, None)]), "g");
    assert_eq!(found.suggested, Some(Health::OnTrack));
    assert_eq!(found.health, Some(Health::AtRisk));
    assert_eq!(
        health(said(90.0, TODAY, Some("2026-11-16"))),
        Some(Health::OnTrack)
    );
    assert_eq!(
        health(said(90.0, "2026-10-20", None)),
        Some(Health::Outdated)
    );
}
