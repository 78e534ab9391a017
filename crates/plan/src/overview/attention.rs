//! What needs somebody, the worst first.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    Figures, Goal, Id, Plan,
    arithmetic::{LastReport, is_open},
    kpi,
    model::{CheckIn, Health, Status},
    round::latest_check_ins,
};

/// So many days before its last day a goal that is not nearly there is named.
pub const SOON_DAYS: i64 = 14;

/// From this progress on, a goal that is due soon needs nobody.
const NEARLY: f64 = 0.9;

/// Why a goal needs somebody. In the order in which they count, the worst first.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Its last day has passed, so many days ago, and it is open.
    PastDue(i64),
    /// It moved the wrong way: its progress, below 0.
    WrongWay(f64),
    /// It is so far behind that it may be missed: by this fraction of the way, where that is known.
    AtRisk(Option<f64>),
    /// Something is in the way; private words are not repeated.
    Blocked(Option<Arc<CheckIn>>),
    /// Nobody has reported within the rhythm.
    Outdated(LastReport),
    /// It is behind by this fraction of the way, where that is known.
    Behind(Option<f64>),
    /// It is due in so many days and has come so far.
    DueSoon(i64, f64),
}

impl Reason {
    fn rank(&self) -> u8 {
        match self {
            Self::PastDue(_) => 0,
            Self::WrongWay(_) => 1,
            Self::AtRisk(_) => 2,
            Self::Blocked(_) => 3,
            Self::Outdated(_) => 4,
            Self::Behind(_) => 5,
            Self::DueSoon(..) => 6,
        }
    }
}

/// A goal that needs somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// The goal.
    pub goal: Id<Goal>,
    /// Why, the worst first; never empty.
    pub reasons: Vec<Reason>,
}

/// The open goals that need somebody: by their worst reason, then from the company down, then in the order of
/// the outline. Drafts are left out: nothing is promised yet. A KPI that is watched has no day to be late for.
pub fn attention(plan: &Plan, figures: &Figures, today: NaiveDate) -> Vec<Attention> {
    let latest = latest_check_ins(plan, |check_in| check_in.on.filter(|on| *on <= today));
    let mut found: Vec<(u8, crate::Level, Attention)> = Vec::new();
    for own in &figures.goals {
        let Some(goal) = plan.goal(&own.goal) else {
            continue;
        };
        if !is_open(goal) || goal.status == Status::Draft {
            continue;
        }
        let mut reasons = Vec::new();
        let watched = kpi::is_watched(goal);
        let due = goal.due.filter(|_| !watched);
        let left = due.map(|due| (due - today).num_days());
        let progress = own.own.raw.or(own.roll_up.value);
        if let Some(late) = left.filter(|left| *left < 0) {
            reasons.push(Reason::PastDue(-late));
        }
        if let Some(progress) = own.own.raw.filter(|progress| *progress < 0.0 && !watched) {
            reasons.push(Reason::WrongWay(progress));
        }
        match own.health.health {
            Some(Health::AtRisk) => reasons.push(Reason::AtRisk(own.health.gap)),
            Some(Health::Behind) => reasons.push(Reason::Behind(own.health.gap)),
            Some(Health::Outdated) => reasons.push(Reason::Outdated(own.health.last_report)),
            _ => {}
        }
        if let Some(check_in) = latest.get(&goal.id)
            && !check_in.blocker.trim().is_empty()
        {
            let told = (!check_in.is_private()).then(|| Arc::clone(check_in));
            reasons.push(Reason::Blocked(told));
        }
        if let (Some(left), Some(progress)) = (left, progress)
            && (0..=SOON_DAYS).contains(&left)
            && progress < NEARLY
        {
            reasons.push(Reason::DueSoon(left, progress));
        }
        reasons.sort_by_key(Reason::rank);
        if let Some(worst) = reasons.first() {
            let worst = worst.rank();
            let goal_id = goal.id.clone();
            let item = Attention {
                goal: goal_id,
                reasons,
            };
            found.push((worst, goal.level, item));
        }
    }
    // Stable, so that the order of the outline stays within.
    found.sort_by_key(|(rank, level, _)| (*rank, *level));
    found.into_iter().map(|(.., item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit,
        arithmetic::testing::{child, day, goal, plan, unreported},
        model::{Cause, Direction, Point},
    };

    const TODAY: &str = "2026-11-15";

    /// A goal from 1 October to 30 December 2026, half of whose time has passed, at `percent`.
    fn at(goal: Goal, percent: f64, on: &str) -> Goal {
        let mut metric = unreported(Direction::Increase, 0.0, 100.0);
        metric.history = vec![Point {
            on: Some(day(on)),
            value: percent,
            ..Point::default()
        }];
        Goal {
            metrics: vec![metric],
            start: Some(day("2026-10-01")),
            due: Some(day("2026-12-30")),
            status: Status::Active,
            ..goal
        }
    }

    fn found(plan: &Plan) -> Vec<(String, Vec<u8>)> {
        let figures = Figures::of(plan, day(TODAY));
        let found = attention(plan, &figures, day(TODAY)).into_iter();
        found
            .map(|it| {
                let ranks = it.reasons.iter().map(Reason::rank).collect();
                (it.goal.to_string(), ranks)
            })
            .collect()
    }

    #[test]
    fn the_worst_comes_first_and_what_goes_well_not_at_all() {
        let soon = Goal {
            due: Some(day("2026-11-20")),
            ..at(goal("soon"), 85.0, TODAY)
        };
        let late = Goal {
            due: Some(day("2026-11-14")),
            ..at(goal("late"), 100.0, TODAY)
        };
        let plan = plan(vec![
            at(goal("fine"), 55.0, TODAY),
            at(goal("behind"), 30.0, TODAY),
            soon,
            at(goal("silent"), 55.0, "2026-10-20"),
            at(goal("risk"), 5.0, TODAY),
            at(goal("back"), -10.0, TODAY),
            late,
        ]);
        let expected = [
            ("late", vec![0]),
            ("back", vec![1, 2]),
            ("risk", vec![2]),
            ("silent", vec![4]),
            ("behind", vec![5]),
            ("soon", vec![6]),
        ];
        assert_eq!(
            found(&plan),
            expected.map(|(goal, ranks)| (goal.to_owned(), ranks))
        );
    }

    #[test]
    fn among_equals_the_company_comes_first() {
        let plan = plan(vec![
            at(goal("a"), 55.0, TODAY),
            at(child("b", "a"), 5.0, TODAY),
            at(goal("c"), 5.0, TODAY),
        ]);
        let goals: Vec<String> = found(&plan).into_iter().map(|(goal, _)| goal).collect();
        assert_eq!(goals, ["c", "b"]);
    }

    #[test]
    fn a_blocker_counts_until_a_later_check_in_has_none_and_private_words_stay_private() {
        let mut plan = plan(vec![at(goal("g"), 55.0, TODAY)]);
        let mut report = |name: &str, on: &str, blocker: &str, cause| {
            let check_in = CheckIn {
                id: Id::new(name).unwrap(),
                goal: Id::new("g"),
                on: Some(day(on)),
                blocker: blocker.to_owned(),
                cause,
                ..CheckIn::default()
            };
            plan.apply(Edit::Put(check_in.into())).unwrap();
            let figures = Figures::of(&plan, day(TODAY));
            attention(&plan, &figures, day(TODAY)).first().cloned()
        };
        let told = report("1", "2026-11-10", "No laptop", None).unwrap();
        assert!(
            matches!(&told.reasons[..], [Reason::Blocked(Some(it))] if it.blocker == "No laptop")
        );
        let kept = report("2", "2026-11-12", "Conflict", Some(Cause::Cooperation)).unwrap();
        assert_eq!(kept.reasons, [Reason::Blocked(None)]);
        assert_eq!(report("3", "2026-11-14", "", None), None);
    }

    #[test]
    fn drafts_need_nobody() {
        let draft = Goal {
            status: Status::Draft,
            ..at(goal("g"), 5.0, TODAY)
        };
        assert_eq!(found(&plan(vec![draft])), []);
    }
}
