//! Every template passes the coach, and is found.
// The lint knows test functions, but not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashSet;

use chrono::NaiveDate;
use sightline_coach::{
    Context, Facts, Function, Template, adopt, check, read, search_templates, smart, templates,
};
use sightline_plan::{Goal, Level, model::GoalKind};

#[test]
fn every_template_passes_the_coach_on_any_day() {
    for day in [
        "2026-11-22",
        "2026-12-31",
        "2027-01-01",
        "2028-02-29",
        "2031-06-30",
    ] {
        let cx = Context::new(day.parse::<NaiveDate>().unwrap());
        for template in templates() {
            let text = template.statement;
            let reading = read(text, &cx);
            let facts = Facts {
                personal: template.level == Level::Person,
                ..Facts::default()
            };
            let findings = check(text, &reading, &facts, &cx);
            assert_eq!(findings, [], "{day}: {text}");
            let letters = smart(&reading, &findings, &facts);
            assert!(
                letters.specific && letters.measurable && letters.time_bound,
                "{text}"
            );
            let goal = adopt(&Goal::default(), text, &reading);
            assert!(!goal.metrics[0].name.is_empty(), "{text}");
        }
    }
}

#[test]
fn there_are_enough_for_every_function_and_level() {
    assert!(templates().len() >= 60, "{}", templates().len());
    let statements: HashSet<&str> = templates().iter().map(|t| t.statement).collect();
    assert_eq!(statements.len(), templates().len());
    let lines = include_str!("../lexicon/templates.txt").lines();
    assert_eq!(
        lines
            .filter(|line| line.contains(" | ") && !line.starts_with('#'))
            .count(),
        templates().len()
    );
    for function in Function::ALL {
        let of: Vec<&Template> = templates()
            .iter()
            .filter(|t| t.function == *function)
            .collect();
        assert!(of.len() >= 3, "{function:?}");
        let key = format!("coach.function.{}", function.name());
        assert!(sightline_text::lookup(&key).is_some(), "{key}");
    }
    for level in Level::ALL {
        assert!(
            templates().iter().filter(|t| t.level == *level).count() >= 5,
            "{level:?}"
        );
    }
    let grows = templates()
        .iter()
        .filter(|t| t.kind == GoalKind::Development);
    assert!(grows.count() >= 8);
}

#[test]
fn templates_are_found_by_the_beginnings_of_their_words() {
    let first = |query| {
        search_templates(query, None, None)
            .first()
            .map(|t| t.statement)
    };
    assert!(first("churn").unwrap().contains("churn"));
    assert!(first("REPLY time").unwrap().contains("first reply time"));
    assert!(
        first("turnov volunt")
            .unwrap()
            .contains("voluntary turnover")
    );
    assert_eq!(first("zzz"), None);
    let sales = search_templates("", Some(Function::Sales), Some(Level::Person));
    assert!(sales.len() >= 2);
    assert!(
        sales
            .iter()
            .all(|t| t.function == Function::Sales && t.level == Level::Person)
    );
    // One word of two is better than nothing.
    assert!(first("churn zzz").unwrap().contains("churn"));
    assert_eq!(search_templates("", None, None).len(), templates().len());
}
