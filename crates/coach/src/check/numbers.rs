//! Rule 3, the numbers: is there one, of what, and from where.

use super::{Goal, vague};
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::lexicon::Group;
use crate::reading::{ChangeKind, Direction};

pub(super) fn no_number(goal: &Goal) -> Option<Finding> {
    if !vague::is_vague(goal) {
        return None;
    }
    let span = metric_span(goal);
    let metric = goal.words(&span);
    Some(
        Finding::new(Code::NoNumber, Severity::Warning, span)
            .arg("metric", metric)
            .mend(Mend::Ask(Field::Target)),
    )
}

/// A level or an absolute change of nobody knows what. A factor needs no unit, nor does a metric that
/// has none of its own, such as NPS.
pub(super) fn no_unit(goal: &Goal) -> Option<Finding> {
    let reading = goal.reading;
    let change = reading
        .change
        .as_ref()
        .filter(|c| c.value.kind != ChangeKind::Factor)
        .map(|c| c.span.clone());
    let span = reading.target.as_ref().map(|t| t.span.clone()).or(change)?;
    let unitless = goal.sentence.tokens.iter().any(|t| t.is(Group::Unitless));
    let often = goal
        .sentence
        .tokens
        .iter()
        .any(|t| t.one_of(&["x", "times", "twice"]));
    if reading.unit.is_some() || goal.facts.pinned.unit.is_some() || unitless || often {
        return None;
    }
    let number = goal.words(&span);
    Some(
        Finding::new(Code::NoUnit, Severity::Warning, span)
            .arg("number", number)
            .mend(Mend::Ask(Field::Unit)),
    )
}

pub(super) fn no_baseline(goal: &Goal) -> Option<Finding> {
    let reading = goal.reading;
    let moves = matches!(
        reading.direction.as_ref().map(|d| d.value),
        Some(Direction::Increase | Direction::Decrease)
    );
    if !moves
        || !reading.has_number()
        || reading.baseline.is_some()
        || goal.facts.pinned.baseline.is_some()
    {
        return None;
    }
    let span = metric_span(goal);
    let metric = goal.words(&span);
    Some(
        Finding::new(Code::NoBaseline, Severity::Hint, span)
            .arg("metric", metric)
            .mend(Mend::Ask(Field::Baseline)),
    )
}

/// Where the metric stands, or the whole sentence.
fn metric_span(goal: &Goal) -> std::ops::Range<usize> {
    goal.reading
        .metric
        .as_ref()
        .map_or_else(|| goal.sentence.whole(), |m| m.span.clone())
}
