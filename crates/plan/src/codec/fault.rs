//! What can be wrong with a plan, as codes and arguments; the words live in `text/`.

use super::Field;
use crate::{Id, Kind, Level, model::Goal};

/// What a reader hoped to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A finite number.
    Number,
    /// A whole number that is not negative.
    Count,
    /// Text in quotes.
    Text,
    /// `true` or `false`.
    YesNo,
    /// A day written as `2026-11-22`.
    Date,
    /// A list in square brackets.
    List,
    /// An object in curly brackets.
    Object,
    /// Text of 1 to 100 characters that names a record.
    Id,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// Why a file, a record or an edit cannot stand as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The text is not JSON; the parser stopped here (counted from 1).
    NotJson {
        /// Line of the text.
        line: usize,
        /// Column in that line.
        column: usize,
    },
    /// The text is longer than [`crate::file::MAX_BYTES`].
    TooLarge {
        /// Its length in bytes.
        bytes: usize,
    },
    /// The JSON is not a Sightline plan.
    NotAPlan,
    /// The file was written by a later version of the format.
    Newer {
        /// That version.
        version: u64,
    },
    /// A value is not of the kind that belongs here.
    Expected {
        /// What belongs here.
        wanted: Wanted,
        /// What stands here, as short JSON.
        found: String,
    },
    /// A field that every such record needs is absent.
    Missing,
    /// A number lies outside its range.
    OutOfRange {
        /// Lowest value that is allowed.
        min: f64,
        /// Highest value that is allowed.
        max: f64,
        /// The value that was given.
        found: f64,
    },
    /// A number that cannot be negative is.
    Negative {
        /// The value that was given.
        found: f64,
    },
    /// A value that no field describes is nested so deep that a file could not be read again.
    TooDeep,
    /// Two records of one kind have the same id.
    DuplicateId {
        /// That id.
        id: String,
    },
    /// A record points to another that is not there.
    NoSuch {
        /// The kind of the one that is missing.
        kind: Kind,
        /// Its id.
        id: String,
    },
    /// The goal has no such metric.
    NoSuchMetric {
        /// The metric's id.
        id: String,
    },
    /// The goal would serve itself; the chain starts and ends with the same goal.
    Cycle {
        /// From the goal upward, back to itself; of a long chain only both ends.
        chain: Vec<Id<Goal>>,
    },
    /// The team would be part of itself.
    TeamCycle,
    /// A goal stands on a higher level than its parent.
    AboveParent {
        /// The goal's level.
        level: Level,
        /// Its parent's level.
        parent: Level,
    },
    /// A goal supports itself, its parent, or the same goal twice.
    IdleSupport,
    /// The lower end of a band lies above its upper end.
    EmptyBand,
    /// The field has been changed since, so taking this change back would lose that.
    ChangedSince,
}

impl Fault {
    /// The stable kebab-case name under which `text/` has its words, in the section `plan.fault`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not-json",
            Self::TooLarge { .. } => "too-large",
            Self::NotAPlan => "not-a-plan",
            Self::Newer { .. } => "newer",
            Self::Expected { wanted, .. } => match wanted {
                Wanted::Number => "expected-number",
                Wanted::Count => "expected-count",
                Wanted::Text => "expected-text",
                Wanted::YesNo => "expected-yes-no",
                Wanted::Date => "expected-date",
                Wanted::List => "expected-list",
                Wanted::Object => "expected-object",
                Wanted::Id => "expected-id",
                Wanted::OneOf(_) => "expected-one-of",
            },
            Self::Missing => "missing",
            Self::OutOfRange { .. } => "out-of-range",
            Self::Negative { .. } => "negative",
            Self::TooDeep => "too-deep",
            Self::DuplicateId { .. } => "duplicate-id",
            Self::NoSuch { .. } => "no-such",
            Self::NoSuchMetric { .. } => "no-such-metric",
            Self::Cycle { .. } => "cycle",
            Self::TeamCycle => "team-cycle",
            Self::AboveParent { .. } => "above-parent",
            Self::IdleSupport => "idle-support",
            Self::EmptyBand => "empty-band",
            Self::ChangedSince => "changed-since",
        }
    }

    /// What the words are about, by the names that they use.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotJson { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::TooLarge { bytes } => vec![
                ("megabytes", bytes.div_ceil(1_000_000).to_string()),
                ("limit", (crate::file::MAX_BYTES / 1_000_000).to_string()),
            ],
            Self::Newer { version } => vec![("version", version.to_string())],
            Self::Expected {
                wanted: Wanted::OneOf(words),
                found,
            } => {
                vec![("words", words.join(", ")), ("found", found.clone())]
            }
            Self::Expected { found, .. } => vec![("found", found.clone())],
            Self::OutOfRange { min, max, found } => {
                vec![
                    ("min", number(*min)),
                    ("max", number(*max)),
                    ("found", number(*found)),
                ]
            }
            Self::Negative { found } => vec![("found", number(*found))],
            Self::DuplicateId { id } | Self::NoSuchMetric { id } => vec![("id", id.clone())],
            Self::NoSuch { kind, id } => vec![("kind", kind.word().to_owned()), ("id", id.clone())],
            Self::Cycle { chain } => {
                vec![("chain", shown(chain))]
            }
            Self::AboveParent { level, parent } => {
                vec![
                    ("level", level.word().to_owned()),
                    ("parent", parent.word().to_owned()),
                ]
            }
            Self::NotAPlan
            | Self::Missing
            | Self::TooDeep
            | Self::TeamCycle
            | Self::IdleSupport
            | Self::EmptyBand
            | Self::ChangedSince => Vec::new(),
        }
    }
}

/// A number as in a file: std's printing of floats would be ten kilobytes more in the browser.
fn number(value: f64) -> String {
    value.write().to_string()
}

/// A chain of ids with arrows; the middle of a long one is left out.
fn shown(chain: &[Id<Goal>]) -> String {
    const ENDS: usize = 4;
    let ids: Vec<&str> = chain.iter().map(Id::as_str).collect();
    match (ids.first_chunk::<ENDS>(), ids.last_chunk::<ENDS>()) {
        (Some(first), Some(last)) if ids.len() > 2 * ENDS => {
            format!("{} → … → {}", first.join(" → "), last.join(" → "))
        }
        _ => ids.join(" → "),
    }
}
