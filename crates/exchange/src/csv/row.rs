//! Reads the cells of a row, noting what cannot be read.

use chrono::NaiveDate;
use sightline_plan::{
    DateOrder, Goal, Id,
    codec::Wanted,
    model::{Contribution, ContributionKind},
};

use super::{
    Column, Fault, RowProblem,
    day::parse_day,
    fault::quoted,
    number::{Decimal, Number, Unread},
    people::People,
    table::{Row, Table},
    word::Choice,
};

/// A row, and where to note problems with it. An empty cell reads as `None`, and so does one that
/// cannot be read, after that has been noted.
pub(super) struct Cells<'a> {
    pub row: &'a Row,
    pub decimal: Decimal,
    pub dates: Option<DateOrder>,
    pub problems: &'a mut Vec<RowProblem>,
}

impl<'a> Cells<'a> {
    pub fn of(table: &Table, row: &'a Row, problems: &'a mut Vec<RowProblem>) -> Self {
        Self {
            row,
            decimal: table.decimal,
            dates: table.dates,
            problems,
        }
    }
}

impl Cells<'_> {
    pub fn report(&mut self, column: Column, fault: Fault) {
        self.problems.push(RowProblem {
            row: self.row.number,
            column: Some(column),
            fault,
        });
    }

    /// Reads a cell that is not empty, or notes that it is not what was wanted.
    fn read<T>(
        &mut self,
        column: Column,
        wanted: Wanted,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.row.cell(column);
        if cell.is_empty() {
            return None;
        }
        let value = read(cell);
        if value.is_none() {
            self.report(column, Fault::expected(wanted, cell));
        }
        value
    }

    pub fn id(&mut self, column: Column) -> Option<Id<Goal>> {
        self.read(column, Wanted::Id, Id::new)
    }

    pub fn date(&mut self, column: Column) -> Option<NaiveDate> {
        let order = self.dates;
        self.read(column, Wanted::Date, |cell| parse_day(cell, order))
    }

    pub fn choice<T: Choice>(&mut self, column: Column) -> Option<T> {
        self.read(column, Wanted::OneOf(T::WORDS), T::from_cell)
    }

    /// A number, and the sign of money or of per cent at it.
    pub fn number(&mut self, column: Column) -> Option<(f64, Option<char>)> {
        let cell = self.row.cell(column);
        if cell.is_empty() {
            return None;
        }
        let number = Number::parse(cell, self.decimal);
        let read = number.and_then(|number| Ok((number.value()?, number.mark)));
        read.map_err(|unread| match unread {
            Unread::NoNumber => self.report(column, Fault::expected(Wanted::Number, cell)),
            Unread::Ambiguous => self.report_ambiguous(column),
        })
        .ok()
    }

    fn report_ambiguous(&mut self, column: Column) {
        let found = quoted(self.row.cell(column));
        self.report(column, Fault::AmbiguousNumber { found });
    }

    /// Weights are relative, so a per cent sign at one means nothing and is passed over.
    pub fn weight(&mut self) -> Option<f64> {
        let (found, _) = self.number(Column::Weight)?;
        if found < 0.0 {
            let fault = sightline_plan::Fault::Negative { found };
            self.report(Column::Weight, Fault::Plan(fault));
            return None;
        }
        Some(found)
    }

    /// From 0 to 10; a share such as `70%` of that is read as well.
    pub fn confidence(&mut self) -> Option<u32> {
        let (value, mark) = self.number(Column::Confidence)?;
        let found = if mark == Some('%') {
            value / 10.0
        } else {
            value
        };
        let (min, max) = (0.0, 10.0);
        if (min..=max).contains(&found) {
            return Some(found.round() as u32);
        }
        let fault = sightline_plan::Fault::OutOfRange { min, max, found };
        self.report(Column::Confidence, Fault::Plan(fault));
        None
    }

    /// An amount, a share such as `25%`, or the word for a contribution without a number.
    fn contribution(&mut self) -> Option<Contribution> {
        let column = Column::Contribution;
        let cell = self.row.cell(column);
        if cell.is_empty() {
            return None;
        }
        let read = match ContributionKind::from_word(&cell.to_lowercase()) {
            Some(kind) => Ok((kind, None)),
            None => Number::parse(cell, self.decimal).and_then(|read| match read.mark {
                Some('%') => Ok((ContributionKind::Share, Some(read.hundredth()?))),
                _ => Ok((ContributionKind::Amount, Some(read.value()?))),
            }),
        };
        let read = read.map(|(kind, value)| Contribution {
            kind,
            value,
            ..Contribution::default()
        });
        read.map_err(|unread| match unread {
            Unread::NoNumber => {
                let found = quoted(cell);
                self.report(column, Fault::ExpectedContribution { found });
            }
            Unread::Ambiguous => self.report_ambiguous(column),
        })
        .ok()
    }

    /// The goal that the row names first, without its metric and its parent.
    pub fn goal(&mut self, id: Id<Goal>, people: &mut People) -> Goal {
        let fresh = Goal::default();
        let owner = self.row.cell(Column::Owner);
        Goal {
            id,
            level: self.choice(Column::Level).unwrap_or(fresh.level),
            kind: self.choice(Column::Kind).unwrap_or(fresh.kind),
            statement: self.row.text(Column::Statement).to_owned(),
            owner: (!owner.is_empty()).then(|| people.named(owner)),
            weight: self.weight().unwrap_or(fresh.weight),
            contribution: self.contribution(),
            start: self.date(Column::Start),
            due: self.date(Column::Due),
            status: self.choice(Column::Status).unwrap_or(fresh.status),
            confidence: self.confidence(),
            notes: self.row.text(Column::Notes).to_owned(),
            ..fresh
        }
    }

    /// Notes what the row says otherwise about a goal than `first`, the row where its id stands first.
    pub fn agree_with(&mut self, first: &Row) {
        for column in Column::ALL.iter().copied() {
            let cell = self.row.cell(column);
            if column.is_of_metric() || cell.is_empty() || cell == first.cell(column) {
                continue;
            }
            let fault = Fault::Conflict {
                id: first.cell(Column::Id).to_owned(),
                first: first.number,
            };
            self.report(column, fault);
        }
    }
}
