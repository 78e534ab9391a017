//! Meetings that a plan may still lack, with what makes them work.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{
    occur,
    year::{Year, year_around},
};
use crate::{
    Plan,
    model::{Meeting, MeetingKind, Period, Repeat},
};

/// So many days before a quarter ends it is looked back on.
const BEFORE_END: u64 = 7;

/// A meeting that can be put in the calendar as it is. Its title and agenda are words, and come from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is for.
    pub kind: MeetingKind,
    /// Its first day.
    pub start: NaiveDate,
    /// The time of day.
    pub time: &'static str,
    /// How long it lasts.
    pub minutes: u32,
    /// How often it comes round.
    pub repeat: Repeat,
}

/// The meetings that the plan does not have yet, in the order in which they matter. A person has one-to-ones and
/// reviews of their own, so those are always there to be added.
pub fn offers(plan: &Plan, today: NaiveDate) -> Vec<Offer> {
    let has = |kind: MeetingKind| {
        let of_one = matches!(kind, MeetingKind::OneToOne | MeetingKind::PerformanceReview);
        let mut meetings = plan.tables().meetings.values();
        let comes = |it: &Meeting| it.kind == kind && occur::next(it, today).is_some();
        !of_one && meetings.any(|meeting| comes(meeting))
    };
    let monday = on_or_after(today, Weekday::Mon);
    let month_end = today.checked_add_months(chrono::Months::new(1));
    let next_month = month_end.and_then(|day| day.with_day(1)).unwrap_or(today);
    let year = Year::of(plan, year_around(plan, today));
    let quarter_end = end_of_quarter(&year, today);
    let offer = |kind, start, time, minutes, every, period| Offer {
        kind,
        start,
        time,
        minutes,
        repeat: Repeat {
            every,
            period,
            ..Repeat::default()
        },
    };
    let all = [
        offer(
            MeetingKind::WeeklyMetrics,
            monday,
            "09:30",
            35,
            1,
            Period::Week,
        ),
        offer(
            MeetingKind::OneToOne,
            on_or_after(today, Weekday::Wed),
            "14:00",
            40,
            2,
            Period::Week,
        ),
        offer(
            MeetingKind::MonthlyDeepDive,
            first_workday(next_month),
            "10:00",
            90,
            1,
            Period::Month,
        ),
        offer(
            MeetingKind::QuarterlyReview,
            quarter_end,
            "10:00",
            120,
            1,
            Period::Quarter,
        ),
        offer(
            MeetingKind::DailyHuddle,
            first_workday(today.succ_opt().unwrap_or(today)),
            "09:00",
            10,
            1,
            Period::Workday,
        ),
        offer(
            MeetingKind::PerformanceReview,
            quarter_end,
            "14:00",
            60,
            2,
            Period::Quarter,
        ),
    ];
    all.into_iter().filter(|offer| !has(offer.kind)).collect()
}

fn on_or_after(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let ahead = weekday.num_days_from_monday() + 7 - day.weekday().num_days_from_monday();
    day.checked_add_days(Days::new(u64::from(ahead % 7)))
        .unwrap_or(day)
}

/// The day itself, or the Monday after where it is in a weekend.
fn first_workday(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => on_or_after(day, Weekday::Mon),
        _ => day,
    }
}

/// A workday a week before the quarter ends that is going on, or the one after where that has passed.
fn end_of_quarter(year: &Year, today: NaiveDate) -> NaiveDate {
    let ends = year.quarter_ends().into_iter();
    let before = ends.filter_map(|end| end.checked_sub_days(Days::new(BEFORE_END)));
    let mut coming = before.map(first_workday).filter(|day| *day >= today);
    coming.next().unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edit, Id, arithmetic::testing::day, rhythm::clashes};

    fn kinds(plan: &Plan, today: &str) -> Vec<&'static str> {
        let offers = offers(plan, day(today)).into_iter();
        offers.map(|offer| offer.kind.word()).collect()
    }

    fn meeting(offer: &Offer) -> Meeting {
        Meeting {
            id: Id::new(offer.kind.word()).unwrap(),
            kind: offer.kind,
            start: Some(offer.start),
            minutes: Some(offer.minutes),
            repeat: Some(offer.repeat.clone()),
            ..Meeting::default()
        }
    }

    #[test]
    fn what_is_offered_keeps_the_rules_and_is_offered_until_it_is_there() {
        let mut plan = Plan::new(Id::from_bits(0), "");
        // A Monday, a Saturday, a leap day, and the last days of a quarter.
        for today in ["2026-11-23", "2026-11-28", "2028-02-29", "2026-12-30"] {
            for offer in offers(&plan, day(today)) {
                assert_eq!(clashes(&meeting(&offer)), []);
                assert!(offer.start >= day(today), "{offer:?}");
                assert!(
                    offer.start.weekday().num_days_from_monday() < 5,
                    "{offer:?}"
                );
            }
        }
        let all = kinds(&plan, "2026-11-23");
        assert_eq!(all.len(), 6);
        for offer in offers(&plan, day("2026-11-23")) {
            plan.apply(Edit::Put(meeting(&offer).into())).unwrap();
        }
        let of_one = ["one_to_one", "performance_review"];
        assert_eq!(kinds(&plan, "2026-11-23"), of_one);
    }

    #[test]
    fn a_meeting_that_is_over_is_offered_again() {
        let mut plan = Plan::new(Id::from_bits(0), "");
        let over = Meeting {
            until: Some(day("2026-11-20")),
            start: Some(day("2026-11-02")),
            ..meeting(&offers(&plan, day("2026-11-02"))[0])
        };
        plan.apply(Edit::Put(over.into())).unwrap();
        assert!(!kinds(&plan, "2026-11-16").contains(&"weekly_metrics"));
        assert!(kinds(&plan, "2026-11-23").contains(&"weekly_metrics"));
    }

    #[test]
    fn the_quarter_is_looked_back_on_a_week_before_it_ends() {
        let plan = Plan::new(Id::from_bits(0), "");
        let review = |today: &str| {
            let offers = offers(&plan, day(today)).into_iter();
            let mut reviews = offers.filter(|it| it.kind == MeetingKind::QuarterlyReview);
            reviews.next().unwrap().start
        };
        assert_eq!(review("2026-11-23"), day("2026-12-24"));
        assert_eq!(review("2026-09-25"), day("2026-12-24"));
        // The next year's first, once this year's last has passed.
        assert_eq!(review("2026-12-30"), day("2027-03-24"));
    }
}
