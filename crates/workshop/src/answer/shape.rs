//! What a value must look like to be kept as the answer to an input, and the shorter ways to write it.

use serde_json::{Value, json};
use sightline_plan::{
    Problem,
    codec::{Field, Fields, Path, Reader, Step, Wanted, parse_date},
};

use crate::{
    definition::{ColumnKind, Input, InputKind},
    funnel::Sum,
    interview::Kit,
    list::Board,
    round::Ratings,
    run::Guide,
    table::Row,
    vote::Poll,
};

/// The value as it is kept, or the first problem with it.
pub(super) fn shaped(
    guide: &Guide,
    key: &str,
    input: &Input,
    value: Value,
) -> Result<Value, Problem> {
    if value.is_null() {
        return Ok(Value::Null);
    }
    let mut reader = Reader::at(Path::default());
    let kept = match input.kind {
        InputKind::ShortText | InputKind::LongText => {
            String::read(value, &mut reader).map(Value::from)
        }
        InputKind::Date => {
            let day = value.as_str().and_then(parse_date).map(|day| day.write());
            day.or_else(|| reader.refuse(Wanted::Date, &value))
        }
        InputKind::Number => number(input, value, &mut reader),
        InputKind::Choice => choice(guide, input, value, &mut reader),
        InputKind::Person => people(guide, value, &mut reader),
        InputKind::List => list(guide, key, input, value, &mut reader),
        InputKind::Table => rows(guide, key, input, value, &mut reader),
        InputKind::Matrix => matrix(value, &mut reader),
        InputKind::Vote => Poll::read(value, &mut reader).map(|poll| poll.write()),
        InputKind::Rating | InputKind::Confidence => ratings(value, &mut reader),
        InputKind::Funnel => Sum::read(value, &mut reader).map(|sum| sum.write()),
        InputKind::Kit => Kit::read(value, &mut reader).map(|kit| kit.write()),
        _ => Value::read(value, &mut reader),
    };
    match (kept, reader.into_problems().into_iter().next()) {
        (_, Some(problem)) => Err(problem),
        (kept, None) => Ok(kept.unwrap_or_default()),
    }
}

/// A number, within its bounds.
fn number(input: &Input, value: Value, reader: &mut Reader) -> Option<Value> {
    let number = f64::read(value, reader)?;
    let (min, max) = (input.min.unwrap_or(f64::MIN), input.max.unwrap_or(f64::MAX));
    if number < min || number > max {
        reader.report(sightline_plan::Fault::OutOfRange {
            min,
            max,
            found: number,
        });
        return None;
    }
    Some(number.write())
}

/// Ids of options; labels will do. One's own words stay as they are where there are no options yet.
fn choice(guide: &Guide, input: &Input, value: Value, reader: &mut Reader) -> Option<Value> {
    let options = guide.options(input);
    let id = |word: &str| {
        let found = options
            .iter()
            .find(|option| option.id == word || option.label == word);
        found.map(|option| option.id.clone())
    };
    let mut chosen: Vec<Value> = Vec::new();
    let words = match value {
        Value::Array(words) => words,
        Value::Bool(yes) => vec![json!(if yes { "yes" } else { "no" })],
        other => vec![other],
    };
    for (at, word) in words.into_iter().enumerate() {
        match word.as_str().and_then(id) {
            Some(id) if !chosen.iter().any(|known| *known == id) => chosen.push(json!(id)),
            Some(_) => {}
            None => {
                return reader.within(Step::Index(at), |reader| {
                    reader.report(sightline_plan::Fault::Expected {
                        wanted: Wanted::Text,
                        found: word.to_string().chars().take(40).collect(),
                    });
                    None
                });
            }
        }
    }
    if input.many {
        Some(Value::Array(chosen))
    } else {
        Some(chosen.into_iter().next().unwrap_or_default())
    }
}

/// Ids of people; the names of those who are there will do.
fn people(guide: &Guide, value: Value, reader: &mut Reader) -> Option<Value> {
    let names = match value {
        Value::Array(names) => names,
        other => vec![other],
    };
    let people = &guide.plan.tables().people;
    let mut ids = Vec::new();
    for (at, name) in names.into_iter().enumerate() {
        let text = name.as_str().unwrap_or_default();
        let mut all = people.values();
        let found = all.find(|person| person.id.as_str() == text || person.name == text);
        match found {
            Some(person) => ids.push(json!(person.id.as_str())),
            None => {
                return reader.within(Step::Index(at), |reader| reader.refuse(Wanted::Id, &name));
            }
        }
    }
    Some(Value::Array(ids))
}

/// A board; a list of texts will do, and keeps the thoughts that say the same.
fn list(
    guide: &Guide,
    key: &str,
    input: &Input,
    value: Value,
    reader: &mut Reader,
) -> Option<Value> {
    let lines = match value {
        Value::String(text) => text,
        Value::Array(lines) => {
            let texts = Vec::<String>::read(Value::Array(lines), reader)?;
            texts
                .iter()
                .map(|text| text.replace('\n', " "))
                .collect::<Vec<_>>()
                .join("\n")
        }
        other => {
            let mut board = Board::read(other, reader)?;
            board.items.retain(|item| !item.id.is_empty());
            return Some(board.write());
        }
    };
    let before: Board = guide.read(key, &input.id);
    let mut board = Board {
        items: Vec::new(),
        shown: true,
        ..before.clone()
    };
    let mut new = before
        .with_lines(&lines, "")
        .items
        .split_off(before.items.len());
    for thought in &mut new {
        let same = before.items.iter().find(|item| item.text == thought.text);
        let free = same.filter(|same| !board.items.iter().any(|item| item.id == same.id));
        board.items.push(free.unwrap_or(thought).clone());
    }
    Some(board.write())
}

/// Rows; objects of cells and lists of cells will do. Rows in the place of earlier ones are those.
fn rows(
    guide: &Guide,
    key: &str,
    input: &Input,
    value: Value,
    reader: &mut Reader,
) -> Option<Value> {
    let Value::Array(rows) = value else {
        return reader.refuse(Wanted::List, &value);
    };
    let before: Vec<Row> = guide.read(key, &input.id);
    let mut kept: Vec<Row> = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        let read = reader.within(Step::Index(at), |reader| match row {
            Value::Array(cells) => {
                let columns = input.columns.iter().map(|column| column.id.clone());
                Some(Row {
                    cells: columns.zip(cells).collect(),
                    ..Row::default()
                })
            }
            Value::Object(fields) if fields.get("cells").is_some_and(Value::is_object) => {
                Row::read(Value::Object(fields), reader)
            }
            Value::Object(mut cells) => {
                let id = cells.shift_remove("id").unwrap_or_default();
                let id = id.as_str().unwrap_or_default().to_owned();
                Some(Row {
                    id,
                    cells,
                    ..Row::default()
                })
            }
            other => reader.refuse(Wanted::Object, &other),
        })?;
        kept.push(read);
    }
    let mut taken: Vec<String> = kept.iter().map(|row| row.id.clone()).collect();
    taken.extend(before.iter().map(|row| row.id.clone()));
    for (at, row) in kept.iter_mut().enumerate() {
        if row.id.is_empty() {
            let place = before.get(at).map(|row| row.id.clone());
            let place =
                place.filter(|id| taken.iter().filter(|known| *known == id).nth(1).is_none());
            let free = || {
                (1_u32..)
                    .map(|n| format!("r{n}"))
                    .find(|id| !taken.contains(id))
            };
            row.id = place.or_else(free).unwrap_or_default();
            taken.push(row.id.clone());
        }
        for column in &input.columns {
            if let Some(cell) = row.cells.get_mut(&column.id) {
                reader.within(Step::Index(at), |reader| {
                    shape_cell(column.kind, cell, reader)
                });
            }
        }
    }
    Some(kept.write())
}

fn shape_cell(kind: ColumnKind, cell: &mut Value, reader: &mut Reader) {
    let fits = match (kind, &*cell) {
        (_, Value::Null) => true,
        (_, Value::String(text)) if text.trim().is_empty() => true,
        (ColumnKind::Number, cell) => {
            if !cell.is_number() {
                let _ = reader.refuse::<()>(Wanted::Number, cell);
            }
            true
        }
        (ColumnKind::YesNo, cell) => cell.is_boolean(),
        (ColumnKind::Date, cell) => cell.as_str().and_then(parse_date).is_some(),
        (_, Value::String(_)) => true,
        // A list in a cell of words: agenda points, criteria.
        (ColumnKind::Text, Value::Array(list)) => list.iter().all(Value::is_string),
        (ColumnKind::Text, Value::Number(number)) => {
            *cell = Value::from(number.to_string());
            true
        }
        _ => false,
    };
    if !fits {
        let wanted = match kind {
            ColumnKind::YesNo => Wanted::YesNo,
            ColumnKind::Date => Wanted::Date,
            _ => Wanted::Text,
        };
        let _ = reader.refuse::<()>(wanted, &cell.clone());
    }
}

fn matrix(value: Value, reader: &mut Reader) -> Option<Value> {
    let rows = Fields::read(value, reader)?;
    for cells in rows.values() {
        if !cells.is_object() {
            return reader.refuse(Wanted::Object, cells);
        }
    }
    Some(Value::Object(rows))
}

/// Rounds; a number, or numbers by name, are one closed round.
fn ratings(value: Value, reader: &mut Reader) -> Option<Value> {
    let round = |scores: Vec<(String, f64)>| {
        let scored = scores
            .into_iter()
            .fold(Ratings::default(), |ratings, (by, value)| {
                ratings.scored(&by, "", Some(value))
            });
        Some(scored.closed().write())
    };
    match value {
        Value::Number(_) => round(vec![(String::new(), f64::read(value, reader)?)]),
        Value::Object(fields) if !fields.contains_key("rounds") => {
            let mut scores = Vec::new();
            for (by, value) in fields {
                scores.push((by, f64::read(value, reader)?));
            }
            round(scores)
        }
        other => Ratings::read(other, reader).map(|ratings| ratings.write()),
    }
}
