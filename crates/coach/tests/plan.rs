//! The rules that need the whole plan.
// The lint knows test functions, but not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;
use sightline_coach::{About, Code, PlanCode, PlanFinding, judge_goal, judge_plan};
use sightline_plan::{
    Edit, Figures, Goal, Id, Level, Plan, Strictness,
    model::{
        Amendment, Contribution, ContributionKind, GoalKind, Metric, Person, Point, SetAside,
        Status, Team, Timing,
    },
};
use sightline_text::fill;

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn put(plan: &mut Plan, record: impl Into<sightline_plan::Record>) {
    plan.apply(Edit::Put(record.into())).unwrap();
}

fn plan(goals: Vec<Goal>) -> Plan {
    let mut plan = Plan::new(Id::from_bits(1), "");
    for name in ["Ana", "Ben", "Cem"] {
        put(
            &mut plan,
            Person {
                id: id(&name.to_lowercase()),
                name: name.into(),
                ..Person::default()
            },
        );
    }
    for goal in goals {
        put(&mut plan, goal);
    }
    plan
}

fn goal(name: &str, owner: &str) -> Goal {
    Goal {
        id: id(name),
        statement: name.into(),
        owner: Some(id(owner)),
        level: Level::Company,
        kind: GoalKind::Kpi,
        ..Goal::default()
    }
}

fn metric(name: &str) -> Metric {
    Metric {
        id: name.into(),
        name: name.into(),
        ..Metric::default()
    }
}

fn found(plan: &Plan) -> Vec<PlanFinding> {
    let found = judge_plan(plan, &Figures::of(plan, today()));
    for finding in &found {
        let args: Vec<(&str, &str)> = finding.args.iter().map(|(n, v)| (*n, v.as_str())).collect();
        for part in ["title", "why", "mend"] {
            let key = format!("coach.plan.{}.{part}", finding.code.name());
            let words = fill(&key, &args).expect("words");
            assert!(!words.contains('{'), "{words}");
        }
    }
    found
}

fn codes(plan: &Plan) -> Vec<PlanCode> {
    found(plan)
        .into_iter()
        .map(|finding| finding.code)
        .collect()
}

#[test]
fn every_code_has_its_words() {
    for code in PlanCode::ALL {
        for part in ["title", "why", "mend"] {
            let key = format!("coach.plan.{}.{part}", code.name());
            assert!(sightline_text::lookup(&key).is_some(), "{key}");
        }
        let name = code.name();
        let many = fill(&format!("noticed.many.{name}"), &[("count", "3")]);
        assert!(many.is_some_and(|words| words.starts_with("3 ")), "{name}");
        for part in ["name", "asks"] {
            let key = format!("settings.rule.{name}.{part}");
            assert!(sightline_text::lookup(&key).is_some(), "{key}");
        }
    }
}

#[test]
fn agreed_fields_and_sides_have_their_words() {
    for field in sightline_plan::AGREED_FIELDS {
        let key = format!("coach.agreed.{}", field.replace('_', "-"));
        assert!(sightline_text::lookup(&key).is_some(), "{key}");
    }
    for side in Timing::WORDS {
        let key = format!("coach.side.{side}");
        assert!(sightline_text::lookup(&key).is_some(), "{key}");
    }
}

#[test]
fn what_is_about_a_person_or_a_team_is_set_aside_at_the_plan() {
    let busy = Goal {
        metrics: (0..7).map(|at| metric(&format!("m{at}"))).collect(),
        ..goal("a", "ana")
    };
    let mut plan = plan(vec![busy, goal("b", "ben")]);
    put(
        &mut plan,
        Team {
            id: id("t"),
            name: "Service".into(),
            ..Team::default()
        },
    );
    let before = found(&plan);
    assert!(before.len() >= 2, "{before:?}");
    for finding in &before {
        let mut about = (**plan.about()).clone();
        about.set_aside.push(SetAside {
            code: finding.aside_code(),
            ..SetAside::default()
        });
        put(&mut plan, about);
    }
    assert_eq!(codes(&plan), []);
    let codes: Vec<String> = before.iter().map(PlanFinding::aside_code).collect();
    assert!(
        codes.contains(&"too-many-metrics:ana".to_owned()),
        "{codes:?}"
    );
    assert!(
        codes.contains(&"team-without-goal:t".to_owned()),
        "{codes:?}"
    );
}

#[test]
fn an_empty_plan_and_a_sound_one_have_no_findings() {
    assert_eq!(codes(&plan(vec![])), []);
    assert_eq!(codes(&plan(vec![goal("a", "ana"), goal("b", "ben")])), []);
}

#[test]
fn what_does_not_hang_together_is_found() {
    let top = Goal {
        kind: GoalKind::Performance,
        owner: None,
        ..goal("top", "ana")
    };
    let loose = Goal {
        level: Level::Team,
        owner: None,
        ..goal("loose", "ana")
    };
    let mut with_team = plan(vec![top, loose]);
    put(
        &mut with_team,
        Team {
            id: id("t"),
            name: "Service".into(),
            ..Team::default()
        },
    );
    assert_eq!(
        codes(&with_team),
        [
            PlanCode::Uncovered,
            PlanCode::TeamWithoutGoal,
            PlanCode::Orphan
        ]
    );
}

#[test]
fn sums_that_do_not_add_up_are_found() {
    let share = |value| {
        let top = Goal {
            owner: None,
            metrics: vec![Metric {
                baseline: Some(0.0),
                target: Some(80.0),
                ..metric("m")
            }],
            ..goal("top", "ana")
        };
        let below = Goal {
            owner: None,
            parent: Some(id("top")),
            contribution: Some(Contribution {
                kind: ContributionKind::Share,
                value: Some(value),
                ..Contribution::default()
            }),
            ..goal("below", "ana")
        };
        found(&plan(vec![top, below]))
    };
    assert_eq!(share(0.75)[0].code, PlanCode::UnderCovered);
    assert_eq!(share(0.75)[0].args, [("percent", "75".to_string())]);
    assert_eq!(share(1.25)[0].code, PlanCode::OverCovered);
    assert_eq!(share(1.0), []);
}

#[test]
fn nobody_bears_more_than_the_others_by_far() {
    let many = |n: usize| {
        let of = |i: usize| goal(&format!("a{i}"), "ana");
        let others = [goal("b", "ben"), goal("c", "cem")];
        codes(&plan((0..n).map(of).chain(others).collect()))
    };
    assert_eq!(many(2), []);
    assert_eq!(many(3), [PlanCode::Overloaded]);
}

#[test]
fn metrics_are_few_and_objective() {
    let with = |metrics: usize, subjective: usize, strictness| {
        let metrics = (0..metrics).map(|i| Metric {
            subjective: i < subjective,
            ..metric(&format!("m{i}"))
        });
        let mut plan = plan(vec![Goal {
            metrics: metrics.collect(),
            ..goal("a", "ana")
        }]);
        let mut about = (**plan.about()).clone();
        about.settings.strictness = strictness;
        put(&mut plan, about);
        codes(&plan)
    };
    assert_eq!(with(5, 1, Strictness::Normal), []);
    assert_eq!(with(6, 0, Strictness::Gentle), [PlanCode::TooManyMetrics]);
    assert_eq!(with(4, 1, Strictness::Normal), [PlanCode::FewObjective]);
    assert_eq!(
        with(5, 1, Strictness::Strict),
        [PlanCode::ManyMetrics, PlanCode::FewObjective]
    );
}

#[test]
fn growth_belongs_to_performance() {
    let performance = Goal {
        kind: GoalKind::Performance,
        level: Level::Person,
        parent: Some(id("top")),
        ..goal("a", "ana")
    };
    let development = Goal {
        kind: GoalKind::Development,
        id: id("d"),
        ..performance.clone()
    };
    let top = || Goal {
        owner: None,
        ..goal("top", "ana")
    };
    assert_eq!(
        codes(&plan(vec![top(), performance.clone()])),
        [PlanCode::NoDevelopment]
    );
    assert_eq!(codes(&plan(vec![top(), performance, development])), []);
}

#[test]
fn one_metric_counts_once() {
    let twice = |name: &str, owner| Goal {
        metrics: vec![metric("Churn")],
        ..goal(name, owner)
    };
    let mut other = twice("b", "ana");
    other.metrics[0].name = " churn ".into();
    let found = found(&plan(vec![twice("a", "ana"), other]));
    assert_eq!(found[0].code, PlanCode::Duplicate);
    assert_eq!(found[0].goals, [id("a"), id("b")]);
    assert_eq!(found[0].about, About::Person(id("ana")));
    assert_eq!(codes(&plan(vec![twice("a", "ana"), twice("b", "ben")])), []);
}

#[test]
fn an_objective_has_two_to_five_key_results() {
    let with = |n: usize| {
        let objective = Goal {
            kind: GoalKind::Objective,
            owner: None,
            ..goal("o", "ana")
        };
        let result = |i| Goal {
            kind: GoalKind::KeyResult,
            parent: Some(id("o")),
            owner: None,
            ..goal(&format!("k{i}"), "ana")
        };
        let mut goals = vec![objective];
        goals.extend((0..n).map(result));
        codes(&plan(goals)).contains(&PlanCode::KeyResults)
    };
    assert_eq!([1, 2, 5, 6].map(with), [true, false, false, true]);
}

#[test]
fn a_change_after_agreement_wants_a_reason() {
    let mut plan = plan(vec![goal("a", "ana")]);
    plan.apply(Edit::AgreeGoal {
        id: id("a"),
        on: today(),
        by: None,
    })
    .unwrap();
    assert_eq!(codes(&plan), []);
    let mut changed = (**plan.goal(&id("a")).unwrap()).clone();
    changed.due = NaiveDate::from_ymd_opt(2027, 1, 1);
    put(&mut plan, changed.clone());
    let found = found(&plan);
    assert_eq!(found[0].code, PlanCode::ChangedAfterAgreement);
    assert_eq!(found[0].args, [("fields", "due".to_string())]);
    changed.amendments.push(Amendment {
        field: "due".into(),
        why: "The supplier is late".into(),
        ..Amendment::default()
    });
    put(&mut plan, changed);
    assert_eq!(codes(&plan), []);
}

#[test]
fn a_plan_wants_both_kinds_of_metrics() {
    let with = |second| {
        let timed = |name: &str, timing| Metric {
            timing: Some(timing),
            ..metric(name)
        };
        codes(&plan(vec![Goal {
            metrics: vec![timed("x", Timing::Lagging), timed("y", second)],
            ..goal("a", "ana")
        }]))
    };
    assert_eq!(with(Timing::Lagging), [PlanCode::OneSided]);
    assert_eq!(with(Timing::Leading), []);
}

#[test]
fn rules_are_switched_off_and_findings_set_aside() {
    let orphan = Goal {
        level: Level::Team,
        ..goal("a", "ana")
    };
    assert_eq!(codes(&plan(vec![orphan.clone()])), [PlanCode::Orphan]);
    let aside = Goal {
        set_aside: vec![SetAside {
            code: "orphan".into(),
            why: "A service for all".into(),
            ..SetAside::default()
        }],
        ..orphan.clone()
    };
    assert_eq!(codes(&plan(vec![aside])), []);
    let mut off = plan(vec![orphan]);
    let mut about = (**off.about()).clone();
    about.settings.rules_off.push("orphan".into());
    put(&mut off, about);
    assert_eq!(codes(&off), []);
}

#[test]
fn a_goal_is_judged_with_its_past() {
    let history = [10.0, 12.0, 13.0].map(|value| Point {
        value,
        ..Point::default()
    });
    let goal = Goal {
        statement: "Raise NPS from 13 to 40 by June".into(),
        status: Status::Active,
        metrics: vec![Metric {
            target: Some(40.0),
            history: history.to_vec(),
            ..metric("NPS")
        }],
        ..goal("a", "ana")
    };
    let findings = judge_goal(&plan(vec![goal.clone()]), &goal, today());
    let [finding] = &findings[..] else {
        panic!("{findings:?}")
    };
    assert_eq!(finding.code, Code::BeyondHistory);
    assert!(finding.args.contains(&("times", "13.5".to_string())));
}
