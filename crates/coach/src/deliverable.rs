//! Whether a goal without a number names a thing that is there in the end or is not.

use crate::lexicon::{Form, Group, Tags};
use crate::sentence::Sentence;
use crate::token::Token;

/// The token that shows the deliverable: "launch" in "Launch the mobile app".
pub(crate) fn deliverable(sentence: &Sentence) -> Option<usize> {
    let end = sentence.purpose.unwrap_or(sentence.tokens.len());
    let Some(verb) = sentence.verb else {
        return noun_first(sentence, end);
    };
    // "… from quarterly to monthly"
    if let [from, to, ..] = sentence.recurrences[..]
        && from.first > 0
        && sentence.tokens[from.first - 1].one_of(&["from"])
        && to.first == from.next + 1
    {
        return Some(verb);
    }
    let token = &sentence.tokens[verb];
    let object = object(sentence, verb, end);
    let head = object.last().map(|at| &sentence.tokens[*at])?;
    let any = |group| object.iter().any(|at| sentence.tokens[*at].is(group));
    let thing = any(Group::Thing) || any(Group::InPlace);
    // "Run a marathon", "participate in a hackathon"
    let skip = usize::from(
        sentence
            .get(verb + 1)
            .is_some_and(|t| t.one_of(&["in", "for", "at", "on"])),
    );
    let article = sentence
        .get(verb + 1 + skip)
        .is_some_and(|t| t.one_of(&["a", "an", "the", "another", "our", "my", "(", "this"]));
    let named = thing || article || object.iter().any(|at| is_name(&sentence.tokens[*at]));
    let praised = any(Group::SoftWord)
        || object
            .iter()
            .any(|at| sentence.tokens[*at].one_of(&["something", "things", "anything"]));
    let judged = head.is(Group::Soft) && !head.is(Group::Thing);
    let moves = token.any(&[Group::Up, Group::Down, Group::Better])
        || (token.is(Group::Keep) && !token.is(Group::Deliver));
    // A word of no list before an article can only be a verb: "amend the zoning code".
    let unknown = token.tags == Tags::NONE;
    let brings = if (token.is(Group::Deliver) || unknown) && !token.any(&[Group::Make, Group::Open])
    {
        thing || !praised
    } else if token.any(&[Group::Deliver, Group::Make, Group::Attain, Group::Effort])
        && !token.is(Group::Learn)
    {
        named && !judged && !praised && (thing || !(moves || head.is(Group::Metric)))
    } else {
        false
    };
    brings.then_some(verb)
}

/// Without a verb in front: "ISO 27001 certification", "New portal launched", "Website is live".
fn noun_first(sentence: &Sentence, end: usize) -> Option<usize> {
    let find =
        |test: &dyn Fn(&Token) -> bool| (0..end).find(|at| sentence.get(*at).is_some_and(test));
    find(&|t| t.is(Group::Deliver) && t.form == Form::Ed)
        .or_else(|| find(&|t| t.is(Group::InPlace)))
        .or_else(|| {
            find(&|t| {
                t.one_of(&[
                    "certification",
                    "accreditation",
                    "certificate",
                    "launch",
                    "migration",
                ])
            })
        })
}

/// A name: a capital inside the sentence, or letters with digits.
fn is_name(token: &Token) -> bool {
    token.capital || token.lower.bytes().any(|b| b.is_ascii_digit())
}

/// The words of the object: what follows the verb up to the first preposition but "of".
pub(crate) fn object(sentence: &Sentence, verb: usize, end: usize) -> Vec<usize> {
    let mut words = Vec::new();
    for at in verb + 1..end.min(sentence.tokens.len()) {
        let Some(token) = sentence.get(at) else { break };
        let preposition = token.is(Group::Stop) && !token.one_of(&["of", "and"]);
        if (preposition && !words.is_empty())
            || token.mark(',')
            || token.mark(';')
            || token.mark('.')
        {
            break;
        }
        if token.word() && !token.any(&[Group::Article, Group::Stop, Group::MoreOften]) {
            words.push(at);
        }
    }
    words
}
