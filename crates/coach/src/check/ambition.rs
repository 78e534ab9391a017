//! Rule 9: targets that cannot be, that the numbers deny, or that history does not support.

use super::Goal;
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::lexicon::{Form, Group};
use crate::quantity::Measure;
use crate::reading::Direction;
use crate::show;

/// Shares of a whole: there is nothing beyond all of it.
const SHARES: &[&str] = &[
    "attendance",
    "uptime",
    "coverage",
    "completion",
    "compliance",
    "availability",
    "occupancy",
    "test coverage",
    "accuracy",
    "pass",
    "approval",
    "share",
    "proportion",
    "percentage",
];

/// "Attendance of 110 %", "6 out of 5".
pub(super) fn impossible(goal: &Goal) -> Option<Finding> {
    let target = goal.reading.target.as_ref()?;
    let quantity = goal
        .sentence
        .quantities
        .iter()
        .find(|q| goal.sentence.bytes(q.first..q.next) == target.span)?;
    let tokens = &goal.sentence.tokens;
    let of_all = tokens.get(quantity.next).is_some_and(|t| t.one_of(&["of"]));
    let share = of_all || tokens.iter().any(|t| t.one_of(SHARES));
    if quantity.measure != Measure::Percent || target.value <= 100.0 || !share {
        return None;
    }
    let limit = "100%".to_string();
    Some(
        Finding::new(Code::Impossible, Severity::Error, target.span.clone())
            .arg("number", goal.words(&target.span))
            .arg("limit", limit.clone())
            .mend(Mend::Replace {
                span: target.span.clone(),
                with: limit,
            })
            .mend(Mend::Ask(Field::Target)),
    )
}

/// "Increase churn from 5 % to 3 %": one of the two is wrong.
pub(super) fn contradicts(goal: &Goal) -> Option<Finding> {
    let (baseline, target) = (
        goal.reading.baseline.as_ref()?,
        goal.reading.target.as_ref()?,
    );
    let token = &goal.sentence.tokens[goal.sentence.verb?];
    let says = if token.is(Group::Up) {
        Direction::Increase
    } else if token.is(Group::Down) {
        Direction::Decrease
    } else {
        return None;
    };
    let shown = goal.reading.direction.as_ref()?.value;
    let opposite = matches!(
        (says, shown),
        (Direction::Increase, Direction::Decrease) | (Direction::Decrease, Direction::Increase)
    );
    if !opposite || token.form != Form::Base {
        return None;
    }
    let with = match says {
        Direction::Increase => "reduce",
        _ => "raise",
    };
    let words = goal.words(&token.span);
    let capital = words.starts_with(|c: char| c.is_ascii_uppercase());
    Some(
        Finding::new(Code::Contradicts, Severity::Error, token.span.clone())
            .arg("words", words)
            .arg("from", goal.words(&baseline.span))
            .arg("to", goal.words(&target.span))
            .mend(Mend::Replace {
                span: token.span.clone(),
                with: show::sentence_case(with, capital),
            })
            .mend(Mend::Ask(Field::Target)),
    )
}

/// The target beside the metric's own past.
pub(super) fn history(goal: &Goal) -> Option<Finding> {
    let ambition = goal.facts.ambition?;
    let number = |value: f64| show::number((value * 100.0).round() / 100.0, goal.cx.decimal);
    let span = goal
        .reading
        .target
        .as_ref()
        .map_or_else(|| goal.sentence.whole(), |target| target.span.clone());
    let finding = if ambition.is_reached() {
        Finding::new(Code::AlreadyThere, Severity::Warning, span).arg("last", number(ambition.last))
    } else if ambition.is_supported() || (goal.facts.stretch && goal.facts.confidence.is_some()) {
        // A stretch goal is fine where it is named as one and its owner has weighed it.
        return None;
    } else if let Some(times) = ambition.times {
        let tenths = (times * 10.0).round() / 10.0;
        Finding::new(Code::BeyondHistory, Severity::Warning, span)
            .arg("needed", number(ambition.needed))
            .arg("best", number(ambition.best))
            .arg("times", show::number(tenths, goal.cx.decimal))
    } else {
        Finding::new(Code::NeverMoved, Severity::Warning, span).arg("last", number(ambition.last))
    };
    Some(finding.mend(Mend::Ask(Field::Target)))
}

/// Below this the owner does not believe in it.
const BELIEF: u32 = 4;

pub(super) fn confidence(goal: &Goal) -> Option<Finding> {
    let confidence = goal
        .facts
        .confidence
        .filter(|c| *c < BELIEF && !goal.facts.stretch)?;
    Some(
        Finding::new(
            Code::LowConfidence,
            Severity::Warning,
            goal.sentence.whole(),
        )
        .arg("confidence", confidence.to_string())
        .mend(Mend::Ask(Field::Target)),
    )
}
