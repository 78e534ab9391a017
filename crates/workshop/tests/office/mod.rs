//! An office in which meetings are held, for tests of what comes of them.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use sightline_plan::{
    Edit, Goal, Id, Level, Plan,
    model::{Metric, Person},
};
use sightline_workshop::{
    Guide, Workshop, begin, definition,
    run::{about, begin_edit},
    script::bits,
};

pub fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() + Days::new(offset)
}

pub fn review() -> Workshop {
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

pub struct Office {
    pub plan: Plan,
    pub workshop: Workshop,
    pub bits: Box<dyn FnMut() -> u64>,
}

impl Office {
    pub fn new() -> Self {
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

    pub fn meet(&mut self, on: NaiveDate) -> Meeting<'_> {
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

pub struct Meeting<'o> {
    pub office: &'o mut Office,
    pub run: Id<sightline_plan::model::Run>,
    pub on: NaiveDate,
}

impl Meeting<'_> {
    pub fn guide(&self) -> Guide<'_> {
        Guide::new(&self.office.plan, &self.run, &self.office.workshop, self.on).unwrap()
    }

    pub fn answer(&mut self, key: &str, input: &str, value: Value) {
        let mut bits = std::mem::replace(&mut self.office.bits, Box::new(|| 0));
        let edit = self.guide().answer(key, input, value, &mut *bits).unwrap();
        self.office.bits = bits;
        self.office.plan.apply(edit).unwrap();
    }
}
