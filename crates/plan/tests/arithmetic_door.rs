//! The `plan` example door: what it prints is read by scripts, so its keys stay.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "../examples/plan/check.rs"]
mod check;
#[path = "../examples/plan/generate/mod.rs"]
mod generate;

use chrono::NaiveDate;
use serde_json::{Value, json};
use sightline_plan::{Id, arithmetic::Finding, file};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 15).unwrap()
}

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn checked(plan: &Value) -> Value {
    check::check(&plan.to_string(), today()).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// A company goal that wants 400 more, half way through its time, and two goals below that give 300.
fn plan() -> Value {
    let time = |mut goal: Value| {
        goal["start"] = json!("2026-10-01");
        goal["due"] = json!("2026-12-30");
        goal["status"] = json!("active");
        goal
    };
    let metric = |from: f64, to: f64, now: f64| json!([{ "id": "m", "baseline": from, "target": to, "history": [{ "on": "2026-11-14", "value": now }] }]);
    json!({
        "format": "sightline.plan",
        "version": 1,
        "id": "p",
        "people": [{ "id": "ann", "name": "Ann" }],
        "goals": [
            time(json!({ "id": "top", "statement": "Grow", "level": "company", "owner": "ann",
                "metrics": metric(2000.0, 2400.0, 1960.0) })),
            time(json!({ "id": "a", "statement": "Sell", "level": "team", "parent": "top", "weight": 3,
                "contribution": { "kind": "amount", "value": 200 }, "metrics": metric(0.0, 10.0, 4.0) })),
            time(json!({ "id": "b", "statement": "Renew", "level": "team", "parent": "top",
                "contribution": { "kind": "share", "value": 0.25 } })),
        ],
    })
}

#[test]
fn every_figure_has_its_key() {
    let found = checked(&plan());
    assert_eq!(keys(&found), ["goals", "plan", "problems"]);
    assert_eq!(
        keys(&found["goals"][0]),
        [
            "id",
            "statement",
            "progress",
            "rollup",
            "expected",
            "health",
            "coverage",
            "gap",
            "overlap",
            "findings"
        ]
    );
    assert_eq!(
        keys(&found["goals"][0]["findings"][0]),
        ["code", "args", "message"]
    );
    assert_eq!(
        keys(&found["plan"]),
        [
            "by_level",
            "by_status",
            "by_health",
            "metrics",
            "metrics_per_person",
            "orphans",
            "uncovered",
            "teams_without_goal",
            "coverage",
            "findings"
        ]
    );
    assert_eq!(
        keys(&found["plan"]["metrics"]),
        [
            "count",
            "leading",
            "lagging",
            "subjective",
            "objective_share"
        ]
    );
}

#[test]
fn figures_are_fractions_and_null_where_they_cannot_be_known() {
    let found = checked(&plan());
    let figures = |at: usize| {
        let goal = &found["goals"][at];
        [
            "progress", "rollup", "expected", "health", "coverage", "gap", "overlap",
        ]
        .map(|key| goal[key].clone())
    };
    let top = [
        json!(-0.1),
        json!(0.0),
        json!(0.5),
        json!("at_risk"),
        json!(0.75),
        json!(100.0),
        json!(0.0),
    ];
    assert_eq!(figures(0), top);
    let null = Value::Null;
    let with_a_metric = [
        json!(0.4),
        json!(0.4),
        json!(0.5),
        json!("on_track"),
        null.clone(),
        null.clone(),
        null.clone(),
    ];
    assert_eq!(figures(1), with_a_metric);
    let with_nothing = [
        null.clone(),
        null.clone(),
        json!(0.5),
        json!("pending"),
        null.clone(),
        null.clone(),
        null,
    ];
    assert_eq!(figures(2), with_nothing);
    assert_eq!(found["goals"][0]["findings"][0]["code"], "under-covered");
    assert_eq!(
        found["plan"]["by_health"],
        json!({ "on_track": 1, "at_risk": 1, "pending": 1 })
    );
    assert_eq!(found["plan"]["metrics_per_person"], json!({ "ann": 1 }));
    assert_eq!(found["problems"], json!([]));
}

#[test]
fn what_is_wrong_with_a_file_is_listed_with_its_place() {
    let mut plan = plan();
    plan["goals"][1]["metrics"][0]["target"] = json!("ten");
    let found = checked(&plan);
    let problem = &found["problems"][0];
    assert_eq!(keys(problem), ["path", "code", "message"]);
    assert_eq!(problem["path"], "goals[1].metrics[0].target");
    assert_eq!(problem["code"], "expected-number");
    assert!(problem["message"].as_str().unwrap().contains("ten"));
    assert_eq!(found["goals"].as_array().unwrap().len(), 3);
}

#[test]
fn a_later_version_is_checked_and_said_so() {
    let mut plan = plan();
    plan["version"] = json!(2);
    assert_eq!(checked(&plan)["problems"][0]["code"], "newer");
}

#[test]
fn what_cannot_be_read_is_said_in_one_line() {
    for text in ["", "{", "[]", "{}", r#"{"format":"sightline.plan"}"#] {
        let line = check::check(text, today()).unwrap_err();
        assert!(!line.is_empty() && !line.contains('\n'), "{text}: {line}");
    }
}

#[test]
fn a_generated_plan_is_sound_and_the_same_each_time() {
    for count in [0, 1, 2, 7, 60, 400] {
        let plan = generate::generate(count, 7, today()).unwrap();
        assert_eq!(plan.tables().goals.len(), count);
        let text = file::write(&plan);
        let reading = file::read(&text).unwrap();
        assert_eq!(reading.problems, []);
        assert_eq!(reading.plan, plan);
        let again = generate::generate(count, 7, today()).unwrap();
        assert_eq!(file::write(&again), text);
    }
    let [one, other] =
        [1, 2].map(|seed| file::write(&generate::generate(60, seed, today()).unwrap()));
    assert_ne!(one, other);
}

#[test]
fn every_finding_has_its_words() {
    let day = today();
    let findings = [
        Finding::Orphan,
        Finding::ParentDropped,
        Finding::Childless,
        Finding::DueBeforeStart {
            start: day,
            due: day,
        },
        Finding::DueAfterParent {
            due: day,
            parent_due: day,
        },
        Finding::UnderCovered {
            coverage: 0.5,
            gap: Some(2.0),
            unit: String::new(),
        },
        Finding::OverCovered { coverage: 1.5 },
        Finding::TooManyMetrics {
            person: id("ann"),
            metrics: 6,
        },
        Finding::TeamWithoutGoal { team: id("sales") },
    ];
    for finding in findings {
        let args = finding.args();
        let args: Vec<(&str, &str)> = args
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let words = sightline_text::fill(&format!("plan.finding.{}", finding.code()), &args);
        let words = words.unwrap_or_else(|| panic!("{} has no words", finding.code()));
        assert!(!words.contains('{'), "{words}");
    }
}
