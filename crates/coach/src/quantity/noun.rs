//! The noun that a number counts, and numbers that count nothing: names, times of day, adjectives.

use super::{Quantity, Reader};
use crate::lexicon::{Form, Group, Tags};

/// "older than 30 days" describes what is counted.
const AGES: &[&str] = &["older", "younger", "longer", "bigger", "larger", "smaller"];

impl Reader<'_> {
    /// Whether the number is a name or a time of day, or stands in a list of names: "scope 1 and 2".
    pub(super) fn is_name(&self, at: usize, next: usize) -> bool {
        let mut first = at;
        // Longer lists of names are nobody's goal.
        for _ in 0..8 {
            let listed = first >= 2
                && (self.tokens[first - 1].mark(',')
                    || self.tokens[first - 1].one_of(&["and", "or", "&"]))
                && self.tokens[first - 2].number().is_some();
            if !listed {
                break;
            }
            first -= 2;
            if self.is_named(first, first + 1) {
                return true;
            }
        }
        self.is_named(at, next)
    }

    /// "Type 1", "#1", "top 10", "COVID-19", "24/7", "1:1".
    fn is_named(&self, at: usize, next: usize) -> bool {
        let beside = |i: usize, mark| {
            self.tokens.get(i).is_some_and(|t| t.mark(mark) && t.glued)
                && self
                    .tokens
                    .get(i + 1)
                    .is_some_and(|t| t.glued && t.number().is_some())
        };
        let odds = (beside(next, '/')
            && self
                .out_of(self.tokens[at].number().unwrap_or(f64::MAX), next)
                .is_none())
            || beside(next, ':');
        let Some(before) = self.before(at) else {
            return odds;
        };
        let counted = self
            .counted(next, 2.0)
            .is_some_and(|noun| self.tokens[noun].form == Form::S);
        let verb = at == 1 || self.before(at - 1).is_some_and(|t| t.is(Group::Lead));
        let whole =
            self.tokens[at].number().is_some_and(|n| n.fract() == 0.0) || self.tokens[at].word();
        let labelled = before.is(Group::Numbered)
            && before.form != Form::S
            && whole
            && !(counted && verb)
            && !self.is(next, |t| t.mark('%'));
        let hyphen = (before.mark('-') || before.mark('/'))
            && before.glued
            && self.tokens[at].glued
            && at >= 2
            && self.tokens[at - 2].word();
        let pronoun = self.tokens[at].lower == "one"
            && (self.is(next, |t| {
                t.one_of(&["of", "another", "on", "to", "that", "who"])
            }) || before.one_of(&["no", "this", "number", "each", "every", "the", "any"]));
        // "run a 5K", "70 per 100,000 births"
        let race = before.is(Group::Article) && self.tokens[at].lower.ends_with('k') && !counted;
        let ratio =
            before.one_of(&["per", "in"]) && at >= 2 && self.tokens[at - 2].number().is_some();
        // "React 19"
        let version = before.capital
            && before.tags == Tags::NONE
            && before.lower.bytes().any(|b| b.is_ascii_alphabetic())
            && whole
            && !counted
            && !self.is(next, |t| t.mark('%'));
        let version = version
            && self
                .get(next)
                .is_none_or(|t| !t.word() || t.is(Group::Stop));
        odds || version
            || race
            || ratio
            || before.mark('#')
            || labelled
            || hyphen
            || pronoun
            || before.one_of(&["no."])
    }

    /// A number that describes what follows: "30-minute walkthrough", "6 month plan". The token after it.
    pub(super) fn describes(&self, found: &Quantity) -> Option<usize> {
        let joint = usize::from(self.is(found.next, |t| t.mark('-') && t.glued));
        let at = found.next + joint;
        let unit = self.get(at).filter(|t| t.word() && t.form == Form::Base)?;
        let noun = self.get(at + 1).is_some_and(|t| {
            t.word()
                && !t.any(&[
                    Group::Stop,
                    Group::By,
                    Group::In,
                    Group::Each,
                    Group::This,
                    Group::Next,
                ])
        });
        let measure = unit.any(&[Group::Period, Group::UnitWord]);
        let adjective = (joint == 1 && unit.glued)
            || (measure
                && noun
                && found.value > 1.0
                && !unit.one_of(&["people", "min", "people's"]));
        adjective.then_some(at + 1)
    }

    /// The noun that a number before `at` counts.
    pub(super) fn counted(&self, at: usize, value: f64) -> Option<usize> {
        let mut head: Option<usize> = None;
        // "95 of 100 machines"
        let of = self.is(at, |t| t.one_of(&["of"])) && self.is(at + 1, |t| t.number().is_some());
        let at = if of { at + 2 } else { at };
        for i in at..self.tokens.len().min(at + 9) {
            let Some(token) = self.get(i) else { break };
            let joint = token.glued && (token.mark('-') || token.mark('/') || token.mark('&'));
            if joint && head.is_some() {
                continue;
            }
            if i == at && (token.mark('+') || token.any(&[Group::AtLeast, Group::AtMost])) {
                continue;
            }
            // "help-centre articles", "after-school clubs"
            let compound = self.is(i + 1, |t| t.mark('-') && t.glued)
                && self.is(i + 2, |t| t.word() && t.glued);
            if compound {
                head = head.or(Some(i + 2));
                continue;
            }
            if !token.word()
                || token.any(&[
                    Group::Stop,
                    Group::Each,
                    Group::Currently,
                    Group::Means,
                    Group::Purpose,
                    Group::TargetWord,
                    Group::AtLeast,
                    Group::OpenPhrase,
                ]) && !token.is(Group::Adjective)
            {
                break;
            }
            if token.any(&[Group::By, Group::In, Group::This])
                || token.form == Form::Ing && head.is_some()
            {
                break;
            }
            let seconds = token.is(Group::UnitWord) && token.form == Form::S;
            if token.is(Group::Adjective)
                && !seconds
                && !token.any(&[Group::EffortNoun, Group::Result, Group::Thing])
            {
                if head.is_some_and(|h| self.plural(h)) {
                    break;
                }
                continue;
            }
            // After a plural a verb begins: "10 teams complete the course".
            let verb = token.form == Form::Base
                && token.any(&[Group::Attain, Group::Deliver, Group::Effort, Group::Open]);
            if head.is_some_and(|h| self.plural(h)) && (verb || !self.plural(i)) {
                break;
            }
            if token.lower.ends_with("ly")
                && !token.any(&[Group::UnitWord])
                && value != 0.0
                && head.is_some()
            {
                break;
            }
            head = Some(i);
        }
        head
    }

    fn plural(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.form == Form::S
            || (token.lower.ends_with('s') && !token.lower.ends_with("ss"))
            || token.one_of(&["people", "children", "women", "men"])
    }

    /// "for 30 minutes", "within 24 hours", "(including 1 from …)": beside another number no goal.
    pub(super) fn stands_aside(&self, found: &Quantity) -> bool {
        let time = found.unit.is_some_and(|u| self.tokens[u].is(Group::Period));
        let mut at = found.first;
        while at > 0
            && self.tokens[at - 1].any(&[Group::AtLeast, Group::AtMost, Group::About])
            && !self.tokens[at - 1].one_of(&["within", "under"])
        {
            at -= 1;
        }
        let before = self.before(at);
        (time
            && before.is_some_and(|t| {
                t.one_of(&[
                    "for", "within", "in", "over", "every", "after", "last", "past", "under",
                ])
            })
            // "to under 2 hours"
            && !(at >= 2 && self.tokens[at - 2].one_of(&["to"])))
            || before.is_some_and(|t| t.one_of(&["including", "aged"]))
            || (found.first >= 2
                && self.tokens[found.first - 1].one_of(&["than"])
                && self.tokens[found.first - 2].one_of(AGES))
    }
}
