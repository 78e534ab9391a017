//! The formats a plan travels in: text in, text out.
//!
//! Where to start: [`csv`](mod@csv) reads and writes goals as a table for spreadsheets;
//! [`checklist`] reads and judges a list of goals that somebody sends, and takes it over;
//! [`ical`] writes its dates for the calendar that a person already keeps.
//! [`link`] puts a plan into the address of a page, [`locked`] is what is around one under a passphrase.
//! [`room`] does the same for what a room is asked and answers, and for a workshop.
//! [`report`] says what a plan has to show, to hand out as Markdown, as HTML or on paper.
//! Plans as JSON are the matter of [`sightline_plan::file`].
//!
//! The crate's command-line door converts by file ending:
//! `cargo run -q -p sightline-exchange --example convert -- IN OUT [--today D]`.
//!
//! # Example
//! A table comes in as a plan of its own, and the plan goes out in a link and as a table.
//!
//! ```
//! use sightline_exchange::{csv, link};
//! use sightline_plan::{Id, file};
//!
//! let table = "id,statement,level,baseline,target\nnps,Raise NPS,company,42,50\n";
//! let imported = csv::read(table, None, Id::from_bits(1), "Our year")?;
//! assert_eq!(imported.problems, []);
//! let plan = imported.plan;
//!
//! let letters = link::write(&file::write(&plan));
//! let Ok(link::Shared::Open(text)) = link::read(&letters) else {
//!     panic!("it was written right here");
//! };
//! assert_eq!(file::read(&text).map(|reading| reading.plan), Ok(plan.clone()));
//!
//! // Only what may leave the device.
//! let written = csv::write(&plan.without_private());
//! assert!(written.lines().nth(1).is_some_and(|row| row.contains("Raise NPS")));
//! # Ok::<(), csv::RowProblem>(())
//! ```

pub mod checklist;
pub mod csv;
pub mod ical;
pub mod link;
pub mod locked;
pub mod report;
pub mod room;
