//! Rule 4: two goals in one sentence.

use std::ops::Range;

use super::{Goal, vague};
use crate::finding::{Code, Finding, Mend, Severity};
use crate::lexicon::{Form, Group};
use crate::role;
use crate::sentence::{Sentence, VERBS};

pub(super) fn compound(goal: &Goal) -> Option<Finding> {
    let sentence = goal.sentence;
    let joint = second_verb(sentence)
        .or_else(|| second_target(sentence))
        .or_else(|| second_object(goal))?;
    let whole = sentence.whole();
    let joint = sentence.bytes(joint);
    let first = goal.words(&(whole.start..joint.start));
    let second = goal.words(&(joint.end..whole.end));
    let finding = Finding::new(Code::Compound, Severity::Warning, whole)
        .arg("first", first.trim().to_string())
        .arg("second", second.trim().to_string());
    Some(finding.mend(Mend::Split { joint }))
}

/// The tokens between two goals, each with a verb of its own: ", and" in "Raise NPS, and cut churn".
fn second_verb(sentence: &Sentence) -> Option<Range<usize>> {
    let verb = sentence.verb?;
    let end = sentence.purpose.unwrap_or(sentence.tokens.len());
    (verb + 2..end).find_map(|at| {
        let joint = joint(sentence, at)?;
        let mut next = joint.end;
        while sentence
            .get(next)
            .is_some_and(|t| t.is(Group::Lead) || t.lower.ends_with("ly"))
        {
            next += 1;
        }
        let token = sentence
            .get(next)
            .filter(|_| next < end && !sentence.in_means(at))?;
        let begins = token.any(VERBS)
            && token.form == Form::Base
            && !adjective_here(sentence, next)
            && !noun_here(sentence, next);
        begins.then_some(joint)
    })
}

/// A word that may be a verb is an adjective here, unless an article follows it: "open tickets", "open the office".
fn adjective_here(sentence: &Sentence, at: usize) -> bool {
    let article = sentence.get(at + 1).is_some_and(|t| t.is(Group::Article));
    sentence.tokens[at].is(Group::Adjective) && !article
}

/// A word that may be a verb is a noun here when a verb or preposition follows it, or nothing does
/// and it is better known as a noun.
fn noun_here(sentence: &Sentence, at: usize) -> bool {
    let token = &sentence.tokens[at];
    let noun = token.any(&[
        Group::Soft,
        Group::Metric,
        Group::EffortNoun,
        Group::Thing,
        Group::Result,
        Group::LowerBetter,
    ]);
    let alone = sentence
        .get(at + 1)
        .is_none_or(|t| !t.word() || (t.is(Group::Stop) && !t.is(Group::Article)));
    noun && (alone
        || sentence.tokens[at + 1..]
            .iter()
            .take(2)
            .any(|t| t.form == Form::S && t.any(VERBS)))
}

/// A number of its own behind "and": "… with 80 % attendance and scores of 4/5".
fn second_target(sentence: &Sentence) -> Option<Range<usize>> {
    let roles = role::roles(sentence);
    let first = roles.first(sentence)?;
    let rest = &sentence.quantities[roles.rest?];
    if rest.aside || sentence.in_means(rest.first) {
        return None;
    }
    (first.next..rest.first).rev().find_map(|at| {
        joint(sentence, at).filter(|j| sentence.tokens[j.end - 1].one_of(&["and", "with", "while"]))
    })
}

/// An open verb with two objects: "Improve code quality and technical leadership".
fn second_object(goal: &Goal) -> Option<Range<usize>> {
    let sentence = goal.sentence;
    let verb = sentence.verb.filter(|_| vague::is_vague(goal))?;
    if !sentence.tokens[verb].any(&[Group::Better, Group::Up, Group::Down]) {
        return None;
    }
    let end = sentence.purpose.unwrap_or(sentence.tokens.len());
    (verb + 2..end).find_map(|at| {
        let joint = joint(sentence, at).filter(|j| sentence.tokens[j.end - 1].one_of(&["and"]))?;
        let before = &sentence.tokens[verb + 1..at];
        let preposition = before.iter().any(|t| t.is(Group::Stop));
        let after = sentence
            .get(joint.end)
            .filter(|t| t.word() && joint.end < end && !t.is(Group::Stop));
        (!preposition && after.is_some()).then_some(joint)
    })
}

/// "and", ", and", ";" or "," at `at`.
fn joint(sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    let token = sentence.get(at)?;
    let and = |at: usize| {
        sentence
            .get(at)
            .is_some_and(|t| t.one_of(&["and", "while", "with", "plus", "&"]))
    };
    if token.mark(',')
        || token.mark(';')
        || token.mark('.') && sentence.get(at + 1).is_some_and(|t| !t.glued)
    {
        return Some(at..at + 1 + usize::from(and(at + 1)));
    }
    and(at).then_some(at..at + 1)
}
