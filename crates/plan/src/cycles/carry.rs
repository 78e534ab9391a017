//! A goal of the next cycle made of one that is closed.
//!
//! It is the same goal in all that was decided about it: its words, why, owner, team, contributors, weight,
//! contribution, tags, notes, whether it is private. What was reported, agreed and judged stays with the first.
//!
//! - A metric that has come part of the way starts from its latest value: that value is the baseline and
//!   the first of its history. Its target stays. One that has passed its target, is to be met again and
//!   again, or is to hold, keeps its baseline.
//! - Milestones that were reached stay behind; only where all were, all are to be reached again.
//! - Days move with the cycle, a last day to the last day; one beyond the cycle that is closed stays.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::{
    Goal, Id,
    arithmetic::{cycle_days, metric},
    model::{Direction, Metric, Milestone, Point},
};

/// How days move from a cycle to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    from: (NaiveDate, NaiveDate),
    to: (NaiveDate, NaiveDate),
}

impl Shift {
    /// `None` where a name does not say its days.
    pub fn between(from: &str, to: &str, fiscal_year_start: u32) -> Option<Self> {
        Some(Self {
            from: cycle_days(from, fiscal_year_start)?,
            to: cycle_days(to, fiscal_year_start)?,
        })
    }

    /// Where a day goes.
    fn day(&self, day: NaiveDate) -> NaiveDate {
        if day > self.from.1 {
            return day;
        }
        if day == self.from.1 {
            return self.to.1;
        }
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let by = months(self.to.0) - months(self.from.0);
        let size = Months::new(u32::try_from(by.unsigned_abs()).unwrap_or(0));
        let moved = if by < 0 {
            day.checked_sub_months(size)
        } else {
            day.checked_add_months(size)
        };
        let moved = moved.unwrap_or(day);
        // A last day of a month is one again.
        let next = day.checked_add_days(Days::new(1));
        if next.is_some_and(|next| next.day() == 1) {
            last_of_month(moved).unwrap_or(moved)
        } else {
            moved
        }
    }
}

fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    let first = day.with_day(1)?.checked_add_months(Months::new(1))?;
    first.checked_sub_days(Days::new(1))
}

/// The goal that carries `goal` on in the cycle `next`, as of the day `on`. Its links are those of the first.
pub(super) fn carried(
    goal: &Goal,
    id: Id<Goal>,
    next: &str,
    shift: Option<Shift>,
    on: NaiveDate,
) -> Goal {
    // Without a calendar a day that is past is no day to work towards.
    let moved = |day: NaiveDate| match shift {
        Some(shift) => Some(shift.day(day)),
        None => (day > on).then_some(day),
    };
    let first = shift.map(|shift| shift.to.0);
    Goal {
        start: goal.start.and(first),
        due: goal.due.and_then(moved),
        cycle: Some(next.to_owned()),
        metrics: goal
            .metrics
            .iter()
            .map(|metric| from_here(metric, on))
            .collect(),
        milestones: left(&goal.milestones, moved),
        continues: Some(goal.id.clone()),
        ..goal.copied(id)
    }
}

/// The metric as it starts into the next cycle.
fn from_here(before: &Metric, on: NaiveDate) -> Metric {
    let mut metric = before.clone();
    metric.history.clear();
    if let Some(comparison) = &mut metric.comparison {
        comparison.group_history.clear();
        comparison.against_history.clear();
    }
    let Some(reading) = metric::current(&before.history, on) else {
        return metric;
    };
    if matches!(
        before.direction,
        Direction::Increase | Direction::Decrease | Direction::Reach | Direction::Maintain
    ) {
        metric.history.push(Point {
            on: reading.on,
            value: reading.value,
            ..Point::default()
        });
    }
    if let Some(target) = metric::target(before).filter(|_| is_under_way(before, reading.value)) {
        metric.baseline = Some(reading.value);
        // A target that followed from the baseline would move with it.
        metric.target = Some(target);
    }
    metric
}

/// Whether the value has a way behind it and a way to go.
fn is_under_way(metric: &Metric, value: f64) -> bool {
    let from = match metric.direction {
        Direction::Increase | Direction::Decrease => metric.baseline,
        Direction::Reach => Some(metric.baseline.unwrap_or(0.0)),
        Direction::Maintain | Direction::Milestone | Direction::YesNo => None,
    };
    let Some((from, to)) = from.zip(metric::target(metric)) else {
        return false;
    };
    let is_ahead = if from <= to { value < to } else { value > to };
    metric.cadence.trim().is_empty() && from != to && is_ahead
}

fn left(
    milestones: &[Milestone],
    moved: impl Fn(NaiveDate) -> Option<NaiveDate>,
) -> Vec<Milestone> {
    let all_done = milestones.iter().all(|step| step.done_on.is_some());
    let left = milestones
        .iter()
        .filter(|step| all_done || step.done_on.is_none());
    left.map(|step| Milestone {
        due: step.due.and_then(&moved),
        done_on: None,
        ..step.clone()
    })
    .collect()
}
