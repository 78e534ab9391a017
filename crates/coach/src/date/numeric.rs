//! Dates with numbers in them: "30 June", "June 2027", "30/6/2027", "2026-27".

use chrono::NaiveDate;
use sightline_plan::DateOrder;

use super::calendar;
use super::point::{Point, Shape, fiscal};
use crate::context::Context;
use crate::lexicon::{Form, Group};
use crate::token::{Kind, Token};

/// "2027", "30 June", "30th of June 2027", "3rd quarter".
pub(super) fn numbered(tokens: &[Token], at: usize, cx: &Context) -> Option<Point> {
    let day = match tokens[at].kind {
        Kind::Ordinal(n) => n,
        Kind::Number(n) if n.fract() == 0.0 && n < 2200.0 => n as u32,
        _ => return None,
    };
    let next = tokens.get(at + 1);
    if let (Kind::Ordinal(n), Some(word)) = (tokens[at].kind, next) {
        match word.lower.as_str() {
            "quarter" | "fiscal quarter" if (1..=4).contains(&n) => {
                return fiscal(tokens, at + 2, n, 4, cx);
            }
            "half" if (1..=2).contains(&n) => return fiscal(tokens, at + 2, n, 2, cx),
            _ => {}
        }
    }
    let month_at = at + 1 + usize::from(next.is_some_and(|t| t.one_of(&["of", "day of"])));
    if let Some(name) = tokens.get(month_at)
        && name.is(Group::Month)
        && day <= 31
    {
        let month = calendar::month(&name.lower)?;
        let (date, next) = dated(tokens, month_at + 1, month, day, cx);
        return Some(Point {
            next,
            days: Some((date?, date?)),
            shape: Shape::Day,
        });
    }
    let (first, next) = year(tokens, at)?;
    let (year, next) = to_second(tokens, next, first);
    // "2027 Q3"
    if let Some(part) = tokens.get(next).filter(|t| t.word() && t.lower.len() == 2) {
        let n = part.lower.as_bytes()[1];
        let days = match (part.lower.as_bytes()[0], n) {
            (b'q', b'1'..=b'4') => calendar::fiscal_part(year, u32::from(n - b'0'), 4, cx),
            (b'h', b'1'..=b'2') => calendar::fiscal_part(year, u32::from(n - b'0'), 2, cx),
            _ => None,
        };
        if let Some(days) = days {
            return Some(Point {
                next: next + 1,
                days: Some(days),
                shape: Shape::Part,
            });
        }
    }
    let counted = tokens.get(next).is_some_and(|t| {
        (t.mark('%')
            || (t.word() && t.form == Form::S && !t.any(&[Group::Stop, Group::By, Group::In])))
            && t.lower != "fiscal"
    });
    let whole = calendar::months(first, 1, 12)?.0;
    (!counted).then_some(Point {
        next,
        days: Some((whole, calendar::months(year, 1, 12)?.1)),
        shape: Shape::Year,
    })
}

/// The second year of "2026-27" or "2026/2027", where there is one.
pub(super) fn to_second(tokens: &[Token], at: usize, first: i32) -> (i32, usize) {
    let sign = tokens
        .get(at)
        .is_some_and(|t| (t.mark('-') || t.mark('/')) && t.glued);
    let second = tokens
        .get(at + 1)
        .filter(|t| sign && t.glued)
        .and_then(|t| t.number());
    match second {
        Some(n) if n == f64::from(first + 1) || n == f64::from((first + 1) % 100) => {
            (first + 1, at + 2)
        }
        Some(n) if n > f64::from(first) && n < 2100.0 => (n as i32, at + 2),
        _ => (first, at),
    }
}

/// A month by name, with a day, a year or both.
pub(super) fn month(tokens: &[Token], at: usize, cx: &Context) -> Option<Point> {
    let month = calendar::month(&tokens[at].lower)?;
    let mut next = at + 1;
    // "Sept." at the end of a sentence leaves its dot alone.
    if tokens.get(next).is_some_and(|t| t.mark('.') && t.glued)
        && tokens.get(next + 1).is_some_and(|t| t.number().is_some())
    {
        next += 1;
    }
    let day_at = next + usize::from(tokens.get(next).is_some_and(|t| t.one_of(&["the"])));
    let day = match tokens.get(day_at).map(|t| t.kind) {
        Some(Kind::Ordinal(n)) => Some(n),
        Some(Kind::Number(n)) if (1.0..=31.0).contains(&n) && n.fract() == 0.0 => {
            // "in June 20 customers": a number with a noun of its own is no day.
            let noun = tokens.get(day_at + 1).is_some_and(|t| {
                t.mark('%') || (t.word() && t.form == Form::S && !t.is(Group::Stop))
            });
            (!noun).then_some(n as u32)
        }
        _ => None,
    };
    if let Some(day) = day {
        let (date, next) = dated(tokens, day_at + 1, month, day, cx);
        return Some(Point {
            next,
            days: Some((date?, date?)),
            shape: Shape::Day,
        });
    }
    let comma = usize::from(
        tokens
            .get(next)
            .is_some_and(|t| t.mark(',') || t.one_of(&["of"])),
    );
    if let Some((year, next)) = year(tokens, next + comma) {
        return Some(Point {
            next,
            days: Some(calendar::months(year, month, 1)?),
            shape: Shape::Month,
        });
    }
    let days = calendar::next_on(cx, |year| calendar::months(year, month, 1));
    Some(Point {
        next,
        days: Some(days?),
        shape: Shape::Month,
    })
}

/// A day of a month with the year that follows at `at`, or the next such day.
pub(super) fn dated(
    tokens: &[Token],
    at: usize,
    month: u32,
    day: u32,
    cx: &Context,
) -> (Option<NaiveDate>, usize) {
    let comma = usize::from(
        tokens
            .get(at)
            .is_some_and(|t| t.mark(',') || t.one_of(&["of"])),
    );
    if let Some((year, next)) = year(tokens, at + comma) {
        return (NaiveDate::from_ymd_opt(year, month, day), next);
    }
    let date = |year| NaiveDate::from_ymd_opt(year, month, day).map(|d| (d, d));
    (calendar::next_on(cx, date).map(|d| d.0), at)
}

/// A year at `at`: four digits, or two behind an apostrophe.
pub(super) fn year(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let token = tokens.get(at)?;
    if token.mark('\'') {
        let short = tokens.get(at + 1)?;
        let n = short
            .number()
            .filter(|n| short.glued && short.span.len() == 2 && *n >= 0.0)?;
        return Some((full_year(n as u32)?, at + 2));
    }
    let n = token.number()?;
    let four = token.span.len() == 4 && (1990.0..2100.0).contains(&n) && n.fract() == 0.0;
    four.then_some((n as i32, at + 1))
}

pub(super) fn full_year(n: u32) -> Option<i32> {
    match n {
        0..=99 => Some(2000 + n as i32),
        1990..=2100 => Some(n as i32),
        _ => None,
    }
}

pub(super) fn in_digits(parts: [u32; 3], cx: &Context) -> Option<NaiveDate> {
    let [a, b, c] = parts;
    if a >= 1000 {
        return NaiveDate::from_ymd_opt(a as i32, b, c);
    }
    let year = full_year(c)?;
    let (day, month) = match cx.date_order {
        DateOrder::DayFirst => (a, b),
        DateOrder::MonthFirst => (b, a),
    };
    // 30/6 can only be one thing, whatever the setting says.
    NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, day, month))
}

/// "9/30" or "30/6" in a place where only a date fits.
pub(super) fn day_and_month(tokens: &[Token], at: usize, cx: &Context) -> Option<Point> {
    let a = tokens.get(at)?.number()?;
    let b = tokens
        .get(at + 2)
        .filter(|_| tokens[at + 1].mark('/') && tokens[at + 1].glued)?
        .number()?;
    if a.fract() != 0.0
        || b.fract() != 0.0
        || !(1.0..=31.0).contains(&a)
        || !(1.0..=31.0).contains(&b)
    {
        return None;
    }
    // "by 1/3" is a third.
    if a < b && b < 5.0 {
        return None;
    }
    let days = calendar::next_on(cx, |year| {
        in_digits([a as u32, b as u32, year as u32], cx).map(|d| (d, d))
    });
    Some(Point {
        next: at + 3,
        days: Some(days?),
        shape: Shape::Day,
    })
}
