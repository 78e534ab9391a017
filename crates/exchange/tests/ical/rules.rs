//! The rules by which meetings come round, read by another reader of rules.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use icalendar::rrule::{RRuleSet, Tz};
use proptest::{option, prelude::*};
use sightline_plan::{
    Edit, Id, Plan,
    model::{Meeting, Period, Repeat},
    rhythm,
};

use crate::{
    day,
    reader::{events, line},
    written,
};

/// The days of a file's events until a day, as another reader of the rules finds them.
fn days_in(text: &str, to: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for event in events(text) {
        let start = line(&event, "DTSTART").unwrap();
        // In universal time, so that no clock is put forward where this test runs.
        let start = match start.contains('T') {
            true => format!("{start}Z"),
            false => format!("{start}T000000Z"),
        };
        let Some(rule) = line(&event, "RRULE") else {
            let first = &start[..8];
            days.push(NaiveDate::parse_from_str(first, "%Y%m%d").unwrap());
            continue;
        };
        let rule = match rule.split_once("UNTIL=") {
            Some((head, until)) if until.contains('T') => format!("{head}UNTIL={until}Z"),
            Some((head, until)) => format!("{head}UNTIL={until}T000000Z"),
            None => rule.to_owned(),
        };
        let set: RRuleSet = format!("DTSTART:{start}\nRRULE:{rule}").parse().unwrap();
        let end = to.and_time(NaiveTime::from_hms_opt(23, 59, 59).unwrap());
        let set = set.before(end.and_utc().with_timezone(&Tz::UTC));
        let found = set.all(5000);
        assert!(!found.limited);
        days.extend(found.dates.iter().map(|day| day.date_naive()));
    }
    days.sort();
    days
}

#[test]
fn each_period_has_its_rule() {
    let rules = |start: &str, every: u32, period: Period| -> Vec<String> {
        let repeat = Repeat {
            every,
            period,
            ..Repeat::default()
        };
        let meeting = Meeting {
            id: Id::new("m").unwrap(),
            start: Some(day(start)),
            repeat: Some(repeat),
            ..Meeting::default()
        };
        let mut plan = Plan::new(Id::from_bits(0), "");
        plan.apply(Edit::Put(meeting.clone().into())).unwrap();
        let (text, to) = (written(&plan).text, day("2036-12-31"));
        let days = rhythm::occurrences(&meeting, NaiveDate::MIN, to);
        assert_eq!(days_in(&text, to), days, "{text}");
        let events = events(&text);
        let rule = |event| line(event, "RRULE").unwrap().to_owned();
        events.iter().map(|event| rule(event)).collect()
    };
    use Period::{Day, Month, Quarter, Week, Workday, Year};
    // The first is a Monday, the second a Saturday.
    for (start, every, period, rule) in [
        ("2026-11-23", 1, Day, "FREQ=DAILY"),
        ("2026-11-23", 3, Day, "FREQ=DAILY;INTERVAL=3"),
        ("2026-11-21", 1, Workday, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("2026-11-26", 10, Workday, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
        ("2026-11-22", 2, Week, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"),
        ("2026-11-23", 1, Month, "FREQ=MONTHLY;BYMONTHDAY=23"),
        (
            "2027-01-29",
            1,
            Month,
            "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1",
        ),
        (
            "2027-01-30",
            2,
            Month,
            "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        ),
        ("2027-01-31", 1, Month, "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (
            "2026-11-30",
            2,
            Quarter,
            "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        ),
        (
            "2026-12-24",
            1,
            Quarter,
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=24",
        ),
        ("2026-12-24", 1, Year, "FREQ=YEARLY"),
        ("2028-02-29", 1, Year, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        (
            "2028-02-29",
            3,
            Year,
            "FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=-1",
        ),
    ] {
        assert_eq!(rules(start, every, period), [rule]);
    }
    let weekday = |day: &str| format!("FREQ=WEEKLY;INTERVAL=3;BYDAY={day}");
    assert_eq!(
        rules("2026-11-26", 3, Workday),
        ["TH", "TU", "FR", "WE", "MO"].map(weekday)
    );
}

fn meeting() -> impl Strategy<Value = Meeting> {
    let period = proptest::sample::select(Period::ALL);
    let repeat = (period, 1..14_u32).prop_map(|(period, every)| Repeat {
        every,
        period,
        ..Repeat::default()
    });
    let time = proptest::sample::select(vec!["", "09:30", "23:59", "noon"]);
    // Ends of months, leap days and weekends among them.
    let first = (0..1600_u64, option::of(28..32_u32));
    (first, option::of(-3..900_i64), option::of(repeat), time).prop_map(
        |((days, late), length, repeat, time)| {
            let day = day("2026-01-01") + chrono::Days::new(days);
            let start = late.and_then(|late| chrono::Datelike::with_day(&day, late));
            let start = start.unwrap_or(day);
            Meeting {
                id: Id::new("m").unwrap(),
                start: Some(start),
                until: length.map(|days| start + chrono::TimeDelta::days(days)),
                time: time.to_owned(),
                repeat,
                ..Meeting::default()
            }
        },
    )
}

proptest! {
    #[test]
    fn the_rules_mean_the_days_of_the_meeting(meeting in meeting()) {
        let mut plan = Plan::new(Id::from_bits(0), "");
        plan.apply(Edit::Put(meeting.clone().into())).unwrap();
        let to = day("2034-12-31");
        let days = rhythm::occurrences(&meeting, NaiveDate::MIN, to);
        let calendar = written(&plan);
        prop_assert_eq!(days_in(&calendar.text, to), days.clone(), "{}", calendar.text);
        prop_assert_eq!(calendar.dates, usize::from(!days.is_empty()));
        let events = events(&calendar.text);
        let names: BTreeSet<&str> = events.iter().map(|it| line(it, "UID").unwrap()).collect();
        prop_assert_eq!(names.len(), events.len());
    }
}
