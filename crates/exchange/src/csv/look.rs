//! What a sheet seems to be, before a person has said anything: what its rows are, how it is written, what its columns
//! mean; and what speaks for each.

use sightline_plan::{DateOrder, DecimalSign, Settings};

use super::{
    Column, Decimal, Dialect, Mapping, Separator, Sheet, TableKind,
    day::{is_undecided, order_of, parse_day},
    fault::shortened,
    number::Number,
    sheet::{MOST_COLUMNS, known_headings, separator},
    word::is_choice,
};

/// So many rows are looked at where something is guessed of all of them.
const MOST_ROWS: usize = 2000;

/// Above the headings may stand so many rows, such as a title.
const ABOVE: usize = 10;

/// What speaks for a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// This cell, which can be read no other way.
    Cell {
        /// Its row, as a spreadsheet counts.
        row: usize,
        /// What stands in it, cut short.
        found: String,
    },
    /// Semicolons stand between cells, which spreadsheets write where the decimal sign is a comma.
    Semicolons,
    /// So many columns come of it.
    Columns(usize),
    /// Nothing in the table, so it is as usual.
    Usual,
}

/// What a sheet seems to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// How it would be read.
    pub mapping: Mapping,
    /// What speaks for the separator.
    pub separator: Why,
    /// What speaks for the decimal sign.
    pub decimal: Why,
    /// What speaks for the order of days.
    pub dates: Why,
    /// Whether there are days that either order would make another day of, and nothing that tells.
    pub days_undecided: bool,
}

/// Looks at a sheet. `usual` says what holds where nothing in the sheet does.
///
/// # Example
/// ```
/// use sightline_exchange::csv::{self, Column, Decimal, Sheet, TableKind, Why};
/// use sightline_plan::Settings;
///
/// let text = "Goal;Assignee;Baseline\nRaise NPS;Ana;41,5\n";
/// let sheet = Sheet::of(text, csv::separator(text))?;
/// let look = csv::look(&sheet, &Settings::default());
/// assert_eq!(look.mapping.kind, TableKind::Goals);
/// let columns = [Column::Statement, Column::Owner, Column::Baseline].map(Some);
/// assert_eq!(look.mapping.columns, columns);
/// // What tells is said along with it, for a person to check.
/// assert_eq!(look.mapping.dialect.decimal, Decimal::Comma);
/// assert_eq!(look.decimal, Why::Cell { row: 2, found: "41,5".to_owned() });
/// # Ok::<(), csv::RowProblem>(())
/// ```
pub fn look(sheet: &Sheet, usual: &Settings) -> Look {
    let header = header(sheet);
    let kind = kind(sheet, header);
    let guess = Guess {
        sheet,
        header,
        kind,
    };
    let columns = guess.columns();
    let (decimal, decimal_why) = guess.decimal(&columns, usual.decimal);
    let (dates, dates_why) = guess.dates(usual.date_order);
    let dialect = Dialect {
        separator: sheet.separator,
        decimal,
        dates: Some(dates),
    };
    let days_undecided =
        dates_why == Why::Usual && guess.cells().any(|(_, _, cell)| is_undecided(cell));
    Look {
        mapping: Mapping {
            kind,
            dialect,
            header,
            columns,
        },
        separator: Why::Columns(sheet.width()),
        decimal: decimal_why,
        dates: dates_why,
        days_undecided,
    }
}

/// Whether a text that nobody has called a table looks like one: it has headings that are known, or is what a
/// spreadsheet puts on the clipboard.
pub fn is_table(text: &str) -> bool {
    let Ok(sheet) = Sheet::of(text, separator(text)) else {
        return false;
    };
    let looked = look(&sheet, &Settings::default());
    let known = looked.mapping.header.and_then(|at| sheet.records.get(at));
    let known = known.map_or(0, known_headings);
    let is_cells = sheet.separator == Separator::Tab
        && sheet.records.iter().all(|record| record.cells.len() > 1);
    sheet.len() > 1 && (is_cells || known > usize::from(sheet.width() > 1))
}

/// What the columns seem to mean in a table of this kind.
pub fn columns(sheet: &Sheet, header: Option<usize>, kind: TableKind) -> Vec<Option<Column>> {
    Guess {
        sheet,
        header,
        kind,
    }
    .columns()
}

/// The row that seems to hold the headings: the one of the first that has most known ones, and no numbers or days.
/// Below the first row one known word is no heading: it may be the owner of a goal, or its level. Where no heading is
/// known, it is the first row, if rows below it have numbers or days.
fn header(sheet: &Sheet) -> Option<usize> {
    let is_value = |cell: &str| is_number(cell) || is_day(cell.trim());
    let has_value = |at: usize| (0..sheet.width()).any(|column| is_value(sheet.cell(at, column)));
    let first = sheet.records.iter().take(ABOVE).enumerate();
    let known = first.map(|(at, record)| (known_headings(record), at));
    let known = known.filter(|(known, at)| *known > usize::from(*at > 0) && !has_value(*at));
    // Of equals the first.
    let best = known.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, at)| at).or_else(|| {
        let below = (1..sheet.len().min(ABOVE)).any(has_value);
        (below && !has_value(0)).then_some(0)
    })
}

fn is_number(cell: &str) -> bool {
    Number::parse(cell.trim(), Decimal::Either).is_ok()
}

/// What the rows seem to be, by the headings.
fn kind(sheet: &Sheet, header: Option<usize>) -> TableKind {
    let found = |kind: TableKind| {
        let columns = match header.and_then(|at| sheet.records.get(at)) {
            Some(header) => Column::of_headings(kind, header.cells.iter().take(MOST_COLUMNS)),
            None => Vec::new(),
        };
        move |column: Column| columns.contains(&Some(column))
    };
    let goals = found(TableKind::Goals);
    // What only a goal has.
    let of_goal = [
        Column::Parent,
        Column::Level,
        Column::Kind,
        Column::Due,
        Column::Start,
        Column::Contribution,
    ];
    if of_goal.into_iter().any(&goals) {
        return TableKind::Goals;
    }
    let metrics = found(TableKind::Metrics);
    let check_ins = found(TableKind::CheckIns);
    let names_goal = |has: &dyn Fn(Column) -> bool| has(Column::Id) || has(Column::Statement);
    let plans = metrics(Column::Target) || metrics(Column::Baseline);
    let says = [
        Column::Value,
        Column::Confidence,
        Column::Health,
        Column::Notes,
    ];
    if names_goal(&check_ins)
        && check_ins(Column::Day)
        && !plans
        && says.into_iter().any(&check_ins)
    {
        TableKind::CheckIns
    } else if names_goal(&metrics)
        && (metrics(Column::Metric) || metrics(Column::MetricId))
        && !goals(Column::Owner)
        && !goals(Column::Status)
    {
        TableKind::Metrics
    } else {
        TableKind::Goals
    }
}

/// A sheet that is looked at.
struct Guess<'a> {
    sheet: &'a Sheet,
    header: Option<usize>,
    kind: TableKind,
}

impl<'a> Guess<'a> {
    /// The first rows below the headings, by place.
    fn body(&self) -> impl Iterator<Item = usize> + Clone + use<> {
        let first = self.header.map_or(0, |header| header + 1);
        first..self.sheet.len().min(first + MOST_ROWS)
    }

    /// Cells that hold something: the row's place, the column, what stands there.
    fn cells(&self) -> impl Iterator<Item = (usize, usize, &'a str)> {
        let (sheet, width) = (self.sheet, self.sheet.width());
        let all = self.body().flat_map(move |at| {
            (0..width).map(move |column| (at, column, sheet.cell(at, column).trim()))
        });
        all.filter(|(_, _, cell)| !cell.is_empty())
    }

    /// How much of what stands in a column is as asked, from 0 to 1; 0 where nothing stands there.
    fn share(&self, column: usize, is: impl Fn(&str) -> bool) -> f64 {
        let cells = self.body().map(|at| self.sheet.cell(at, column).trim());
        let (mut all, mut alike) = (0_u32, 0_u32);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            all += 1;
            alike += u32::from(is(cell));
        }
        if all == 0 {
            0.0
        } else {
            f64::from(alike) / f64::from(all)
        }
    }

    /// By the headings, and by what stands below them where those say nothing.
    fn columns(&self) -> Vec<Option<Column>> {
        let width = self.sheet.width();
        let headings = (0..width).map(|column| match self.header {
            Some(header) => self.sheet.cell(header, column),
            None => "",
        });
        let mut columns = Column::of_headings(self.kind, headings);
        // A column that somebody named is taken for what must be there, not for what may be.
        let is_named = self.header.is_some();
        let mut take = |column: Column, fits: &dyn Fn(usize) -> f64| {
            if columns.contains(&Some(column)) {
                return;
            }
            let open = (0..width).filter(|at| columns.get(*at) == Some(&None));
            let best = open.map(|at| (fits(at), at)).filter(|(fit, _)| *fit > 0.0);
            let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
            if let Some(slot) = best.and_then(|(_, at)| columns.get_mut(at)) {
                *slot = Some(column);
            }
        };
        let most = |share: f64| if share > 0.8 { share } else { 0.0 };
        let day = |at: usize| most(self.share(at, is_day));
        let number = |at: usize| most(self.share(at, is_number));
        let words = |at: usize| self.words(at);
        match self.kind {
            TableKind::Goals => {
                if !is_named {
                    take(Column::Due, &day);
                    take(Column::Level, &|at| {
                        most(self.share(at, |cell| is_choice(Column::Level, cell)))
                    });
                    take(Column::Status, &|at| {
                        most(self.share(at, |cell| is_choice(Column::Status, cell)))
                    });
                }
                take(Column::Statement, &words);
            }
            TableKind::Metrics => {
                take(Column::Statement, &words);
                if !is_named {
                    take(Column::Metric, &words);
                }
            }
            TableKind::CheckIns => {
                take(Column::Day, &day);
                take(Column::Value, &number);
                take(Column::Statement, &words);
            }
        }
        columns
    }

    /// How much a column looks like sentences: how many letters its cells have, where most are words.
    fn words(&self, column: usize) -> f64 {
        let is_words =
            |cell: &str| cell.chars().any(char::is_alphabetic) && !is_number(cell) && !is_day(cell);
        if self.share(column, is_words) < 0.5 {
            return 0.0;
        }
        let cells = self.body().map(|at| self.sheet.cell(at, column));
        cells.map(|cell| cell.chars().count() as f64).sum()
    }

    fn why(&self, cell: Option<(usize, &str)>) -> Why {
        match cell {
            Some((at, found)) => Why::Cell {
                row: self.sheet.number(at).unwrap_or(0),
                found: shortened(found),
            },
            None => Why::Usual,
        }
    }

    /// By the numbers that can be read one way only. Ids such as 1.2 are none.
    fn decimal(&self, columns: &[Option<Column>], usual: DecimalSign) -> (Decimal, Why) {
        let is_id = |column: usize| {
            let meaning = columns.get(column).copied().flatten();
            matches!(
                meaning,
                Some(Column::Id | Column::Parent | Column::Statement)
            )
        };
        let reads = |cell: &str, decimal| {
            Number::parse(cell, decimal).is_ok_and(|number| number.value().is_ok())
        };
        let (mut points, mut commas) = ((0, None), (0, None));
        for (at, column, cell) in self.cells() {
            if !cell.contains(['.', ',']) || is_id(column) {
                continue;
            }
            let side = match (reads(cell, Decimal::Point), reads(cell, Decimal::Comma)) {
                (true, false) => &mut points,
                (false, true) => &mut commas,
                _ => continue,
            };
            side.0 += 1;
            side.1.get_or_insert((at, cell));
        }
        if points.0 == 0 && commas.0 == 0 {
            return match self.sheet.separator {
                Separator::Semicolon => (Decimal::Comma, Why::Semicolons),
                _ => (usual.into(), Why::Usual),
            };
        }
        if commas.0 > points.0 {
            (Decimal::Comma, self.why(commas.1))
        } else {
            (Decimal::Point, self.why(points.1))
        }
    }

    /// By the days that can be read one way only; points between their parts stand where the day is first.
    fn dates(&self, usual: DateOrder) -> (DateOrder, Why) {
        let (mut day, mut month, mut dotted) = ((0, None), (0, None), None);
        for (at, _, cell) in self.cells() {
            let side = match order_of(cell) {
                Some(DateOrder::DayFirst) => &mut day,
                Some(DateOrder::MonthFirst) => &mut month,
                None => {
                    let is_dotted = cell.matches('.').count() == 2 && is_undecided(cell);
                    dotted = dotted.or(is_dotted.then_some((at, cell)));
                    continue;
                }
            };
            side.0 += 1;
            side.1.get_or_insert((at, cell));
        }
        match () {
            () if month.0 > day.0 => (DateOrder::MonthFirst, self.why(month.1)),
            () if day.0 > 0 => (DateOrder::DayFirst, self.why(day.1)),
            () if dotted.is_some() => (DateOrder::DayFirst, self.why(dotted)),
            () => (usual, Why::Usual),
        }
    }
}

/// Whether a cell is a day of any order.
fn is_day(cell: &str) -> bool {
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
    orders
        .into_iter()
        .any(|order| parse_day(cell, Some(order)).is_some())
}
