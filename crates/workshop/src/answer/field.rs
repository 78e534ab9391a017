//! Answers that go into a field of a record that is there: of a goal, of a person, of the review that comes of a run, of
//! today's check-in.

use serde_json::{Value, json};
use sightline_plan::{
    Edit, Goal, Id, Key, Kind, Record,
    codec::{Field, Fields, Reader},
    model::{CheckIn, Review},
};

use super::{
    Draft, Refused,
    fields::{get_path, name_parts, record, set_path},
};
use crate::{
    definition::{Input, InputKind, Output, Target},
    list::Board,
    run::{Guide, Item, Stop, words},
    table::Row,
};

/// The name of a goal's steps on the way among its fields.
const MILESTONES: &str = "milestones";

/// The name of a check-in's number among its fields.
const VALUE: &str = "value";

impl Draft<'_> {
    /// Puts an answer into the field that the output names. An answer that is taken back leaves the field
    /// empty, unless it says something else by now.
    pub fn field(&mut self, output: &Output, value: &Value) -> Result<(), Refused> {
        let Some(key) = self.guide.holder(self.item.as_ref(), output) else {
            return Ok(());
        };
        if key.kind == Kind::Goal && output.field == MILESTONES {
            return self.milestones(&key, output, value);
        }
        let mut all = match self.plan.record(&key) {
            Some(record) => record.fields(),
            None if key.kind == Kind::Review => self.fresh_review(&key),
            // It has been removed since.
            None => return Ok(()),
        };
        let new = self.as_field(output, value);
        if new.is_null() {
            let before = self.guide.stored(self.key, &self.input.id);
            let before = before.map(|before| self.as_field(output, before));
            if get_path(&all, &output.field) != before.as_ref() {
                return Ok(());
            }
        }
        if new.is_null() && !output.field.contains('.') {
            all.shift_remove(&output.field);
        } else {
            set_path(&mut all, &output.field, new);
        }
        for fixed in &output.with {
            set_path(&mut all, &fixed.field, fixed.value.clone());
        }
        if key.kind == Kind::Goal {
            name_parts(&mut all);
        }
        let made = record(key.kind, all)?;
        self.put(made)
    }

    /// A list begins with what stands in its field, so that a first new line loses none of the old ones: those go
    /// only when someone strikes them.
    pub fn with_what_stands(&self, output: &Output, value: Value) -> Value {
        let is_first = self.guide.stored(self.key, &self.input.id).is_none();
        let holder = self.guide.holder(self.item.as_ref(), output);
        let record = holder.and_then(|key| self.plan.record(&key));
        let Some(record) = record.filter(|_| is_first && !value.is_null()) else {
            return value;
        };
        let fields = record.fields();
        let stands = get_path(&fields, &output.field).map(words);
        let board = Board::read(value.clone().into(), &mut Reader::default()).unwrap_or_default();
        let is_said = |line: &String| {
            board
                .items
                .iter()
                .any(|item| item.text.trim() == line.trim())
        };
        let lines: Vec<String> = stands
            .into_iter()
            .flatten()
            .filter(|line| !is_said(line))
            .map(|line| line.replace('\n', " "))
            .collect();
        let mut whole = board.with_lines(&lines.join("\n"), "");
        let added = whole.items.len() - board.items.len();
        whole.items.rotate_right(added);
        whole.write()
    }

    /// Puts an answer into today's check-in on a goal.
    pub fn check_in(&mut self, output: &Output, value: &Value) -> Result<(), Refused> {
        let Some(goal) = self.named_parent(output) else {
            return Ok(());
        };
        let metric = self.plan.goal(&goal).and_then(|goal| goal.metrics.first());
        let metric = metric.map(|metric| metric.id.clone());
        let key = self.guide.check_in_on(&goal);
        let mut all = match self.plan.record(&key) {
            Some(record) => record.fields(),
            None if value.is_null() => return Ok(()),
            None => Fields::from_iter([
                ("id".to_owned(), json!(&*key.id)),
                ("goal".to_owned(), goal.write()),
                ("on".to_owned(), self.guide.today.write()),
            ]),
        };
        let mut values = Vec::new();
        if output.field == VALUE {
            values.extend(metric.zip(value.as_f64()));
        } else {
            set_path(&mut all, &output.field, self.as_field(output, value));
            // A number belongs to the goal; words said in confidence do not.
            if self.guide.run.private {
                all.insert("private".to_owned(), json!(true));
            }
        }
        let Record::CheckIn(check_in) = record(Kind::CheckIn, all)? else {
            return Ok(());
        };
        let check_in = CheckIn::clone(&check_in);
        self.apply(Edit::CheckIn { check_in, values })
    }

    fn fresh_review(&self, key: &Key) -> Fields {
        let review = Review {
            id: Id::new(&key.id).unwrap_or_default(),
            person: self.guide.run.person.clone(),
            on: Some(self.guide.today),
            private: true,
            ..Review::default()
        };
        Record::from(review).fields()
    }

    /// An answer as a field of a record takes it: thoughts as their words, rows as objects.
    fn as_field(&self, output: &Output, value: &Value) -> Value {
        let read = || value.clone().into();
        match self.input.kind {
            _ if value.is_null() => Value::Null,
            InputKind::List => {
                let board = Board::read(read(), &mut Reader::default()).unwrap_or_default();
                let texts = board.items.iter().map(|item| item.text.trim());
                texts.filter(|text| !text.is_empty()).collect()
            }
            InputKind::Table => {
                let rows: Vec<Row> = Vec::read(read(), &mut Reader::default()).unwrap_or_default();
                rows.iter()
                    .map(|row| self.row_as_object(output, row))
                    .collect()
            }
            InputKind::Choice | InputKind::Person if !self.input.many => {
                let first = words(value).into_iter().next();
                first.map_or(Value::Null, Value::from)
            }
            _ => value.clone(),
        }
    }

    /// Puts milestones beside those that the goal has from elsewhere: an answer mends or takes away none but its own,
    /// which bear the run's id.
    fn milestones(&mut self, goal: &Key, output: &Output, value: &Value) -> Result<(), Refused> {
        let Some(there) = self.plan.record(goal) else {
            return Ok(());
        };
        let mut all = there.fields();
        let run = format!("{}-", self.guide.run.id);
        let is_own = |it: &Value| {
            let id = it.get("id").and_then(Value::as_str);
            id.is_some_and(|id| id.starts_with(&run))
        };
        let list = |value: Option<&Value>| value.and_then(Value::as_array).cloned();
        let known = list(all.get(MILESTONES)).unwrap_or_default();
        let mut kept: Vec<Value> = known.iter().filter(|it| !is_own(it)).cloned().collect();
        let said = list(Some(&self.as_field(output, value))).unwrap_or_default();
        for (at, said) in said.iter().filter_map(Value::as_object).enumerate() {
            let id = json!(format!("{run}{at}"));
            let before = known.iter().find(|it| it.get("id") == Some(&id));
            let mut fields = before.and_then(Value::as_object).cloned();
            let fields = fields.get_or_insert_default();
            fields.insert("id".to_owned(), id);
            fields.extend(said.clone());
            kept.push(Value::Object(fields.clone()));
        }
        all.insert(MILESTONES.to_owned(), Value::Array(kept));
        self.put(record(goal.kind, all)?)
    }

    /// The cells of a row under the names of the fields that they go into.
    fn row_as_object(&self, output: &Output, row: &Row) -> Value {
        let mut object = Fields::new();
        if !output.row.is_empty() && self.plan.has(Kind::Goal, &row.id) {
            set_path(&mut object, &output.row, json!(row.id));
        }
        for column in &self.input.columns {
            let Some(cell) = row.cells.get(&column.id).filter(|cell| !cell.is_null()) else {
                continue;
            };
            let field = if column.field.is_empty() {
                &column.id
            } else {
                &column.field
            };
            set_path(&mut object, field, cell.clone());
            for fixed in &column.with {
                set_path(&mut object, &fixed.field, fixed.value.clone());
            }
        }
        Value::Object(object)
    }
}

impl Guide<'_> {
    /// The record that an output's field is one of, for a step that is repeated for `item`.
    fn holder(&self, item: Option<&Item>, output: &Output) -> Option<Key> {
        match output.parent.as_str() {
            "item" => item?.key.clone(),
            "person" => Some(Key::from(self.run.person.as_ref()?)),
            // One a run, whichever step begins it.
            "review" => Some(Key::new(Kind::Review, self.run.id.as_str())),
            from => {
                let items = self.items(from).into_iter();
                items.filter_map(|item| item.key).next()
            }
        }
    }

    /// A run has one check-in on each goal.
    fn check_in_on(&self, goal: &Id<Goal>) -> Key {
        Key::new(Kind::CheckIn, &format!("{}.{goal}", self.run.id))
    }

    /// The records that the answer to an input was written into, other than those that it made or took up.
    pub(crate) fn mended(&self, stop: &Stop, input: &Input) -> Vec<Key> {
        let Some(output) = &input.writes else {
            return Vec::new();
        };
        if !self.has_answer(&stop.key, &input.id) {
            return Vec::new();
        }
        let goals = |goals: Vec<Goal>| goals.iter().map(|goal| Key::from(&goal.id)).collect();
        match output.to {
            Target::Mission
            | Target::Vision
            | Target::Swot
            | Target::CheckInDays
            | Target::Cycle => {
                vec![Key::from(&self.plan.about().id)]
            }
            Target::Field => self
                .holder(stop.item.as_ref(), output)
                .into_iter()
                .collect(),
            Target::CheckIn => {
                let goal = self.goal_named(stop.item.as_ref(), output);
                goal.iter().map(|goal| self.check_in_on(goal)).collect()
            }
            Target::Agree => {
                let agreed = self.goals_of(&output.of);
                goals(
                    agreed
                        .into_iter()
                        .filter(|goal| goal.agreed.is_some())
                        .collect(),
                )
            }
            Target::Confidence if input.from.is_empty() => {
                let goal = self.goal_named(stop.item.as_ref(), output);
                goal.iter().map(Key::from).collect()
            }
            Target::Confidence => goals(self.goals_of(std::slice::from_ref(&input.from))),
            _ => Vec::new(),
        }
    }
}
