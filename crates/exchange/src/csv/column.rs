//! The columns of the table.

use std::fmt;

/// Declares the columns once, so that the list, the names and their order cannot drift apart.
macro_rules! columns {
    ($( $column:ident $name:literal $doc:literal ),+ $(,)?) => {
        /// A column of the table. The order is the one in which columns are written.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column {
            $( #[doc = $doc] $column, )+
        }

        impl Column {
            /// Every column, as written.
            pub const ALL: &'static [Self] = &[$( Self::$column ),+];

            /// Its heading.
            pub const fn name(self) -> &'static str {
                match self { $( Self::$column => $name, )+ }
            }
        }
    };
}

columns! {
    Id "id" "What rows call the goal.",
    Parent "parent" "The id of the goal above.",
    Level "level" "How high in the organisation the goal stands.",
    Kind "kind" "What sort of goal it is.",
    Statement "statement" "The goal as a sentence.",
    Owner "owner" "The name of who answers for it.",
    Metric "metric" "What is measured.",
    Unit "unit" "In what it is measured.",
    Direction "direction" "What the number should do.",
    Baseline "baseline" "The value at the start, or the lower end of a band.",
    Target "target" "The value to be reached, or the upper end of a band.",
    Current "current" "The latest value.",
    Checked "last check-in" "The day of the latest value.",
    Weight "weight" "The goal's weight among its siblings.",
    Contribution "contribution" "What the goal gives to the one above.",
    Start "start" "The first day.",
    Due "due" "The last day.",
    Status "status" "Where the goal is in its life.",
    Confidence "confidence" "How sure its owner is to reach it, from 0 to 10.",
    Notes "notes" "What else is to be said.",
}

/// What other tools, and people who begin with an empty sheet, call the columns; the likelier first.
const OTHER_NAMES: &[(Column, &[&str])] = &[
    (Column::Id, &["goal id", "key", "no", "no.", "#"]),
    (
        Column::Parent,
        &[
            "parent goal",
            "parent objective",
            "parent id",
            "aligned to",
            "aligned with",
            "contributes to",
        ],
    ),
    (Column::Level, &["goal level", "scope"]),
    (Column::Kind, &["goal type", "type"]),
    (
        Column::Statement,
        &[
            "goal",
            "goal name",
            "goal title",
            "objective",
            "key result",
            "title",
            "name",
            "description",
        ],
    ),
    (
        Column::Owner,
        &[
            "goal owner",
            "owner name",
            "assignee",
            "assigned to",
            "responsible",
            "dri",
            "employee",
            "person",
        ],
    ),
    (
        Column::Metric,
        &["measure", "metric name", "kpi", "indicator"],
    ),
    (Column::Unit, &["units", "unit of measure", "metric unit"]),
    (
        Column::Baseline,
        &[
            "start value",
            "starting value",
            "initial value",
            "baseline value",
        ],
    ),
    (Column::Target, &["target value", "goal value", "end value"]),
    (
        Column::Current,
        &["current value", "actual", "actual value", "latest value"],
    ),
    (
        Column::Checked,
        &[
            "last checkin",
            "last check in",
            "last update",
            "last updated",
            "updated",
            "as of",
        ],
    ),
    (Column::Weight, &["weighting", "weight (%)"]),
    (Column::Start, &["start date", "begins"]),
    (
        Column::Due,
        &["due date", "deadline", "end date", "target date", "end"],
    ),
    (Column::Status, &["state", "goal status"]),
    (
        Column::Confidence,
        &["confidence level", "confidence score"],
    ),
    (Column::Notes, &["note", "comment", "comments", "remarks"]),
];

impl Column {
    /// The column with this heading.
    pub(super) fn from_heading(heading: &str) -> Option<Self> {
        let heading = plain(heading);
        Self::ALL
            .iter()
            .copied()
            .find(|column| column.name() == heading)
    }

    /// The column that other tools give this heading, and how likely it is that one: the lower, the likelier.
    pub(super) fn from_other_name(heading: &str) -> Option<(Self, usize)> {
        let heading = plain(heading);
        OTHER_NAMES.iter().find_map(|(column, names)| {
            let rank = names.iter().position(|name| *name == heading)?;
            Some((*column, rank))
        })
    }

    /// Whether it belongs to a metric rather than to the goal.
    pub(super) fn is_of_metric(self) -> bool {
        (Self::Metric..=Self::Checked).contains(&self)
    }
}

/// A heading in small letters, with one space between its words whatever stands there.
fn plain(heading: &str) -> String {
    let heading = heading.to_lowercase().replace('_', " ");
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
