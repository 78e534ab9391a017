//! Rule 1: a stranger could not tell whether it was reached.

use super::Goal;
use crate::finding::{Code, Field, Finding, Mend, Severity};
use crate::lexicon::Group;
use crate::reading::Direction;
use crate::sentence::VERBS;

/// Neither a number nor a verifiable deliverable.
pub(super) fn is_vague(goal: &Goal) -> bool {
    let delivers = goal
        .reading
        .direction
        .as_ref()
        .is_some_and(|d| d.value == Direction::Deliver);
    let pinned = goal.facts.pinned.target.is_some();
    !(goal.reading.has_number() || goal.reading.baseline.is_some() || delivers || pinned)
}

pub(super) fn vague(goal: &Goal) -> Option<Finding> {
    if !is_vague(goal) {
        return None;
    }
    // The words to blame: an open phrase, else a word of praise, else the verb. What may be a verb
    // ("support") is open only as the goal's own: in "make support better" it is what is measured.
    let tokens = &goal.sentence.tokens;
    let blamed = |group| tokens.iter().position(|t| t.is(group) && !t.any(VERBS));
    let at = blamed(Group::OpenPhrase)
        .or_else(|| blamed(Group::SoftWord))
        .or_else(|| blamed(Group::Comparative))
        .or(goal.sentence.verb)
        .or_else(|| tokens.iter().position(|t| t.is(Group::OpenPhrase)));
    let span = at.map_or_else(|| goal.sentence.whole(), |at| tokens[at].span.clone());
    let words = goal.words(&span);
    Some(
        Finding::new(Code::Vague, Severity::Warning, span)
            .arg("words", words)
            .mend(Mend::Ask(Field::Target))
            .mend(Mend::Ask(Field::Parent)),
    )
}
