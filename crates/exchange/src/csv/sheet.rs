//! From text to rows of cells, whatever stands between the cells and whatever they mean.

use csv::{ReaderBuilder, StringRecord};
use sightline_plan::file::MAX_BYTES;

use super::{Fault, RowProblem, Separator, TableKind, column::Column};

/// So many rows are looked at where something is guessed of the first of them.
const FIRST: usize = 20;

/// The most columns that are looked at; what stands beyond is told, and passed over.
pub const MOST_COLUMNS: usize = 100;

/// A text as rows of cells. Rows without anything in them are passed over, and still counted.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What stood between the cells.
    pub separator: Separator,
    pub(super) records: Vec<Record>,
    /// How many columns there are beyond those that are looked at.
    pub columns_beyond: usize,
}

impl Sheet {
    /// Reads a text in which this stands between the cells.
    ///
    /// # Errors
    /// Where it is too long, or holds nothing.
    pub fn of(text: &str, separator: Separator) -> Result<Self, RowProblem> {
        let refuse = |fault| RowProblem {
            row: 1,
            column: None,
            fault,
        };
        if text.len() > MAX_BYTES {
            let bytes = text.len();
            return Err(refuse(Fault::Plan(sightline_plan::Fault::TooLarge {
                bytes,
            })));
        }
        let records: Vec<Record> = Records::of(unmarked(text), separator).collect();
        if records.is_empty() {
            return Err(refuse(Fault::Nothing));
        }
        let widest = records.iter().map(|record| record.cells.len()).max();
        Ok(Self {
            separator,
            records,
            columns_beyond: widest.unwrap_or(0).saturating_sub(MOST_COLUMNS),
        })
    }

    /// The number of a row as a spreadsheet counts, by its place among those that hold something.
    pub fn number(&self, at: usize) -> Option<usize> {
        self.records.get(at).map(|record| record.row)
    }

    /// How many rows hold something, the one with the headings among them.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether no row holds anything. Such a text makes no sheet.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        let widest = self.records.iter().map(|record| record.cells.len()).max();
        widest.unwrap_or(0).min(MOST_COLUMNS)
    }

    /// A cell as it was written; empty where the row ends before it.
    pub fn cell(&self, at: usize, column: usize) -> &str {
        let record = self.records.get(at);
        record.and_then(|it| it.cells.get(column)).unwrap_or("")
    }
}

/// A byte order mark is no part of the text.
pub(super) fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// What stands between the cells: whichever makes known headings of most cells, then whichever makes most rows as
/// wide as the first.
pub fn separator(text: &str) -> Separator {
    let weight = |separator: &Separator| {
        let first: Vec<Record> = Records::of(unmarked(text), *separator)
            .take(FIRST)
            .collect();
        let known = first.iter().map(known_headings).max();
        let width = first.first().map_or(0, |record| record.cells.len());
        let alike = first.iter().filter(|it| it.cells.len() == width).count();
        let alike = if width > 1 { alike } else { 0 };
        (known.unwrap_or(0), alike, width)
    };
    // The last of equals is taken.
    let from_last = Separator::ALL.into_iter().rev();
    from_last.max_by_key(weight).unwrap_or(Separator::Comma)
}

/// How many headings of any one kind of table a row has.
pub(super) fn known_headings(record: &Record) -> usize {
    let known = |kind| {
        let found = Column::of_headings(kind, record.cells.iter().take(MOST_COLUMNS));
        found.iter().flatten().count()
    };
    TableKind::ALL.into_iter().map(known).max().unwrap_or(0)
}

/// A row as the parser gives it.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// Counted from 1, empty rows included.
    pub row: usize,
    pub cells: StringRecord,
    /// Whether each of its quotation marks has a partner.
    pub whole: bool,
}

/// Walks through the rows and counts also the empty ones, which the parser passes over.
pub(super) struct Records<'a> {
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    at: usize,
    row: usize,
}

impl<'a> Records<'a> {
    pub fn of(text: &'a str, separator: Separator) -> Self {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true);
        let builder = builder.delimiter(separator.byte());
        Self {
            text,
            reader: builder.from_reader(text.as_bytes()),
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
