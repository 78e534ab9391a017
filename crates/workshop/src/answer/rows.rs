//! Tables whose rows the plan's records hold, or metrics of a goal.

use serde_json::Value;
use sightline_plan::{
    Key, Kind,
    codec::{Field, Fields, Reader},
    model::{Made, Metric},
};

use super::{
    Draft, Refused,
    fields::{get_path, record, set_path},
};
use crate::{
    definition::{Input, Output},
    run::Guide,
    table::Row,
};

impl Draft<'_> {
    /// A table whose rows are records each, or metrics of a goal where `kind` is `None`.
    pub fn table(
        &mut self,
        kind: Option<Kind>,
        output: &Output,
        value: Value,
    ) -> Result<(), Refused> {
        let value = super::shape::shaped(self.guide, self.key, self.input, value)
            .map_err(Refused::Value)?;
        let rows = Vec::<Row>::read(value.into(), &mut Reader::default()).unwrap_or_default();
        let mut rows = rows;
        self.name_cells(&mut rows)?;
        let before = self.made();
        let (mut kept, mut held): (Vec<Row>, Vec<Made>) = (Vec::new(), Vec::new());
        for mut row in rows {
            let part = |id: &str| format!("{}#{id}", self.input.id);
            let wanted = output
                .only
                .as_ref()
                .is_none_or(|only| row.cells.get(&only.field) == Some(&only.value));
            let columns = self
                .input
                .columns
                .iter()
                .filter(|column| !column.field.is_empty());
            let mut cells = Vec::new();
            for column in columns {
                let Some(cell) = row.cells.get(&column.id).filter(|cell| !is_blank(cell)) else {
                    continue;
                };
                cells.push((column.field.clone(), cell.clone()));
                cells.extend(
                    column
                        .with
                        .iter()
                        .map(|fixed| (fixed.field.clone(), fixed.value.clone())),
                );
            }
            let known = before
                .iter()
                .find(|made| made.input == part(&row.id))
                .cloned();
            if wanted && !cells.is_empty() {
                let mut made = match kind {
                    Some(kind) => {
                        let mut id = known.map(|made| made.record).unwrap_or_default();
                        if id.is_empty() && self.plan.has(kind, &row.id) {
                            id.clone_from(&row.id);
                        }
                        if kind == Kind::Goal {
                            id = self.goal_meant(id, &row.id, &mut cells, &before, &held);
                        }
                        let fields = self.cells_on(kind, output, &id, cells)?;
                        self.entry(kind, output, &id, fields, &before)?
                    }
                    None => {
                        let mut fields = Fields::new();
                        for (path, cell) in cells {
                            set_path(&mut fields, &path, cell);
                        }
                        let id = known.map(|made| made.record).unwrap_or_default();
                        let id = if id.is_empty() { row.id.clone() } else { id };
                        self.metric(output, &id, fields)?
                    }
                };
                made.input = part(&row.id);
                held.push(made);
            }
            row.cells.retain(|_, cell| !is_blank(cell));
            kept.push(row);
        }
        let empty = kept.is_empty();
        self.keep(if empty { Value::Null } else { kept.write() });
        self.hold(held)
    }

    /// Whose goal a row is, by its sentence: where that is the sentence of a goal which is there already, that
    /// one is meant, and it keeps its own words. A goal that was found so is not renamed by who writes on.
    fn goal_meant(
        &self,
        id: String,
        row: &str,
        cells: &mut Vec<(String, Value)>,
        before: &[Made],
        held: &[Made],
    ) -> String {
        let said = cells.iter().find(|(path, _)| path == "statement");
        let Some(said) = said.and_then(|(_, cell)| cell.as_str()).map(plain) else {
            return id;
        };
        let is_own = before.iter().any(|made| made.own && made.record == id);
        let found_before = !id.is_empty() && !is_own && id != row;
        if !is_own && !found_before && !id.is_empty() {
            return id;
        }
        let goals = self.plan.tables().goals.values();
        let mut like = goals.filter(|goal| {
            let other = found_before || goal.id.as_str() != id;
            let free = !held.iter().any(|made| made.record == goal.id.as_str());
            other && free && plain(&goal.statement) == said
        });
        match like.next() {
            Some(goal) => {
                cells.retain(|(path, _)| path != "statement");
                goal.id.to_string()
            }
            None if found_before => String::new(),
            None => id,
        }
    }

    /// The fields that cells set in a record, on top of what its lists hold already.
    fn cells_on(
        &mut self,
        kind: Kind,
        output: &Output,
        id: &str,
        cells: Vec<(String, Value)>,
    ) -> Result<Fields, Refused> {
        let there = self.plan.record(&Key::new(kind, id));
        let base = match there {
            Some(record) => record.fields(),
            None => self.fresh(kind, output)?,
        };
        let mut fields = Fields::new();
        for (path, cell) in cells {
            let first = path.split('.').next().unwrap_or_default();
            if first != path
                && !fields.contains_key(first)
                && let Some(old) = base.get(first)
            {
                fields.insert(first.to_owned(), old.clone());
            }
            set_path(&mut fields, &path, cell);
        }
        Ok(fields)
    }
}

impl Guide<'_> {
    /// The rows of a table as they are now: cells that records hold are read from those.
    pub fn rows(&self, key: &str, input: &str) -> Vec<Row> {
        let Some(of) = self.input(key, input) else {
            return Vec::new();
        };
        let mut rows: Vec<Row> = self.read(key, input);
        for row in &mut rows {
            let part = format!("{input}#{}", row.id);
            let Some(made) = self.made(key, input).find(|made| made.input == part) else {
                continue;
            };
            let fields = match Kind::from_word(&made.kind) {
                Some(kind) => self
                    .plan
                    .record(&Key::new(kind, &made.record))
                    .map(|record| record.fields()),
                None => self.metric_fields(&made.record),
            };
            let Some(fields) = fields else { continue };
            for column in of.columns.iter().filter(|column| !column.field.is_empty()) {
                if let Some(value) = get_path(&fields, &column.field) {
                    row.cells.insert(column.id.clone(), value.clone());
                } else if let Some(cell) = row.cells.get(&column.id)
                    && !says_default(Kind::from_word(&made.kind), &fields, &column.field, cell)
                {
                    // Emptied in the record since.
                    row.cells.shift_remove(&column.id);
                }
            }
        }
        rows
    }

    pub(super) fn rows_value(&self, key: &str, of: &Input) -> Value {
        let rows = self.rows(key, &of.id);
        if rows.is_empty() {
            Value::Null
        } else {
            rows.write()
        }
    }
}

/// Whether a cell says no more than a record says by leaving the field out. `kind` is `None` for a metric.
fn says_default(kind: Option<Kind>, fields: &Fields, path: &str, cell: &Value) -> bool {
    let mut with = fields.clone();
    set_path(&mut with, path, cell.clone());
    let written = match kind {
        Some(kind) => record(kind, with).map(|record| record.fields()).ok(),
        None => Metric::read(Value::Object(with).into(), &mut Reader::default())
            .and_then(|metric| metric.write().as_object().cloned()),
    };
    written.is_some_and(|written| get_path(&written, path).is_none())
}

/// A sentence without what makes no other of it: capitals, spaces, a full stop.
fn plain(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let words = words.join(" ").to_lowercase();
    words.trim_end_matches('.').to_owned()
}

fn is_blank(cell: &Value) -> bool {
    cell.is_null() || cell.as_str().is_some_and(|text| text.trim().is_empty())
}
