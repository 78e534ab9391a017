//! Meetings that come round: about a person, in confidence, carrying on what was left open last time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use sightline_plan::{
    Edit, Goal, Id, Level, Plan,
    model::{
        Action, Cause, CheckIn, Initiative, Metric, Person, Recognition, RecognitionKind, Run,
        Status,
    },
};
use sightline_workshop::{
    Guide, Workshop, begin, definition,
    report::{self, Told},
    run::{about, begin_edit, last, too_soon},
    script::bits,
};

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() + Days::new(offset)
}

fn review() -> Workshop {
    let reading = definition::read_value(json!({
        "id": "talk",
        "title": "Talk",
        "situations": ["It is time to look back"],
        "group": { "from": 2, "to": 2 },
        "length": { "from": 30, "to": 50 },
        "every": { "days": 90, "least_days": 85, "early_days": 75 },
        "about_person": true,
        "private": true,
        "sessions": [{ "id": "one", "title": "One", "steps": [
            { "id": "open", "title": "Open", "minutes": 10, "inputs": [
                { "id": "left", "kind": "action", "label": "Left over", "many": true, "prefill": { "from": "plan.follow_ups" } },
                { "id": "said", "kind": "look", "label": "Said", "from": "last.close.words" },
                { "id": "again", "kind": "long_text", "label": "Again", "prefill": { "from": "last.close.words" } } ] },
            { "id": "each", "title": "Each goal", "minutes": 20, "repeat": { "over": "items", "from": "plan.person.goals" }, "inputs": [
                { "id": "now", "kind": "number", "label": "Now", "writes": { "to": "check_in", "field": "value", "parent": "item" } },
                { "id": "note", "kind": "long_text", "label": "Note", "writes": { "to": "check_in", "field": "note", "parent": "item" } },
                { "id": "fate", "kind": "choice", "label": "Fate", "options": [
                    { "id": "active", "label": "Keep" }, { "id": "dropped", "label": "Drop" } ],
                  "writes": { "to": "field", "field": "status", "parent": "item" } } ] },
            { "id": "close", "title": "Close", "minutes": 10, "inputs": [
                { "id": "words", "kind": "long_text", "label": "In a sentence", "writes": { "to": "field", "field": "notes", "parent": "review" } },
                { "id": "cases", "kind": "list", "label": "Cases", "writes": { "to": "field", "field": "cases", "parent": "review" } },
                { "id": "cause", "kind": "choice", "label": "Cause", "options": [
                    { "id": "effort", "label": "E" }, { "id": "resources", "label": "R" } ],
                  "writes": { "to": "field", "field": "cause", "parent": "review" } },
                { "id": "outcomes", "kind": "table", "label": "Outcomes", "prefill": { "from": "plan.person.goals", "column": "metric" },
                  "columns": [
                    { "id": "metric", "label": "Metric", "field": "metric" },
                    { "id": "outcome", "label": "Outcome", "field": "outcome" } ],
                  "writes": { "to": "field", "field": "ratings", "row": "goal", "parent": "review" } },
                { "id": "goal", "kind": "goal", "label": "Goal", "writes": { "to": "goals", "level": "person", "kind": "development" } },
                { "id": "points", "kind": "table", "label": "Check-points", "columns": [
                    { "id": "what", "label": "What", "field": "name" },
                    { "id": "due", "label": "By", "kind": "date", "field": "due" } ],
                  "writes": { "to": "field", "field": "milestones", "parent": "close.goal" } },
                { "id": "next", "kind": "meeting", "label": "Next",
                  "writes": { "to": "meetings", "meeting": "one_to_one", "repeat": { "every": 2, "period": "week" } } },
                { "id": "noted", "kind": "look", "label": "Noted", "from": "plan.recognitions" },
                { "id": "said", "kind": "look", "label": "Said", "from": "plan.person.recognitions" },
                { "id": "aims", "kind": "list", "label": "Aims", "writes": { "to": "field", "field": "development", "parent": "person" } },
                { "id": "actions", "kind": "action", "label": "Actions", "many": true },
                { "id": "thanks", "kind": "list", "label": "Thanks", "writes": { "to": "recognitions" } } ] },
        ] }],
    }));
    assert_eq!(reading.flaws, []);
    assert_eq!(reading.problems, []);
    reading.workshop
}

struct Office {
    plan: Plan,
    workshop: Workshop,
    bits: Box<dyn FnMut() -> u64>,
}

impl Office {
    fn new() -> Self {
        let mut plan = Plan::new(Id::from_bits(1), "Clinic");
        let mira = Person {
            id: Id::from_bits(2),
            name: "Mira".to_owned(),
            ..Person::default()
        };
        let goal = Goal {
            id: Id::from_bits(3),
            level: Level::Person,
            statement: "Cut the wait from 34 to 14 days".to_owned(),
            owner: Some(mira.id.clone()),
            metrics: vec![Metric {
                id: "wait".to_owned(),
                baseline: Some(34.0),
                target: Some(14.0),
                ..Metric::default()
            }],
            ..Goal::default()
        };
        let edits = vec![Edit::Put(mira.into()), Edit::Put(goal.into())];
        plan.apply(Edit::Several(edits)).unwrap();
        Self {
            plan,
            workshop: review(),
            bits: Box::new(bits(1)),
        }
    }

    fn meet(&mut self, on: NaiveDate) -> Meeting<'_> {
        let run = begin(&self.workshop, "", on, &mut *self.bits);
        let run = about(run, &self.plan, Some(Id::from_bits(2)));
        self.plan.apply(begin_edit(&run)).unwrap();
        Meeting {
            office: self,
            run: run.id,
            on,
        }
    }
}

struct Meeting<'o> {
    office: &'o mut Office,
    run: Id<sightline_plan::model::Run>,
    on: NaiveDate,
}

impl Meeting<'_> {
    fn guide(&self) -> Guide<'_> {
        Guide::new(&self.office.plan, &self.run, &self.office.workshop, self.on).unwrap()
    }

    fn answer(&mut self, key: &str, input: &str, value: Value) {
        let mut bits = std::mem::replace(&mut self.office.bits, Box::new(|| 0));
        let edit = self.guide().answer(key, input, value, &mut *bits).unwrap();
        self.office.bits = bits;
        self.office.plan.apply(edit).unwrap();
    }
}

fn action(plan: &Plan, text: &str) -> Action {
    let mut all = plan.tables().actions.values();
    Action::clone(all.find(|action| action.text == text).unwrap())
}

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
fn each_goal_is_checked_in_and_its_fate_decided() {
    let mut office = Office::new();
    let goal = Id::<Goal>::from_bits(3);
    let key = format!("each@{goal}");
    let mut meeting = office.meet(day(0));
    meeting.answer(&key, "now", json!(21));
    meeting.answer(&key, "note", json!("The second line helps"));
    meeting.answer(&key, "now", json!(20));
    meeting.answer(&key, "fate", json!("dropped"));
    let plan = &office.plan;
    let goal = plan.goal(&goal).unwrap();
    assert_eq!(goal.status, Status::Dropped);
    let history: Vec<f64> = goal.metrics[0].history.iter().map(|it| it.value).collect();
    assert_eq!(history, [20.0], "a second value for a day mends the first");
    let check_ins: Vec<_> = plan.tables().check_ins.values().collect();
    assert_eq!(check_ins.len(), 1);
    assert_eq!(check_ins[0].note, "The second line helps");
}

#[test]
fn what_a_step_goes_through_does_not_change_under_it() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    let each = |meeting: &Meeting| -> Vec<String> {
        let guide = meeting.guide();
        let stops = guide.stops().into_iter().filter(|stop| stop.is_on());
        let keys = stops.map(|stop| stop.key);
        keys.filter(|key| key.starts_with("each@")).collect()
    };
    let before = each(&meeting);
    meeting.answer(&before[0], "fate", json!("dropped"));
    let goal = json!(["Pass the coaching exam by 30 June 2027"]);
    meeting.answer("close", "goal", goal);
    assert_eq!(each(&meeting), before, "neither the closed nor the new");
    meeting.answer(&before[0], "fate", json!("active"));
    assert_eq!(each(&meeting), before);
    let meeting = office.meet(day(90));
    assert_eq!(each(&meeting).len(), 2, "the next time has both");
}

#[test]
fn what_was_undertaken_is_looked_at_until_it_has_ended() {
    let mut office = Office::new();
    for (bits, name, due) in [
        (40, "Long over", Some(day(0))),
        (41, "Just over", Some(day(20))),
        (42, "Going on", None),
    ] {
        let initiative = Initiative {
            id: Id::from_bits(bits),
            name: name.to_owned(),
            due,
            ..Initiative::default()
        };
        office.plan.apply(Edit::Put(initiative.into())).unwrap();
    }
    office.meet(day(10));
    let meeting = office.meet(day(40));
    let items = meeting.guide().items("plan.initiatives");
    let names: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(names, ["Just over", "Going on"]);
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
fn last_time_opens_the_next() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "words", json!("Better than it looked"));
    meeting.answer(
        "close",
        "actions",
        json!(["Ask for a second line", "Write it down"]),
    );
    let mut done = action(&office.plan, "Write it down");
    done.done_on = Some(day(3));
    office.plan.apply(Edit::Put(done.into())).unwrap();

    let mut meeting = office.meet(day(14));
    let guide = meeting.guide();
    assert_eq!(
        guide.prefill("open", "again"),
        Some(json!("Better than it looked"))
    );
    assert_eq!(
        guide.earlier_words("last.close.words").as_deref(),
        Some("Better than it looked")
    );
    let left = guide.prefill("open", "left").unwrap();
    assert_eq!(left.as_array().unwrap().len(), 1, "only what is open still");
    meeting.answer("open", "left", left);
    assert_eq!(
        office.plan.tables().actions.len(),
        2,
        "what is taken up is not written again"
    );

    // The time after, what is open since the first time is still there.
    let meeting = office.meet(day(28));
    let open = meeting.guide().items("plan.follow_ups");
    let open: Vec<&str> = open.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(open, ["Ask for a second line"]);
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
fn a_meeting_comes_round_as_its_workshop_says_unless_somebody_changes_that() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "next", json!([{ "time": "09:30" }]));
    let every = |office: &Office| {
        let meeting = office.plan.tables().meetings.values().next().unwrap();
        meeting.repeat.clone().unwrap()
    };
    let id = |office: &Office| {
        let mut meetings = office.plan.tables().meetings.keys();
        meetings.next().unwrap().to_string()
    };
    assert_eq!(every(meeting.office).every, 2);
    let own = json!([{ "id": id(meeting.office), "repeat": { "every": 1, "period": "month" } }]);
    meeting.answer("close", "next", own);
    let later = json!([{ "id": id(meeting.office), "time": "10:00" }]);
    meeting.answer("close", "next", later);
    assert_eq!(every(&office).period, sightline_plan::model::Period::Month);
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

#[test]
fn runs_that_follow_each_other_in_a_circle_come_to_an_end() {
    let mut office = Office::new();
    let first = office.meet(day(0)).run;
    let second = office.meet(day(1)).run;
    let run = office.plan.tables().runs.get(&first).unwrap();
    let mut run = sightline_plan::model::Run::clone(run);
    run.follows = Some(second.clone());
    office.plan.apply(Edit::Put(run.into())).unwrap();
    let workshop = review();
    let guide = Guide::new(&office.plan, &second, &workshop, day(1)).unwrap();
    assert_eq!(guide.earlier_runs(), [&first]);
}

#[test]
fn reviews_keep_their_distance_but_for_one_more_with_somebody_new() {
    let mut office = Office::new();
    let mira = Id::<Person>::from_bits(2);
    let soon = |office: &Office, on| too_soon(&office.plan, &office.workshop, Some(&mira), on);
    assert_eq!(soon(&office, day(0)), None, "there was none yet");
    office.meet(day(0));
    let found = soon(&office, day(60)).unwrap();
    assert_eq!((found.last, found.from), (day(0), day(85)));
    assert_eq!(soon(&office, day(85)), None);

    let known = office.plan.tables().people.get(&mira).unwrap();
    let mut known = Person::clone(known);
    known.started = Some(day(0));
    office.plan.apply(Edit::Put(known.into())).unwrap();
    assert_eq!(soon(&office, day(60)), None, "one at 30 or 60 days");
    office.meet(day(60));
    assert!(soon(&office, day(70)).is_some(), "and no second");
    assert_eq!(
        last(&office.plan, "talk", Some(&mira)).unwrap().started,
        Some(day(60))
    );
    assert_eq!(last(&office.plan, "talk", None), None);
}

#[test]
fn a_talk_opens_with_what_was_said_before_it_and_a_meeting_keeps_confidences() {
    let mut office = Office::new();
    let mira: Id<Person> = Id::from_bits(2);
    for (id, kind, days) in [
        ("long ago", RecognitionKind::Win, 400),
        ("a win", RecognitionKind::Win, 3),
        ("to grow", RecognitionKind::Feedback, 2),
        ("between us", RecognitionKind::Praise, 1),
    ] {
        let note = Recognition {
            id: Id::new(id).unwrap(),
            kind,
            person: Some(mira.clone()),
            on: Some(day(0) - Days::new(days)),
            text: id.to_owned(),
            private: days < 3,
            ..Recognition::default()
        };
        office.plan.apply(Edit::Put(note.into())).unwrap();
    }
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "thanks", json!(["Said today"]));
    let words = |meeting: &Meeting<'_>, from: &str| {
        let items = meeting.guide().items(from).into_iter();
        items.map(|item| item.label).collect::<Vec<_>>()
    };
    let all = ["between us", "to grow", "a win", "long ago"];
    assert_eq!(words(&meeting, "plan.person.recognitions"), all);
    assert_eq!(
        words(&meeting, "plan.recognitions"),
        ["between us", "a win"]
    );

    let run = meeting.office.plan.tables().runs.get(&meeting.run).unwrap();
    let mut run = Run::clone(run);
    run.private = false;
    meeting.office.plan.apply(Edit::Put(run.into())).unwrap();
    assert_eq!(words(&meeting, "plan.recognitions"), ["a win"]);
    assert_eq!(
        words(&meeting, "plan.person.recognitions"),
        ["a win", "long ago"]
    );
}
