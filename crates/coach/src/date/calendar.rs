//! Periods of the calendar and of the fiscal year.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::context::Context;

/// First and last day of a stretch of time.
pub(super) type Span = (NaiveDate, NaiveDate);

/// A length of time that the calendar knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// Shorter than a day: never a deadline.
    Short,
    /// So many days.
    Days(u32),
    /// Working days, five a week.
    WorkDays,
    /// So many months.
    Months(u32),
}

/// The length that a period word names, fiscal or not.
pub(crate) fn length(word: &str) -> Option<Length> {
    let word = [
        "fiscal ",
        "financial ",
        "calendar ",
        "working ",
        "business ",
    ]
    .iter()
    .find_map(|p| {
        word.strip_prefix(p)
            .map(|w| if w == "day" { "workday" } else { w })
    })
    .unwrap_or(word);
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "hour" | "hr" | "minute" | "min" | "second" | "sec" | "m" => Length::Short,
        "day" => Length::Days(1),
        "workday" => Length::WorkDays,
        "week" | "wk" => Length::Days(7),
        "fortnight" => Length::Days(14),
        "month" | "mo" => Length::Months(1),
        "quarter" => Length::Months(3),
        "half" | "half year" | "half a year" => Length::Months(6),
        "year" | "yr" | "fy" => Length::Months(12),
        "decade" => Length::Months(120),
        _ => return None,
    })
}

/// The day that lies `count` lengths after `from`.
pub(super) fn after(from: NaiveDate, count: f64, length: Length) -> Option<NaiveDate> {
    if !(0.0..=40_000.0).contains(&count) {
        return None;
    }
    match length {
        Length::Short => None,
        Length::Days(n) => from.checked_add_days(Days::new((count * f64::from(n)).round() as u64)),
        Length::WorkDays => from.checked_add_days(Days::new((count * 7.0 / 5.0).round() as u64)),
        Length::Months(n) => {
            from.checked_add_months(Months::new((count * f64::from(n)).round() as u32))
        }
    }
}

/// The months from `first` on, `count` of them.
pub(super) fn months(year: i32, first: u32, count: u32) -> Option<Span> {
    let start = NaiveDate::from_ymd_opt(year, first, 1)?;
    let end = start.checked_add_months(Months::new(count))?.pred_opt()?;
    Some((start, end))
}

/// A fiscal year by the year that it ends in.
pub(super) fn fiscal_year(year: i32, cx: &Context) -> Option<Span> {
    let first = first_month(cx);
    months(if first == 1 { year } else { year - 1 }, first, 12)
}

/// The part `n` of `of` equal parts of a fiscal year: quarter 3 of 4, half 1 of 2.
pub(super) fn fiscal_part(year: i32, n: u32, of: u32, cx: &Context) -> Option<Span> {
    let (start, _) = fiscal_year(year, cx)?;
    let count = 12 / of;
    let start = start.checked_add_months(Months::new(count * (n - 1)))?;
    months(start.year(), start.month(), count)
}

/// The year in which the running fiscal year ends.
pub(super) fn current_fiscal_year(cx: &Context) -> i32 {
    let first = first_month(cx);
    cx.today.year() + i32::from(first > 1 && cx.today.month() >= first)
}

fn first_month(cx: &Context) -> u32 {
    if (1..=12).contains(&cx.fiscal_year_start) {
        cx.fiscal_year_start
    } else {
        1
    }
}

/// The running period of a length, or the `ahead`th after it.
pub(super) fn running(word: &str, ahead: u32, cx: &Context) -> Option<Span> {
    let today = cx.today;
    let fiscal = word.starts_with("fiscal") || word.starts_with("financial") || word == "fy";
    match length(word)? {
        Length::Days(7) => {
            let monday = today
                .week(Weekday::Mon)
                .first_day()
                .checked_add_days(Days::new(7 * u64::from(ahead)))?;
            Some((monday, monday.checked_add_days(Days::new(6))?))
        }
        Length::Months(12) if !fiscal => months(today.year() + ahead as i32, 1, 12),
        Length::Months(count @ (3 | 6 | 12)) => {
            let (start, _) = fiscal_year(current_fiscal_year(cx), cx)?;
            let passed =
                (today.year() - start.year()) * 12 + today.month() as i32 - start.month() as i32;
            let start =
                start.checked_add_months(Months::new((passed as u32 / count + ahead) * count))?;
            months(start.year(), start.month(), count)
        }
        Length::Months(1) => {
            let first = months(today.year(), today.month(), 1)?
                .0
                .checked_add_months(Months::new(ahead))?;
            months(first.year(), first.month(), 1)
        }
        Length::Months(120) => {
            let first = today.year() - today.year().rem_euclid(10) + 10 * ahead as i32;
            months(first, 1, 120)
        }
        _ => None,
    }
}

/// The span, of those that `of_year` gives, that ends next on or after today.
pub(super) fn next_on(cx: &Context, of_year: impl Fn(i32) -> Option<Span>) -> Option<Span> {
    let year = cx.today.year();
    // A fiscal year bears the number of the year it ends in, hence one year more.
    (year..=year + 2)
        .filter_map(of_year)
        .find(|span| span.1 >= cx.today)
}

/// The next day with this name, today included.
pub(super) fn weekday(word: &str, cx: &Context) -> Option<NaiveDate> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let wanted = DAYS.iter().position(|d| word.starts_with(d))? as u64;
    let today = u64::from(cx.today.weekday().num_days_from_monday());
    cx.today
        .checked_add_days(Days::new((wanted + 7 - today) % 7))
}

/// The number of a month by the first three letters of its name.
pub(super) fn month(word: &str) -> Option<u32> {
    const MONTHS: &[u8] = b"janfebmaraprmayjunjulaugsepoctnovdec";
    let head = word.as_bytes().get(..3)?;
    Some(MONTHS.chunks(3).position(|name| name == head)? as u32 + 1)
}

/// The middle of a span: its month's 15th for a month, the end of the first half otherwise.
pub(super) fn middle(span: Span) -> NaiveDate {
    let days = (span.1 - span.0).num_days();
    if days <= 31 {
        return span
            .0
            .checked_add_days(Days::new(days as u64 / 2))
            .unwrap_or(span.1);
    }
    let half =
        (span.1.year() - span.0.year()) * 12 + span.1.month() as i32 - span.0.month() as i32 + 1;
    months(span.0.year(), span.0.month(), (half / 2).max(1) as u32).map_or(span.1, |s| s.1)
}
