//! What columns are called, what cells are read as, and what is wrong with them.

use sightline_exchange::csv::{Column, Fault, RowProblem, cell::Read};
use sightline_text::table::{rows, timing};

use crate::browser::intl;

/// What people call a column.
pub(super) fn column(column: Column) -> &'static str {
    let key = format!("table.column.{}", column.name().replace(' ', "-"));
    // Each has its words (a test sees to that).
    sightline_text::lookup(&key).unwrap_or(column.name())
}

/// A cell as it will be read.
pub(super) fn read(of: Column, read: &Read) -> String {
    match read {
        Read::Empty => String::new(),
        Read::Text(text) | Read::Unread(text) => text.clone(),
        Read::Number(value, None) => intl::number(*value),
        Read::Number(value, Some(mark)) => intl::amount(*value, &mark.to_string()),
        Read::Day(day) => intl::date(*day),
        Read::Word(word) => {
            let code = word.replace('_', "-");
            let key = match of {
                Column::Level => format!("goals.level.{code}"),
                Column::Kind => format!("goal.kind.{code}"),
                Column::Status => format!("goals.status.{code}"),
                Column::Health => format!("goals.health.{code}"),
                Column::Direction => format!("draft.direction.{code}"),
                _ => match *word {
                    "leading" => return timing::leading().to_owned(),
                    _ => return timing::lagging().to_owned(),
                },
            };
            sightline_text::lookup(&key).unwrap_or(word).to_owned()
        }
    }
}

/// What is wrong, and in which column.
pub(super) fn problem(problem: &RowProblem) -> String {
    let what = fault(&problem.fault);
    match problem.column {
        Some(of) => rows::problem_of(column(of), what),
        None => what,
    }
}

/// A problem with its place, for a list outside of the page.
pub(super) fn line(problem: &RowProblem) -> String {
    let place = match problem.column {
        Some(of) => rows::cell_line(problem.row, column(of)),
        None => rows::line(problem.row),
    };
    format!("{place}: {}", fault(&problem.fault))
}

/// What is wrong.
pub(super) fn fault(fault: &Fault) -> String {
    let args = fault.args();
    let args: Vec<(&str, &str)> = args
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let key = fault.key();
    sightline_text::fill(&key, &args).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_and_every_word_of_a_cell_has_words() {
        for of in Column::EVERY {
            let key = format!("table.column.{}", of.name().replace(' ', "-"));
            assert!(sightline_text::lookup(&key).is_some(), "{key}");
        }
        for (of, word, shown) in [
            (Column::Level, "team", "Team"),
            (Column::Kind, "key_result", "Key result"),
            (Column::Status, "done", "Done"),
            (Column::Health, "at_risk", "At risk"),
            (Column::Direction, "yes_no", "Yes or no"),
            (Column::Timing, "leading", "Leading"),
            (Column::Timing, "lagging", "Lagging"),
        ] {
            assert_eq!(read(of, &Read::Word(word)), shown);
        }
    }
}
