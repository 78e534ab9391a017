//! The days on which a meeting is.

use std::sync::Arc;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::{
    Plan,
    model::{Meeting, Period, Repeat},
};

/// So many days of one meeting are listed at most: more than ten years of every day.
pub const MOST: usize = 4000;

/// No meeting comes round more often than this before the days of the calendar end.
const LAST_TURN: u64 = 4_000_000;

/// The days of a meeting from one day to another, both included, the earliest first; [`MOST`] at most.
pub fn occurrences(meeting: &Meeting, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let to = meeting.until.map_or(to, |until| until.min(to));
    let turns = turns_before(meeting, from)..;
    let days = turns.map_while(|turn| day_of(meeting, turn));
    days.take_while(|day| *day <= to).take(MOST).collect()
}

/// The first day of a meeting that is not before this one.
pub fn next(meeting: &Meeting, from: NaiveDate) -> Option<NaiveDate> {
    let day = day_of(meeting, turns_before(meeting, from))?;
    meeting
        .until
        .is_none_or(|until| day <= until)
        .then_some(day)
}

/// The last day of a meeting before this one.
pub fn last(meeting: &Meeting, before: NaiveDate) -> Option<NaiveDate> {
    let after_all = meeting.until.and_then(|until| until.succ_opt());
    let end = after_all.map_or(before, |end| end.min(before));
    day_of(meeting, turns_before(meeting, end).checked_sub(1)?)
}

/// What comes next of a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    /// The meeting.
    pub meeting: Arc<Meeting>,
    /// Its next day, today or later.
    pub on: NaiveDate,
}

/// The day on which a meeting comes next. One of today that has ended by `now`, the minutes since midnight, comes
/// another day; with no time given, it still comes today.
pub fn comes(meeting: &Meeting, today: NaiveDate, now: Option<u32>) -> Option<NaiveDate> {
    let has_ended = now
        .zip(ends(meeting))
        .is_some_and(|(now, ends)| ends <= now);
    let from = if has_ended { today.succ_opt()? } else { today };
    next(meeting, from)
}

/// What comes next of every meeting that still comes, by day and time; see [`comes`].
pub fn coming(plan: &Plan, today: NaiveDate, now: Option<u32>) -> Vec<Coming> {
    let meetings = plan.tables().meetings.values();
    let coming = meetings.filter_map(|meeting| {
        let on = comes(meeting, today, now)?;
        let meeting = Arc::clone(meeting);
        Some(Coming { meeting, on })
    });
    let mut coming: Vec<Coming> = coming.collect();
    coming.sort_by(|one, other| {
        let key = |it: &Coming| (it.on, it.meeting.time.clone());
        key(one).cmp(&key(other))
    });
    coming
}

/// The minutes from midnight to the end of a meeting; `None` where its time is not known.
fn ends(meeting: &Meeting) -> Option<u32> {
    let (hours, minutes) = meeting.time.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let begins = hours.checked_mul(60)?.checked_add(minutes)?;
    begins.checked_add(meeting.minutes.unwrap_or_default())
}

/// How many days of a meeting lie before this one, whatever its last day.
fn turns_before(meeting: &Meeting, day: NaiveDate) -> u64 {
    // Later turns are later days, so halving finds it.
    let (mut low, mut high) = (0, LAST_TURN);
    while low < high {
        let middle = low + (high - low) / 2;
        if day_of(meeting, middle).is_some_and(|it| it < day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The day of a turn, counted from 0. Months are counted from the first day, so that what begins on the 31st is
/// at the end of shorter months and on the 31st again after them.
fn day_of(meeting: &Meeting, turn: u64) -> Option<NaiveDate> {
    let start = meeting.start?;
    let Some(repeat) = &meeting.repeat else {
        return (turn == 0).then_some(start);
    };
    let count = turn.checked_mul(u64::from(repeat.every.max(1)))?;
    let months = |each: u64| {
        let months = u32::try_from(count.checked_mul(each)?).ok()?;
        start.checked_add_months(Months::new(months))
    };
    let day = match repeat.period {
        Period::Day => start.checked_add_days(Days::new(count)),
        Period::Workday => workday(start, count),
        Period::Week => start.checked_add_days(Days::new(count.checked_mul(7)?)),
        Period::Month => months(1),
        Period::Quarter => months(3),
        Period::Year => months(12),
    };
    // A file has years of four digits.
    day.filter(|day| day.year() <= 9999)
}

/// The day so many days from Monday to Friday after a first one, which a weekend puts off to Monday.
fn workday(start: NaiveDate, count: u64) -> Option<NaiveDate> {
    let off = match start.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    let first = start.checked_add_days(Days::new(off))?;
    let since_monday = u64::from(first.weekday().num_days_from_monday());
    let into_week = since_monday + count;
    let monday = first.checked_sub_days(Days::new(since_monday))?;
    monday.checked_add_days(Days::new(into_week / 5 * 7 + into_week % 5))
}

/// How many days lie between two turns, about: for what compares how often things come round.
pub(super) fn about_days(repeat: &Repeat) -> f64 {
    let each = match repeat.period {
        Period::Day => 1.0,
        Period::Workday => 1.4,
        Period::Week => 7.0,
        Period::Month => 30.4,
        Period::Quarter => 91.3,
        Period::Year => 365.25,
    };
    each * f64::from(repeat.every.max(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::arithmetic::testing::day;

    fn meeting(start: &str, every: u32, period: Period) -> Meeting {
        Meeting {
            start: Some(day(start)),
            repeat: Some(Repeat {
                every,
                period,
                ..Repeat::default()
            }),
            ..Meeting::default()
        }
    }

    fn days(meeting: &Meeting, from: &str, to: &str) -> Vec<String> {
        let days = occurrences(meeting, day(from), day(to)).into_iter();
        days.map(|day| day.to_string()).collect()
    }

    #[test]
    fn what_begins_on_the_31st_ends_shorter_months_and_comes_back() {
        let monthly = meeting("2027-12-31", 1, Period::Month);
        assert_eq!(
            days(&monthly, "2028-01-01", "2028-04-30"),
            ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]
        );
        let quarterly = meeting("2026-11-30", 1, Period::Quarter);
        assert_eq!(
            days(&quarterly, "2026-11-30", "2027-08-30"),
            ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30"]
        );
        let leap = meeting("2028-02-29", 1, Period::Year);
        assert_eq!(next(&leap, day("2028-03-01")), Some(day("2029-02-28")));
        assert_eq!(next(&leap, day("2031-03-01")), Some(day("2032-02-29")));
    }

    #[test]
    fn workdays_leave_weekends_out() {
        // 21 November 2026 is a Saturday.
        let huddle = meeting("2026-11-21", 1, Period::Workday);
        assert_eq!(
            days(&huddle, "2026-11-20", "2026-12-01"),
            [
                "2026-11-23",
                "2026-11-24",
                "2026-11-25",
                "2026-11-26",
                "2026-11-27",
                "2026-11-30",
                "2026-12-01"
            ]
        );
        let third = meeting("2026-11-26", 3, Period::Workday);
        assert_eq!(
            days(&third, "2026-11-26", "2026-12-07"),
            ["2026-11-26", "2026-12-01", "2026-12-04"]
        );
    }

    #[test]
    fn a_meeting_ends_where_it_says_and_once_is_once() {
        let mut weekly = meeting("2026-11-02", 2, Period::Week);
        weekly.until = Some(day("2026-11-20"));
        assert_eq!(
            days(&weekly, "2026-01-01", "2027-12-31"),
            ["2026-11-02", "2026-11-16"]
        );
        assert_eq!(next(&weekly, day("2026-11-17")), None);
        assert_eq!(last(&weekly, day("2027-05-01")), Some(day("2026-11-16")));
        let once = Meeting {
            repeat: None,
            ..weekly
        };
        assert_eq!(next(&once, day("2026-11-02")), Some(day("2026-11-02")));
        assert_eq!(next(&once, day("2026-11-03")), None);
        assert_eq!(last(&once, day("2026-11-02")), None);
        assert_eq!(last(&once, day("2026-11-03")), Some(day("2026-11-02")));
        let without_a_day = Meeting::default();
        assert_eq!(next(&without_a_day, day("2026-11-02")), None);
    }

    #[test]
    fn what_comes_next_stands_first_and_the_earlier_hour_before_the_later() {
        let mut plan = Plan::new(crate::Id::from_bits(0), "");
        for (name, start, time) in [
            ("late", "2026-11-24", "14:00"),
            ("over", "2026-11-22", "08:00"),
            ("early", "2026-11-24", "09:30"),
            ("now", "2026-11-23", ""),
        ] {
            let meeting = Meeting {
                id: crate::Id::new(name).unwrap(),
                start: Some(day(start)),
                time: time.to_owned(),
                ..Meeting::default()
            };
            plan.apply(crate::Edit::Put(meeting.into())).unwrap();
        }
        let names = |today: &str, now: Option<u32>| -> Vec<String> {
            let coming = coming(&plan, day(today), now).into_iter();
            coming.map(|it| it.meeting.id.to_string()).collect()
        };
        assert_eq!(names("2026-11-23", None), ["now", "early", "late"]);
        // What has no time comes all day; what has ended does not come again.
        let last_minute = Some(24 * 60 - 1);
        assert_eq!(names("2026-11-23", last_minute), ["now", "early", "late"]);
        let half_past_nine = Some(9 * 60 + 30);
        assert_eq!(names("2026-11-24", None), ["early", "late"]);
        assert_eq!(names("2026-11-24", half_past_nine), ["late"]);
    }

    #[test]
    fn a_hostile_meeting_is_bounded() {
        let daily = meeting("0001-01-01", 1, Period::Day);
        let all = occurrences(&daily, NaiveDate::MIN, NaiveDate::MAX);
        assert_eq!(all.len(), MOST);
        let far = meeting("9999-12-30", u32::MAX, Period::Year);
        assert_eq!(next(&far, day("9999-12-31")), None);
        assert_eq!(last(&far, NaiveDate::MAX), Some(day("9999-12-30")));
        let never = meeting("2026-11-23", 0, Period::Day);
        assert_eq!(next(&never, day("2026-11-24")), Some(day("2026-11-24")));
    }

    fn any_meeting() -> impl Strategy<Value = Meeting> {
        let period = proptest::sample::select(Period::ALL);
        let until = proptest::option::of(0..2000_i64);
        (0..4000_i64, 1..8_u32, period, until).prop_map(|(start, every, period, until)| {
            let first = day("2020-01-31") + chrono::TimeDelta::days(start);
            Meeting {
                start: Some(first),
                until: until.map(|days| first + chrono::TimeDelta::days(days)),
                ..meeting("2020-01-01", every, period)
            }
        })
    }

    proptest! {
        #[test]
        fn days_rise_within_their_bounds_and_next_and_last_agree(
            meeting in any_meeting(), from in 0..6000_i64, length in 0..800_i64,
        ) {
            let from = day("2019-06-01") + chrono::TimeDelta::days(from);
            let to = from + chrono::TimeDelta::days(length);
            let days = occurrences(&meeting, from, to);
            prop_assert!(days.is_sorted() && days.windows(2).all(|two| two[0] != two[1]));
            for day in &days {
                prop_assert!(from <= *day && *day <= to);
                prop_assert!(meeting.start <= Some(*day));
                prop_assert!(meeting.until.is_none_or(|until| *day <= until));
                if meeting.repeat.as_ref().map(|it| it.period) == Some(Period::Workday) {
                    prop_assert!(day.weekday().num_days_from_monday() < 5);
                }
            }
            prop_assert_eq!(next(&meeting, from).filter(|day| *day <= to), days.first().copied());
            let before = to.succ_opt().unwrap();
            prop_assert_eq!(last(&meeting, before).filter(|day| *day >= from), days.last().copied());
        }

        #[test]
        fn two_halves_are_the_whole(meeting in any_meeting(), cut in 0..700_i64) {
            let from = meeting.start.unwrap();
            let (middle, to) = (from + chrono::TimeDelta::days(cut), from + chrono::TimeDelta::days(700));
            let mut halves = occurrences(&meeting, from, middle);
            halves.extend(occurrences(&meeting, middle.succ_opt().unwrap(), to));
            prop_assert_eq!(halves, occurrences(&meeting, from, to));
        }
    }

    #[test]
    fn every_period_has_a_length_by_which_it_stands_in_order() {
        let of = |period| Repeat {
            period,
            ..Repeat::default()
        };
        let lengths = Period::ALL.iter().map(|period| about_days(&of(*period)));
        assert!(lengths.is_sorted());
    }
}
