//! Words that stand for a choice, in the spellings that people use.

use sightline_plan::model::{Direction, GoalKind, Health, Level, Status, Timing};

use super::Column;

/// A choice that a cell can name.
pub(super) trait Choice: Sized {
    /// The words to name in a message.
    const WORDS: &'static [&'static str];

    /// The choice by its word: in small letters, with `_` between its parts.
    fn from_plain(word: &str) -> Option<Self>;

    /// The choice that a cell names.
    fn from_cell(cell: &str) -> Option<Self> {
        let plain = cell.to_lowercase().replace([' ', '-', '/'], "_");
        Self::from_plain(&plain)
    }
}

impl Choice for Level {
    const WORDS: &'static [&'static str] = Self::WORDS;

    fn from_plain(word: &str) -> Option<Self> {
        match word {
            "organisation" | "organization" => Some(Self::Company),
            "division" | "business_unit" => Some(Self::Department),
            "individual" | "employee" | "personal" => Some(Self::Person),
            word => Self::from_word(word),
        }
    }
}

impl Choice for GoalKind {
    const WORDS: &'static [&'static str] = Self::WORDS;

    fn from_plain(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Choice for Health {
    const WORDS: &'static [&'static str] = Self::WORDS;

    fn from_plain(word: &str) -> Option<Self> {
        match word {
            "green" => Some(Self::OnTrack),
            "amber" | "yellow" | "needs_attention" | "progressing" => Some(Self::Behind),
            "red" | "off_track" => Some(Self::AtRisk),
            "not_started" => Some(Self::Pending),
            "complete" | "completed" | "achieved" | "closed" => Some(Self::Done),
            word => Self::from_word(word),
        }
    }
}

impl Choice for Timing {
    const WORDS: &'static [&'static str] = Self::WORDS;

    fn from_plain(word: &str) -> Option<Self> {
        match word {
            "lead" => Some(Self::Leading),
            "lag" => Some(Self::Lagging),
            word => Self::from_word(word),
        }
    }
}

impl Choice for Direction {
    const WORDS: &'static [&'static str] = Self::WORDS;

    fn from_plain(word: &str) -> Option<Self> {
        Self::from_word(word)
    }
}

impl Choice for Status {
    const WORDS: &'static [&'static str] = Self::WORDS;

    fn from_plain(word: &str) -> Option<Self> {
        match word {
            "not_started" | "planned" | "to_do" | "todo" => Some(Self::Agreed),
            // How an active goal is doing is read off its numbers.
            "in_progress" | "ongoing" | "open" | "on_track" | "behind" | "at_risk"
            | "off_track" => Some(Self::Active),
            "complete" | "completed" | "achieved" | "closed" => Some(Self::Done),
            "cancelled" | "canceled" | "abandoned" => Some(Self::Dropped),
            word => Self::from_word(word),
        }
    }
}

/// Whether a cell names a choice of this column.
pub(super) fn is_choice(column: Column, cell: &str) -> bool {
    match column {
        Column::Level => Level::from_cell(cell).is_some(),
        Column::Status => Status::from_cell(cell).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        for word in ["company", "Organisation", "ORGANIZATION"] {
            assert_eq!(Level::from_cell(word), Some(Level::Company));
        }
        assert_eq!(Level::from_cell("individual"), Some(Level::Person));
        for word in ["key result", "Key-Result", "key_result"] {
            assert_eq!(GoalKind::from_cell(word), Some(GoalKind::KeyResult));
        }
        for word in ["yes/no", "yes_no", "Yes-No"] {
            assert_eq!(Direction::from_cell(word), Some(Direction::YesNo));
        }
        assert_eq!(Status::from_cell("In progress"), Some(Status::Active));
        assert_eq!(Status::from_cell("Not started"), Some(Status::Agreed));
        assert_eq!(Status::from_cell("finished"), None);
    }
}
