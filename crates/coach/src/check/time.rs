//! Rule 3, the date: is there one, is it still to come, does it lie in the cycle.

use chrono::NaiveDate;

use super::Goal;
use crate::finding::{Code, Field, Finding, Mend, Severity};

pub(super) fn no_deadline(goal: &Goal) -> Option<Finding> {
    if goal.reading.deadline.is_some() || goal.facts.pinned.due.is_some() {
        return None;
    }
    Some(
        Finding::new(Code::NoDeadline, Severity::Warning, goal.sentence.whole())
            .mend(Mend::Ask(Field::Due)),
    )
}

pub(super) fn past_deadline(goal: &Goal) -> Option<Finding> {
    due(goal)
        .filter(|due| *due < goal.cx.today)
        .map(|due| finding(goal, Code::PastDeadline, Severity::Error, due))
}

pub(super) fn outside_cycle(goal: &Goal) -> Option<Finding> {
    let (first, last) = goal.cx.cycle?;
    let due = due(goal).filter(|due| *due < first || *due > last)?;
    let finding = finding(goal, Code::OutsideCycle, Severity::Warning, due);
    Some(
        finding
            .arg("first", first.to_string())
            .arg("last", last.to_string()),
    )
}

/// The date that counts: one set by hand stands above the sentence.
fn due(goal: &Goal) -> Option<NaiveDate> {
    let read = goal.reading.deadline.as_ref().and_then(|d| d.value.due);
    goal.facts.pinned.due.or(read)
}

fn finding(goal: &Goal, code: Code, severity: Severity, due: NaiveDate) -> Finding {
    let deadline = goal.reading.deadline.as_ref();
    let span = deadline.map_or_else(|| goal.sentence.whole(), |d| d.span.clone());
    let phrase = deadline.map_or_else(|| due.to_string(), |d| d.value.phrase.clone());
    Finding::new(code, severity, span)
        .arg("phrase", phrase)
        .arg("due", due.to_string())
        .mend(Mend::Ask(Field::Due))
}
