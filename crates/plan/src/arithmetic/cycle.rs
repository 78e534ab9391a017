//! The days that a cycle's name stands for.

use chrono::{Days, Months, NaiveDate};

/// The first and the last day of the cycle `2026-Q4`, `2026-H2` or `2026`: a quarter, a half or the
/// whole of a fiscal year that starts in the month `fiscal_year_start` (1 to 12). A fiscal year is
/// named after the calendar year in which it ends.
///
/// `None` where the name is anything else: people may call their cycles what they like.
pub fn cycle_days(name: &str, fiscal_year_start: u32) -> Option<(NaiveDate, NaiveDate)> {
    let (year, part) = name
        .split_once('-')
        .map_or((name, None), |(year, part)| (year, Some(part)));
    if year.len() != 4 || !year.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let (months, index) = match part {
        None => (12, 0),
        Some("H1") => (6, 0),
        Some("H2") => (6, 1),
        Some("Q1") => (3, 0),
        Some("Q2") => (3, 1),
        Some("Q3") => (3, 2),
        Some("Q4") => (3, 3),
        Some(_) => return None,
    };
    let ends_in: i32 = year.parse().ok()?;
    let starts_in = if fiscal_year_start == 1 {
        ends_in
    } else {
        ends_in - 1
    };
    let first = NaiveDate::from_ymd_opt(starts_in, fiscal_year_start, 1)?
        .checked_add_months(Months::new(months * index))?;
    let next = first.checked_add_months(Months::new(months))?;
    Some((first, next.checked_sub_days(Days::new(1))?))
}

#[cfg(test)]
mod tests {
    use super::cycle_days;
    use crate::arithmetic::testing::day;

    #[test]
    fn calendar_years_halves_and_quarters() {
        for (name, first, last) in [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-H1", "2026-01-01", "2026-06-30"),
            ("2026-H2", "2026-07-01", "2026-12-31"),
            ("2024-Q1", "2024-01-01", "2024-03-31"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
        ] {
            assert_eq!(cycle_days(name, 1), Some((day(first), day(last))), "{name}");
        }
    }

    #[test]
    fn a_fiscal_year_bears_the_year_it_ends_in() {
        let year = Some((day("2026-07-01"), day("2027-06-30")));
        assert_eq!(cycle_days("2027", 7), year);
        let third = Some((day("2027-01-01"), day("2027-03-31")));
        assert_eq!(cycle_days("2027-Q3", 7), third);
    }

    #[test]
    fn other_names_have_no_days() {
        for name in [
            "", "Q4", "2026-Q5", "2026-q4", "26-Q4", "+026-Q1", "spring", "2026-",
        ] {
            assert_eq!(cycle_days(name, 1), None, "{name}");
        }
        assert_eq!(cycle_days("2026", 13), None);
    }
}
