//! Plans to tell of, and the words to do it with.

use chrono::NaiveDate;
use sightline_exchange::report::{Asked, Audience, Document, Scope, Words, report};
use sightline_plan::{Id, Plan, file, model::Run};

/// The day of the tests.
pub fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

/// The sample plan with what else a report may tell of.
pub fn sample() -> Plan {
    sightline_sample::sample(today())
}

/// A plan from its file's text.
pub fn plan(text: &str) -> Plan {
    let reading = file::read(text).unwrap();
    assert_eq!(reading.problems, [], "the plan is sound");
    reading.plan
}

/// Every scope that a plan has.
pub fn scopes(plan: &Plan) -> Vec<Scope> {
    let tables = plan.tables();
    let teams = tables.teams.keys().cloned().map(Scope::Team);
    let people = tables.people.keys().cloned().map(Scope::Person);
    let runs = tables.runs.keys().cloned().map(Scope::Run);
    std::iter::once(Scope::Plan)
        .chain(teams)
        .chain(people)
        .chain(runs)
        .collect()
}

/// The report; every text it asks for is there, with all that it names.
pub fn told(
    plan: &Plan,
    scope: Scope,
    audience: Audience,
    include_private: bool,
) -> Option<Document> {
    let asked = Asked {
        scope,
        audience,
        include_private,
        today: today(),
    };
    let fill = |key: &str, args: &[(&str, &str)]| {
        let text = sightline_text::fill(key, args);
        let text = text.unwrap_or_else(|| panic!("{key} has no words"));
        // What a person typed may have braces in it.
        let plain: Vec<(&str, &str)> = args.iter().map(|(name, _)| (*name, "1")).collect();
        let checked = sightline_text::fill(key, &plain).unwrap();
        assert!(!checked.contains('{'), "{key}: {checked}");
        text
    };
    let words = Words {
        lang: "en",
        fill: &fill,
        day: &|day| day.to_string(),
        number: &|value| value.to_string(),
        amount: &|value, unit| format!("{value} {unit}").trim().to_owned(),
    };
    report(plan, &asked, &words)
}

/// The id of the only run of a plan.
pub fn run(plan: &Plan) -> Id<Run> {
    plan.tables().runs.keys().next().unwrap().clone()
}
