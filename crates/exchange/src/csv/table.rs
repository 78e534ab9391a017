//! From rows of cells to cells by what they mean.

use sightline_plan::DateOrder;

use super::{
    Column, Decimal, Dialect, Fault, RowProblem, TableKind,
    fault::quoted,
    guard::unguard,
    sheet::{MOST_COLUMNS, Record, Sheet},
};

/// How a sheet is to be read: what its rows are, how it is written, and what its columns mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// What a row is.
    pub kind: TableKind,
    /// How it is written. The separator is that of the sheet.
    pub dialect: Dialect,
    /// The row with the headings, by its place among those that hold something; what stands above it is passed over.
    /// `None` where the first row is one like the others.
    pub header: Option<usize>,
    /// What the columns mean, from the left; those without a meaning are passed over.
    pub columns: Vec<Option<Column>>,
}

impl Mapping {
    /// The rows below the headings, by their place.
    pub fn body(&self, sheet: &Sheet) -> std::ops::Range<usize> {
        self.header.map_or(0, |header| header + 1)..sheet.len()
    }

    /// The meanings that the rows cannot do without and no column has; of several that serve, the first.
    pub fn lacks(&self) -> Vec<Column> {
        let has = |column: &Column| self.place(*column).is_some();
        let goal = &[Column::Statement, Column::Id][..];
        let needs: &[&[Column]] = match self.kind {
            TableKind::Goals => &[&[Column::Statement]],
            TableKind::Metrics => &[goal, &[Column::Metric, Column::MetricId]],
            TableKind::CheckIns => &[
                goal,
                &[Column::Day],
                &[
                    Column::Value,
                    Column::Confidence,
                    Column::Health,
                    Column::Notes,
                    Column::Blocker,
                    Column::NextStep,
                ],
            ],
        };
        let open = needs.iter().filter(|any| !any.iter().any(has));
        open.filter_map(|any| any.first().copied()).collect()
    }

    /// Gives a column this meaning, and takes it from the column that had it.
    pub fn set(&mut self, place: usize, meaning: Option<Column>) {
        for column in &mut self.columns {
            if column.is_some() && *column == meaning {
                *column = None;
            }
        }
        if let Some(column) = self.columns.get_mut(place) {
            *column = meaning;
        }
    }

    /// The place of a column in the sheet.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|it| *it == Some(column))
    }
}

/// The cells of a table by column.
pub(super) struct Table {
    /// Rows that hold something, from the top.
    pub rows: Vec<Row>,
    /// How its numbers are written.
    pub decimal: Decimal,
    /// How its days are written.
    pub dates: Option<DateOrder>,
}

/// One row.
pub(super) struct Row {
    /// Its number as a spreadsheet counts: from 1, empty rows included.
    pub number: usize,
    /// Cells by [`Column`]; those of absent columns are empty.
    cells: Vec<String>,
}

impl Row {
    /// The cell as it was written.
    pub fn text(&self, column: Column) -> &str {
        self.cells.get(column as usize).map_or("", String::as_str)
    }

    /// The cell without white space at its ends.
    pub fn cell(&self, column: Column) -> &str {
        self.text(column).trim()
    }
}

/// What the headings of a table of goals mean, and those that mean nothing.
pub(super) fn of_goals(
    sheet: &Sheet,
    problems: &mut Vec<RowProblem>,
) -> Result<(Mapping, Vec<String>), RowProblem> {
    let refuse = |row| problem(row, None, Fault::NoStatementColumn);
    let Some(header) = sheet.records.first() else {
        return Err(refuse(1));
    };
    let kind = TableKind::Goals;
    let columns = Column::of_headings(kind, header.cells.iter().take(MOST_COLUMNS));
    let mut unknown = Vec::new();
    for (cell, column) in header.cells.iter().zip(&columns) {
        let is_name = |column: &&Column| Column::is_name(cell, **column);
        match (column, Column::ALL.iter().find(is_name)) {
            (None, Some(column)) => {
                problems.push(problem(header.row, Some(*column), Fault::RepeatedColumn));
            }
            (None, None) if !cell.trim().is_empty() => unknown.push(cell.trim().to_owned()),
            _ => {}
        }
    }
    if !columns.contains(&Some(Column::Statement)) {
        return Err(refuse(header.row));
    }
    let decimal = match sheet.separator {
        super::Separator::Semicolon => Decimal::Either,
        _ => Decimal::Point,
    };
    let dialect = Dialect {
        separator: sheet.separator,
        decimal,
        dates: None,
    };
    let mapping = Mapping {
        kind,
        dialect,
        header: Some(0),
        columns,
    };
    Ok((mapping, unknown))
}

/// The cells by what they mean; what is wrong with single rows goes to `problems`.
pub(super) fn table(sheet: &Sheet, mapping: &Mapping, problems: &mut Vec<RowProblem>) -> Table {
    let header = mapping.header.and_then(|at| sheet.records.get(at));
    // Without headings nobody has said where the columns end.
    let is_named = |at: usize| match header {
        Some(header) => header
            .cells
            .get(at)
            .is_some_and(|cell| !cell.trim().is_empty()),
        None => true,
    };
    let mut rows = Vec::new();
    for record in sheet.records.get(mapping.body(sheet)).unwrap_or_default() {
        if !record.whole {
            problems.push(problem(record.row, None, Fault::OpenQuote));
        }
        rows.extend(row(record, mapping, is_named, problems));
    }
    Table {
        rows,
        decimal: mapping.dialect.decimal,
        dates: mapping.dialect.dates,
    }
}

/// The row's cells; `None` where it is empty.
fn row(
    record: &Record,
    mapping: &Mapping,
    is_named: impl Fn(usize) -> bool,
    problems: &mut Vec<RowProblem>,
) -> Option<Row> {
    let mut cells = vec![String::new(); Column::EVERY.len()];
    for (at, cell) in record.cells.iter().take(MOST_COLUMNS).enumerate() {
        match mapping.columns.get(at).copied().flatten() {
            Some(column) => {
                if let Some(slot) = cells.get_mut(column as usize) {
                    unguard(cell).clone_into(slot);
                }
            }
            None if is_named(at) || cell.trim().is_empty() => {}
            None => {
                let found = quoted(cell);
                problems.push(problem(record.row, None, Fault::StrayCell { found }));
            }
        }
    }
    let filled = cells.iter().any(|cell| !cell.trim().is_empty());
    filled.then_some(Row {
        number: record.row,
        cells,
    })
}

pub(super) fn problem(row: usize, column: Option<Column>, fault: Fault) -> RowProblem {
    RowProblem { row, column, fault }
}

#[cfg(test)]
mod tests {
    use super::{super::sheet, *};

    fn parse(text: &str, problems: &mut Vec<RowProblem>) -> Result<Table, RowProblem> {
        let sheet = Sheet::of(text, sheet::separator(text))?;
        let (mapping, _) = of_goals(&sheet, problems)?;
        Ok(table(&sheet, &mapping, problems))
    }

    fn rows(text: &str) -> Vec<(usize, String)> {
        let table = parse(text, &mut Vec::new()).unwrap();
        let pick = |row: &Row| (row.number, row.text(Column::Statement).to_owned());
        table.rows.iter().map(pick).collect()
    }

    #[test]
    fn rows_are_numbered_as_in_a_spreadsheet() {
        for end in ["\n", "\r\n", "\r"] {
            let text = [
                "statement",
                "one",
                "",
                "\"two",
                "lines\"",
                "",
                "",
                "three",
                "",
            ]
            .join(end);
            let two = format!("two{end}lines");
            assert_eq!(
                rows(&text),
                [(2, "one".to_owned()), (4, two), (7, "three".to_owned())],
                "{end:?}"
            );
        }
        assert_eq!(rows("\n\nstatement\n\none"), [(5, "one".to_owned())]);
    }

    #[test]
    fn the_separator_is_found_by_the_headings() {
        for separator in [",", ";", "\t", "|"] {
            let text = ["id", "STATEMENT", "Note;,"].join(separator) + "\n";
            let text = text + &["g1", "One", "x"].join(separator);
            assert_eq!(rows(&text), [(2, "One".to_owned())], "{separator:?}");
        }
        assert_eq!(rows("statement\nOne; two, three")[0].1, "One; two");
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_first_heading() {
        assert_eq!(rows("\u{feff}statement\nOne"), [(2, "One".to_owned())]);
    }

    #[test]
    fn what_cannot_be_a_row_is_told() {
        let mut problems = Vec::new();
        let text = "id,statement\na,One, two\nb,Three,\nc,\"Four\nd,Five";
        let table = parse(text, &mut problems).unwrap();
        assert_eq!(table.rows.len(), 3);
        let found = "\" two\"".to_owned();
        assert_eq!(
            problems,
            [
                problem(2, None, Fault::StrayCell { found }),
                problem(4, None, Fault::OpenQuote),
            ]
        );
    }

    #[test]
    fn a_table_without_statements_is_none() {
        for text in ["id,owner\na,Ann", "{\"format\":1}"] {
            let refused = parse(text, &mut Vec::new()).err().unwrap();
            assert_eq!(refused.fault, Fault::NoStatementColumn, "{text:?}");
        }
        for text in ["", "\n", "\u{feff}", "\r\n\r"] {
            let refused = parse(text, &mut Vec::new()).err().unwrap();
            assert_eq!(refused.fault, Fault::Nothing, "{text:?}");
        }
    }
}
