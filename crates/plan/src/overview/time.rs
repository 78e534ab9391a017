//! Metrics and confidence over time.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use crate::{
    Goal, GoalFigures, Id, Plan,
    arithmetic::{ExpectedBasis, is_open, metric},
    model::Metric,
};

/// A metric over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// Its values, see [`points`].
    pub points: Vec<(NaiveDate, f64)>,
    /// The line on which it should be, from its first to its last day.
    pub expected: Option<[(NaiveDate, f64); 2]>,
    /// What is to be reached.
    pub target: Option<f64>,
}

/// The values of a metric up to today by day, the earliest first; of several on a day the last.
pub fn points(of: &Metric, today: NaiveDate) -> Vec<(NaiveDate, f64)> {
    let mut points: Vec<(NaiveDate, f64)> = Vec::new();
    for point in &of.history {
        let Some(on) = point.on.filter(|on| *on <= today) else {
            continue;
        };
        match points.last_mut() {
            Some(last) if last.0 == on => last.1 = point.value,
            _ => points.push((on, point.value)),
        }
    }
    points
}

/// A metric of a goal over time; `None` where no value of it has a day.
pub fn trend(goal: &GoalFigures, of: &Metric, today: NaiveDate) -> Option<Trend> {
    let points = points(of, today);
    if points.is_empty() {
        return None;
    }
    let target = metric::target(of);
    let days = goal.expected.and_then(|expected| match expected.basis {
        ExpectedBasis::Time { start, due } => Some((start?, due)),
        ExpectedBasis::Milestones => None,
    });
    let expected = days.zip(of.baseline.zip(target));
    Some(Trend {
        points,
        expected: expected.map(|((start, due), (from, to))| [(start, from), (due, to)]),
        target,
    })
}

/// How sure people were on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sureness {
    /// The last day of a rhythm.
    pub on: NaiveDate,
    /// The mean over goals, 0 to 10.
    pub mean: f64,
    /// Over how many.
    pub goals: usize,
}

/// How sure people were at the end of each of the last rhythms, the earliest first: of every goal that is open
/// now what was said of it last. A rhythm before which nobody had said anything is left out.
pub fn confidence(plan: &Plan, rhythms: usize, today: NaiveDate) -> Vec<Sureness> {
    let mut said: Vec<(NaiveDate, &Id<Goal>, u32)> = Vec::new();
    for check_in in plan.tables().check_ins.values() {
        let (Some(on), Some(goal), Some(sure)) = (check_in.on, &check_in.goal, check_in.confidence)
        else {
            continue;
        };
        if plan.goal(goal).is_some_and(|goal| is_open(goal)) {
            said.push((on, goal, sure));
        }
    }
    said.sort_by_key(|(on, ..)| *on);
    let mut said = said.into_iter().peekable();
    let rhythm = u64::from(plan.settings().check_in_days.max(1));
    let mut last: HashMap<&Id<Goal>, u32> = HashMap::new();
    let mut all = Vec::new();
    for ago in (0..rhythms as u64).rev() {
        let Some(on) = today.checked_sub_days(Days::new(ago * rhythm)) else {
            continue;
        };
        while let Some((_, goal, sure)) = said.next_if(|(day, ..)| *day <= on) {
            last.insert(goal, sure);
        }
        if !last.is_empty() {
            let sum: u32 = last.values().sum();
            all.push(Sureness {
                on,
                mean: f64::from(sum) / last.len() as f64,
                goals: last.len(),
            });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit, Figures,
        arithmetic::testing::{day, goal, plan, unreported},
        model::{CheckIn, Direction, Point},
    };

    #[test]
    fn a_trend_has_the_days_and_the_line_from_start_to_target() {
        let mut measured = unreported(Direction::Increase, 10.0, 40.0);
        let point = |on: Option<&str>, value| Point {
            on: on.map(day),
            value,
            ..Point::default()
        };
        measured.history = vec![
            point(None, 9.0),
            point(Some("2026-10-05"), 12.0),
            point(Some("2026-11-02"), 15.0),
            point(Some("2026-11-02"), 16.0),
            point(Some("2026-12-24"), 30.0),
        ];
        let goal = Goal {
            metrics: vec![measured.clone()],
            start: Some(day("2026-10-01")),
            due: Some(day("2026-12-30")),
            ..goal("g")
        };
        let today = day("2026-11-15");
        let figures = Figures::of(&plan(vec![goal]), today);
        let expected = Trend {
            points: vec![(day("2026-10-05"), 12.0), (day("2026-11-02"), 16.0)],
            expected: Some([(day("2026-10-01"), 10.0), (day("2026-12-30"), 40.0)]),
            target: Some(40.0),
        };
        assert_eq!(trend(&figures.goals[0], &measured, today), Some(expected));
        measured.history.truncate(1);
        assert_eq!(trend(&figures.goals[0], &measured, today), None);
    }

    #[test]
    fn confidence_is_what_was_said_last_of_each_goal() {
        let mut plan = plan(vec![goal("a"), goal("b")]);
        let said = [
            ("a", "2026-11-01", 8),
            ("b", "2026-11-09", 4),
            ("a", "2026-11-20", 6),
            ("a", "2026-11-30", 0),
        ];
        for (at, (goal, on, sure)) in said.into_iter().enumerate() {
            let check_in = CheckIn {
                id: Id::new(&format!("c{at}")).unwrap(),
                goal: Id::new(goal),
                on: Some(day(on)),
                confidence: Some(sure),
                ..CheckIn::default()
            };
            plan.apply(Edit::Put(check_in.into())).unwrap();
        }
        let sure = |on, mean, goals| Sureness {
            on: day(on),
            mean,
            goals,
        };
        assert_eq!(
            confidence(&plan, 5, day("2026-11-23")),
            [
                sure("2026-11-02", 8.0, 1),
                sure("2026-11-09", 6.0, 2),
                sure("2026-11-16", 6.0, 2),
                sure("2026-11-23", 5.0, 2),
            ]
        );
    }
}
