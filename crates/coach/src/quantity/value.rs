//! The number itself: digits, words, fractions, multipliers and ranges.

use super::Reader;
use crate::lexicon::Group;
use crate::number;
use crate::token::{Kind, Token};

impl Reader<'_> {
    /// The number at `at` with its multiplier, in digits, words or as a fraction.
    pub(super) fn value(&self, at: usize) -> Option<(f64, usize)> {
        let token = self.get(at)?;
        let follows = |at: usize| {
            self.get(at)
                .filter(|t| t.word())
                .and_then(|t| number::multiplier(&t.lower))
        };
        if let Some(parts) = number::parts(&token.lower).filter(|_| token.word())
            && (self.is(at + 1, |t| t.one_of(&["of"]))
                || self
                    .before(at)
                    .is_some_and(|t| t.one_of(&["by", "a", "an"])))
            && !self
                .before(at)
                .is_some_and(|t| t.one_of(&["per", "the", "each", "every", "this", "next"]))
            && (token.lower != "quarter"
                || self.is(at + 1, |t| t.one_of(&["of"]))
                || self.fraction_after_by(at))
        {
            return Some((100.0 / parts, at + 1));
        }
        // "half a million"
        if token.one_of(&["half"])
            && self.is(at + 1, |t| t.one_of(&["a"]))
            && let Some(times) = follows(at + 2)
        {
            return Some((times / 2.0, at + 3));
        }
        let (mut value, mut next) = match (token.kind, number::word(&token.lower)) {
            (Kind::Number(n), _) => (n, at + 1),
            (_, Some(n)) => (n, at + 1),
            _ if token.one_of(&["a", "an"]) => {
                let times = follows(at + 1)?;
                (times, at + 2)
            }
            _ if token.one_of(&["no"]) && self.counts_nothing(at) => (0.0, at + 1),
            _ if token.one_of(&["dozen", "hundred"]) => (number::multiplier(&token.lower)?, at + 1),
            _ => return None,
        };
        // "by 2/3", "1/2 of"
        if let Some(parts) = self
            .get(next + 1)
            .filter(|_| self.is(next, |t| t.mark('/') && t.glued))
            .and_then(Token::number)
            && value < parts
            && parts < 6.0
            && (self.is(next + 2, |t| t.one_of(&["of"]))
                || self.before(at).is_some_and(|t| t.one_of(&["by"])))
        {
            return Some((100.0 * value / parts, next + 2));
        }
        let words = token.word();
        // "twenty-five"
        if words && value >= 20.0 {
            let joint = usize::from(self.is(next, |t| t.mark('-') && t.glued));
            if let Some(ones) = self
                .get(next + joint)
                .and_then(|t| number::word(&t.lower))
                .filter(|n| (1.0..10.0).contains(n))
            {
                value += ones;
                next += joint + 1;
            }
        }
        while let Some(times) = follows(next).filter(|_| {
            self.is(next, |t| {
                !t.one_of(&["m", "b", "mm", "mil"]) || self.scale_letter(at)
            })
        }) {
            value *= times;
            next += 1;
        }
        // "1/2 of", "two thirds of"
        if let Some(parts) = self
            .get(next)
            .filter(|t| t.word() && value < 10.0 && value > 0.0)
            .and_then(|t| number::parts(&t.lower))
            && (value > 1.0
                || self.is(next + 1, |t| t.one_of(&["of"]))
                || self.before(at).is_some_and(|t| t.one_of(&["by"])))
            && !self.is(next, |t| {
                t.one_of(&["quarters", "quarter", "half", "halves"])
                    && !self.is(next + 1, |t| t.one_of(&["of"]))
                    && !self.quarters_after_by(at, value)
            })
        {
            return Some((100.0 * value / parts, next + 1));
        }
        // "half a million", "2 (two)"
        if self.is(next, |t| t.mark('('))
            && self.is(next + 1, |t| number::word(&t.lower) == Some(value))
            && self.is(next + 2, |t| t.mark(')'))
        {
            next += 3;
        }
        Some((value, next))
    }

    /// A letter apart from its number scales money only: "$ 5 m".
    fn scale_letter(&self, at: usize) -> bool {
        self.before(at).is_some_and(|t| {
            matches!(t.kind, Kind::Mark('$' | '€' | '£' | '¥' | '₹')) || t.is(Group::Money)
        })
    }

    /// "by one quarter", "by three quarters": nobody moves by a length of time.
    fn quarters_after_by(&self, at: usize, value: f64) -> bool {
        let by = self.before(at).is_some_and(|t| t.one_of(&["by"]));
        let times = [1.0, 3.0].contains(&value) && self.tokens[at].word();
        by && times && !self.is(at + 2, |t| t.is(Group::Period))
    }

    fn fraction_after_by(&self, at: usize) -> bool {
        at >= 2 && self.tokens[at - 1].one_of(&["a", "one"]) && self.tokens[at - 2].one_of(&["by"])
    }

    /// "no" counts where something could have been: "with no injuries", "No data breaches".
    pub(super) fn counts_nothing(&self, at: usize) -> bool {
        let noun = self.counted(at + 1, 0.0).is_some();
        let place = self.before(at).is_none_or(|t| {
            t.any(&[Group::Attain, Group::Keep, Group::Lead])
                || t.one_of(&["with", "to"])
                || t.mark(':')
        });
        noun && place && !self.is(at + 1, |t| t.one_of(&["one", "matter", "doubt", "way"]))
    }

    /// The other end of a range: "10-15", "10 to 15", "between 10 and 15".
    pub(super) fn range(&self, at: usize, first: usize) -> Option<(f64, usize)> {
        let joint = self.get(at)?;
        // "10%-15%", "2x to 3x"
        let unit = usize::from(joint.mark('%') || joint.one_of(&["x"]) && joint.glued);
        let joint = self.get(at + unit)?;
        let between = self.before(first).is_some_and(|t| t.one_of(&["between"]));
        let to = joint.one_of(&["to", "or"]) && !self.moves(first);
        if !(joint.mark('-') || to || between && joint.one_of(&["and"])) {
            return None;
        }
        let money = usize::from(self.is(at + unit + 1, |t| {
            matches!(t.kind, Kind::Mark('$' | '€' | '£'))
        }));
        let (high, next) = self.value(at + unit + 1 + money)?;
        // "15-minute" after a range of one kind only.
        (high > 0.0).then_some((high, next))
    }

    /// Whether "A to B" here is a move from A to B rather than a range.
    fn moves(&self, first: usize) -> bool {
        let from = self.before(first).is_some_and(|t| {
            t.one_of(&["from", "up from", "down from"]) || t.is(Group::AtMost) || t.is(Group::About)
        });
        let by = self.before(first).is_some_and(|t| t.one_of(&["by"]));
        let verb = self.tokens[..first]
            .iter()
            .any(|t| t.any(&[Group::Up, Group::Down, Group::Better]) || t.one_of(&["from"]));
        from || (verb && !by)
    }
}
