//! How much is on whom, and who reports week after week.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::attention::Attention;
use crate::{Goal, Id, Plan, arithmetic::is_open, model::Person};

/// What one person answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// The person.
    pub person: Id<Person>,
    /// Open goals.
    pub goals: usize,
    /// Metrics of those. Three are ideal, five the most that one can attend to.
    pub metrics: usize,
    /// Goals that need somebody.
    pub attention: usize,
}

/// What each person answers for who owns an open goal, most metrics first.
pub fn loads(plan: &Plan, attention: &[Attention]) -> Vec<Load> {
    let needy: BTreeSet<&str> = attention.iter().map(|it| it.goal.as_str()).collect();
    let mut loads: BTreeMap<&Id<Person>, Load> = BTreeMap::new();
    let open = plan.tables().goals.values().filter(|goal| is_open(goal));
    for (owner, goal) in open.filter_map(|goal| Some((goal.owner.as_ref()?, goal))) {
        let load = loads.entry(owner).or_insert_with(|| Load {
            person: owner.clone(),
            goals: 0,
            metrics: 0,
            attention: 0,
        });
        load.goals += 1;
        load.metrics += goal.metrics.len();
        load.attention += usize::from(needy.contains(goal.id.as_str()));
    }
    let mut loads: Vec<Load> = loads.into_values().collect();
    loads.sort_by_key(|load| std::cmp::Reverse((load.metrics, load.goals)));
    loads
}

/// How many rhythms in a row somebody has reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Streak {
    /// The person.
    pub person: Id<Person>,
    /// The rhythms in a row up to now, without a gap.
    pub length: usize,
}

/// The streaks of those who own an open goal and have one, the longest first. A rhythm without an own report
/// ends a streak; the one that runs now is still open, and does not.
pub fn streaks(plan: &Plan, today: NaiveDate) -> Vec<Streak> {
    let rhythm = i64::from(plan.settings().check_in_days.max(1));
    let owners: BTreeMap<&str, &Id<Person>> = plan
        .tables()
        .goals
        .values()
        .filter(|goal: &&std::sync::Arc<Goal>| is_open(goal))
        .filter_map(|goal| Some((goal.id.as_str(), goal.owner.as_ref()?)))
        .collect();
    // The rhythms, counted back from today, in which each person reported.
    let mut reported: BTreeMap<&Id<Person>, BTreeSet<i64>> = BTreeMap::new();
    for check_in in plan.tables().check_ins.values() {
        let (Some(goal), Some(on)) = (&check_in.goal, check_in.on) else {
            continue;
        };
        let ago = (today - on).num_days();
        let by = check_in.by.as_ref();
        let by = by.or_else(|| owners.get(goal.as_str()).copied());
        if let Some(by) = by.filter(|_| ago >= 0) {
            reported.entry(by).or_default().insert(ago / rhythm);
        }
    }
    let owning: BTreeSet<&Id<Person>> = owners.into_values().collect();
    let streak = |(person, weeks): (&Id<Person>, BTreeSet<i64>)| {
        let first = i64::from(!weeks.contains(&0));
        let length = (first..).take_while(|week| weeks.contains(week)).count();
        (length > 0 && owning.contains(person)).then(|| Streak {
            person: person.clone(),
            length,
        })
    };
    let mut streaks: Vec<Streak> = reported.into_iter().filter_map(streak).collect();
    streaks.sort_by_key(|streak| std::cmp::Reverse(streak.length));
    streaks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit,
        arithmetic::testing::{day, goal, plan, unreported},
        model::{CheckIn, Direction, Status},
    };

    fn id<T>(text: &str) -> Id<T> {
        Id::new(text).unwrap()
    }

    fn owned(name: &str, owner: &str, metrics: usize) -> Goal {
        let metrics = (0..metrics).map(|at| crate::model::Metric {
            id: format!("m{at}"),
            ..unreported(Direction::Increase, 0.0, 1.0)
        });
        Goal {
            owner: Some(id(owner)),
            metrics: metrics.collect(),
            ..goal(name)
        }
    }

    #[test]
    fn loads_count_open_goals_metrics_and_what_needs_somebody() {
        let closed = Goal {
            status: Status::Dropped,
            ..owned("c", "bo", 4)
        };
        let plan = plan(vec![owned("a", "bo", 1), owned("b", "ana", 3), closed]);
        let needy = [Attention {
            goal: id("b"),
            reasons: Vec::new(),
        }];
        let load = |person, goals, metrics, attention| Load {
            person: id(person),
            goals,
            metrics,
            attention,
        };
        assert_eq!(
            loads(&plan, &needy),
            [load("ana", 1, 3, 1), load("bo", 1, 1, 0)]
        );
    }

    #[test]
    fn a_streak_lasts_until_a_rhythm_without_a_report() {
        let mut plan = plan(vec![owned("a", "ana", 1), owned("b", "bo", 1)]);
        // Rhythms of seven days back from 23 November: 17–23, 10–16, 3–9, …
        let days = [
            ("a", "2026-11-20"),
            ("a", "2026-11-11"),
            ("a", "2026-10-30"),
            ("b", "2026-11-12"),
            ("b", "2026-11-03"),
            ("b", "2026-12-01"),
        ];
        for (at, (goal, on)) in days.into_iter().enumerate() {
            let check_in = CheckIn {
                id: id(&format!("c{at}")),
                goal: Some(id(goal)),
                on: Some(day(on)),
                ..CheckIn::default()
            };
            plan.apply(Edit::Put(check_in.into())).unwrap();
        }
        let streak = |person, length| Streak {
            person: id(person),
            length,
        };
        // Both reported two rhythms in a row; Bo not yet in this one.
        assert_eq!(
            streaks(&plan, day("2026-11-23")),
            [streak("ana", 2), streak("bo", 2)]
        );
    }
}
