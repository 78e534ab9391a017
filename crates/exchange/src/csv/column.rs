//! The columns of the tables, and what people and other tools call them.

use std::fmt;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableKind {
    /// A row is a goal; a further row with its id adds a metric to it.
    Goals,
    /// A row is a metric of a goal that is there already.
    Metrics,
    /// A row is what was reported of a goal on a day.
    CheckIns,
}

impl TableKind {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Goals, Self::Metrics, Self::CheckIns];

    /// Its stable name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Metrics => "metrics",
            Self::CheckIns => "check-ins",
        }
    }

    /// The kind with this name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The columns of such a table, in the order in which they are written.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Goals => Column::ALL,
            Self::Metrics => Column::OF_METRICS,
            Self::CheckIns => Column::OF_CHECK_INS,
        }
    }

    /// What people and other tools call its columns, the likelier name first.
    fn other_names(self) -> &'static [(Column, &'static [&'static str])] {
        match self {
            Self::Goals => OF_GOALS,
            Self::Metrics => OF_METRICS,
            Self::CheckIns => OF_CHECK_INS,
        }
    }
}

/// Declares the columns once, so that the list, the names and their order cannot drift apart.
macro_rules! columns {
    ($( $column:ident $name:literal $doc:literal ),+ $(,)?) => {
        /// A column of a table, and so what the cells below a heading mean.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Column {
            $( #[doc = $doc] $column, )+
        }

        impl Column {
            /// Every column of any table.
            pub const EVERY: &'static [Self] = &[$( Self::$column ),+];

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
    MetricId "metric id" "The id of a metric within its goal.",
    Stretch "stretch" "A value beyond the target that would be a triumph.",
    Timing "timing" "Whether a metric foretells (leading) or confirms (lagging).",
    Day "date" "The day of a check-in or a value.",
    Value "value" "The value of a metric on that day.",
    Health "health" "How the goal was doing.",
    By "by" "Who reported.",
    Blocker "blocker" "What stands in the way.",
    NextStep "next step" "What happens next.",
}

impl Column {
    /// The columns of a table of goals, as written.
    pub const ALL: &'static [Self] = &[
        Self::Id,
        Self::Parent,
        Self::Level,
        Self::Kind,
        Self::Statement,
        Self::Owner,
        Self::Metric,
        Self::Unit,
        Self::Direction,
        Self::Baseline,
        Self::Target,
        Self::Current,
        Self::Checked,
        Self::Weight,
        Self::Contribution,
        Self::Start,
        Self::Due,
        Self::Status,
        Self::Confidence,
        Self::Notes,
    ];

    const OF_METRICS: &'static [Self] = &[
        Self::Id,
        Self::Statement,
        Self::MetricId,
        Self::Metric,
        Self::Unit,
        Self::Direction,
        Self::Baseline,
        Self::Target,
        Self::Stretch,
        Self::Current,
        Self::Checked,
        Self::Weight,
        Self::Timing,
    ];

    const OF_CHECK_INS: &'static [Self] = &[
        Self::Id,
        Self::Statement,
        Self::Day,
        Self::MetricId,
        Self::Metric,
        Self::Value,
        Self::Confidence,
        Self::Health,
        Self::By,
        Self::Notes,
        Self::Blocker,
        Self::NextStep,
    ];
}

type Names = &'static [(Column, &'static [&'static str])];

/// What people who begin with an empty sheet call the columns, and other tools: those that say so in public, such as
/// Asana, Betterworks, Engagedly, Jira, Peoplebox and Peoplecues.
const OF_GOALS: Names = &[
    (Column::Id, GOAL_IDS),
    (
        Column::Parent,
        &[
            "parent goal",
            "parent objective",
            "parent id",
            "parent goal id",
            "parent goal ids",
            "parent row ids",
            "parent task",
            "parent key",
            "aligned to",
            "aligned with",
            "contributes to",
            "supports",
        ],
    ),
    (Column::Level, &["goal level", "scope"]),
    (Column::Kind, &["goal type", "type", "issue type"]),
    (
        Column::Statement,
        &[
            "goal",
            "goal name",
            "goal title",
            "goal statement",
            "objective",
            "objective title",
            "objective name",
            "key result",
            "title",
            "name",
            "summary",
            "task",
            "task name",
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
            "accountable",
            "dri",
            "lead",
            "employee",
            "person",
            "who",
            "owner email",
            "owner emails",
            "owner email id",
        ],
    ),
    (Column::Metric, METRICS),
    (Column::Unit, UNITS),
    (Column::Baseline, BASELINES),
    (Column::Target, TARGETS),
    (Column::Current, CURRENTS),
    (Column::Checked, LAST),
    (Column::Weight, &["weighting", "weightage", "weight (%)"]),
    (Column::Start, &["start date", "begins"]),
    (
        Column::Due,
        &[
            "due date",
            "deadline",
            "end date",
            "target date",
            "due on",
            "by when",
            "finish date",
            "end",
        ],
    ),
    (Column::Status, &["state", "goal status", "progress status"]),
    (Column::Confidence, CONFIDENCES),
    (
        Column::Notes,
        &[
            "note",
            "comment",
            "comments",
            "remarks",
            "description",
            "details",
        ],
    ),
];

const OF_METRICS: Names = &[
    (Column::Id, GOAL_IDS),
    (Column::Statement, GOALS),
    (Column::MetricId, METRIC_IDS),
    (
        Column::Metric,
        &[
            "metric name",
            "measure",
            "kpi",
            "indicator",
            "key result",
            "name",
            "title",
        ],
    ),
    (Column::Unit, UNITS),
    (Column::Baseline, BASELINES),
    (Column::Target, TARGETS),
    (Column::Stretch, &["stretch target", "stretch goal"]),
    (Column::Current, CURRENTS),
    (Column::Checked, LAST),
    (Column::Weight, &["weighting", "metric weight"]),
    (Column::Timing, &["leading or lagging", "indicator type"]),
];

const OF_CHECK_INS: Names = &[
    (Column::Id, GOAL_IDS),
    (Column::Statement, GOALS),
    (
        Column::Day,
        &[
            "day",
            "on",
            "check-in date",
            "check in date",
            "checkin date",
            "reported on",
            "as of",
            "period",
        ],
    ),
    (Column::MetricId, METRIC_IDS),
    (Column::Metric, METRICS),
    (
        Column::Value,
        &[
            "actual",
            "actual value",
            "current value",
            "current",
            "result",
            "new value",
            "reading",
        ],
    ),
    (Column::Confidence, CONFIDENCES),
    (Column::Health, &["status", "progress status", "rag"]),
    (
        Column::By,
        &["reported by", "author", "owner", "who", "person"],
    ),
    (
        Column::Notes,
        &[
            "note",
            "comment",
            "comments",
            "update",
            "remarks",
            "description",
        ],
    ),
    (
        Column::Blocker,
        &["blockers", "in the way", "obstacle", "obstacles", "risks"],
    ),
    (Column::NextStep, &["next steps", "next", "next action"]),
];

const GOAL_IDS: &[&str] = &[
    "goal id",
    "goal identifier",
    "key",
    "issue key",
    "task id",
    "row id",
    "no",
    "no.",
    "#",
];
const GOALS: &[&str] = &[
    "goal",
    "goal name",
    "goal title",
    "goal statement",
    "objective",
    "objective title",
    "objective name",
];
const METRIC_IDS: &[&str] = &["measure id", "kpi id"];
const METRICS: &[&str] = &["measure", "metric name", "kpi", "indicator"];
const UNITS: &[&str] = &["units", "unit of measure", "metric unit"];
const BASELINES: &[&str] = &[
    "start value",
    "starting value",
    "initial value",
    "baseline value",
    "metric start value",
    "from",
];
const TARGETS: &[&str] = &[
    "target value",
    "goal value",
    "end value",
    "metric target value",
    "to",
];
const CURRENTS: &[&str] = &[
    "current value",
    "actual",
    "actual value",
    "latest value",
    "metric current value",
];
const LAST: &[&str] = &[
    "last checkin",
    "last check in",
    "last update",
    "last updated",
    "updated",
    "as of",
];
const CONFIDENCES: &[&str] = &["confidence level", "confidence score"];

impl Column {
    /// What the headings of a table of this kind mean: its own names first, then those of other tools, each meaning
    /// once. Of several headings that may have a meaning it is the likeliest, and of those the first.
    pub(super) fn of_headings<'a>(
        kind: TableKind,
        headings: impl Iterator<Item = &'a str>,
    ) -> Vec<Option<Self>> {
        let headings: Vec<String> = headings.map(folded).collect();
        let mut found: Vec<Option<Self>> = vec![None; headings.len()];
        let mut seen: Vec<Self> = Vec::new();
        for (heading, found) in headings.iter().zip(&mut found) {
            let mut own = kind.columns().iter().copied();
            let own = own.find(|column| column.name() == heading);
            *found = own.filter(|column| !seen.contains(column));
            seen.extend(*found);
        }
        for (column, names) in kind.other_names() {
            if seen.contains(column) {
                continue;
            }
            let open = headings.iter().zip(&mut found);
            let open = open.filter(|(_, found)| found.is_none());
            let named = open.filter_map(|(heading, found)| {
                let rank = names.iter().position(|name| name == heading)?;
                Some((rank, found))
            });
            if let Some((_, found)) = named.min_by_key(|(rank, _)| *rank) {
                *found = Some(*column);
            }
        }
        found
    }

    /// Whether a heading is a column's own name.
    pub(super) fn is_name(heading: &str, column: Self) -> bool {
        folded(heading) == column.name()
    }

    /// Whether it belongs to a metric rather than to the goal.
    pub(super) fn is_of_metric(self) -> bool {
        (Self::Metric..=Self::Checked).contains(&self)
    }
}

/// Words in small letters, with one space between them whatever stands there.
pub(super) fn folded(heading: &str) -> String {
    let heading = heading.to_lowercase().replace('_', " ");
    heading.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
