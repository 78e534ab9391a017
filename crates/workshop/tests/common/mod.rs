//! A small workshop, and what it takes to answer it.
#![allow(dead_code, reason = "each test takes what it needs")]

use chrono::NaiveDate;
use serde_json::{Value, json};
use sightline_plan::{Change, Edit, Id, Plan, Record, model::Run};
use sightline_workshop::{
    Guide, Refused, Workshop, begin, definition,
    room::{Ask, Outcome, Question, Reply},
    run::begin_edit,
    script::bits,
};

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// A workshop with every way of writing into the plan.
pub fn small() -> Workshop {
    let reading = definition::read_value(json!({
        "id": "small",
        "title": "Small",
        "preparation": [{ "id": "room", "text": "Book a room" }],
        "outputs": [{ "id": "goals", "text": "Goals", "from": ["aim.goals"] }],
        "sessions": [
            { "id": "one", "title": "One", "homework": [{ "id": "h", "text": "Think", "days": 3 }], "steps": [
                { "id": "start", "title": "Start", "minutes": 10, "inputs": [
                    { "id": "mission", "kind": "long_text", "label": "Mission", "writes": { "to": "mission" } },
                    { "id": "ideas", "kind": "list", "label": "Ideas", "silent": true },
                    { "id": "vote", "kind": "vote", "label": "Vote", "from": "start.ideas" },
                    { "id": "units", "kind": "list", "label": "Units", "writes": { "to": "teams" } },
                    { "id": "more", "kind": "choice", "label": "More?", "options": [
                        { "id": "yes", "label": "Yes" }, { "id": "no", "label": "No" } ] },
                ] },
                { "id": "aim", "title": "Aim", "minutes": 20, "inputs": [
                    { "id": "goals", "kind": "goal", "label": "Goals", "many": true, "required": true,
                      "writes": { "to": "goals", "level": "company", "kind": "objective" } },
                    { "id": "funnel", "kind": "funnel", "label": "Funnel",
                      "writes": { "to": "funnel_goals", "level": "department", "parent": "aim.goals" },
                      "stages": [
                        { "id": "deals", "name": "Deals", "role": "key_result", "team": "sales", "statement": "Win {number} deals by {due}" },
                        { "id": "leads", "name": "Leads", "usual": 0.1, "role": "leading" } ] },
                    { "id": "sure", "kind": "confidence", "label": "Sure?", "writes": { "to": "confidence", "parent": "aim.goals" } },
                    { "id": "measures", "kind": "table", "label": "Measures",
                      "columns": [
                        { "id": "name", "label": "Name", "field": "name" },
                        { "id": "keep", "label": "Keep", "kind": "choice", "options": [{ "id": "leading", "label": "L" }, { "id": "gone", "label": "G" }] } ],
                      "writes": { "to": "metrics", "parent": "aim.goals", "timing": "leading", "only": { "field": "keep", "value": "leading" } } },
                ] },
                { "id": "extra", "title": "Extra", "minutes": 5, "when": { "input": "start.more", "is": ["yes"] }, "inputs": [
                    { "id": "note", "kind": "short_text", "label": "Note" } ] },
            ] },
            { "id": "two", "title": "Two", "day": 7, "steps": [
                { "id": "each", "title": "Each unit", "minutes": 15, "repeat": { "over": "departments" }, "inputs": [
                    { "id": "goals", "kind": "goal", "label": "Goals", "many": true,
                      "writes": { "to": "goals", "level": "department", "parent": "aim.goals" } },
                    { "id": "term", "kind": "definition", "label": "Word", "writes": { "to": "definitions", "term": "Word" } },
                ] },
                { "id": "end", "title": "End", "minutes": 10, "inputs": [
                    { "id": "decisions", "kind": "decision", "label": "Decisions", "many": true },
                    { "id": "actions", "kind": "action", "label": "Actions", "many": true },
                    { "id": "meeting", "kind": "meeting", "label": "Sync", "writes": { "to": "meetings", "meeting": "weekly_metrics", "agenda": ["a"] } },
                    { "id": "sources", "kind": "table", "label": "Sources",
                      "columns": [{ "id": "name", "label": "Name", "field": "name" }, { "id": "who", "label": "Who", "kind": "person", "field": "owner" }],
                      "writes": { "to": "data_sources" } },
                    { "id": "days", "kind": "choice", "label": "Days", "options": [{ "id": "7", "label": "W" }, { "id": "30", "label": "M" }],
                      "writes": { "to": "check_in_days" } },
                    { "id": "agree", "kind": "choice", "label": "Agree", "options": [{ "id": "yes", "label": "Y" }, { "id": "no", "label": "N" }],
                      "writes": { "to": "agree", "of": ["aim.goals", "each.goals"] } },
                ] },
            ] },
        ],
    }));
    assert_eq!(
        (&reading.problems[..], &reading.flaws[..]),
        (&[][..], &[][..])
    );
    reading.workshop
}

/// A room with a plan, a workshop and a run of it.
pub struct Room {
    pub plan: Plan,
    pub workshop: Workshop,
    pub run: Id<Run>,
    pub bits: Box<dyn FnMut() -> u64>,
}

impl Room {
    pub fn new() -> Self {
        Self::of(small(), Plan::new(Id::new("plan").unwrap(), "Test"))
    }

    pub fn of(workshop: Workshop, mut plan: Plan) -> Self {
        let mut bits: Box<dyn FnMut() -> u64> = Box::new(bits(1));
        let run = begin(&workshop, "", today(), &mut *bits);
        plan.apply(begin_edit(&run)).unwrap();
        Self {
            plan,
            workshop,
            run: run.id,
            bits,
        }
    }

    pub fn guide(&self) -> Guide<'_> {
        Guide::new(&self.plan, &self.run, &self.workshop, today()).unwrap()
    }

    pub fn apply(&mut self, edit: Edit) -> Change {
        self.plan.apply(edit).unwrap()
    }

    pub fn try_answer(&mut self, key: &str, input: &str, value: Value) -> Result<Change, Refused> {
        let guide = Guide::new(&self.plan, &self.run, &self.workshop, today()).unwrap();
        let edit = guide.answer(key, input, value, &mut *self.bits)?;
        Ok(self
            .plan
            .apply(edit)
            .expect("what the engine gives is taken"))
    }

    pub fn answer(&mut self, key: &str, input: &str, value: Value) -> Change {
        self.try_answer(key, input, value).unwrap()
    }

    /// The keys of the stops that are gone through.
    pub fn keys(&self) -> Vec<String> {
        let guide = self.guide();
        let stops = guide.stops();
        stops
            .iter()
            .filter(|stop| stop.is_on())
            .map(|stop| stop.key.clone())
            .collect()
    }

    /// The main words of the records that hold an answer.
    pub fn entries(&self, key: &str, input: &str) -> Vec<String> {
        let entries: Vec<Record> = self.guide().entries(key, input);
        entries
            .iter()
            .map(|entry| sightline_workshop::run::title(entry).to_owned())
            .collect()
    }

    pub fn run(&self) -> Run {
        Run::clone(self.plan.tables().runs.get(&self.run).unwrap())
    }
}

/// A run of the small workshop on an empty plan.
pub fn room() -> Room {
    Room::of(small(), Plan::new(Id::new("plan").unwrap(), "Test"))
}

pub fn ask(room: &Room, key: &str, wanted: &[&str]) -> Ask {
    let wanted: Vec<String> = wanted.iter().map(|id| (*id).to_owned()).collect();
    room.guide().ask(key, &wanted, false).unwrap()
}

pub fn reply(ask: &Ask, who: &str, turn: u32, said: Value) -> Reply {
    ask.reply(&format!("token{who}"), turn, who, |question: &Question| {
        said.get(&question.id).cloned().unwrap_or_default()
    })
}

/// Brings replies in, and gives what became of each.
pub fn bring(room: &mut Room, replies: &[Reply]) -> Vec<Outcome> {
    let brought = {
        let guide = Guide::new(&room.plan, &room.run, &room.workshop, today()).unwrap();
        guide.bring_in(replies, &mut *room.bits).unwrap()
    };
    if let Some(edit) = brought.edit {
        room.apply(edit);
    }
    brought
        .arrivals
        .iter()
        .map(|arrival| arrival.outcome)
        .collect()
}
