//! Days as people write them in spreadsheets.
//!
//! `2026-12-31` (also with `/` or `.`, and with a time behind it) can be read one way only. `31.12.2026`, `31/12/26`
//! and `12/31/2026` are read in the order that the table has; so is a day whose month is a word, in English, where the
//! order does not matter: `31 Dec 2026`, `Dec 31, 2026`.

use chrono::NaiveDate;
use sightline_plan::DateOrder;

/// The day that a cell names; where no order is given, only one that can be read one way.
pub(super) fn parse_day(cell: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
    let parts = parts(without_time(cell))?;
    match parts {
        [Part::Long(year), Part::Short(month), Part::Short(day)] => of(year, month, day),
        [Part::Short(day), Part::Month(month), year]
        | [Part::Month(month), Part::Short(day), year] => of(year.year()?, month, day),
        [Part::Short(first), Part::Short(second), year] => match order? {
            DateOrder::DayFirst => of(year.year()?, second, first),
            DateOrder::MonthFirst => of(year.year()?, first, second),
        },
        _ => None,
    }
}

/// The order in which a cell's day must be read: the other would make no day of it.
pub(super) fn order_of(cell: &str) -> Option<DateOrder> {
    let read = |order| parse_day(cell, Some(order));
    let is_numeric = matches!(
        parts(without_time(cell)),
        Some([Part::Short(_), Part::Short(_), _])
    );
    match (read(DateOrder::DayFirst), read(DateOrder::MonthFirst)) {
        (Some(_), None) if is_numeric => Some(DateOrder::DayFirst),
        (None, Some(_)) if is_numeric => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// Whether the cell could be a day of either order.
pub(super) fn is_undecided(cell: &str) -> bool {
    let read = |order| parse_day(cell, Some(order));
    match (read(DateOrder::DayFirst), read(DateOrder::MonthFirst)) {
        (Some(first), Some(second)) => first != second,
        _ => false,
    }
}

#[derive(Clone, Copy)]
enum Part {
    /// One or two digits.
    Short(u32),
    /// Four digits.
    Long(i32),
    /// A month by its name, counted from 1.
    Month(u32),
}

impl Part {
    /// As a year: two digits are of this century.
    fn year(self) -> Option<i32> {
        match self {
            Self::Short(year) => i32::try_from(year).ok().map(|year| 2000 + year),
            Self::Long(year) => Some(year),
            Self::Month(_) => None,
        }
    }
}

/// Programs write a time behind a day: `2026-12-31T00:00:00Z`, `2026-12-31 00:00`.
fn without_time(cell: &str) -> &str {
    let cell = cell.trim();
    let at = cell.find(':').and_then(|colon| {
        let before = cell.get(..colon)?;
        before.rfind(['T', 't', ' '])
    });
    at.and_then(|at| cell.get(..at)).unwrap_or(cell).trim_end()
}

fn parts(cell: &str) -> Option<[Part; 3]> {
    const LONGEST: usize = 20;
    if cell.len() > LONGEST {
        return None;
    }
    let between = |letter: char| matches!(letter, '.' | '/' | '-' | ' ' | ',');
    let mut found = cell
        .split(between)
        .filter(|part| !part.is_empty())
        .map(part);
    let parts = [found.next()??, found.next()??, found.next()??];
    found.next().is_none().then_some(parts)
}

fn part(text: &str) -> Option<Part> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.len() {
        1 | 2 if digits => text.parse().ok().map(Part::Short),
        4 if digits => text.parse().ok().map(Part::Long),
        3.. => month(text).map(Part::Month),
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| month.starts_with(&word))?;
    u32::try_from(at + 1).ok()
}

fn of(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    // A plan has years of four digits, and none is called 0.
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| year > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Option<DateOrder> = Some(DateOrder::DayFirst);
    const MONTH: Option<DateOrder> = Some(DateOrder::MonthFirst);

    #[test]
    fn days_as_people_and_programs_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 31);
        for (cell, order) in [
            ("2026-12-31", None),
            ("2026/12/31", None),
            ("2026-12-31T23:00:00Z", None),
            ("2026-12-31 00:00", None),
            ("31 Dec 2026", None),
            ("Dec 31, 2026", None),
            ("31-December-26", None),
            ("31.12.2026", DAY),
            ("31/12/26", DAY),
            ("31. 12. 2026", DAY),
            ("12/31/2026", MONTH),
            ("12-31-26", MONTH),
        ] {
            assert_eq!(parse_day(cell, order), day, "{cell}");
        }
        for (cell, order) in [
            ("31.12.2026", None),
            ("31.12.2026", MONTH),
            ("12/31/2026", DAY),
            ("2026-02-30", None),
            ("0000-01-01", None),
            ("31.12.", DAY),
            ("soon", DAY),
            ("Q4 2026", DAY),
            ("1.2.3.4", DAY),
            ("", DAY),
            ("12:30", DAY),
            ("٣١.١٢.٢٠٢٦", DAY),
        ] {
            assert_eq!(parse_day(cell, order), None, "{cell}");
        }
    }

    #[test]
    fn a_day_past_the_twelfth_tells_the_order() {
        assert_eq!(order_of("31.12.2026"), DAY);
        assert_eq!(order_of("12/31/2026"), MONTH);
        for cell in ["3/4/2026", "2026-12-31", "31 Dec 2026", "1.5", "x"] {
            assert_eq!(order_of(cell), None, "{cell}");
        }
        assert!(is_undecided("3/4/2026"));
        assert!(!is_undecided("4/4/2026"));
    }
}
