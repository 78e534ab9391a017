//! Rule 1: words that leave the finish line open in a goal that has a number otherwise.

use super::{Goal, vague};
use crate::finding::{Code, Finding, Mend, Severity};
use crate::lexicon::Group;

pub(super) fn open_phrase(goal: &Goal) -> Option<Finding> {
    if vague::is_vague(goal) {
        return None;
    }
    let sentence = goal.sentence;
    let at = (0..sentence.tokens.len()).find(|at| {
        let token = &sentence.tokens[*at];
        // "improve" is open no more once a number closes it, nor is "more" beside one.
        let closed = token.any(&[Group::Up, Group::Better, Group::MoreOften]);
        sentence.get(*at).is_some()
            && token.is(Group::OpenPhrase)
            && !closed
            && sentence.verb != Some(*at)
    })?;
    let token = &sentence.tokens[at];
    // Taken out together with the space before it.
    let start = at
        .checked_sub(1)
        .map_or(token.span.start, |i| sentence.tokens[i].span.end);
    let finding = Finding::new(Code::OpenPhrase, Severity::Hint, token.span.clone())
        .arg("words", goal.words(&token.span));
    Some(finding.mend(Mend::Replace {
        span: start..token.span.end,
        with: String::new(),
    }))
}
