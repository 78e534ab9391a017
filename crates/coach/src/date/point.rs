//! Points and periods of time in the tokens: "Q3 2027", "the end of June", "next fiscal year".

use chrono::{Datelike, Months, NaiveDate};

use super::calendar::{self, Span};
use super::numeric::{full_year, in_digits, month, numbered, to_second, year};
use crate::context::Context;
use crate::lexicon::{Form, Group};
use crate::number;
use crate::token::{Kind, Token};

/// What a point turned out to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    /// The token after it.
    pub next: usize,
    /// Its days, `None` for an event that no calendar knows.
    pub days: Option<Span>,
    /// How it was written.
    pub shape: Shape,
}

/// How a point is written, which decides where it may stand without a preposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A day of the calendar.
    Day,
    /// A month by name.
    Month,
    /// A quarter, half or fiscal year by number.
    Part,
    /// A bare year.
    Year,
    /// "this quarter", "next year".
    Running,
    /// "the quarter": a period only in the right company.
    Bare,
    /// Something that no calendar knows.
    Event,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Start,
    Early,
    Middle,
    End,
}

/// Reads a point of time that begins at token `at`.
pub(super) fn point(tokens: &[Token], mut at: usize, cx: &Context) -> Option<Point> {
    let mut side = None;
    while let Some(token) = tokens.get(at) {
        let found = if token.is(Group::EndOf) {
            Side::End
        } else if token.is(Group::StartOf) {
            if token.one_of(&["early", "early in"]) {
                Side::Early
            } else {
                Side::Start
            }
        } else if token.is(Group::MidOf) {
            Side::Middle
        } else if token.mark('-') && side.is_some() {
            at += 1;
            continue;
        } else {
            break;
        };
        side = Some(found);
        at += 1;
    }
    let mut found = whole(tokens, at, cx)?;
    let hyphen = usize::from(
        tokens
            .get(found.next)
            .is_some_and(|t| t.mark('-') && t.glued),
    );
    if side.is_none()
        && tokens
            .get(found.next + hyphen)
            .is_some_and(|t| t.one_of(&["end"]))
        && matches!(found.shape, Shape::Bare | Shape::Running | Shape::Year)
    {
        // "year end", "2027 year-end"
        side = Some(Side::End);
        found.next += hyphen + 1;
        if let Some((year, next)) = year(tokens, found.next).filter(|_| found.shape != Shape::Year)
        {
            found = Point {
                next,
                days: calendar::months(year, 1, 12),
                shape: Shape::Year,
            };
        }
    }
    if let (Some(days), Some(side)) = (&mut found.days, side) {
        let day = match side {
            Side::Start => days.0,
            // A third of the way in, as there is no firmer meaning.
            Side::Early => days.0 + (days.1 - days.0) / 3,
            Side::Middle => upcoming_middle(*days, found.shape, cx),
            Side::End => days.1,
        };
        *days = (day, day);
    }
    let known = side.is_some() || found.shape != Shape::Bare;
    known.then_some(found)
}

/// "mid-year" without a year is the next one, and so is "mid-month".
fn upcoming_middle(days: Span, shape: Shape, cx: &Context) -> NaiveDate {
    let middle = calendar::middle(days);
    let length = match (days.1 - days.0).num_days() {
        0..=31 => 1,
        32..=92 => 3,
        _ => 12,
    };
    let next = || middle.checked_add_months(Months::new(length));
    if middle < cx.today && shape == Shape::Bare {
        next().unwrap_or(middle)
    } else {
        middle
    }
}

/// A point without "end of" and its like.
fn whole(tokens: &[Token], at: usize, cx: &Context) -> Option<Point> {
    let first = tokens.get(at)?;
    if first.one_of(&["the", "our", "this year's"]) && tokens.get(at + 1).is_some() {
        return whole(tokens, at + 1, cx);
    }
    let span = |next, days: Option<Span>, shape| {
        days.map(|d| Point {
            next,
            days: Some(d),
            shape,
        })
    };
    match first.kind {
        Kind::Date(parts) => return span(at + 1, in_digits(parts, cx).map(|d| (d, d)), Shape::Day),
        Kind::Number(_) | Kind::Ordinal(_) => return numbered(tokens, at, cx),
        Kind::Mark(_) => return None,
        Kind::Word => {}
    }
    let word = first.lower.as_str();
    if first.is(Group::Month) && first.form == Form::Base {
        return month(tokens, at, cx);
    }
    let (head, digits) = word.split_at(
        word.find(|c: char| c.is_ascii_digit())
            .unwrap_or(word.len()),
    );
    let number = digits.parse::<u32>().ok();
    match (head, number) {
        ("q", Some(n @ 1..=4)) => return fiscal(tokens, at + 1, n, 4, cx),
        ("h", Some(n @ 1..=2)) => return fiscal(tokens, at + 1, n, 2, cx),
        ("fy" | "cy", Some(n)) => {
            let (year, next) = to_second(tokens, at + 1, full_year(n)?);
            return span(next, calendar::fiscal_year(year, cx), Shape::Part);
        }
        ("eoy" | "yearend", None) => return with_year(tokens, at + 1, "year", cx, true),
        ("midyear", None) => {
            let found = with_year(tokens, at + 1, "fiscal year", cx, false)?;
            let middle = upcoming_middle(found.days?, Shape::Bare, cx);
            return span(found.next, Some((middle, middle)), Shape::Running);
        }
        ("eoq", None) => return span(at + 1, calendar::running("quarter", 0, cx), Shape::Running),
        ("eom", None) => return span(at + 1, calendar::running("month", 0, cx), Shape::Running),
        ("eow", None) => return span(at + 1, calendar::running("week", 0, cx), Shape::Running),
        ("today" | "tonight", None) => return span(at + 1, Some((cx.today, cx.today)), Shape::Day),
        ("tomorrow", None) => {
            let day = cx.today.succ_opt()?;
            return span(at + 1, Some((day, day)), Shape::Day);
        }
        _ => {}
    }
    if first.any(&[Group::This, Group::Next]) {
        let ahead = u32::from(first.is(Group::Next));
        let second = tokens.get(at + 1)?;
        if second.is(Group::Period) && second.form == Form::Base {
            return span(
                at + 2,
                calendar::running(&second.lower, ahead, cx),
                Shape::Running,
            );
        }
        if (second.any(&[Group::Month, Group::Weekday]) || second.lower.starts_with(['q', 'h']))
            && let Some(found) = whole(tokens, at + 1, cx)
        {
            return Some(found);
        }
        if first.lower != "the" {
            return event(tokens, at + 1);
        }
    }
    if first.is(Group::Weekday) {
        return span(
            at + 1,
            calendar::weekday(word, cx).map(|d| (d, d)),
            Shape::Day,
        );
    }
    if let Some(n) = ["first", "second", "third", "fourth", "last", "final"]
        .iter()
        .position(|w| *w == word)
    {
        if let Some(found) = months_of(tokens, at + 1, n > 3) {
            return Some(found);
        }
        let n = if n > 3 { None } else { Some(n as u32 + 1) };
        return match tokens.get(at + 1).map(|t| t.lower.as_str()) {
            Some("quarter" | "fiscal quarter") => fiscal(tokens, at + 2, n.unwrap_or(4), 4, cx),
            Some("half") if n.unwrap_or(2) <= 2 => fiscal(tokens, at + 2, n.unwrap_or(2), 2, cx),
            _ => None,
        };
    }
    if first.is(Group::Period) && first.form == Form::Base {
        return with_year(tokens, at + 1, &first.lower, cx, false);
    }
    if word == "fiscal" {
        return with_year(tokens, at + 1, "fiscal year", cx, false);
    }
    event(tokens, at)
}

/// "six months of 2027" after "first" or "last".
fn months_of(tokens: &[Token], at: usize, last: bool) -> Option<Point> {
    let count = tokens.get(at)?;
    let count = count.number().or_else(|| number::word(&count.lower))? as u32;
    let months = tokens.get(at + 1)?.one_of(&["months", "month"])
        && tokens.get(at + 2)?.one_of(&["of", "in"]);
    let (year, next) = year(tokens, at + 3).filter(|_| months && (1..=12).contains(&count))?;
    let from = if last { 13 - count } else { 1 };
    Some(Point {
        next,
        days: Some(calendar::months(year, from, count)?),
        shape: Shape::Part,
    })
}

/// A period word with the year that may follow it: "fiscal year 2027", "year 2030".
fn with_year(tokens: &[Token], at: usize, word: &str, cx: &Context, sure: bool) -> Option<Point> {
    let fiscal = word.starts_with("fiscal") || word.starts_with("financial") || word == "fy";
    if calendar::length(word) == Some(calendar::Length::Months(12))
        && let Some((year, next)) = year(tokens, at)
    {
        let (year, next) = to_second(tokens, next, year);
        let days = if fiscal {
            calendar::fiscal_year(year, cx)
        } else {
            calendar::months(year, 1, 12)
        };
        return Some(Point {
            next,
            days: Some(days?),
            shape: Shape::Year,
        });
    }
    let days = calendar::running(word, 0, cx)?;
    Some(Point {
        next: at,
        days: Some(days),
        shape: if sure { Shape::Running } else { Shape::Bare },
    })
}

/// A part of the fiscal year, with the year that may follow.
pub(super) fn fiscal(tokens: &[Token], at: usize, n: u32, of: u32, cx: &Context) -> Option<Point> {
    let mut next = at;
    // "Q3/Q4", "Q1-Q2": the later one.
    if tokens.get(next).is_some_and(|t| t.mark('/') || t.mark('-'))
        && let Some(second) = tokens.get(next + 1)
        && let Some(found) = second
            .lower
            .strip_prefix(['q', 'h'])
            .and_then(|d| d.parse::<u32>().ok())
        && (1..=of).contains(&found)
    {
        return fiscal(tokens, next + 2, found, of, cx);
    }
    for word in [
        "of",
        "in",
        ",",
        "the",
        "-",
        "fy",
        "fiscal year",
        "fiscal",
        "calendar year",
        "cy",
    ] {
        if tokens.get(next).is_some_and(|t| t.lower == word) {
            next += 1;
        }
    }
    let glued = tokens
        .get(next)
        .and_then(|t| t.lower.strip_prefix("fy"))
        .and_then(|d| d.parse().ok());
    let found = match glued {
        Some(year) => full_year(year).map(|y| (y, next + 1)),
        None => year(tokens, next),
    };
    if let Some((year, next)) = found {
        return Some(Point {
            next,
            days: Some(calendar::fiscal_part(year, n, of, cx)?),
            shape: Shape::Part,
        });
    }
    // "of this year", "of next year"
    if let Some(which) = tokens
        .get(next)
        .filter(|t| next > at && t.any(&[Group::This, Group::Next]))
        && tokens
            .get(next + 1)
            .is_some_and(|t| calendar::length(&t.lower) == Some(calendar::Length::Months(12)))
    {
        let year = calendar::current_fiscal_year(cx) + i32::from(which.is(Group::Next));
        return Some(Point {
            next: next + 2,
            days: Some(calendar::fiscal_part(year, n, of, cx)?),
            shape: Shape::Part,
        });
    }
    let days = calendar::next_on(cx, |year| calendar::fiscal_part(year, n, of, cx));
    Some(Point {
        next: at,
        days: Some(days?),
        shape: Shape::Part,
    })
}

/// Something that no calendar knows, up to five words long and ending in an event: "the spring semester".
fn event(tokens: &[Token], at: usize) -> Option<Point> {
    for (i, token) in tokens.iter().enumerate().skip(at).take(5) {
        if !token.word()
            || token.form == Form::Ing
            || (token.is(Group::Stop) && !token.one_of(&["my", "our"]))
        {
            return None;
        }
        let last = tokens
            .get(i + 1)
            .is_none_or(|t| !t.word() || t.any(&[Group::Stop, Group::In, Group::By]));
        if last && token.is(Group::Event) && number::word(&token.lower).is_none() {
            // "by fall 2027" has a year, but no day.
            let next = year(tokens, i + 1).map_or(i + 1, |y| y.1);
            return Some(Point {
                next,
                days: None,
                shape: Shape::Event,
            });
        }
    }
    None
}

/// Whether a point lies in a year gone by.
pub(super) fn is_past(point: &Point, cx: &Context) -> bool {
    point.days.is_some_and(|d| d.1.year() < cx.today.year())
}
