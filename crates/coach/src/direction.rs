//! Which way a goal goes.

use crate::lexicon::{Form, Group};
use crate::quantity::{Measure, Quantity};
use crate::reading::Direction;
use crate::role::{Role, Roles};
use crate::sentence::Sentence;
use crate::token::Token;

/// The direction, and the token that shows it.
pub(crate) fn direction(
    sentence: &Sentence,
    roles: &Roles,
    deliverable: Option<usize>,
) -> Option<(Direction, usize)> {
    let target = roles.get(Role::Target, sentence);
    let baseline = roles.get(Role::Baseline, sentence);
    if let (Some(from), Some(to)) = (baseline, target) {
        let numbers = if to.value > from.value {
            Direction::Increase
        } else if to.value < from.value {
            Direction::Decrease
        } else {
            Direction::Maintain
        };
        // In units of their own ("7 days to 24 hours") only the verb can tell.
        let same = same_unit(sentence, from, to);
        return match moving(sentence, to.first) {
            Some(said) if !same => Some(said),
            said => Some((numbers, said.map_or(to.first, |s| s.1))),
        };
    }
    let Some(first) = target.or(roles.first(sentence)) else {
        return match deliverable {
            Some(at) => Some((Direction::Deliver, at)),
            None => moving(sentence, sentence.tokens.len()).filter(|m| Some(m.1) == sentence.verb),
        };
    };
    if first.measure == Measure::Times && first.value < 1.0 {
        return Some((Direction::Decrease, first.first));
    }
    let verb = sentence.verb.filter(|v| *v < first.first);
    let said = moving(sentence, first.first);
    if roles.get(Role::Change, sentence).is_some() && target.is_none() {
        let beside = sentence
            .get(first.next)
            .filter(|t| t.any(&[Group::Up, Group::Down, Group::Better]));
        let fewer = sentence
            .get(first.next)
            .filter(|t| t.one_of(&["fewer", "less", "smaller"]));
        let own = fewer
            .map(|_| (Direction::Decrease, first.next))
            .or_else(|| beside.map(|t| (of_word(sentence, t), first.next)));
        let particle = first.first.checked_sub(1).map(|i| &sentence.tokens[i]);
        let own = own.or_else(|| match particle.map(|t| t.lower.as_str()) {
            Some("up") => Some((Direction::Increase, first.first)),
            Some("down") => Some((Direction::Decrease, first.first)),
            _ => None,
        });
        let sign = match first.sign {
            Some('-') => Some((Direction::Decrease, first.first)),
            _ => None,
        };
        let said = said.filter(|s| s.0 != Direction::Maintain);
        return own
            .or(sign)
            .or(said)
            .or(Some((Direction::Increase, first.first)));
    }
    // "Hold 8 town halls" keeps nothing up.
    let holds =
        |at: usize| at + 1 == first.first && sentence.tokens[at].one_of(&["hold", "keep up"]);
    if let Some((direction, at)) = said.filter(|s| !holds(s.1)) {
        return Some((direction, at));
    }
    // "Get latency under 200 ms": brought there, not kept there.
    if let Some(at) = verb
        .filter(|v| sentence.tokens[*v].one_of(&["get", "bring", "drive", "push", "take", "move"]))
        && let Some(limit) = first.first.checked_sub(1).map(|i| &sentence.tokens[i])
    {
        let down = limit.one_of(&["to"])
            && first.first >= 2
            && sentence.tokens[first.first - 2].one_of(&["down"]);
        if down || limit.one_of(&["under", "below", "down to", "less than"]) {
            return Some((Direction::Decrease, at));
        }
        if limit.one_of(&["above", "over", "up to"]) && at + 1 < first.first - 1 {
            return Some((Direction::Increase, at));
        }
    }
    let zero = first.value == 0.0;
    let by_a_date = sentence
        .deadline
        .as_ref()
        .is_some_and(|d| sentence.tokens[d.first].is(Group::By));
    let lone =
        first.measure == Measure::Count && first.value == 1.0 && sentence.recurrences.is_empty();
    Some(match verb {
        // "Zero injuries in 2027" is to be kept up; by an end date it is to be reached.
        _ if zero && !by_a_date => (Direction::Maintain, first.first),
        Some(at)
            if lone && sentence.tokens[at].any(&[Group::Deliver, Group::Attain, Group::Effort]) =>
        {
            (Direction::Deliver, at)
        }
        Some(at) => (Direction::Reach, at),
        None => (Direction::Reach, first.first),
    })
}

/// The nearest word of movement before `end`, the goal's own verb first.
fn moving(sentence: &Sentence, end: usize) -> Option<(Direction, usize)> {
    const MOVING: &[Group] = &[Group::Up, Group::Down, Group::Better, Group::Keep];
    let verb = sentence.verb.filter(|v| *v < end);
    if let Some(at) = verb
        && sentence.tokens[at].any(MOVING)
        && sentence
            .purpose
            .is_none_or(|p| p > end || end == sentence.tokens.len())
    {
        return Some((of_word(sentence, &sentence.tokens[at]), at));
    }
    let at = (0..end.min(sentence.tokens.len())).rev().find(|at| {
        let token = &sentence.tokens[*at];
        let adjective = token.is(Group::Adjective) || token.is(Group::SoftWord);
        // "growth", "cut" as a noun in the metric of another verb.
        let noun = token.form == Form::S || (token.is(Group::Keep) && verb.is_some());
        sentence.get(*at).is_some()
            && token.any(MOVING)
            && !adjective
            && !noun
            && (verb != Some(*at))
            && !sentence.in_means(*at)
    });
    at.map(|at| (of_word(sentence, &sentence.tokens[at]), at))
}

/// What a word of movement says; "improve" goes by what is measured.
fn of_word(sentence: &Sentence, token: &Token) -> Direction {
    if token.is(Group::Down) {
        Direction::Decrease
    } else if token.is(Group::Up) {
        Direction::Increase
    } else if token.is(Group::Keep) {
        Direction::Maintain
    } else if sentence.tokens.iter().any(|t| t.is(Group::LowerBetter)) {
        Direction::Decrease
    } else {
        Direction::Increase
    }
}

fn same_unit(sentence: &Sentence, a: &Quantity, b: &Quantity) -> bool {
    match (a.unit, b.unit) {
        (Some(x), Some(y)) => sentence.tokens[x].lower == sentence.tokens[y].lower,
        _ => true,
    }
}
