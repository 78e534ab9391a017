//! What the numbers count.

use crate::lexicon::{Form, Group};
use crate::quantity::{Measure, Quantity};
use crate::role::{Role, Roles};
use crate::sentence::Sentence;

/// The unit as it is to be shown, and the tokens it stands in.
pub(crate) fn unit(text: &str, sentence: &Sentence, roles: &Roles) -> Option<(String, usize)> {
    let of = |role| roles.get(role, sentence);
    let stated = [of(Role::Target), of(Role::Change), of(Role::Baseline)];
    for quantity in stated.into_iter().flatten() {
        let at = quantity.unit.unwrap_or(quantity.first);
        match quantity.measure {
            Measure::Percent | Measure::Points => return Some(("%".into(), at)),
            Measure::Rating => return Some(("rating".into(), quantity.first)),
            Measure::Times => continue,
            Measure::Money => return Some((text[sentence.tokens[at].span.clone()].into(), at)),
            Measure::Count => {}
        }
        if let Some(at) = quantity.unit {
            return Some((text[sentence.tokens[at].span.clone()].into(), at));
        }
    }
    // "Reduce P1 incidents from 12/month to 2/month": the counted noun stands before.
    let first = stated
        .into_iter()
        .flatten()
        .filter(|q| q.measure == Measure::Count)
        .min_by_key(|q| q.first)?;
    let at = counted_before(sentence, first)?;
    Some((text[sentence.tokens[at].span.clone()].into(), at))
}

/// The plural that the words before a quantity are about: "number of support tickets", "weekly hours
/// of manual effort", "active users".
fn counted_before(sentence: &Sentence, quantity: &Quantity) -> Option<usize> {
    let from = sentence.verb.map_or(0, |v| v + 1);
    let end = (from..quantity.first)
        .rev()
        .find(|at| !sentence.tokens[*at].is(Group::Stop) && sentence.tokens[*at].word())?
        + 1;
    // The head stands before the first preposition, unless it only counts what comes after.
    let mut start = from;
    let mut head = None;
    for at in from..=end {
        let token = sentence.tokens.get(at).filter(|_| at < end);
        let stop = token.is_none_or(|t| {
            !t.word() && !t.mark('-') && !t.mark('/') || t.any(&[Group::Stop, Group::In, Group::By])
        });
        if !stop {
            continue;
        }
        head = (start..at).rev().find(|i| sentence.tokens[*i].word());
        let counts = head.is_some_and(|h| sentence.tokens[h].any(&[Group::Counter]));
        let to_verb = head.is_none();
        if !(counts || to_verb) {
            break;
        }
        start = at + 1;
    }
    head.filter(|at| {
        let token = &sentence.tokens[*at];
        let plural =
            token.form == Form::S || (token.lower.ends_with('s') && !token.lower.ends_with("ss"));
        let counted = plural || token.one_of(&["people", "headcount"]);
        counted && !token.any(&[Group::Unitless, Group::Mass]) && token.form != Form::Ed
    })
}
