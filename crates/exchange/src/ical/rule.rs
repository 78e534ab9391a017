//! How a meeting comes round, in the rules that calendars know.

use chrono::{Datelike, NaiveDate, Weekday};
use sightline_plan::{
    model::{Meeting, Period, Repeat},
    rhythm,
};

use super::line;

/// A first day, and how it comes round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Series {
    /// The first day.
    pub first: NaiveDate,
    /// The value of the line `RRULE`; `None` where it is once.
    pub rule: Option<String>,
}

/// The days of a meeting, as those of one series: or of up to five, as no rule says "every third workday", but five
/// say on which Mondays, Tuesdays and so on that is. `is_timed` is whether the days have a time.
pub(super) fn series(meeting: &Meeting, is_timed: bool) -> Vec<Series> {
    let Some(first) = rhythm::next(meeting, NaiveDate::MIN) else {
        return Vec::new();
    };
    let Some(repeat) = &meeting.repeat else {
        return vec![Series { first, rule: None }];
    };
    let mut firsts = vec![first];
    if repeat.period == Period::Workday && repeat.every > 1 && repeat.every % 5 != 0 {
        firsts.extend(later(meeting, first).take(4));
    }
    let until = meeting.until.map(|until| {
        let time = if is_timed { "T235959" } else { "" };
        format!(";UNTIL={}{time}", line::day(until))
    });
    let until = until.unwrap_or_default();
    let series = firsts.into_iter().map(|first| Series {
        first,
        rule: Some(rule(repeat, first) + &until),
    });
    series.collect()
}

/// The days of a meeting after its first.
fn later(meeting: &Meeting, first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let next = |day: &NaiveDate| rhythm::next(meeting, day.succ_opt()?);
    std::iter::successors(Some(first), next).skip(1)
}

/// The rule of a series that begins on this day.
fn rule(repeat: &Repeat, first: NaiveDate) -> String {
    let every = u64::from(repeat.every.max(1));
    let weekly = |every| interval("WEEKLY", every) + ";BYDAY=" + weekday(first.weekday());
    // What begins late in a month is at the end of shorter ones.
    let monthly = |every| {
        let day = match first.day() {
            29 => "28,29;BYSETPOS=-1".to_owned(),
            30 => "28,29,30;BYSETPOS=-1".to_owned(),
            31 => "-1".to_owned(),
            day => day.to_string(),
        };
        interval("MONTHLY", every) + ";BYMONTHDAY=" + &day
    };
    let is_leap_day = (first.month(), first.day()) == (2, 29);
    match repeat.period {
        Period::Day => interval("DAILY", every),
        Period::Workday if every == 1 => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".to_owned(),
        Period::Workday if every % 5 == 0 => weekly(every / 5),
        Period::Workday | Period::Week => weekly(every),
        Period::Month => monthly(every),
        Period::Quarter => monthly(every * 3),
        Period::Year if is_leap_day => interval("YEARLY", every) + ";BYMONTH=2;BYMONTHDAY=-1",
        Period::Year => interval("YEARLY", every),
    }
}

fn interval(frequency: &str, every: u64) -> String {
    match every {
        1 => format!("FREQ={frequency}"),
        every => format!("FREQ={frequency};INTERVAL={every}"),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}
