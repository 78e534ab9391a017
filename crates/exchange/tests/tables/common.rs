//! Plans and tables to try things on.

use chrono::NaiveDate;
use sightline_exchange::csv::{self, Brought, Look, Separator, Sheet};
use sightline_plan::{Goal, Id, Plan, Settings, file};

pub fn today() -> NaiveDate {
    day("2026-11-22")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A plan of these records.
pub fn plan(records: &str) -> Plan {
    let head = r#""format":"sightline.plan","version":1,"id":"p""#;
    let reading = file::read(&format!("{{{head},{records}}}")).unwrap();
    assert_eq!(reading.problems, []);
    reading.plan
}

/// Two goals, the first with a metric of which one value is known.
pub fn two_goals() -> Plan {
    plan(
        r#""people":[{"id":"kim","name":"Kim Sol"}],
        "goals":[
            {"id":"cranes","level":"team","statement":"Raise crane availability","owner":"kim","metrics":[
                {"id":"a","name":"Availability","unit":"%","baseline":82,"target":95,
                 "history":[{"on":"2026-11-01","value":84}]}]},
            {"id":"repairs","parent":"cranes","level":"team","statement":"Cut the time for a repair","metrics":[
                {"id":"d","name":"Days","unit":"days","direction":"decrease","baseline":9,"target":3},
                {"id":"c","name":"Cost","unit":"€"}]}]"#,
    )
}

pub fn goal<'a>(plan: &'a Plan, id: &str) -> &'a Goal {
    plan.goal(&Id::new(id).unwrap()).unwrap()
}

/// The text as rows and cells, and what they seem to be.
pub fn look(text: &str) -> (Sheet, Look) {
    look_by(text, csv::separator(text))
}

pub fn look_by(text: &str, separator: Separator) -> (Sheet, Look) {
    let sheet = Sheet::of(text, separator).unwrap();
    let look = csv::look(&sheet, &Settings::default());
    (sheet, look)
}

/// What a text brings into a plan, read as it seems to be, and the plan with it.
pub fn bring(text: &str, plan: &Plan) -> (Brought, Plan) {
    let (sheet, look) = look(text);
    let mut bits = 0;
    let mut fresh = || {
        bits += 1;
        bits
    };
    let brought = csv::bring(&sheet, &look.mapping, plan, today(), &mut fresh);
    let mut after = plan.clone();
    after.apply(brought.edit.clone()).unwrap();
    (brought, after)
}
