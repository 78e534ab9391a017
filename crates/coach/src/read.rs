//! From a sentence to a reading.

use crate::context::Context;
use crate::deliverable;
use crate::direction;
use crate::metric;
use crate::owner;
use crate::quantity::{Measure, Quantity};
use crate::reading::{Change, ChangeKind, Deadline, Direction, Piece, Reading};
use crate::role::{self, Role};
use crate::sentence::Sentence;
use crate::unit;

/// Reads a goal sentence. It never fails: what is not understood stays text.
///
/// # Example
/// ```
/// use sightline_coach::{Context, Direction, read};
///
/// let cx = Context::new("2026-11-22".parse()?);
/// let text = "Cut first reply time from 8 to 6 hours by the end of Q2 2027";
/// let reading = read(text, &cx);
/// assert_eq!(reading.direction.map(|piece| piece.value), Some(Direction::Decrease));
/// assert_eq!(reading.baseline.map(|piece| piece.value), Some(8.0));
/// assert_eq!(reading.target.map(|piece| piece.value), Some(6.0));
/// assert_eq!(reading.unit.map(|piece| piece.value).as_deref(), Some("hours"));
/// let due = reading.deadline.as_ref().and_then(|piece| piece.value.due);
/// assert_eq!(due, Some("2027-06-30".parse()?));
/// // Each piece knows the words it was read from.
/// let metric = reading.metric.map(|piece| &text[piece.span]);
/// assert_eq!(metric, Some("first reply time"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(text: &str, cx: &Context) -> Reading {
    of_sentence(text, &Sentence::new(text, cx))
}

/// The reading of a sentence that was taken apart already.
pub(crate) fn of_sentence(text: &str, sentence: &Sentence) -> Reading {
    let roles = role::roles(sentence);
    let span = |q: &Quantity| sentence.bytes(q.first..q.next);
    let token = |at: usize| sentence.bytes(at..at + 1);
    let text_of = |tokens: std::ops::Range<usize>| {
        let span = sentence.bytes(tokens);
        Piece::new(text[span.clone()].to_string(), span)
    };
    let direction = direction::direction(sentence, &roles, deliverable::deliverable(sentence));
    let falls = direction.is_some_and(|d| d.0 == Direction::Decrease);
    // Of a range the better end.
    let level = |role| {
        roles.get(role, sentence).map(|q| {
            let value = q.low.filter(|_| falls).unwrap_or(q.value);
            Piece::new(value, span(q))
        })
    };
    let change = roles.get(Role::Change, sentence).map(|q| {
        let kind = match q.measure {
            Measure::Percent => ChangeKind::Percent,
            Measure::Points => ChangeKind::Points,
            Measure::Times => ChangeKind::Factor,
            Measure::Count | Measure::Money | Measure::Rating => ChangeKind::Absolute,
        };
        Piece::new(
            Change {
                value: q.value,
                kind,
            },
            span(q),
        )
    });
    let deadline = sentence.deadline.as_ref().map(|time| {
        let phrase = text_of(time.first..time.next);
        Piece::new(
            Deadline {
                phrase: phrase.value,
                due: time.due,
            },
            phrase.span,
        )
    });
    Reading {
        direction: direction.map(|(direction, at)| Piece::new(direction, token(at))),
        metric: metric::metric(sentence, &roles).map(text_of),
        unit: unit::unit(text, sentence, &roles).map(|(unit, at)| Piece::new(unit, token(at))),
        baseline: level(Role::Baseline),
        target: level(Role::Target),
        change,
        stretch: level(Role::Stretch),
        deadline,
        cadence: sentence
            .recurrences
            .first()
            .map(|r| Piece::new(r.value, sentence.bytes(r.first..r.next))),
        means: sentence.means.clone().map(text_of),
        owner: owner::owner(sentence).map(text_of),
    }
}
