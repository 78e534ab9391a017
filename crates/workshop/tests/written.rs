//! What a talk about a person writes into the plan.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod office;

use serde_json::{Value, json};
use sightline_plan::{
    Edit, Goal, Id, Plan,
    model::{Cause, CheckIn},
};
use sightline_workshop::{
    Guide,
    report::{self, Told},
};

use office::{Office, day};

fn the_check_in(plan: &Plan) -> &CheckIn {
    plan.tables().check_ins.values().next().unwrap()
}

#[test]
fn what_is_said_in_confidence_stays_private() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "actions", json!(["Ask for a second line"]));
    meeting.answer("close", "thanks", json!(["Kept calm in the storm"]));
    meeting.answer("close", "words", json!("Better than it looked"));
    let each = format!("each@{}", Id::<Goal>::from_bits(3));
    meeting.answer(&each, "now", json!(21));
    assert!(
        !the_check_in(&meeting.office.plan).is_private(),
        "a number alone is no secret"
    );
    meeting.answer(&each, "note", json!("I cannot do this alone"));
    assert!(the_check_in(&office.plan).is_private());
    let tables = office.plan.tables();
    assert!(tables.runs.values().all(|run| run.private));
    assert!(tables.actions.values().all(|action| action.private));
    assert!(tables.reviews.values().all(|review| review.private));
    let thanks = tables.recognitions.values().next().unwrap();
    assert!(thanks.private && thanks.person.is_some());
    let shared = office.plan.without_private();
    assert!(shared.tables().reviews.is_empty() && shared.tables().actions.is_empty());
}

#[test]
fn all_answers_about_a_person_come_to_one_review() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "words", json!("First"));
    meeting.answer("close", "words", json!("Better than it looked"));
    meeting.answer("close", "cases", json!("Late on 3 May\nLate on 9 May"));
    meeting.answer("close", "cause", json!("resources"));
    meeting.answer(
        "close",
        "outcomes",
        json!([{ "metric": "Wait", "outcome": "21 days" }]),
    );
    meeting.answer("close", "aims", json!(["Lead a team in three years"]));
    let tables = office.plan.tables();
    assert_eq!(tables.reviews.len(), 1);
    let review = tables.reviews.values().next().unwrap();
    assert_eq!(review.notes, "Better than it looked");
    assert_eq!(review.cases, ["Late on 3 May", "Late on 9 May"]);
    assert_eq!(review.cause, Some(Cause::Resources));
    assert_eq!(
        (&*review.ratings[0].metric, &*review.ratings[0].outcome),
        ("Wait", "21 days")
    );
    let person = tables.people.values().next().unwrap();
    assert_eq!(review.person.as_ref(), Some(&person.id));
    assert_eq!(person.development, ["Lead a team in three years"]);
}

#[test]
fn an_answer_taken_back_leaves_the_field_empty_unless_it_has_changed_since() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "words", json!("First"));
    meeting.answer("close", "words", Value::Null);
    let review = office
        .plan
        .tables()
        .reviews
        .values()
        .next()
        .unwrap()
        .clone();
    assert_eq!(review.notes, "");

    let mut meeting = office.meet(day(1));
    meeting.answer("close", "words", json!("Second"));
    let review = meeting.office.plan.tables().reviews.values();
    let mut review = sightline_plan::model::Review::clone(review.last().unwrap());
    review.notes = "Written by hand".to_owned();
    meeting
        .office
        .plan
        .apply(Edit::Put(review.clone().into()))
        .unwrap();
    meeting.answer("close", "words", Value::Null);
    let kept = office.plan.tables().reviews.get(&review.id).unwrap();
    assert_eq!(kept.notes, "Written by hand");
}

#[test]
fn the_report_tells_what_was_written_into_records_that_were_there() {
    let mut office = Office::new();
    let goal = Id::<Goal>::from_bits(3);
    let key = format!("each@{goal}");
    let mut meeting = office.meet(day(0));
    meeting.answer(&key, "note", json!("The second line helps"));
    meeting.answer(&key, "fate", json!("dropped"));
    meeting.answer("close", "words", json!("Better than it looked"));
    meeting.answer("close", "aims", json!(["Lead a team in three years"]));
    let statement = office.plan.goal(&goal).unwrap().statement.clone();
    let person = office.plan.tables().people.values().next().unwrap();
    let person = person.name.clone();
    let run = office.plan.tables().runs.keys().next().unwrap().clone();
    let guide = Guide::new(&office.plan, &run, &office.workshop, day(0)).unwrap();
    let changed = |with_private: bool| -> Vec<(String, &'static str, Vec<String>)> {
        let told = report::report(&guide, with_private);
        let part = told
            .sections
            .into_iter()
            .find(|part| part.code == "changed");
        let entries = part.map(|part| part.items).unwrap_or_default();
        let told = entries.into_iter().filter_map(|entry| {
            let kind = entry.details.iter().find_map(|(_, told)| match told {
                Told::Code(code) => Some(*code),
                _ => None,
            })?;
            let asked = entry.items.into_iter().map(|asked| asked.text).collect();
            Some((entry.text, kind, asked))
        });
        told.collect()
    };
    let line = |text: &str, kind, asked: &[&str]| {
        let asked = asked.iter().map(|asked| (*asked).to_owned()).collect();
        (text.to_owned(), kind, asked)
    };
    assert_eq!(
        changed(true),
        [
            line(&statement, "check-in", &["Note"]),
            line(&statement, "goal", &["Fate"]),
            line(&person, "review", &["In a sentence"]),
            line(&person, "person", &["Aims"]),
        ]
    );
    assert_eq!(changed(false), [line(&statement, "goal", &["Fate"])]);
}

#[test]
fn a_new_line_loses_none_of_those_that_stand_in_the_field() {
    let mut office = Office::new();
    let aims = |office: &Office| {
        let mira = office.plan.tables().people.values().next().unwrap();
        mira.development.clone()
    };
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "aims", json!(["Lead a team", "Speak to many"]));
    let mut meeting = office.meet(day(14));
    meeting.answer("close", "aims", json!(["Rest more"]));
    assert_eq!(
        aims(meeting.office),
        ["Lead a team", "Speak to many", "Rest more"]
    );
    let board = meeting.guide().value("close", "aims");
    assert_eq!(board["items"].as_array().unwrap().len(), 3, "and they show");
    meeting.answer("close", "aims", json!(["Lead a team", "Rest more"]));
    assert_eq!(aims(&office), ["Lead a team", "Rest more"], "struck");
    let mut meeting = office.meet(day(28));
    let offered = meeting.guide().prefill("close", "aims");
    assert_eq!(offered, None, "nothing is offered to this one");
    meeting.answer("close", "aims", json!(["Rest more"]));
    assert_eq!(aims(&office), ["Lead a team", "Rest more"]);
}

#[test]
fn a_goal_written_with_a_person_is_theirs_and_takes_its_check_points() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    meeting.answer(
        "close",
        "goal",
        json!(["Pass the coaching exam by 30 June 2027"]),
    );
    let points = json!([
        ["Half of the sessions held", "2027-02-28"],
        ["Mock exam", "2027-05-31"]
    ]);
    meeting.answer("close", "points", points);
    let goals = office.plan.tables().goals.values();
    let goal = goals.max_by_key(|goal| goal.milestones.len()).unwrap();
    assert_eq!(goal.owner, Some(Id::from_bits(2)));
    let points = || goal.milestones.iter();
    let names: Vec<&str> = points().map(|point| &*point.name).collect();
    assert_eq!(names, ["Half of the sessions held", "Mock exam"]);
    let ids: std::collections::BTreeSet<&str> = points().map(|point| &*point.id).collect();
    assert!(ids.len() == 2 && !ids.contains(""), "each has an id");
}

#[test]
fn an_outcome_belongs_to_the_goal_that_its_row_was_filled_with() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    let mut rows = meeting.guide().prefill("close", "outcomes").unwrap();
    rows[0]["cells"]["outcome"] = json!("21 days");
    rows.as_array_mut()
        .unwrap()
        .push(json!({ "metric": "Manner", "outcome": "Kind" }));
    meeting.answer("close", "outcomes", rows);
    let review = office.plan.tables().reviews.values().next().unwrap();
    assert_eq!(review.ratings[0].goal, Some(Id::from_bits(3)));
    assert_eq!(review.ratings[0].metric, "Cut the wait from 34 to 14 days");
    assert_eq!(review.ratings[1].goal, None);
}
