//! A sentence taken apart: its tokens, its times, its quantities and its main verb. The reader and
//! the rules both work on it.

use std::ops::Range;

use crate::cadence::{self, Recurrence};
use crate::context::Context;
use crate::date::{self, Time};
use crate::deliverable;
use crate::lexicon::{Form, Group, Tags};
use crate::quantity::{self, Quantity};
use crate::token::{self, Token};

/// Groups of verbs that a goal may be about.
pub(crate) const VERBS: &[Group] = &[
    Group::Up,
    Group::Down,
    Group::Better,
    Group::Keep,
    Group::Attain,
    Group::Deliver,
    Group::Make,
    Group::Effort,
    Group::Open,
    Group::Learn,
    Group::Times,
];

/// In bytes: so much of a text is read. A goal is one sentence; a book that was pasted in its place must not hold the
/// page up.
const MOST_BYTES: usize = 4_000;

/// As much of a text as is read.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(MOST_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A sentence taken apart. Places are token numbers unless they are said to be bytes.
#[derive(Debug)]
pub(crate) struct Sentence {
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
    /// The tokens that belong to a time or a cadence.
    pub taken: Vec<bool>,
    /// The deadline.
    pub deadline: Option<Time>,
    /// How often.
    pub recurrences: Vec<Recurrence>,
    /// All quantities that are no times, in order.
    pub quantities: Vec<Quantity>,
    /// The verb of the goal: "increase" in "We will increase sales".
    pub verb: Option<usize>,
    /// "by doing …", "through …".
    pub means: Option<Range<usize>>,
    /// Where the purpose begins: "in order to …", "to delight customers".
    pub purpose: Option<usize>,
}

impl Sentence {
    /// Takes a text apart, as far as [`MOST_BYTES`].
    pub fn new(text: &str, cx: &Context) -> Self {
        let tokens = token::tokens(beginning(text), cx.decimal);
        let mut taken = vec![false; tokens.len()];
        let recurrences = cadence::recurrences(&tokens);
        for found in &recurrences {
            taken[found.first..found.next].fill(true);
        }
        let (deadline, times) = date::deadline(&tokens, &taken, cx);
        for time in &times {
            taken[time.first..time.next].fill(true);
        }
        let quantities = quantity::quantities(&tokens, &taken);
        let mut made = Sentence {
            tokens,
            taken,
            deadline,
            recurrences,
            quantities,
            verb: None,
            means: None,
            purpose: None,
        };
        made.verb = made.main_verb();
        made.means = made.find_means();
        made.purpose = made.find_purpose();
        made
    }

    /// The token there, unless it belongs to a time or cadence.
    pub fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|_| !self.taken[at])
    }

    /// The bytes from the first token of `range` to its last.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(range.start).map_or(0, |t| t.span.start);
        let end = range
            .end
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i))
            .map_or(start, |t| t.span.end);
        start..end.max(start)
    }

    /// The bytes from the first word to the last.
    pub fn whole(&self) -> Range<usize> {
        self.bytes(0..self.tokens.len())
    }

    /// Whether a token lies in the means.
    pub fn in_means(&self, at: usize) -> bool {
        self.means.as_ref().is_some_and(|m| m.contains(&at))
    }

    /// Where the goal proper begins: after "We will", a date in front, a label ("Sales:") and marks.
    fn opening(&self) -> usize {
        let mut at = 0;
        if let Some(colon) = self.tokens.iter().take(6).position(|t| t.mark(':')) {
            let label = self.tokens[..colon].iter().all(|t| {
                t.word() || t.number().is_some() || t.mark('#') || t.mark('-') || t.mark('&')
            });
            // "1:50" is no label.
            let clock = self
                .tokens
                .get(colon + 1)
                .is_some_and(|t| t.glued && t.number().is_some());
            if label && !clock && self.tokens.len() > colon + 2 {
                at = colon + 1;
            }
        }
        while let Some(token) = self.tokens.get(at) {
            let list_number = at == 0
                && token.number().is_some()
                && self.tokens.get(1).is_some_and(|t| {
                    (t.glued && (t.mark('.') || t.mark(')')))
                        || t.any(&[Group::Up, Group::Down, Group::Deliver])
                });
            let adverb = token.word()
                && token.lower.ends_with("ly")
                && token.lower.len() > 4
                && !token.any(&[Group::Deliver, Group::Effort, Group::Attain]);
            let skip = self.taken[at]
                || token.is(Group::Lead)
                || adverb
                || list_number
                || matches!(
                    token.kind,
                    token::Kind::Mark(
                        '-' | ',' | '"' | '*' | '•' | '.' | ')' | '#' | '(' | ':' | '·'
                    )
                );
            if !skip {
                break;
            }
            at += 1;
        }
        at
    }

    /// "To support growth, I will …": the purpose stands in front, the goal after the comma.
    fn after_purpose(&self) -> Option<usize> {
        let first = self.tokens.first()?;
        if !first.one_of(&["to", "in order to", "as part of", "for", "because", "since"]) {
            return None;
        }
        let comma = self.tokens.iter().position(|t| t.mark(','))?;
        let says = self.tokens.get(comma + 1)?;
        (says.is(Group::Lead) && !says.one_of(&["to", "and", "also"])).then_some(comma + 2)
    }

    fn main_verb(&self) -> Option<usize> {
        let at = self.after_purpose().unwrap_or_else(|| self.opening());
        let opens = |t: &Token| {
            t.any(VERBS)
                && t.form != Form::Ed
                && (!t.is(Group::Adjective) || t.any(&[Group::Up, Group::Down, Group::Deliver]))
        };
        let article = self
            .get(at + 1)
            .is_some_and(|t| t.one_of(&["a", "an", "the", "our", "my"]));
        if self.get(at).is_some_and(|t| {
            (opens(t) && !deliverable::is_noun(self, at))
                || (t.word() && t.tags == Tags::NONE && article)
        }) {
            return Some(at);
        }
        // "Our support team will answer …"
        let near = (at..self.tokens.len().min(at + 9))
            .find(|i| self.tokens[*i].one_of(&["will", "to", "shall", "must", "should"]));
        // "Our team, which includes …, will raise …"
        let far = || {
            (at + 1..self.tokens.len())
                .find(|i| self.tokens[*i].one_of(&["will"]) && self.tokens[*i - 1].mark(','))
        };
        let will = near.or_else(far)?;
        (will + 1..self.tokens.len().min(will + 3))
            .find(|i| self.get(*i).is_some_and(opens))
            .filter(|_| {
                !self.tokens[at..will]
                    .iter()
                    .any(|t| t.one_of(&["from"]) || t.number().is_some())
            })
    }

    fn find_means(&self) -> Option<Range<usize>> {
        let begins = |at: usize| {
            let Some(token) = self.get(at).filter(|t| t.is(Group::Means)) else {
                return false;
            };
            let next = self.get(at + 1);
            let doing = next.is_some_and(|t| t.lower.ends_with("ing") && t.lower.len() > 4);
            match token.lower.as_str() {
                "by" => {
                    doing
                        || (next.is_some_and(|t| t.lower.ends_with("ly"))
                            && self.get(at + 2).is_some_and(|t| t.lower.ends_with("ing")))
                }
                "using" | "leveraging" => at > 0,
                _ => next.is_some(),
            }
        };
        let first = (0..self.tokens.len()).find(|at| begins(*at))?;
        let mut next = first + 1;
        while let Some(token) = self.tokens.get(next) {
            let number = token.one_of(&["by", "from", "to"])
                && self
                    .quantities
                    .iter()
                    .any(|q| q.first == next + 1 && !q.aside);
            let sentence_ends = token.mark(';')
                || (token.mark('.') && self.tokens.get(next + 1).is_some_and(|t| !t.glued));
            let opens_sentence = first <= self.opening() && token.mark(',');
            if number
                || sentence_ends
                || opens_sentence
                || self.deadline.as_ref().is_some_and(|d| d.first == next)
            {
                break;
            }
            next += 1;
        }
        Some(first..next)
    }

    /// A purpose is "to" and a verb after the goal has had its verb and an object.
    fn find_purpose(&self) -> Option<usize> {
        let verb = self.verb?;
        (verb + 1..self.tokens.len()).find(|at| {
            let token = &self.tokens[*at];
            let to = token.one_of(&["to"])
                && *at > verb + 1
                && self
                    .get(at + 1)
                    .is_some_and(|t| t.form == Form::Base && t.any(VERBS) && !t.is(Group::Stop));
            token.is(Group::Purpose) || to
        })
    }
}
