//! Rule 13: plainly worded, and short enough to keep in mind.

use super::Goal;
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::lexicon::Group;

pub(super) fn jargon(goal: &Goal) -> Option<Finding> {
    let token = goal.sentence.tokens.iter().find(|t| t.is(Group::Maths))?;
    Some(
        Finding::new(Code::Jargon, Severity::Hint, token.span.clone())
            .arg("words", goal.words(&token.span))
            .mend(Mend::Ask(Field::Metric)),
    )
}

/// A sentence of more words than this is not remembered.
const MOST_WORDS: usize = 45;

pub(super) fn too_long(goal: &Goal) -> Option<Finding> {
    let count = goal.text.split_whitespace().count();
    (count > MOST_WORDS).then(|| {
        Finding::new(Code::TooLong, Severity::Hint, goal.sentence.whole())
            .arg("count", count.to_string())
            .mend(Mend::Ask(Field::Statement))
    })
}
