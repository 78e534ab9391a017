//! A cell as it will be read, to show it before it is.

use chrono::NaiveDate;
use sightline_plan::{
    DateOrder,
    model::{Direction, GoalKind, Health, Level, Status, Timing},
};

use super::{
    Column, Dialect, Mapping, Sheet, day::parse_day, guard::unguard, number::Number, word::Choice,
};

/// What a cell is read as.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// Nothing stands in it.
    Empty,
    /// Words.
    Text(String),
    /// A number, and the sign of money or of per cent at it.
    Number(f64, Option<char>),
    /// A day.
    Day(NaiveDate),
    /// One of the plan's own words, such as `key_result`.
    Word(&'static str),
    /// It cannot be read; what stands there.
    Unread(String),
}

/// What a mapping makes of a row's cells, in the order of its columns. Only single cells are looked at: what is wrong
/// with several together is told by reading.
pub fn row(sheet: &Sheet, mapping: &Mapping, at: usize) -> Vec<(Column, Read)> {
    let columns = mapping.columns.iter().enumerate();
    let read = columns.filter_map(|(place, column)| {
        let column = (*column)?;
        let cell = unguard(sheet.cell(at, place));
        Some((column, read(column, cell, &mapping.dialect)))
    });
    read.collect()
}

fn read(column: Column, cell: &str, dialect: &Dialect) -> Read {
    let cell = cell.trim();
    if cell.is_empty() {
        return Read::Empty;
    }
    let unread = || Read::Unread(cell.to_owned());
    match column {
        Column::Baseline
        | Column::Target
        | Column::Stretch
        | Column::Current
        | Column::Value
        | Column::Weight
        | Column::Confidence => match Number::parse(cell, dialect.decimal) {
            Ok(number) => number
                .value()
                .map_or_else(|_| unread(), |value| Read::Number(value, number.mark)),
            Err(_) => unread(),
        },
        Column::Start | Column::Due | Column::Checked | Column::Day => {
            let order: Option<DateOrder> = dialect.dates;
            parse_day(cell, order).map_or_else(unread, Read::Day)
        }
        Column::Level => word(Level::from_cell(cell).map(Level::word), unread),
        Column::Kind => word(GoalKind::from_cell(cell).map(GoalKind::word), unread),
        Column::Direction => word(Direction::from_cell(cell).map(Direction::word), unread),
        Column::Status => word(Status::from_cell(cell).map(Status::word), unread),
        Column::Health => word(Health::from_cell(cell).map(Health::word), unread),
        Column::Timing => word(Timing::from_cell(cell).map(Timing::word), unread),
        Column::Id
        | Column::Parent
        | Column::Statement
        | Column::Owner
        | Column::Metric
        | Column::MetricId
        | Column::Unit
        | Column::Contribution
        | Column::Notes
        | Column::By
        | Column::Blocker
        | Column::NextStep => Read::Text(cell.to_owned()),
    }
}

fn word(found: Option<&'static str>, unread: impl Fn() -> Read) -> Read {
    found.map_or_else(unread, Read::Word)
}
