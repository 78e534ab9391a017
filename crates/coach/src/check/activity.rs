//! Rule 2: a person's effort or output is counted instead of what comes of it.

use super::Goal;
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::lexicon::{Form, Group};
use crate::reading::Direction;
use crate::sentence::Sentence;

pub(super) fn activity(goal: &Goal) -> Option<Finding> {
    let at = at(goal)?;
    let span = goal.sentence.tokens[at].span.clone();
    let finding = Finding::new(Code::Activity, Severity::Warning, span.clone())
        .arg("words", goal.words(&span));
    Some(finding.mend(Mend::Ask(Field::Metric)))
}

/// The token that counts effort.
pub(super) fn at(goal: &Goal) -> Option<usize> {
    let sentence = goal.sentence;
    let direction = goal.reading.direction.as_ref().map(|d| d.value);
    if !goal.reading.has_number() {
        return more_of_it(sentence).filter(|_| direction != Some(Direction::Deliver));
    }
    if matches!(direction, Some(Direction::Decrease | Direction::Deliver)) {
        return None;
    }
    let verb = sentence.verb.filter(|v| effort(sentence, *v));
    let counted = |at: &usize| {
        let token = &sentence.tokens[*at];
        // What others wrote counts as a result: "get 50 reviews".
        let received = token.one_of(&["reviews", "responses", "applications"]) && verb.is_none();
        token.is(Group::EffortNoun) && !token.is(Group::Result) && !received
    };
    let unit = unit_token(goal);
    // "2x to 3x a week"
    let often = sentence
        .tokens
        .iter()
        .any(|t| t.one_of(&["x", "times", "twice"]))
        && goal.reading.cadence.is_some();
    if unit.is_none() && often {
        return verb.or_else(|| sentence.tokens.iter().position(|t| t.is(Group::EffortNoun)));
    }
    if let Some(unit) = unit.filter(|u| !sentence.tokens[*u].mark('%')) {
        return if sentence.tokens[unit].is(Group::Result) {
            None
        } else if counted(&unit) {
            Some(unit)
        } else {
            verb
        };
    }
    if goal.reading.change.is_some() {
        // "Increase weekly sales calls by 25 %": the head of the metric.
        return metric_tokens(goal).into_iter().find(counted);
    }
    // "Conduct reviews for 90 % of pull requests", "100 % of key accounts have a QBR".
    let done = verb.filter(|v| !sentence.tokens[*v].any(&[Group::Attain]));
    done.or_else(|| {
        have_effort(sentence).filter(|_| goal.reading.unit.as_ref().is_some_and(|u| u.value == "%"))
    })
}

/// "Write more", "Run more often": effort with nothing but more of it.
fn more_of_it(sentence: &Sentence) -> Option<usize> {
    let verb = sentence
        .verb
        .filter(|v| effort(sentence, *v) || sentence.tokens[*v].lower == "get");
    let verb = verb.filter(|v| {
        let ing = sentence
            .get(v + 1)
            .is_some_and(|t| t.form == Form::Ing && t.is(Group::Effort));
        sentence.tokens[*v].lower != "get" || ing
    })?;
    sentence.tokens[verb..]
        .iter()
        .any(|t| t.is(Group::MoreOften))
        .then_some(verb)
}

fn effort(sentence: &Sentence, verb: usize) -> bool {
    let token = &sentence.tokens[verb];
    token.is(Group::Effort) && !token.any(&[Group::Up, Group::Down, Group::Keep, Group::Attain])
}

/// "have a QBR", "receive a call": effort done to a share of something.
fn have_effort(sentence: &Sentence) -> Option<usize> {
    let have = sentence
        .tokens
        .iter()
        .position(|t| t.one_of(&["have", "has", "receive", "get"]) && t.word())?;
    (have + 1..sentence.tokens.len().min(have + 5))
        .find(|at| sentence.tokens[*at].is(Group::EffortNoun))
}

fn unit_token(goal: &Goal) -> Option<usize> {
    let span = &goal.reading.unit.as_ref()?.span;
    goal.sentence.tokens.iter().position(|t| t.span == *span)
}

fn metric_tokens(goal: &Goal) -> Vec<usize> {
    let Some(metric) = &goal.reading.metric else {
        return Vec::new();
    };
    let inside = |at: &usize| {
        let span = &goal.sentence.tokens[*at].span;
        span.start >= metric.span.start && span.end <= metric.span.end
    };
    (0..goal.sentence.tokens.len()).filter(inside).collect()
}
