//! The deadline of a sentence: a preposition and a point or length of time.

use chrono::NaiveDate;

use super::calendar::{self, Length};
use super::numeric::day_and_month;
use super::point::{self, Point, Shape};
use crate::context::Context;
use crate::lexicon::{Form, Group};
use crate::number;
use crate::token::{Kind, Token};

/// A phrase of time among the tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Time {
    /// The first token, the preposition included.
    pub first: usize,
    /// The token after the last.
    pub next: usize,
    /// The last day, where a calendar knows it.
    pub due: Option<NaiveDate>,
    /// How surely it is a deadline; the highest wins.
    rank: u8,
}

/// The phrases of time of a sentence, and which of them is the deadline. `taken` are the tokens that
/// a cadence already claimed.
pub(crate) fn deadline(
    tokens: &[Token],
    taken: &[bool],
    cx: &Context,
) -> (Option<Time>, Vec<Time>) {
    let mut all: Vec<Time> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if taken[at] {
            None
        } else {
            phrase(tokens, at, cx)
        };
        match found {
            Some(time) if !taken[time.first..time.next].contains(&true) => {
                at = time.next;
                all.push(time);
            }
            _ => at += 1,
        }
    }
    let mut best: Option<&Time> = None;
    for time in all.iter().filter(|t| t.rank > 0) {
        if best.is_none_or(|b| time.rank > b.rank) {
            best = Some(time);
        }
    }
    (best.cloned(), all)
}

/// A phrase of time that begins at `at`.
fn phrase(tokens: &[Token], at: usize, cx: &Context) -> Option<Time> {
    let first = &tokens[at];
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let made = |point: Point, rank: u8| {
        // A date gone by beside one to come is history: "up from 20 % in 2024".
        let rank = if rank > 1 && point::is_past(&point, cx) {
            rank - 1
        } else {
            rank
        };
        Time {
            first: at,
            next: point.next,
            due: point.days.map(|d| d.1),
            rank,
        }
    };
    // What compares with the past is no deadline: "than in 2019", "since June".
    if first.one_of(&[
        "than",
        "since",
        "versus",
        "vs",
        "compared to",
        "compared with",
        "relative to",
        "against",
        "from",
    ]) {
        return comparison(tokens, at, cx);
    }
    if first.one_of(&["between"]) {
        let from = point::point(tokens, at + 1, cx)?;
        let and = tokens.get(from.next).filter(|t| t.one_of(&["and"]))?;
        let to = point::point(tokens, from.next + usize::from(and.word()), cx)?;
        return (from.shape != Shape::Event).then(|| made(to, 6));
    }
    if first.is(Group::By) {
        let mut start = at + 1;
        while tokens
            .get(start)
            .is_some_and(|t| t.is(Group::By) || t.mark(':') || t.one_of(&["or", "on"]))
        {
            start += 1;
        }
        if let Some(point) =
            point::point(tokens, start, cx).or_else(|| day_and_month(tokens, start, cx))
        {
            let mut time = made(point, 8);
            if first.lower == "before"
                && matches!(point.shape, Shape::Month | Shape::Part | Shape::Year)
            {
                // Before a period is before it begins; "before the end of" it is a day.
                time.due = point.days.map(|d| {
                    if d.0 == d.1 {
                        d.1
                    } else {
                        d.0.pred_opt().unwrap_or(d.0)
                    }
                });
            }
            return Some(time);
        }
    }
    if first.is(Group::In) {
        if let Some(time) = for_length(tokens, at, cx) {
            return Some(time);
        }
        let point = point::point(tokens, at + 1, cx).or_else(|| the_period(tokens, at + 1, cx))?;
        let fits = match first.lower.as_str() {
            "on" => point.shape == Shape::Day,
            "at" => point.days.is_some_and(|d| d.0 == d.1) && point.shape != Shape::Day,
            "for" => matches!(
                point.shape,
                Shape::Year | Shape::Part | Shape::Running | Shape::Month
            ),
            "within" | "during" | "over" | "in" | "through" | "throughout" => {
                point.shape != Shape::Event
            }
            _ => matches!(point.shape, Shape::Year | Shape::Part | Shape::Running),
        };
        // "up from 68 % in 2025"
        let stood = tokens[at.saturating_sub(4)..at]
            .iter()
            .any(|t| t.is(Group::Currently) || t.one_of(&["from"]));
        let rank = if stood && point::is_past(&point, cx) {
            0
        } else {
            6
        };
        return fits.then(|| made(point, rank));
    }
    // Without a preposition.
    let point = point::point(tokens, at, cx)?;
    // "(2026: 29%)" says where it stood.
    if point.shape == Shape::Year
        && tokens.get(point.next).is_some_and(|t| t.mark(':'))
        && before.is_some_and(|t| t.mark('('))
        && point.days.is_some_and(|d| d.0 <= cx.today)
    {
        return Some(Time {
            first: at,
            next: point.next,
            due: None,
            rank: 0,
        });
    }
    let opens = before.is_none_or(|t| !t.word() || !t.any(&[Group::Stop, Group::Numbered]));
    let ends = tokens
        .get(point.next)
        .is_none_or(|t| matches!(t.kind, Kind::Mark(_)));
    let sure = match point.shape {
        Shape::Running => before.is_none_or(|t| !t.one_of(&["from", "of", "than"])),
        Shape::Part => opens && (ends || at == 0),
        Shape::Day => opens && ends && first.kind != Kind::Word || first.is(Group::EndOf),
        Shape::Month | Shape::Year => {
            (first.is(Group::EndOf)
                || (at == 0 && tokens.get(point.next).is_some_and(|t| t.mark(':')))
                || (before.is_some_and(|t| t.mark('(') || t.mark(',')) && ends))
                && opens
        }
        // "this winter"
        Shape::Event => first.one_of(&["this", "next", "this coming", "coming", "upcoming"]),
        Shape::Bare => false,
    };
    sure.then(|| made(point, 4))
}

/// "the year" after "within" or "over the course of": the running one.
fn the_period(tokens: &[Token], at: usize, cx: &Context) -> Option<Point> {
    let period = tokens
        .get(at + 1)
        .filter(|t| t.is(Group::Period) && t.form == Form::Base)?;
    let days = calendar::running(&period.lower, 0, cx)?;
    tokens[at].one_of(&["the"]).then_some(Point {
        next: at + 2,
        days: Some(days),
        shape: Shape::Running,
    })
}

/// A time that something is compared with; it has rank 0, unless a second time follows: "from
/// January to June".
fn comparison(tokens: &[Token], at: usize, cx: &Context) -> Option<Time> {
    let mut start = at + 1;
    while tokens
        .get(start)
        .is_some_and(|t| t.is(Group::In) || t.one_of(&["a", "the", "its", "our"]))
    {
        start += 1;
    }
    if tokens
        .get(start)
        .is_some_and(|t| t.one_of(&["last", "previous", "prior"]))
        && tokens.get(start + 1).is_some_and(|t| t.is(Group::Period))
    {
        return Some(Time {
            first: start,
            next: start + 2,
            due: None,
            rank: 0,
        });
    }
    let from = point::point(tokens, start, cx).filter(|p| p.shape != Shape::Event)?;
    let joint = tokens
        .get(from.next)
        .is_some_and(|t| t.one_of(&["to", "until", "through", "till"]) || t.mark('-'));
    if joint
        && let Some(to) = point::point(tokens, from.next + 1, cx)
        && to.shape != Shape::Event
    {
        return Some(Time {
            first: at,
            next: to.next,
            due: to.days.map(|d| d.1),
            rank: 5,
        });
    }
    // "from 2000 to 5": a number after all.
    let number = tokens[start].number().is_some() && joint;
    (!number).then_some(Time {
        first: start,
        next: from.next,
        due: None,
        rank: 0,
    })
}

/// "within six months", "over the next quarter", "in 90 days".
fn for_length(tokens: &[Token], at: usize, cx: &Context) -> Option<Time> {
    let preposition = tokens[at].lower.as_str();
    let mut next = at + 1;
    let mut ahead = false;
    while let Some(token) = tokens.get(next) {
        if token.is(Group::Next) {
            ahead = true;
        } else if !token.one_of(&["the", "about", "approximately", "course of"]) {
            break;
        }
        next += 1;
    }
    let (count, after) = count(tokens, next)?;
    let named = count.is_some();
    next = after;
    while tokens
        .get(next)
        .is_some_and(|t| t.mark('-') && t.glued || t.one_of(&["full", "whole", "short"]))
    {
        next += 1;
    }
    let period = tokens.get(next).filter(|t| t.is(Group::Period))?;
    let length = calendar::length(&period.lower)?;
    next += 1;
    while tokens.get(next).is_some_and(|t| {
        t.one_of(&["period", "timeframe", "time", "span", "window"]) || (t.mark('\'') && t.glued)
    }) {
        next += 1;
    }
    if tokens.get(next).is_some_and(|t| t.one_of(&["from"]))
        && tokens
            .get(next + 1)
            .is_some_and(|t| t.one_of(&["now", "today"]))
    {
        next += 2;
    }
    let due = match (count, length) {
        // "over the next quarter" runs to its end, "over the next year" for a year.
        (None, Length::Months(3)) if ahead => calendar::running(&period.lower, 1, cx).map(|d| d.1),
        (None, _) if !ahead => return None,
        (count, length) => calendar::after(cx.today, count.unwrap_or(1.0), length),
    };
    let time = |rank| {
        Some(Time {
            first: at,
            next,
            due,
            rank,
        })
    };
    match preposition {
        "for" | "on" | "at" | "across" | "through" | "effective" | "starting" if !ahead => None,
        _ if length == Length::Short => None,
        _ if !ahead
            && preposition != "over"
            && named
            && is_service_time(tokens, at, next, length) =>
        {
            None
        }
        _ => time(6),
    }
}

/// How many: a number, "a", or nothing. Of a range the later end.
fn count(tokens: &[Token], at: usize) -> Option<(Option<f64>, usize)> {
    let token = tokens.get(at)?;
    let value = token.number().or_else(|| number::word(&token.lower));
    if let Some(value) = value {
        let range = tokens
            .get(at + 1)
            .is_some_and(|t| t.mark('-') || t.one_of(&["to"]));
        let second = tokens.get(at + 2).filter(|_| range);
        if let Some(second) = second.and_then(|t| t.number().or_else(|| number::word(&t.lower))) {
            return Some((Some(second), at + 3));
        }
        // "six (6) months"
        let again = tokens.get(at + 1).is_some_and(|t| t.mark('('))
            && tokens.get(at + 3).is_some_and(|t| t.mark(')'));
        return Some((Some(value), at + if again { 4 } else { 1 }));
    }
    if token.one_of(&["a", "an"]) {
        return Some((Some(1.0), at + 1));
    }
    token.is(Group::Period).then_some((None, at))
}

/// Whether a length of time says how quickly each case is served, rather than when the goal is due:
/// "respond within two days", "90 % of customers pay within 30 days", "within two weeks of joining".
fn is_service_time(tokens: &[Token], at: usize, next: usize, length: Length) -> bool {
    if tokens
        .get(next)
        .is_some_and(|t| t.one_of(&["of", "after", "from", "following", "prior to", "before"]))
    {
        return true;
    }
    // Nobody is served in more than two months: "onboard 14 volunteers in 100 days".
    let long = tokens[at..next]
        .iter()
        .any(|t| t.number().is_some_and(|n| n > 62.0));
    let days = matches!(length, Length::Days(_) | Length::WorkDays) && !long;
    let share = tokens[..at]
        .windows(2)
        .any(|w| (w[0].mark('%') || w[0].one_of(&["percent"])) && w[1].one_of(&["of"]));
    let opens_with_share = share && tokens.first().is_some_and(|t| t.number().is_some());
    let serves = tokens[..at].iter().any(|t| t.is(Group::Serve));
    (days && (share || serves)) || opens_with_share
}
