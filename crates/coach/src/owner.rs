//! Who, where the sentence names somebody.

use std::ops::Range;

use crate::lexicon::Group;
use crate::sentence::Sentence;

/// The tokens of the owner: after "Owner:", or what stands before "will" ("The support team will …").
pub(crate) fn owner(sentence: &Sentence) -> Option<Range<usize>> {
    let tokens = &sentence.tokens;
    let named = |at: &usize| {
        tokens[*at].one_of(&["owner", "owned", "responsible"])
            && tokens
                .get(at + 1)
                .is_some_and(|t| t.mark(':') || t.one_of(&["by"]))
    };
    if let Some(label) = (0..tokens.len()).find(named) {
        let first = label + 2;
        let words = tokens
            .iter()
            .skip(first)
            .take_while(|t| t.word() || t.glued && t.mark('-'));
        let next = first + words.count();
        return (next > first).then_some(first..next);
    }
    let will = tokens.iter().take(7).position(|t| t.one_of(&["will"]))?;
    let first = tokens[..will]
        .iter()
        .position(|t| !t.mark('-') && !t.is(Group::Article))?;
    // "We will" names nobody, and after a date or a number it is no subject.
    let subject = tokens[first..will]
        .iter()
        .all(|t| t.word() && !t.any(&[Group::Lead, Group::Stop]))
        && !sentence.taken[first..will].contains(&true);
    subject.then_some(first..will)
}
