//! Goals, their metrics and what was reported of them, as tables for spreadsheets.
//!
//! # Where to start
//! [`read`] takes a table as it is written here into a plan of its own. For what people bring there are two steps:
//! [`look`](fn@look) says what a [`Sheet`] seems to be and what speaks for it, and [`bring`](fn@bring) reads it by a [`Mapping`] that a
//! person may have changed. [`write_table`] writes the three [kinds](TableKind) of table.
//!
//! # The table
//! RFC 4180 in UTF-8 with one heading row. Headings are matched without regard to case, in any
//! order, and so are the names that other tools give these columns (`column.rs`), such as `goal`, `assignee`
//! and `deadline`; only `statement` must be there. Between cells stands a comma, a semicolon, a tab or a `|`, whichever
//! makes sense of the headings; a byte order mark is passed over. Written are CRLF and every
//! column, in the order of [`TableKind::columns`]. `docs/tables.md` tells people the same.
//!
//! | column | holds | empty means |
//! | --- | --- | --- |
//! | `id` | any text that [`Id`](sightline_plan::Id) takes, kept as it is | an id made from the row's number |
//! | `parent` | the `id` of the goal above, in any row, or its words where no other has the same | a top goal |
//! | `level` | company (organisation, organization), department (division), team, person (individual, employee) | person |
//! | `kind` | performance, development, objective, key result, KPI | performance |
//! | `statement` | the goal as a sentence | a goal still to be worded |
//! | `owner` | a person's name; the same name is the same person | nobody |
//! | `metric`, `unit` | what is measured, and in what | |
//! | `direction` | increase, decrease, maintain, reach, milestone, yes/no | up or down as baseline and target say, else reach |
//! | `baseline`, `target` | the values at the start and at the end; for maintain the band's lower and upper end | unknown; an open end of the band |
//! | `current` | the metric's latest value | never reported |
//! | `last check-in` | the day of that value | the day of the import |
//! | `weight` | the goal's weight among its siblings | 1 |
//! | `contribution` | what the goal gives to its parent: an amount (`20`), a share of its change (`25%`), or `enables` | nothing said |
//! | `start`, `due` | days such as `2026-11-22` | open |
//! | `status` | draft, agreed (not started), active (in progress, on track, at risk, …), done (completed), dropped (cancelled) | draft |
//! | `confidence` | 0 to 10, or per cent | nothing said |
//! | `notes` | any text | |
//!
//! Words are matched without regard to case, and `key result`, `key-result` and `key_result` are
//! one. How numbers are read is told in `number.rs`: a sign of money or a per cent sign in a metric's
//! cell becomes the unit where the unit is empty.
//!
//! # Several metrics, or none
//! A row whose metric columns (`metric` to `last check-in`) are all empty is a goal without a metric. A
//! further row with the id of an earlier one adds a metric to that goal; each of its other cells is empty or
//! the same as there, and anything else is a problem. Written are these rows with the metric's cells and the
//! id alone.
//!
//! # Metrics, and what was reported
//! In a table of metrics a row is a metric of a goal that is there, named by `id` or by `statement`; it fills the
//! metric with its `metric id` or its name, or adds one. Its columns are besides `stretch` and `timing` (leading,
//! lagging); `weight` is the metric's. In a table of check-ins a row is what was said of a goal on the day in `date`:
//! the `value` of a metric, and `confidence`, `health`, `by`, `notes`, `blocker`, `next step`.
//!
//! # What the table does not carry
//! Everything that is not a column: of the metric its history but for the latest value, and the thresholds of
//! a KPI; of the band metric a baseline besides the band, of a contribution that enables its number, of one
//! through rates all but the amount that comes of it, of people all but the name, so that two of one name
//! become one. The plan's JSON file carries all.
//!
//! # Formulas
//! A spreadsheet would run a text that starts like a formula, so such a text is written with a leading `'`,
//! which reading takes off again; see `guard.rs`.

mod bring;
pub mod cell;
mod check_ins;
mod column;
mod day;
mod decode;
mod dialect;
mod fault;
mod guard;
mod look;
mod lookup;
mod metric;
mod metrics;
mod number;
mod people;
mod read;
mod row;
mod sheet;
mod table;
mod tree;
mod word;
mod write;

pub use bring::{Brought, bring};
pub use column::{Column, TableKind};
pub use decode::decode;
pub use dialect::{Dialect, Separator};
pub use fault::{Fault, RowProblem};
pub use look::{Look, Why, columns, is_table, look};
pub use number::Decimal;
pub use read::{Imported, read};
pub use sheet::{MOST_COLUMNS, Sheet, separator};
pub use table::Mapping;
pub use write::{Style, TRACKER, tracker, write, write_table};
