//! A pasted table or a file of cells: which column holds what.

use csv::ReaderBuilder;

/// A row as far as a list of goals goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub statement: String,
    pub owner: String,
    pub level: String,
    pub due: String,
    pub baseline: String,
    pub target: String,
    pub unit: String,
    pub metric: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Statement,
    Owner,
    Level,
    Due,
    Baseline,
    Target,
    Unit,
    Metric,
    Other,
}

impl Column {
    /// What a heading announces.
    fn of(heading: &str) -> Option<Self> {
        let heading = heading.trim().trim_end_matches(':').to_lowercase();
        Some(match heading.as_str() {
            "statement" | "goal" | "goals" | "objective" | "objectives" | "goal statement"
            | "key result" | "key results" | "description" | "goal description" | "kpi" => {
                Self::Statement
            }
            "owner" | "who" | "responsible" | "person" | "lead" | "assignee" | "employee" => {
                Self::Owner
            }
            "level" => Self::Level,
            "due" | "due date" | "deadline" | "by" | "by when" | "date" | "end date" | "when"
            | "target date" => Self::Due,
            "from" | "baseline" | "today" | "start value" | "starting value" => Self::Baseline,
            "to" | "target" | "target value" => Self::Target,
            "unit" => Self::Unit,
            "metric" | "measure" | "indicator" => Self::Metric,
            _ => return None,
        })
    }
}

/// The rows of a text that is a table; `None` where it is lines of words.
pub(super) fn rows(text: &str) -> Option<Vec<Row>> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().find(|line| !line.trim().is_empty())?;
    with_headings(text, first).or_else(|| of_cells(text))
}

/// A table whose first line names the column of the goals.
fn with_headings(text: &str, first: &str) -> Option<Vec<Row>> {
    let columns = |separator: u8| -> Vec<Column> {
        let headings = first.split(char::from(separator));
        let column = |cell: &str| Column::of(cell.trim().trim_matches('"'));
        headings
            .map(|cell| column(cell).unwrap_or(Column::Other))
            .collect()
    };
    let known = |columns: &[Column]| columns.iter().filter(|c| **c != Column::Other).count();
    let (separator, columns) = b",;\t"
        .map(|separator| (separator, columns(separator)))
        .into_iter()
        .filter(|(_, columns)| columns.contains(&Column::Statement))
        .max_by_key(|(_, columns)| known(columns))?;
    let records = read(text, separator);
    Some(records.skip(1).map(|cells| row(&columns, &cells)).collect())
}

/// Cells out of a spreadsheet, without headings: the longest words are the goals.
fn of_cells(text: &str) -> Option<Vec<Row>> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    // A tab that only indents makes no cells.
    if !lines().all(|line| line.trim_start().contains('\t')) {
        return None;
    }
    let records: Vec<Vec<String>> = read(text, b'\t').collect();
    let width = records.iter().map(Vec::len).max()?;
    let long = |column: &usize| -> usize {
        let cells = records.iter().filter_map(|cells| cells.get(*column));
        cells.map(|cell| cell.chars().count()).sum()
    };
    let statement = (0..width).max_by_key(long)?;
    let columns: Vec<Column> = (0..width)
        .map(|column| match column == statement {
            true => Column::Statement,
            false => Column::Other,
        })
        .collect();
    Some(records.iter().map(|cells| row(&columns, cells)).collect())
}

fn read(text: &str, separator: u8) -> impl Iterator<Item = Vec<String>> {
    let mut builder = ReaderBuilder::new();
    builder
        .has_headers(false)
        .flexible(true)
        .delimiter(separator);
    let records = builder.from_reader(text.as_bytes()).into_records();
    // Text in memory, with rows of any length, leaves the parser nothing to fail at.
    records
        .filter_map(Result::ok)
        .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect())
}

fn row(columns: &[Column], cells: &[String]) -> Row {
    let mut row = Row::default();
    for (column, cell) in columns.iter().zip(cells) {
        let slot = match column {
            Column::Statement => &mut row.statement,
            Column::Owner => &mut row.owner,
            Column::Level => &mut row.level,
            Column::Due => &mut row.due,
            Column::Baseline => &mut row.baseline,
            Column::Target => &mut row.target,
            Column::Unit => &mut row.unit,
            Column::Metric => &mut row.metric,
            Column::Other => continue,
        };
        if slot.is_empty() {
            let words: Vec<&str> = cell.split_whitespace().collect();
            // A spreadsheet marks what would otherwise run as a formula.
            *slot = words.join(" ").trim_start_matches('\'').to_owned();
        }
    }
    row
}
