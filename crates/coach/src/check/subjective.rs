//! Rule 6: success rests on somebody's judgement with no agreed scale.

use sightline_plan::Strictness;

use super::{Goal, activity, vague};
use crate::deliverable;
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::lexicon::{Form, Group};

pub(super) fn subjective(goal: &Goal) -> Option<Finding> {
    // A rubric settles it, unless every metric shall be objective.
    let rubric = goal.facts.rubric && goal.cx.strictness != Strictness::Strict;
    if !vague::is_vague(goal) || rubric || activity::at(goal).is_some() {
        return None;
    }
    let at = judged(goal)?;
    let span = goal.sentence.tokens[at].span.clone();
    let finding = Finding::new(Code::Subjective, Severity::Warning, span.clone())
        .arg("words", goal.words(&span));
    Some(
        finding
            .mend(Mend::Ask(Field::Metric))
            .mend(Mend::Ask(Field::Rubric)),
    )
}

/// Verbs that move a number.
const MOVING: &[Group] = &[
    Group::Up,
    Group::Down,
    Group::Better,
    Group::Keep,
    Group::Attain,
];

/// The word that somebody has to judge: praise, else a quality, else the open verb. A
/// named metric is on a scale already, and whether something was learnt shows in doing it.
fn judged(goal: &Goal) -> Option<usize> {
    let sentence = goal.sentence;
    let tokens = &sentence.tokens;
    let free = |at: &usize| sentence.get(*at).is_some();
    let end = sentence.purpose.unwrap_or(tokens.len());
    let praise = (0..end)
        .filter(free)
        .find(|at| tokens[*at].is(Group::SoftWord));
    if praise.is_some() {
        return praise;
    }
    let Some(verb) = sentence.verb else {
        return (0..end).filter(free).find(|at| tokens[*at].is(Group::Soft));
    };
    let object = deliverable::object(sentence, verb, end);
    // What is measured stands before "of", unless that only counts: "the number of complaints".
    let of = object.windows(2).position(|w| {
        tokens[w[0] + 1..w[1]].iter().any(|t| t.one_of(&["of"])) && !tokens[w[0]].is(Group::Counter)
    });
    let head = &object[..of.map_or(object.len(), |i| i + 1)];
    let handles = tokens[verb].is(Group::Open) && !tokens[verb].any(MOVING);
    if !handles && head.iter().any(|at| tokens[*at].is(Group::Metric)) {
        return None;
    }
    let quality = object
        .iter()
        .copied()
        .find(|at| tokens[*at].is(Group::Soft));
    let open = tokens[verb].any(&[Group::Better, Group::Keep, Group::Open])
        && !tokens[verb].is(Group::Learn)
        && !sentence
            .get(verb + 1)
            .is_some_and(|t| t.is(Group::Learn) && t.form == Form::Ing);
    let to_people = object
        .first()
        .is_some_and(|at| tokens[*at].is(Group::People))
        && !tokens[verb].any(&[Group::Up, Group::Down]);
    quality.or((open || to_people).then_some(verb))
}
