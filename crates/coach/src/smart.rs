//! The five letters.

use crate::facts::{Facts, Link};
use crate::finding::{Code, Finding};
use crate::reading::{Direction, Reading};

/// Which of SMART's letters a goal earns; `None` where a sentence alone cannot show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Smart {
    /// One goal that a stranger would understand.
    pub specific: bool,
    /// A number with a unit, or a thing that is there in the end.
    pub measurable: bool,
    /// Within reach by what the metric did before. Only a history could tell.
    pub achievable: Option<bool>,
    /// Serves a live goal above.
    pub relevant: Option<bool>,
    /// Has a date that a calendar knows, or is watched all the time.
    pub time_bound: bool,
}

/// The letters of a goal, from its reading, what was found, and what the plan knows.
pub fn smart(reading: &Reading, findings: &[Finding], facts: &Facts) -> Smart {
    let found = |codes: &[Code]| findings.iter().any(|f| codes.contains(&f.code));
    let due = reading.deadline.as_ref().and_then(|d| d.value.due);
    let direction = reading.direction.as_ref().map(|d| d.value);
    let delivers = direction == Some(Direction::Deliver);
    Smart {
        specific: (facts.watched || *reading != Reading::default())
            && !found(&[Code::Vague, Code::Compound]),
        measurable: (facts.watched
            || reading.has_number()
            || delivers
            || facts.pinned.target.is_some())
            && !found(&[Code::Vague, Code::Subjective, Code::NoNumber, Code::NoUnit]),
        achievable: facts
            .ambition
            .map(|ambition| ambition.is_supported() || facts.stretch),
        relevant: match facts.link {
            Link::Unknown => None,
            Link::Top | Link::Linked => Some(true),
            Link::Orphan | Link::Dropped => Some(false),
        },
        time_bound: facts.watched || due.or(facts.pinned.due).is_some(),
    }
}
