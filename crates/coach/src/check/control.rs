//! Rule 8: within the owner's control, influence and job.

use super::Goal;
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::lexicon::Group;

pub(super) fn control(goal: &Goal) -> Option<Finding> {
    if goal.facts.in_control == Some(true) {
        return None;
    }
    let metric = goal
        .reading
        .metric
        .as_ref()
        .map(|metric| metric.span.clone());
    let said = goal.facts.in_control == Some(false);
    let beyond = goal.sentence.tokens.iter().find(|token| {
        let measured = metric
            .as_ref()
            .is_some_and(|m| m.start <= token.span.start && token.span.end <= m.end);
        measured
            && (token.is(Group::Outside) || (goal.facts.personal && token.is(Group::WholeCompany)))
    });
    if !said && beyond.is_none() {
        return None;
    }
    let whole = || metric.clone().unwrap_or_else(|| goal.sentence.whole());
    let span = beyond.map_or_else(whole, |token| token.span.clone());
    let severity = if said {
        Severity::Warning
    } else {
        Severity::Hint
    };
    let words = goal.words(&span);
    Some(
        Finding::new(Code::OutOfControl, severity, span)
            .arg("words", words)
            .mend(Mend::Ask(Field::Metric)),
    )
}
