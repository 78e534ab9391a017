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

pub mod checklist;
pub mod csv;
pub mod ical;
pub mod link;
pub mod locked;
pub mod report;
pub mod room;
