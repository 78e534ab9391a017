//! From text to rows of cells, whatever stands between the cells.

use csv::{ReaderBuilder, StringRecord};

use super::{Column, Fault, RowProblem, fault::quoted, guard::unguard, number::Decimal};

/// The cells of a table by column.
pub(super) struct Table {
    /// Rows that hold something, from the top.
    pub rows: Vec<Row>,
    /// How its numbers may be written.
    pub decimal: Decimal,
    /// Headings that no column has.
    pub unknown_columns: Vec<String>,
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

/// What the cells below a heading are.
enum Heading {
    Known(Column),
    /// Named, but not by us: passed over.
    Unknown,
    /// Not named, so there should be no cells.
    Absent,
}

/// Reads the table; what is wrong with single rows goes to `problems`.
pub(super) fn parse(text: &str, problems: &mut Vec<RowProblem>) -> Result<Table, RowProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text);
    let mut table = Table {
        rows: Vec::new(),
        decimal: match separator {
            b';' => Decimal::Either,
            _ => Decimal::Point,
        },
        unknown_columns: Vec::new(),
    };
    let mut records = Records::of(text, separator);
    let headings = match records.next() {
        Some(record) => headings(&record, &mut table, problems)?,
        None => return Err(no_statement_column(1)),
    };
    for record in records {
        if !record.whole {
            problems.push(problem(record.row, None, Fault::OpenQuote));
        }
        table.rows.extend(row(&record, &headings, problems));
    }
    Ok(table)
}

/// What parts the cells: whichever makes known columns of most headings, a comma where they tie.
fn separator(text: &str) -> u8 {
    let known = |separator: &u8| {
        let first = Records::of(text, *separator).next();
        first.map_or(0, |record| {
            let cells = record.cells.iter();
            let known = |cell: &&str| {
                Column::from_heading(cell).is_some() || Column::from_other_name(cell).is_some()
            };
            cells.filter(known).count()
        })
    };
    // The last of equals is taken.
    b"\t;,".iter().copied().max_by_key(known).unwrap_or(b',')
}

fn headings(
    record: &Record,
    table: &mut Table,
    problems: &mut Vec<RowProblem>,
) -> Result<Vec<Heading>, RowProblem> {
    let mut seen: Vec<Column> = Vec::new();
    let mut headings = Vec::new();
    for cell in &record.cells {
        headings.push(match Column::from_heading(cell) {
            Some(column) if seen.contains(&column) => {
                problems.push(problem(record.row, Some(column), Fault::RepeatedColumn));
                Heading::Unknown
            }
            Some(column) => {
                seen.push(column);
                Heading::Known(column)
            }
            None if cell.trim().is_empty() => Heading::Absent,
            None => Heading::Unknown,
        });
    }
    for column in Column::ALL.iter().filter(|column| !seen.contains(column)) {
        // Of several that may be it, the likeliest, and of those the first.
        let named = record
            .cells
            .iter()
            .zip(&mut headings)
            .filter_map(|(cell, heading)| {
                let (named, rank) = Column::from_other_name(cell)?;
                let is_it = named == *column && matches!(heading, Heading::Unknown);
                is_it.then_some((rank, heading))
            });
        if let Some((_, heading)) = named.min_by_key(|(rank, _)| *rank) {
            *heading = Heading::Known(*column);
        }
    }
    let known = |heading: &Heading, column| matches!(heading, Heading::Known(of) if *of == column);
    for (cell, heading) in record.cells.iter().zip(&headings) {
        // One that is there twice has been told.
        if matches!(heading, Heading::Unknown) && Column::from_heading(cell).is_none() {
            table.unknown_columns.push(cell.trim().to_owned());
        }
    }
    if headings
        .iter()
        .any(|heading| known(heading, Column::Statement))
    {
        Ok(headings)
    } else {
        Err(no_statement_column(record.row))
    }
}

/// The row's cells; `None` where it is empty.
fn row(record: &Record, headings: &[Heading], problems: &mut Vec<RowProblem>) -> Option<Row> {
    let mut cells = vec![String::new(); Column::ALL.len()];
    for (at, cell) in record.cells.iter().enumerate() {
        match headings.get(at).unwrap_or(&Heading::Absent) {
            Heading::Known(column) => {
                if let Some(slot) = cells.get_mut(*column as usize) {
                    unguard(cell).clone_into(slot);
                }
            }
            Heading::Unknown => {}
            Heading::Absent => {
                if !cell.trim().is_empty() {
                    let found = quoted(cell);
                    problems.push(problem(record.row, None, Fault::StrayCell { found }));
                }
            }
        }
    }
    let filled = cells.iter().any(|cell| !cell.trim().is_empty());
    filled.then_some(Row {
        number: record.row,
        cells,
    })
}

fn problem(row: usize, column: Option<Column>, fault: Fault) -> RowProblem {
    RowProblem { row, column, fault }
}

fn no_statement_column(row: usize) -> RowProblem {
    problem(row, None, Fault::NoStatementColumn)
}

/// A row as the parser gives it.
struct Record {
    /// Counted from 1, empty rows included.
    row: usize,
    cells: StringRecord,
    /// Whether each of its quotation marks has a partner.
    whole: bool,
}

/// Walks through the rows and counts also the empty ones, which the parser passes over.
struct Records<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    at: usize,
    row: usize,
}

impl<'a> Records<'a> {
    fn of(text: &'a str, separator: u8) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true);
        Self {
            text,
            reader: builder.delimiter(separator).from_reader(text.as_bytes()),
            at: 0,
            row: 0,
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let mut cells = StringRecord::new();
        // Text in memory, with rows of any length, leaves the parser nothing to fail at.
        if !matches!(self.reader.read_record(&mut cells), Ok(true)) {
            return None;
        }
        let end = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        let raw = self.text.get(self.at..end).unwrap_or_default();
        self.row += 1 + empty_rows(raw, self.text.get(..self.at).unwrap_or_default());
        self.at = end;
        Some(Record {
            row: self.row,
            cells,
            whole: raw.matches('"').count() % 2 == 0,
        })
    }
}

/// How many rows without anything stand at the start of `raw`, which follows upon `before`. The
/// parser leaves the second half of a CRLF to the row after it.
fn empty_rows(raw: &str, before: &str) -> usize {
    let raw = match raw.strip_prefix('\n') {
        Some(rest) if before.ends_with('\r') => rest,
        _ => raw,
    };
    let breaks = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
    let breaks = raw.get(..breaks).unwrap_or_default();
    breaks.replace("\r\n", "\n").len()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for separator in [",", ";", "\t"] {
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
        for text in ["", "\n", "id,owner\na,Ann", "{\"format\":1}"] {
            let refused = parse(text, &mut Vec::new()).err().unwrap();
            assert_eq!(refused.fault, Fault::NoStatementColumn, "{text:?}");
        }
    }
}
