//! Twelve months of a plan, to be drawn.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{
    freeze::frozen_until,
    occur::{about_days, occurrences},
};
use crate::{
    CycleLength, Plan,
    arithmetic::cycle_days,
    model::{Meeting, Status},
};

/// A cycle of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its name, such as `2026-Q4`.
    pub name: String,
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

/// Goals that stay as they are for the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freeze {
    /// The day they were agreed.
    pub first: NaiveDate,
    /// The last day on which they stay.
    pub last: NaiveDate,
    /// How many they are.
    pub goals: usize,
}

/// Twelve months of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// The first day of each of the twelve months.
    pub months: Vec<NaiveDate>,
    /// The cycles within it.
    pub cycles: Vec<Span>,
    /// The meetings of the year with their days, the rarest first.
    pub meetings: Vec<(Arc<Meeting>, Vec<NaiveDate>)>,
    /// The days on which goals are due, with how many; those that were dropped are due no more.
    pub due: Vec<(NaiveDate, usize)>,
    /// The days of performance reviews, with how many.
    pub reviews: Vec<(NaiveDate, usize)>,
    /// When agreed goals stay as they are, the earliest first.
    pub freezes: Vec<Freeze>,
}

/// The first day of the fiscal year in which a day lies.
pub fn year_around(plan: &Plan, day: NaiveDate) -> NaiveDate {
    let month = plan.settings().fiscal_year_start;
    let back = (day.month() + 12 - month.clamp(1, 12)) % 12;
    let first = day.with_day(1).unwrap_or(day);
    first.checked_sub_months(Months::new(back)).unwrap_or(first)
}

impl Year {
    /// The twelve months from this day on, which is the first of its month.
    pub fn of(plan: &Plan, first: NaiveDate) -> Self {
        let month = |at| first.checked_add_months(Months::new(at));
        let months: Vec<NaiveDate> = (0..12).filter_map(month).collect();
        let last = month(12).and_then(|next| next.checked_sub_days(Days::new(1)));
        let last = last.unwrap_or(first);
        let within = |day: &NaiveDate| (first..=last).contains(day);

        let meetings = plan.tables().meetings.values();
        let meetings = meetings.map(|it| (Arc::clone(it), occurrences(it, first, last)));
        let mut meetings: Vec<_> = meetings.filter(|(_, days)| !days.is_empty()).collect();
        meetings.sort_by(|(one, _), (other, _)| {
            let rare = |it: &Meeting| it.repeat.as_ref().map_or(f64::MAX, about_days);
            let by_name = || one.title.cmp(&other.title);
            rare(other).total_cmp(&rare(one)).then_with(by_name)
        });

        let mut due: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        let mut freezes: BTreeMap<(NaiveDate, NaiveDate), usize> = BTreeMap::new();
        for goal in plan.tables().goals.values() {
            if let Some(day) = goal.due.filter(within)
                && goal.status != Status::Dropped
            {
                *due.entry(day).or_default() += 1;
            }
            let agreed = goal.agreed.as_ref().and_then(|agreed| agreed.on);
            if let (Some(from), Some(until)) = (agreed, frozen_until(plan, goal))
                && from <= last
                && until >= first
            {
                *freezes.entry((from, until)).or_default() += 1;
            }
        }
        let mut reviews: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for day in plan.tables().reviews.values().filter_map(|it| it.on) {
            if within(&day) {
                *reviews.entry(day).or_default() += 1;
            }
        }
        let freeze = |((first, last), goals)| Freeze { first, last, goals };
        Self {
            first,
            last,
            cycles: cycles(plan, last),
            months,
            meetings,
            due: due.into_iter().collect(),
            reviews: reviews.into_iter().collect(),
            freezes: freezes.into_iter().map(freeze).collect(),
        }
    }

    /// Where a day begins in the year: 0 at its first day, 1 after its last. Days outside are at its ends.
    pub fn place(&self, day: NaiveDate) -> f64 {
        let days = |to: NaiveDate| (to - self.first).num_days() as f64;
        (days(day) / (days(self.last) + 1.0)).clamp(0.0, 1.0)
    }

    /// How many days a month of the year has.
    pub fn days_in(&self, month: NaiveDate) -> i64 {
        let next = month.checked_add_months(Months::new(1));
        next.map_or(31, |next| (next - month).num_days())
    }

    /// Of days in order, those in one month of the year.
    pub fn in_month<T>(&self, month: NaiveDate, days: &[T], day: impl Fn(&T) -> NaiveDate) -> Vec<T>
    where
        T: Clone,
    {
        let same = |it: &&T| (day(it).year(), day(it).month()) == (month.year(), month.month());
        days.iter().filter(same).cloned().collect()
    }

    /// The last days of this year's quarters and of the quarter after them.
    pub(super) fn quarter_ends(&self) -> Vec<NaiveDate> {
        let end = |quarter: u32| {
            let next = self.first.checked_add_months(Months::new(quarter * 3))?;
            next.checked_sub_days(Days::new(1))
        };
        (1..=5).filter_map(end).collect()
    }
}

fn cycles(plan: &Plan, last: NaiveDate) -> Vec<Span> {
    let year = last.year();
    let names: Vec<String> = match plan.settings().cycle {
        CycleLength::Quarter => (1..=4).map(|at| format!("{year}-Q{at}")).collect(),
        CycleLength::HalfYear => (1..=2).map(|at| format!("{year}-H{at}")).collect(),
        CycleLength::Year => vec![year.to_string()],
    };
    let named = names.into_iter().filter_map(|name| {
        let (first, last) = cycle_days(&name, plan.settings().fiscal_year_start)?;
        Some(Span { name, first, last })
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit, FreezeLength, Goal, Id,
        arithmetic::testing::{day, goal, plan},
        model::{About, Period, Repeat, Review},
    };

    fn set(plan: &mut Plan, change: impl Fn(&mut crate::Settings)) {
        let mut about = About::clone(plan.about());
        change(&mut about.settings);
        plan.apply(Edit::Put(about.into())).unwrap();
    }

    #[test]
    fn the_fiscal_year_around_a_day_begins_in_its_month() {
        let mut plan = plan(vec![]);
        assert_eq!(year_around(&plan, day("2026-11-23")), day("2026-01-01"));
        set(&mut plan, |settings| settings.fiscal_year_start = 4);
        assert_eq!(year_around(&plan, day("2026-11-23")), day("2026-04-01"));
        assert_eq!(year_around(&plan, day("2026-04-01")), day("2026-04-01"));
        assert_eq!(year_around(&plan, day("2026-03-31")), day("2025-04-01"));
    }

    #[test]
    fn a_year_has_twelve_months_and_cycles_that_meet() {
        let mut plan = plan(vec![]);
        set(&mut plan, |settings| settings.fiscal_year_start = 7);
        let year = Year::of(&plan, day("2027-07-01"));
        assert_eq!((year.months.len(), year.last), (12, day("2028-06-30")));
        assert_eq!(year.cycles[0].name, "2028-Q1");
        assert_eq!(year.cycles[0].first, year.first);
        assert_eq!(year.cycles[3].last, year.last);
        for two in year.cycles.windows(2) {
            assert_eq!(two[0].last.succ_opt(), Some(two[1].first));
        }
        set(&mut plan, |settings| settings.cycle = CycleLength::Year);
        assert_eq!(Year::of(&plan, year.first).cycles.len(), 1);
        let days: i64 = year.months.iter().map(|month| year.days_in(*month)).sum();
        assert_eq!(days, 366);
    }

    #[test]
    fn places_go_from_0_to_1() {
        let year = Year::of(&plan(vec![]), day("2026-01-01"));
        assert_eq!(year.place(day("2026-01-01")), 0.0);
        assert_eq!(year.place(day("2025-06-01")), 0.0);
        assert!((year.place(day("2026-12-31")) - 364.0 / 365.0).abs() < 1e-12);
        assert_eq!(year.place(day("2027-01-01")), 1.0);
        assert_eq!(year.place(day("2030-01-01")), 1.0);
    }

    #[test]
    fn meetings_due_days_reviews_and_freezes_are_counted() {
        let due = |name: &str, on: &str, status| Goal {
            due: Some(day(on)),
            status,
            ..goal(name)
        };
        let mut plan = plan(vec![
            due("a", "2026-12-31", Status::Active),
            due("b", "2026-12-31", Status::Done),
            due("c", "2026-12-31", Status::Dropped),
            due("d", "2027-01-01", Status::Active),
        ]);
        set(&mut plan, |settings| {
            settings.freeze = FreezeLength::Quarter
        });
        let agree = |name: &str, on: &str| Edit::AgreeGoal {
            id: Id::new(name).unwrap(),
            on: day(on),
            by: None,
        };
        let review = |name: &str| Review {
            id: Id::new(name).unwrap(),
            on: Some(day("2026-06-15")),
            ..Review::default()
        };
        let meeting = |name: &str, period| Meeting {
            id: Id::new(name).unwrap(),
            start: Some(day("2026-10-05")),
            repeat: Some(Repeat {
                period,
                ..Repeat::default()
            }),
            ..Meeting::default()
        };
        plan.apply(Edit::Several(vec![
            agree("a", "2025-12-15"),
            agree("d", "2026-10-01"),
            Edit::Put(review("r1").into()),
            Edit::Put(review("r2").into()),
            Edit::Put(meeting("weekly", Period::Week).into()),
            Edit::Put(meeting("quarterly", Period::Quarter).into()),
        ]))
        .unwrap();
        let year = Year::of(&plan, day("2026-01-01"));
        assert_eq!(year.due, [(day("2026-12-31"), 2)]);
        assert_eq!(year.reviews, [(day("2026-06-15"), 2)]);
        let freezes: Vec<(NaiveDate, usize)> =
            year.freezes.iter().map(|it| (it.last, it.goals)).collect();
        assert_eq!(freezes, [(day("2026-03-14"), 1), (day("2026-12-31"), 1)]);
        let meetings: Vec<(String, usize)> = year
            .meetings
            .iter()
            .map(|(meeting, days)| (meeting.id.to_string(), days.len()))
            .collect();
        assert_eq!(
            meetings,
            [("quarterly".to_owned(), 1), ("weekly".to_owned(), 13)]
        );
        let (_, weekly) = &year.meetings[1];
        let november = year.in_month(day("2026-11-01"), weekly, |day| *day);
        assert_eq!(november.len(), 5);
        // The year before knows neither.
        let before = Year::of(&plan, day("2025-01-01"));
        assert!(before.due.is_empty() && before.meetings.is_empty());
        assert_eq!(before.freezes.len(), 1);
    }
}
