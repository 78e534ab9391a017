//! The company's calendar, laid around today so that the plan is always half way: its quarter began with
//! last month and ends with the next, and is the third of its fiscal year.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};

/// The spans of time that the sample's goals belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// The quarter.
    Quarter,
    /// The fiscal year.
    Year,
}

/// The days of the sample's calendar.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    /// The day it is.
    pub today: NaiveDate,
    /// The first day of this month.
    month: NaiveDate,
}

impl Calendar {
    /// The calendar around this day.
    pub fn around(today: NaiveDate) -> Self {
        let month = today.with_day(1).unwrap_or(today);
        Self { today, month }
    }

    /// The first day of a span.
    pub fn first(&self, span: Span) -> NaiveDate {
        let months = match span {
            Span::Quarter => 1,
            Span::Year => 7,
        };
        self.month - Months::new(months)
    }

    /// The last day of a span.
    pub fn last(&self, span: Span) -> NaiveDate {
        let months = match span {
            Span::Quarter => 2,
            Span::Year => 5,
        };
        self.month + Months::new(months) - Days::new(1)
    }

    /// The name of the cycle, after the year in which the fiscal year ends.
    pub fn cycle(&self, span: Span) -> String {
        let year = self.last(Span::Year).year();
        match span {
            Span::Quarter => format!("{year}-Q3"),
            Span::Year => year.to_string(),
        }
    }

    /// The month in which the fiscal year begins, 1 to 12.
    pub fn fiscal_year_start(&self) -> u32 {
        self.first(Span::Year).month()
    }

    /// The day that `@-12`, `@+3`, `@q.end` or `@y.end` stands for; `None` for any other text.
    pub fn day(&self, text: &str) -> Option<NaiveDate> {
        match text.strip_prefix('@')? {
            "q.end" => Some(self.last(Span::Quarter)),
            "y.end" => Some(self.last(Span::Year)),
            days => Some(self.today + TimeDelta::days(days.parse().ok()?)),
        }
    }

    /// How much of a span has passed on a day: 0 before its first, 1 from its last.
    pub fn passed(&self, span: Span, on: NaiveDate) -> f64 {
        let first = self.first(span);
        let days = |to: NaiveDate| (to - first).num_days() as f64;
        (days(on) / days(self.last(span))).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_quarter_lies_around_today() {
        let spring = Calendar::around(day("2028-02-29"));
        assert_eq!(spring.first(Span::Quarter), day("2028-01-01"));
        assert_eq!(spring.last(Span::Quarter), day("2028-03-31"));
        assert_eq!(spring.first(Span::Year), day("2027-07-01"));
        assert_eq!(spring.last(Span::Year), day("2028-06-30"));
        assert_eq!(spring.cycle(Span::Quarter), "2028-Q3");
        assert_eq!(spring.fiscal_year_start(), 7);
        assert_eq!(spring.day("@+1"), Some(day("2028-03-01")));
        assert_eq!(spring.day("@q.end"), Some(day("2028-03-31")));
        assert_eq!(spring.day("tomorrow"), None);
    }

    #[test]
    fn the_plan_crate_gives_its_cycles_the_same_days() {
        for today in [
            "2026-11-22",
            "2026-12-31",
            "2027-01-01",
            "2027-08-31",
            "2028-02-29",
        ] {
            let calendar = Calendar::around(day(today));
            for span in [Span::Quarter, Span::Year] {
                let days = sightline_plan::arithmetic::cycle_days(
                    &calendar.cycle(span),
                    calendar.fiscal_year_start(),
                );
                assert_eq!(
                    days,
                    Some((calendar.first(span), calendar.last(span))),
                    "{today}"
                );
            }
        }
    }
}
