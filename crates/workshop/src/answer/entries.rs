//! Answers that records of the plan hold: goals, definitions, decisions, actions, meetings and so on.

use serde_json::{Value, json};
use sightline_plan::{
    Edit, Key, Kind, Record,
    codec::{Field, Fields, Path, Reader, Wanted},
    model::{Interview, Made},
};

use super::{
    Draft, Refused, belongs,
    fields::{main_field, name_parts, record, set_path},
};
use crate::{
    definition::Output,
    list::Board,
    run::{Bits, Guide},
};

/// A record that holds an answer, and whether the answer made it.
pub type Entry = Record;

impl Draft<'_> {
    /// Makes these records the answer: one for each entry, in their order.
    pub fn entries(&mut self, kind: Kind, output: &Output, value: Value) -> Result<(), Refused> {
        let before = self.made();
        let mut held: Vec<Made> = Vec::new();
        for (id, fields) in self.asked(value, &main_words(kind, output), &before)? {
            held.push(self.entry(kind, output, &id, fields, &before)?);
        }
        self.hold(held)
    }

    /// The entries of an answer, each with the id of what is to hold it, or none where that is to be made, and
    /// with its fields. Words alone go into the `main` one.
    pub(super) fn asked(
        &self,
        value: Value,
        main: &str,
        before: &[Made],
    ) -> Result<Vec<(String, Fields)>, Refused> {
        let mut entries = match value {
            Value::Null => Vec::new(),
            Value::Array(entries) => entries,
            other => vec![other],
        };
        if !self.input.many {
            entries.truncate(1);
        }
        let mut asked = Vec::new();
        for (at, entry) in entries.into_iter().enumerate() {
            let mut fields = match entry {
                Value::String(text) if text.trim().is_empty() => continue,
                Value::String(text) => Fields::from_iter([(main.to_owned(), Value::from(text))]),
                Value::Object(fields) => fields,
                Value::Null => continue,
                other => return Err(unfit(at, Wanted::Object, &other)),
            };
            let given = fields
                .shift_remove("id")
                .and_then(|id| id.as_str().map(str::to_owned));
            // Without an id, what stands in this place is what was answered in it before.
            let place = || before.get(at).map(|made| made.record.clone());
            asked.push((given.or_else(place).unwrap_or_default(), fields));
        }
        Ok(asked)
    }

    /// Makes or mends one record.
    pub fn entry(
        &mut self,
        kind: Kind,
        output: &Output,
        id: &str,
        mut fields: Fields,
        before: &[Made],
    ) -> Result<Made, Refused> {
        let there = self.plan.record(&Key::new(kind, id));
        let own = there.is_none()
            || before
                .iter()
                .any(|made| made.own && made.record == id && made.kind == kind.word());
        let id = if id.is_empty() {
            self.id::<Record>().to_string()
        } else {
            id.to_owned()
        };
        self.by_name(kind, &mut fields)?;
        let mut all = match &there {
            Some(record) => record.fields(),
            None => self.fresh(kind, output)?,
        };
        all.insert("id".to_owned(), Value::from(id.as_str()));
        for fixed in &output.with {
            set_path(&mut all, &fixed.field, fixed.value.clone());
        }
        if kind == Kind::Goal {
            self.goal_fields(&mut all, fields, output, there.is_none())?;
        } else {
            overlay(&mut all, fields);
        }
        name_parts(&mut all);
        let mut made = record(kind, all)?;
        if there.is_none()
            && let Record::Interview(interview) = &made
            && interview.answers.is_empty()
        {
            let mut interview = Interview::clone(interview);
            interview.answers = self.guide.questions(&interview.audience);
            made = interview.into();
        }
        self.put(made)?;
        Ok(Made {
            input: self.input.id.clone(),
            kind: kind.word().to_owned(),
            record: id,
            own,
            ..Made::default()
        })
    }

    /// What a new record of this kind begins with.
    pub fn fresh(&mut self, kind: Kind, output: &Output) -> Result<Fields, Refused> {
        let today = self.guide.today.write();
        let run = self.guide.run.id.write();
        let words = &self.input.label;
        let mut fields = Fields::new();
        let mut add = |name: &str, value: Value| {
            fields.insert(name.to_owned(), value);
        };
        match kind {
            Kind::Definition => {
                add(
                    "term",
                    json!(if output.term.is_empty() {
                        words
                    } else {
                        &output.term
                    }),
                );
                add("on", today);
                add("run", run);
            }
            Kind::Decision => {
                add("on", today);
                add("run", run);
            }
            Kind::Action => add("run", run),
            Kind::Interview => {
                add("on", today);
                add("run", run);
                if let Some(item) = &self.item
                    && self.guide.workshop.bank.audience(&item.id).is_some()
                {
                    add("audience", json!(item.id));
                }
            }
            Kind::Recognition => add("on", today),
            Kind::Meeting => {
                add("title", json!(words));
                if let Some(kind) = output.meeting {
                    add("kind", kind.write());
                }
                add("start", today);
                let repeat = output.repeat.clone().unwrap_or_default();
                add("repeat", repeat.write());
                add("agenda", json!(output.agenda));
            }
            Kind::Goal => self.fresh_goal(output, &mut fields),
            Kind::Team => {
                let unit = self.item.as_ref().and_then(|item| item.key.as_ref());
                match unit.filter(|key| key.kind == Kind::Team) {
                    // In a step that is repeated for departments: a team of this one.
                    Some(key) => add("parent", json!(&*key.id)),
                    None => add("kind", json!("department")),
                }
            }
            _ => {}
        }
        // What is written for a goal is about that goal: the one that the step is repeated for, or that the output names.
        let item = self.item.as_ref().and_then(|item| item.key.as_ref());
        let item = item.filter(|key| key.kind == Kind::Goal);
        let goal = item.map(|key| json!(&*key.id));
        if let Some(goal) = goal.or_else(|| self.named_parent(output).map(|id| id.write())) {
            match kind {
                Kind::Decision | Kind::Action | Kind::Recognition => {
                    fields.insert("goal".to_owned(), goal);
                }
                Kind::Initiative => {
                    fields.insert("goals".to_owned(), json!([goal]));
                }
                _ => {}
            }
        }
        // What is said in confidence stays where it was said.
        let may_be_private = matches!(
            kind,
            Kind::Definition
                | Kind::Initiative
                | Kind::Decision
                | Kind::Action
                | Kind::Interview
                | Kind::Recognition
        );
        if self.guide.run.private && may_be_private {
            fields.insert("private".to_owned(), json!(true));
        }
        if let (Kind::Recognition, Some(person)) = (kind, &self.guide.run.person) {
            fields.insert("person".to_owned(), person.write());
        }
        Ok(fields)
    }

    /// A list whose thoughts are records each.
    pub fn list(&mut self, kind: Kind, output: &Output, value: Value) -> Result<(), Refused> {
        let value = super::shape::shaped(self.guide, self.key, self.input, value)
            .map_err(Refused::Value)?;
        let board = Board::read(value.clone().into(), &mut Reader::default()).unwrap_or_default();
        let before = self.made();
        let mut held = Vec::new();
        for thought in board
            .items
            .iter()
            .filter(|item| !item.text.trim().is_empty())
        {
            let part = format!("{}#{}", self.input.id, thought.id);
            let known = before.iter().find(|made| made.input == part);
            let mut id = known.map(|made| made.record.clone()).unwrap_or_default();
            // Who or what has this name already is meant.
            if id.is_empty() && matches!(kind, Kind::Person | Kind::Team) {
                id = self.called(kind, &thought.text).unwrap_or_default();
            }
            let words = (main_words(kind, output), Value::from(thought.text.trim()));
            let mut made = self.entry(kind, output, &id, Fields::from_iter([words]), &before)?;
            made.input = part;
            held.push(made);
        }
        self.keep(value);
        self.hold(held)
    }

    /// The record of this kind and name.
    fn called(&self, kind: Kind, name: &str) -> Option<String> {
        let like = |known: &str| known.trim().to_lowercase() == name.trim().to_lowercase();
        let tables = self.plan.tables();
        match kind {
            Kind::Person => tables
                .people
                .values()
                .find(|p| like(&p.name))
                .map(|p| p.id.to_string()),
            _ => tables
                .teams
                .values()
                .find(|t| like(&t.name))
                .map(|t| t.id.to_string()),
        }
    }
}

/// The field that an answer of words goes into.
fn main_words(kind: Kind, output: &Output) -> String {
    let field = if output.field.is_empty() {
        main_field(kind)
    } else {
        &output.field
    };
    field.to_owned()
}

/// A list of records as a value; none is no answer.
pub(super) fn list_of(records: impl Iterator<Item = Fields>) -> Value {
    let values: Vec<Value> = records.map(Value::Object).collect();
    if values.is_empty() {
        Value::Null
    } else {
        Value::Array(values)
    }
}

/// Puts fields over others; `null` takes one out.
pub(super) fn overlay(all: &mut Fields, fields: Fields) {
    for (name, value) in fields {
        if value.is_null() {
            all.shift_remove(&name);
        } else {
            all.insert(name, value);
        }
    }
}

fn unfit(at: usize, wanted: Wanted, found: &Value) -> Refused {
    let found = found.to_string().chars().take(40).collect();
    Refused::Value(sightline_plan::Problem {
        path: Path::default().then(sightline_plan::codec::Step::Index(at)),
        fault: sightline_plan::Fault::Expected { wanted, found },
    })
}

impl Guide<'_> {
    /// What remembers the records of an answer.
    pub(crate) fn made<'g>(&'g self, key: &str, input: &'g str) -> impl Iterator<Item = &'g Made> {
        let response = self.response(key).into_iter();
        response
            .flat_map(|response| &response.made)
            .filter(move |made| belongs(made, input))
    }

    /// The records that hold the answer to an input, in its order, without those that have been removed
    /// from the plan since.
    pub fn entries(&self, key: &str, input: &str) -> Vec<Entry> {
        let made = self.made(key, input);
        made.filter_map(|made| {
            let kind = Kind::from_word(&made.kind)?;
            self.plan.record(&Key::new(kind, &made.record))
        })
        .collect()
    }

    pub(super) fn entries_value(&self, key: &str, input: &str) -> Value {
        let records = self.entries(key, input).into_iter();
        list_of(records.map(|record| record.fields()))
    }

    /// The answer with one more record, made of these fields (or of its main words).
    ///
    /// # Errors
    /// As [`Guide::answer`].
    pub fn add_entry(
        &self,
        key: &str,
        input: &str,
        entry: Value,
        bits: Bits,
    ) -> Result<Edit, Refused> {
        let mut all = self.ids(key, input);
        all.push(entry);
        self.answer(key, input, Value::Array(all), bits)
    }

    /// The answer with other values for fields of one of its records; those that are not named stay.
    ///
    /// # Errors
    /// As [`Guide::answer`].
    pub fn mend_entry(
        &self,
        key: &str,
        input: &str,
        id: &str,
        mut fields: Fields,
        bits: Bits,
    ) -> Result<Edit, Refused> {
        fields.insert("id".to_owned(), Value::from(id));
        let mut all = self.ids(key, input);
        let at = all
            .iter()
            .position(|entry| entry.get("id").and_then(Value::as_str) == Some(id));
        match at {
            Some(at) => all[at] = Value::Object(fields),
            None => all.push(Value::Object(fields)),
        }
        self.answer(key, input, Value::Array(all), bits)
    }

    /// The answer with a record that is in the plan already, taken up rather than typed again.
    ///
    /// # Errors
    /// As [`Guide::answer`].
    pub fn take_up(
        &self,
        key: &str,
        input: &str,
        record: &str,
        bits: Bits,
    ) -> Result<Edit, Refused> {
        self.mend_entry(key, input, record, Fields::new(), bits)
    }

    /// The answer without one of its records. It goes from the plan if the answer made it.
    ///
    /// # Errors
    /// As [`Guide::answer`].
    pub fn drop_entry(
        &self,
        key: &str,
        input: &str,
        id: &str,
        bits: Bits,
    ) -> Result<Edit, Refused> {
        let mut all = self.ids(key, input);
        all.retain(|entry| entry.get("id").and_then(Value::as_str) != Some(id));
        self.answer(key, input, Value::Array(all), bits)
    }

    /// The entries of an answer by nothing but their ids.
    fn ids(&self, key: &str, input: &str) -> Vec<Value> {
        let entries = self.made(key, input).filter(|made| made.input == input);
        entries.map(|made| json!({ "id": made.record })).collect()
    }
}
