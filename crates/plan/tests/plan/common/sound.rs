//! The invariants once more, read off the file by other code than the plan's own.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sightline_plan::{Plan, file};

/// Every reference: the list it stands in, its fields from the record inward, the list it points to.
/// A field may hold one value or a list of them.
const REFERENCES: &[(&str, &[&str], &str)] = &[
    ("goals", &["parent"], "goals"),
    ("goals", &["supports"], "goals"),
    ("goals", &["owner"], "people"),
    ("goals", &["contributors"], "people"),
    ("goals", &["team"], "teams"),
    ("goals", &["agreed", "by"], "people"),
    ("goals", &["metrics", "source"], "data_sources"),
    ("teams", &["parent"], "teams"),
    ("teams", &["lead"], "people"),
    ("people", &["team"], "teams"),
    ("people", &["manager"], "people"),
    ("check_ins", &["goal"], "goals"),
    ("check_ins", &["by"], "people"),
    ("initiatives", &["goals"], "goals"),
    ("initiatives", &["owner"], "people"),
    ("definitions", &["run"], "runs"),
    ("decisions", &["by"], "people"),
    ("decisions", &["goal"], "goals"),
    ("decisions", &["run"], "runs"),
    ("actions", &["owner"], "people"),
    ("actions", &["goal"], "goals"),
    ("actions", &["run"], "runs"),
    ("actions", &["meeting"], "meetings"),
    ("meetings", &["owner"], "people"),
    ("meetings", &["attendees"], "people"),
    ("runs", &["present"], "people"),
    ("responses", &["run"], "runs"),
    ("interviews", &["person"], "people"),
    ("interviews", &["by"], "people"),
    ("interviews", &["run"], "runs"),
    ("reviews", &["person"], "people"),
    ("reviews", &["by"], "people"),
    ("reviews", &["ratings", "goal"], "goals"),
    ("recognitions", &["person"], "people"),
    ("recognitions", &["by"], "people"),
    ("recognitions", &["goal"], "goals"),
    ("data_sources", &["owner"], "people"),
];

/// Fails unless every invariant holds and the plan survives writing and reading unchanged.
pub fn assert_sound(plan: &Plan) {
    let text = file::write(plan);
    let read = file::read(&text).unwrap();
    assert_eq!(read.problems, [], "in {text}");
    assert_eq!(read.newer, None);
    assert_eq!(read.plan, *plan, "in {text}");
    assert_eq!(file::write(&read.plan), text);

    let root: Value = serde_json::from_str(&text).unwrap();
    let ids = |list: &str| -> BTreeSet<&str> {
        let records = root[list].as_array().into_iter().flatten();
        records
            .map(|record| record["id"].as_str().unwrap())
            .collect()
    };
    for (list, fields, to) in REFERENCES {
        let there = ids(to);
        for record in root[*list].as_array().into_iter().flatten() {
            for id in values(record, fields) {
                assert!(
                    there.contains(id),
                    "{list} {fields:?} points to {id} in {text}"
                );
            }
        }
    }
    if let Some(star) = root["north_star"].as_str() {
        assert!(ids("goals").contains(star));
    }
    for response in root["responses"].as_array().into_iter().flatten() {
        assert!(response["run"].is_string());
    }
    for check_in in root["check_ins"].as_array().into_iter().flatten() {
        assert!(check_in["goal"].is_string());
    }
    let none = Vec::new();
    let goals = root["goals"].as_array().unwrap_or(&none);
    assert_eq!(
        goals.len(),
        plan.tables().goals.len(),
        "the outline reaches every goal"
    );
    assert_no_cycle(goals, &["parent", "supports"]);
    assert_no_cycle(root["teams"].as_array().unwrap_or(&none), &["parent"]);
    let levels: BTreeMap<&str, usize> = goals
        .iter()
        .map(|goal| (goal["id"].as_str().unwrap(), level(goal)))
        .collect();
    for goal in goals {
        if let Some(parent) = goal["parent"].as_str() {
            assert!(level(goal) >= levels[parent], "{goal}");
        }
        assert_goal(goal);
    }
}

fn assert_goal(goal: &Value) {
    let mut helped: Vec<&str> = values(goal, &["supports"]);
    helped.extend(goal["parent"].as_str());
    helped.extend(goal["id"].as_str());
    assert_eq!(
        helped.iter().collect::<BTreeSet<_>>().len(),
        helped.len(),
        "{goal}"
    );
    assert!(goal["confidence"].as_u64().unwrap_or(0) <= 10, "{goal}");
    assert!(goal["weight"].as_f64().unwrap_or(1.0) >= 0.0, "{goal}");
    for list in ["metrics", "milestones"] {
        let parts = goal[list].as_array().into_iter().flatten();
        let mut seen = BTreeSet::new();
        for part in parts {
            let id = part["id"].as_str().unwrap();
            assert!(!id.is_empty() && seen.insert(id), "{goal}");
            assert!(part["weight"].as_f64().unwrap_or(1.0) >= 0.0, "{goal}");
            let days: Vec<&str> = values(part, &["history", "on"]);
            assert!(days.is_sorted(), "{goal}");
            let band = &part["band"];
            if let (Some(low), Some(high)) = (band["low"].as_f64(), band["high"].as_f64()) {
                assert!(low <= high, "{goal}");
            }
        }
    }
}

fn level(goal: &Value) -> usize {
    let levels = ["company", "department", "team", "person"];
    levels
        .iter()
        .position(|level| goal["level"] == *level)
        .unwrap_or(3)
}

/// The strings that these fields lead to.
fn values<'a>(record: &'a Value, fields: &[&str]) -> Vec<&'a str> {
    let mut found = vec![record];
    for field in fields {
        found = found
            .into_iter()
            .map(|value| &value[*field])
            .flat_map(|value| match value {
                Value::Array(items) => items.iter().collect(),
                other => vec![other],
            })
            .collect();
    }
    found.into_iter().filter_map(Value::as_str).collect()
}

/// Takes away whatever leads to nothing that is left, over and over; a cycle is what remains.
fn assert_no_cycle(records: &[Value], links: &[&str]) {
    let mut left: BTreeMap<&str, Vec<&str>> = records
        .iter()
        .map(|record| {
            let above = links
                .iter()
                .flat_map(|link| values(record, &[link]))
                .collect();
            (record["id"].as_str().unwrap(), above)
        })
        .collect();
    loop {
        let free: Vec<&str> = left
            .iter()
            .filter(|(_, above)| above.iter().all(|id| !left.contains_key(id)))
            .map(|(id, _)| *id)
            .collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|id| {
            left.remove(id);
        });
    }
    assert!(left.is_empty(), "a cycle of {left:?}");
}
