//! What can be wrong with a table, as codes and arguments; the words live in `text/`.

use sightline_plan::codec::Wanted;

use super::Column;

/// Something in a table that is not as it should be, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct RowProblem {
    /// The row as a spreadsheet counts: from 1, empty rows included.
    pub row: usize,
    /// The column, where one is meant.
    pub column: Option<Column>,
    /// What is wrong there.
    pub fault: Fault,
}

/// Why a table, or a cell of it, cannot stand as it is. What was found is quoted and cut short.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The cell is not what belongs here, or the plan does not take the goal as it is.
    Plan(sightline_plan::Fault),
    /// The text holds nothing.
    Nothing,
    /// No heading is `statement`, so this is no table of goals.
    NoStatementColumn,
    /// A column is there more than once; only the first is read.
    RepeatedColumn,
    /// A quotation mark has no partner, so that the row may have swallowed the rows after it.
    OpenQuote,
    /// A cell has no heading above it: most often a comma inside a text that is not in quotes.
    StrayCell {
        /// The cell.
        found: String,
    },
    /// The number means different things by decimal point and by decimal comma.
    AmbiguousNumber {
        /// The cell.
        found: String,
    },
    /// Neither an amount nor a share nor the word for no number.
    ExpectedContribution {
        /// The cell.
        found: String,
    },
    /// The sign at a number is not the metric's unit.
    OtherUnit {
        /// The metric's unit.
        unit: String,
        /// The sign at the number.
        found: String,
    },
    /// The goal has a different value in the row where its id stands first.
    Conflict {
        /// The goal's id.
        id: String,
        /// The row where it stands first.
        first: usize,
    },
    /// The plan has this goal already.
    KnownGoal {
        /// The goal's id or words, as the row has them.
        found: String,
    },
    /// The plan has no such goal.
    NoGoal {
        /// The goal's id or words, as the row has them.
        found: String,
        /// The goal of the plan whose words come nearest, where any come near.
        near: Option<String>,
    },
    /// The plan has more than one goal of these words.
    SeveralGoals {
        /// The words.
        found: String,
    },
    /// The goal has no such metric.
    NoMetric {
        /// The metric's id or name, as the row has it.
        found: String,
    },
    /// The goal has more than one metric that may be meant.
    SeveralMetrics,
}

impl Fault {
    /// What has to be there is not.
    pub(super) const MISSING: Self = Self::Plan(sightline_plan::Fault::Missing);

    pub(super) fn expected(wanted: Wanted, found: &str) -> Self {
        let found = quoted(found);
        Self::Plan(sightline_plan::Fault::Expected { wanted, found })
    }

    /// The stable key under which `text/` has its words.
    pub fn key(&self) -> String {
        let code = match self {
            Self::Plan(fault) => return format!("plan.fault.{}", fault.code()),
            Self::Nothing => "nothing",
            Self::NoStatementColumn => "no-statement-column",
            Self::RepeatedColumn => "repeated-column",
            Self::OpenQuote => "open-quote",
            Self::StrayCell { .. } => "stray-cell",
            Self::AmbiguousNumber { .. } => "ambiguous-number",
            Self::ExpectedContribution { .. } => "expected-contribution",
            Self::OtherUnit { .. } => "other-unit",
            Self::Conflict { .. } => "conflict",
            Self::KnownGoal { .. } => "known-goal",
            Self::NoGoal { near: None, .. } => "no-goal",
            Self::NoGoal { near: Some(_), .. } => "no-goal-near",
            Self::SeveralGoals { .. } => "several-goals",
            Self::NoMetric { .. } => "no-metric",
            Self::SeveralMetrics => "several-metrics",
        };
        format!("exchange.fault.{code}")
    }

    /// What the words are about, by the names that they use.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Plan(fault) => fault.args(),
            Self::Nothing
            | Self::NoStatementColumn
            | Self::RepeatedColumn
            | Self::OpenQuote
            | Self::SeveralMetrics => Vec::new(),
            Self::NoGoal {
                found,
                near: Some(near),
            } => vec![("found", found.clone()), ("near", near.clone())],
            Self::StrayCell { found }
            | Self::KnownGoal { found }
            | Self::NoGoal { found, near: None }
            | Self::SeveralGoals { found }
            | Self::NoMetric { found }
            | Self::AmbiguousNumber { found }
            | Self::ExpectedContribution { found } => vec![("found", found.clone())],
            Self::OtherUnit { unit, found } => {
                vec![("unit", unit.clone()), ("found", found.clone())]
            }
            Self::Conflict { id, first } => vec![("id", id.clone()), ("first", first.to_string())],
        }
    }
}

/// A cell for a message: in quotes, on one line, not too long.
pub(super) fn quoted(cell: &str) -> String {
    serde_json::Value::from(shortened(cell)).to_string()
}

/// A text that is not too long for a message.
pub(super) fn shortened(cell: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = cell.chars().take(LONGEST).collect();
    if short.len() < cell.len() {
        short.push('…');
    }
    short
}
