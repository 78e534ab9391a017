//! The noun phrase that moves.

use std::ops::Range;

use crate::lexicon::{Form, Group};
use crate::role::Roles;
use crate::sentence::Sentence;

/// The tokens of the metric: what stands between the verb and the numbers ("voluntary attrition of
/// our employees"), else what follows the number ("test coverage on critical paths").
pub(crate) fn metric(sentence: &Sentence, roles: &Roles) -> Option<Range<usize>> {
    let first = roles.first(sentence);
    let begin = sentence.verb.map_or(0, |v| v + 1);
    let before = phrase(
        sentence,
        begin,
        first.map_or(sentence.tokens.len(), |q| q.first),
    );
    let after = || {
        let quantity = first?;
        let mut at = quantity.next;
        while sentence.get(at).is_some_and(|t| {
            t.any(&[
                Group::Up,
                Group::Down,
                Group::Better,
                Group::AtLeast,
                Group::AtMost,
            ]) || t.one_of(&["of", "in", "the", "our"])
        }) {
            at += 1;
        }
        phrase(sentence, at, sentence.tokens.len())
    };
    before.or_else(after)
}

/// The words from `begin` on, articles and adverbs skipped, up to what cannot belong to a noun.
fn phrase(sentence: &Sentence, begin: usize, end: usize) -> Option<Range<usize>> {
    let inner = |at: usize| {
        sentence.get(at).filter(|_| {
            at < end && !sentence.in_means(at) && sentence.purpose.is_none_or(|p| at < p)
        })
    };
    let mut first = begin;
    while inner(first).is_some_and(|t| {
        t.any(&[
            Group::Article,
            Group::AtLeast,
            Group::AtMost,
            Group::About,
            Group::Lead,
        ]) || matches!(t.lower.as_str(), "(" | ")" | "," | ":")
    }) {
        first += 1;
    }
    let mut next = first;
    while let Some(token) = inner(next) {
        let part_of_noun =
            token.one_of(&["of", "for", "and", "in", "on", "per", "with", "at", "to"]);
        // "90-day retention"
        let describes =
            token.number().is_some() && inner(next + 1).is_some_and(|t| t.glued && t.mark('-'));
        let ends =
            !(token.word() || describes || (token.glued && "-/&'".contains(token.lower.as_str())))
                || (token.any(&[Group::Stop, Group::By, Group::Currently, Group::TargetWord])
                    && !part_of_noun
                    && !token.is(Group::Article));
        if ends {
            break;
        }
        next += 1;
    }
    // A preposition or an article at the end leads to the number, not to the noun.
    while next > first
        && sentence.tokens[next - 1].any(&[Group::Stop, Group::Article, Group::By, Group::In])
    {
        next -= 1;
    }
    // "NPS raised to 50"
    while next > first + 1
        && sentence.tokens[next - 1].form == Form::Ed
        && sentence.tokens[next - 1].any(&[Group::Up, Group::Down, Group::Better, Group::Keep])
    {
        next -= 1;
    }
    (next > first).then_some(first..next)
}
