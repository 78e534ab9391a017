//! What is asked of a KPI, and what is not once it has thresholds.
// The lint knows test functions, but not their helpers.
#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use sightline_coach::{Code, check, context, facts_on, judge_goal, read, smart};
use sightline_plan::{
    Edit, Goal, Id, Level, Plan,
    model::{GoalKind, Metric, Thresholds},
};

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn kpi(statement: &str, thresholds: Option<Thresholds>) -> Goal {
    Goal {
        id: Id::new("kpi").unwrap(),
        statement: statement.to_owned(),
        level: Level::Team,
        kind: GoalKind::Kpi,
        confidence: Some(1),
        metrics: vec![Metric {
            id: "m1".to_owned(),
            name: statement.to_owned(),
            thresholds,
            ..Metric::default()
        }],
        pinned: vec!["metric".to_owned()],
        ..Goal::default()
    }
}

fn some() -> Option<Thresholds> {
    Some(Thresholds {
        healthy: Some(2.0),
        unhealthy: Some(3.0),
        ..Thresholds::default()
    })
}

fn plan(goal: Goal) -> Plan {
    let mut plan = Plan::new(Id::from_bits(1), "");
    let top = Goal {
        id: Id::new("top").unwrap(),
        level: Level::Company,
        ..Goal::default()
    };
    for goal in [top, goal] {
        plan.apply(Edit::Put(goal.into())).unwrap();
    }
    plan
}

fn codes(goal: Goal) -> Vec<Code> {
    let found = judge_goal(&plan(goal.clone()), &goal, today());
    found.into_iter().map(|finding| finding.code).collect()
}

#[test]
fn a_kpi_with_thresholds_is_not_asked_for_a_number_a_day_or_a_goal_above() {
    for statement in [
        "Churn a month",
        "Make 50 sales calls a week",
        "Support tickets answered",
        "Minutes until a support ticket is resolved",
    ] {
        assert_eq!(codes(kpi(statement, some())), [], "{statement}");
        let bare = codes(kpi(statement, None));
        assert!(bare.contains(&Code::NoDeadline), "{statement}: {bare:?}");
        assert!(bare.contains(&Code::Orphan), "{statement}: {bare:?}");
    }
}

#[test]
fn what_is_hard_to_read_or_two_things_in_one_is_still_said() {
    let found = codes(kpi(
        "Raise NPS from 42 to 50 and cut churn from 3 % to 2 %",
        some(),
    ));
    assert_eq!(found, [Code::Compound]);
}

#[test]
fn it_is_measured_all_the_time() {
    let goal = kpi("Churn a month", some());
    let plan = plan(goal.clone());
    let context = context(&plan, today());
    let reading = read(&goal.statement, &context);
    let facts = facts_on(&plan, &goal, today());
    let findings = check(&goal.statement, &reading, &facts, &context);
    let letters = smart(&reading, &findings, &facts);
    assert!(letters.specific && letters.measurable && letters.time_bound);
}
