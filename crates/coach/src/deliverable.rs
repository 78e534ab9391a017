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
    if object.is_empty() {
        // "ISO certification: achieve by June"
        return noun_first(sentence, verb);
    }
    let head = object.last().map(|at| &sentence.tokens[*at])?;
    let any = |group| object.iter().any(|at| sentence.tokens[*at].is(group));
    // "ownership of the roadmap": the thing only says whose or of what the quality is.
    let of = object
        .windows(2)
        .find(|w| {
            sentence.tokens[w[0] + 1..w[1]]
                .iter()
                .any(|t| t.one_of(&["of"]))
        })
        .map(|w| &sentence.tokens[w[0]]);
    let quality = of.is_some_and(|t| t.is(Group::Soft) && !t.is(Group::Thing));
    let thing = (any(Group::Thing) && !quality) || any(Group::InPlace);
    // What goes on has no end, and what is watched over is not brought about.
    let goes_on = sentence.tokens[..verb]
        .iter()
        .any(|t| t.one_of(&["continue to", "always", "never to"]));
    if goes_on || (token.one_of(&["ensure"]) && !any(Group::InPlace)) {
        return None;
    }
    // "Run a marathon", "participate in a hackathon"
    let skip = usize::from(
        sentence
            .get(verb + 1)
            .is_some_and(|t| t.one_of(&["in", "for", "at", "on"])),
    );
    let article = sentence
        .get(verb + 1 + skip)
        .is_some_and(|t| t.one_of(&["a", "an", "the", "another", "our", "my", "(", "this"]));
    let every = sentence
        .get(verb + 1)
        .is_some_and(|t| t.one_of(&["all", "every", "each", "both"]));
    let name = object.iter().any(|at| is_name(&sentence.tokens[*at]));
    // To be or become a thing is no milestone unless the thing has a name or a paper.
    let being = token.one_of(&["be", "become", "remain"]);
    let named = thing || name || (article && !being);
    let last = object.last().map_or(end, |at| at + 1).min(end);
    // "cleaner code", "sell more", "make the city more livable"
    let more =
        (verb + 1..last).any(|at| sentence.get(at).is_some_and(|t| t.is(Group::Comparative)));
    let praised =
        more || (verb + 1..last).any(|at| sentence.get(at).is_some_and(|t| t.is(Group::SoftWord)));
    // "meet our targets", "prepare students": at what, and to whom, is left open.
    let points = head.is(Group::Pointing) && !thing;
    let first = object.first().map(|at| &sentence.tokens[*at])?;
    let bare = first.is(Group::People) && !article && !every && !any(Group::Thing);
    let judged = quality || (head.is(Group::Soft) && !head.is(Group::Thing));
    let moves = token.any(&[Group::Up, Group::Down, Group::Better])
        || (token.is(Group::Keep) && !token.is(Group::Deliver));
    // A word of no list before an article can only be a verb: "amend the zoning code".
    let unknown = token.tags == Tags::NONE;
    let brings = if (token.is(Group::Deliver) || unknown) && !token.any(&[Group::Make, Group::Open])
    {
        !more && !quality && (thing || !(praised || points || bare))
    } else if token.any(&[Group::Deliver, Group::Make, Group::Attain, Group::Effort])
        && !token.is(Group::Learn)
    {
        named && !judged && !praised && !points && (thing || !(moves || head.is(Group::Metric)))
    } else {
        false
    };
    brings.then_some(verb)
}

/// Without a verb in front: "ISO 27001 certification", "New portal launched", "Website is live".
fn noun_first(sentence: &Sentence, end: usize) -> Option<usize> {
    // After a preposition it is not what the goal is about: "the support they need for migration".
    let led =
        |at: usize| at > 0 && sentence.tokens[at - 1].one_of(&["for", "of", "with", "in", "to"]);
    let find = |test: &dyn Fn(&Token) -> bool| {
        (0..end).find(|at| !led(*at) && sentence.get(*at).is_some_and(test))
    };
    let in_place = |at: usize| {
        let ends = sentence
            .get(at + 1)
            .is_none_or(|t| !t.word() || t.any(&[Group::Stop, Group::By, Group::In]));
        sentence.get(at).is_some_and(|t| t.is(Group::InPlace)) && ends
    };
    find(&|t| t.is(Group::Deliver) && t.form == Form::Ed)
        .or_else(|| (1..end).find(|at| in_place(*at)))
        .or_else(|| {
            find(&|t| {
                t.one_of(&[
                    "certification",
                    "accreditation",
                    "certificate",
                    "launch",
                    "migration",
                    "rollout",
                    "relaunch",
                    "completion",
                    "introduction",
                    "implementation",
                    "installation",
                ])
            })
        })
        .or_else(|| {
            // "Support for signed artifacts"
            (0..end).find(|at| is_noun(sentence, *at) && sentence.tokens[*at].is(Group::Thing))
        })
}

/// A word that may be a verb is a noun before "for" and "of": "support for", "design of".
pub(crate) fn is_noun(sentence: &Sentence, at: usize) -> bool {
    sentence
        .get(at + 1)
        .is_some_and(|t| t.one_of(&["for", "of"]))
        && sentence.tokens[at].any(&[Group::Thing, Group::Metric])
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
        // "quality and reduce costs": another goal begins.
        let joint = token.one_of(&["and"])
            && sentence.get(at + 1).is_some_and(|t| {
                t.form == Form::Base && t.any(&[Group::Up, Group::Down, Group::Better])
            });
        let time = token.is(Group::In) || token.one_of(&["by", "before", "until"]);
        if ((preposition || time) && !words.is_empty())
            || joint
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
