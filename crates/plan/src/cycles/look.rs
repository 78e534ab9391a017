//! Looking back over cycles.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;

use super::{cycle_of, name, progress};
use crate::{
    Figures, Goal, Id, Plan,
    arithmetic::{cycle_days, is_open},
    model::{Status, Verdict},
};

/// What came of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is open.
    Open,
    /// It was reached.
    Reached,
    /// It came as far as it went.
    Short,
    /// It is closed, and nothing says how far it came.
    Unknown,
    /// It was given up.
    GivenUp,
}

/// A cycle, and what came of its goals.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Its name.
    pub name: String,
    /// Its first and its last day, where the name says them.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Its goals in the order of the outline.
    pub goals: Vec<Id<Goal>>,
    /// How many of them are open.
    pub open: usize,
    /// How many were reached.
    pub reached: usize,
    /// How many fell short.
    pub short: usize,
    /// Of how many it is not known.
    pub unknown: usize,
    /// How many were given up.
    pub given_up: usize,
    /// How many were kept or changed when it was closed.
    pub carried: usize,
    /// How many wait for a verdict: those that are open, or done and not put away.
    pub waiting: usize,
    /// The mean progress of those that were not given up and are known, each counting for 0 to 1.
    pub mean: Option<f64>,
}

/// The progress of a goal as it was when it was closed, else as it is.
pub(super) fn known(goal: &Goal, figures: &Figures) -> Option<f64> {
    match goal.closing.as_ref().filter(|_| goal.is_put_away()) {
        Some(closing) => closing.progress,
        None => figures.goal(&goal.id).and_then(progress),
    }
}

/// What came of a goal.
pub fn outcome(goal: &Goal, figures: &Figures) -> Outcome {
    if is_open(goal) {
        return Outcome::Open;
    }
    match (goal.status, known(goal, figures)) {
        (Status::Dropped, _) => Outcome::GivenUp,
        (_, Some(progress)) if progress >= 1.0 => Outcome::Reached,
        (_, Some(_)) => Outcome::Short,
        // Somebody said that it is done, and no measure says otherwise.
        (_, None) if goal.closing.is_none() => Outcome::Reached,
        (_, None) => Outcome::Unknown,
    }
}

/// Every cycle that a goal belongs to, and the one in which `today` lies, the latest first; those whose
/// names say no days come last, by name.
pub fn overview(plan: &Plan, figures: &Figures, today: NaiveDate) -> Vec<Seen> {
    let settings = plan.settings();
    let mut goals: BTreeMap<String, Vec<&Arc<Goal>>> = BTreeMap::new();
    if let Some(now) = name::of_day(today, settings.cycle, settings.fiscal_year_start) {
        goals.entry(now).or_default();
    }
    for of_goal in &figures.goals {
        if let Some(goal) = plan.goal(&of_goal.goal)
            && let Some(cycle) = cycle_of(plan, goal)
        {
            goals.entry(cycle).or_default().push(goal);
        }
    }
    let mut seen: Vec<Seen> = goals
        .into_iter()
        .map(|(name, goals)| {
            let days = cycle_days(&name, settings.fiscal_year_start);
            count(name, days, &goals, figures)
        })
        .collect();
    seen.sort_by(|left, right| match (left.days, right.days) {
        // Of a year and its last quarter the year comes first: both end on one day.
        (Some(left), Some(right)) => (right.1, left.0).cmp(&(left.1, right.0)),
        (left_days, right_days) => {
            let named_last = left_days.is_none().cmp(&right_days.is_none());
            named_last.then_with(|| left.name.cmp(&right.name))
        }
    });
    seen
}

fn count(
    name: String,
    days: Option<(NaiveDate, NaiveDate)>,
    goals: &[&Arc<Goal>],
    figures: &Figures,
) -> Seen {
    let outcomes: Vec<Outcome> = goals.iter().map(|goal| outcome(goal, figures)).collect();
    let how_many = |outcome: Outcome| outcomes.iter().filter(|it| **it == outcome).count();
    let is_carried = |goal: &&&Arc<Goal>| {
        let closing = goal.closing.as_ref();
        closing.is_some_and(|closing| closing.verdict != Verdict::Drop)
    };
    let waits = |goal: &&&Arc<Goal>| !goal.is_put_away() && goal.status != Status::Dropped;
    let known: Vec<f64> = goals
        .iter()
        .filter(|goal| goal.status != Status::Dropped)
        .filter_map(|goal| known(goal, figures))
        .map(|progress| progress.clamp(0.0, 1.0))
        .collect();
    Seen {
        name,
        days,
        goals: goals.iter().map(|goal| goal.id.clone()).collect(),
        open: how_many(Outcome::Open),
        reached: how_many(Outcome::Reached),
        short: how_many(Outcome::Short),
        unknown: how_many(Outcome::Unknown),
        given_up: how_many(Outcome::GivenUp),
        carried: goals.iter().filter(is_carried).count(),
        waiting: goals.iter().filter(waits).count(),
        mean: (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64),
    }
}

/// A goal of one cycle beside the one of another that carries it on, at once or through others.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// As it was; `None` for a goal that is new.
    pub was: Option<Id<Goal>>,
    /// Its progress then.
    pub progress_was: Option<f64>,
    /// As it is; `None` for a goal that was not carried on.
    pub is: Option<Id<Goal>>,
    /// Its progress there.
    pub progress_is: Option<f64>,
}

/// The goals of a cycle beside those of a later one that carry them on: first those of the earlier in
/// their order, then what is new in the later.
pub fn lines(plan: &Plan, figures: &Figures, earlier: &Seen, later: &Seen) -> Vec<Line> {
    let of = |id: &Id<Goal>| plan.goal(id).and_then(|goal| known(goal, figures));
    let was: HashSet<&Id<Goal>> = earlier.goals.iter().collect();
    let mut carriers: HashMap<&Id<Goal>, &Id<Goal>> = HashMap::new();
    let mut new = Vec::new();
    for id in &later.goals {
        match origins(plan, id).find(|origin| was.contains(origin)) {
            // Of several that carry on one, the first stands beside it.
            Some(origin) if !carriers.contains_key(origin) => {
                carriers.insert(origin, id);
            }
            _ => new.push(id),
        }
    }
    let old = earlier.goals.iter().map(|id| {
        let is = carriers.get(id).copied();
        Line {
            was: Some(id.clone()),
            progress_was: of(id),
            is: is.cloned(),
            progress_is: is.and_then(of),
        }
    });
    let new = new.into_iter().map(|id| Line {
        was: None,
        progress_was: None,
        is: Some(id.clone()),
        progress_is: of(id),
    });
    old.chain(new).collect()
}

/// The goals that a goal carries on, the latest first.
fn origins<'a>(plan: &'a Plan, id: &'a Id<Goal>) -> impl Iterator<Item = &'a Id<Goal>> {
    let mut seen = HashSet::from([id]);
    let before = move |id: &&'a Id<Goal>| {
        let goal = plan.goal(id)?;
        goal.continues.as_ref()
    };
    std::iter::successors(before(&id), before).take_while(move |id| seen.insert(id))
}

/// The goals that carry a goal on, in the order of their ids: there is one, unless it was copied by hand.
pub fn continued_by(plan: &Plan, id: &Id<Goal>) -> Vec<Id<Goal>> {
    let goals = plan.tables().goals.values();
    let carriers = goals.filter(|goal| goal.continues.as_ref() == Some(id));
    carriers.map(|goal| goal.id.clone()).collect()
}
