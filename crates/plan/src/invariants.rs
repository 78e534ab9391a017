//! What is always true of a plan.
//!
//! - Every reference points to a record that is there.
//! - Nothing serves itself: neither goals, by way of parents or of supports, nor teams.
//! - A goal stands on its parent's level or below, and supports no goal twice, nor its parent.
//! - Numbers are finite and within their range; a band's lower end is not above its upper end.
//! - Days have four-digit years, and free values are not nested too deep: a file gives them back.
//! - What the plan's own record keeps of a later version has no name that a file uses otherwise.
//! - Metrics and milestones have ids that are unique within their goal or initiative.
//! - A check-in has its goal, and a response its run.

use std::{
    collections::{BTreeSet, HashSet},
    ops::{ControlFlow, RangeInclusive},
};

use crate::{
    Fault, Goal, Id, Key, Kind, Plan, Record, Refusal,
    codec::{Path, Step},
    file::is_reserved,
    model::{Metric, Milestone, Team},
    plan::cycles,
};

/// Something untrue of a record, and where in it.
pub(crate) type Breach = (Path, Fault);

/// The bounds of a goal's place among its siblings: far enough for any use, and near enough that
/// there is always a number between two neighbours that differ by 1.
pub(crate) const MAX_ORDER: f64 = 1e12;

/// Checks what an edit made of a sound plan. Only what it touched can be wrong.
pub(crate) fn check(before: &Plan, after: &Plan, touched: &BTreeSet<Key>) -> Result<(), Refusal> {
    let refuse = |key: &Key, (path, fault): Breach| {
        let key = key.clone();
        Err(Refusal { key, path, fault })
    };
    let (mut goals, mut teams) = (Vec::new(), Vec::new());
    for key in touched {
        let Some(record) = after.record(key) else {
            continue;
        };
        let old = before.record(key);
        if old.as_ref().is_some_and(|old| old.is(&record)) {
            continue;
        }
        if let Some(breach) = breaches(after, &record).into_iter().next() {
            return refuse(key, breach);
        }
        match (record, old) {
            (Record::Goal(goal), Some(Record::Goal(old))) => {
                if goal.level > old.level {
                    for child in after.children(Some(&goal.id)) {
                        if let Some(fault) = above_parent(after, child) {
                            return refuse(&Key::from(&child.id), (Path::of("level"), fault));
                        }
                    }
                }
                if (&goal.parent, &goal.supports) != (&old.parent, &old.supports) {
                    goals.push(goal);
                }
            }
            (Record::Goal(goal), _) => goals.push(goal),
            (Record::Team(team), _) => teams.push(team),
            _ => {}
        }
    }
    let changed: HashSet<&str> = goals.iter().map(|goal| goal.id.as_str()).collect();
    let mut cycle = None;
    cycles(goals.iter().map(|goal| &goal.id), above(after), |chain| {
        // Any cycle is new, so it goes through a goal whose links changed: that one is named.
        let at = chain
            .iter()
            .position(|id| changed.contains(id.as_str()))
            .unwrap_or(0);
        let (later, first) = chain.split_at(at);
        cycle = Some(closed(first.iter().chain(later).copied()));
        ControlFlow::Break(())
    });
    if let Some(chain) = cycle
        && let Some(goal) = chain.first().and_then(|id| after.goal(id))
    {
        return refuse(&Key::from(&goal.id), cycle_breach(goal, chain.clone()));
    }
    let mut circle = None;
    cycles(
        teams.iter().map(|team| &team.id),
        above_team(after),
        |chain| {
            circle = chain.last().map(|id| Key::from(*id));
            ControlFlow::Break(())
        },
    );
    match circle {
        Some(key) => refuse(&key, (Path::of("parent"), Fault::TeamCycle)),
        None => Ok(()),
    }
}

/// The goals that a goal serves: its parent and what it supports.
pub(crate) fn above<'a>(plan: &'a Plan) -> impl Fn(&Id<Goal>) -> Vec<&'a Id<Goal>> {
    move |id| {
        let goal = plan.goal(id).into_iter();
        goal.flat_map(|goal| goal.parent.iter().chain(&goal.supports))
            .collect()
    }
}

/// The unit that a team is part of.
pub(crate) fn above_team<'a>(plan: &'a Plan) -> impl Fn(&Id<Team>) -> Vec<&'a Id<Team>> {
    move |id| {
        let team = plan.tables().teams.get(id).into_iter();
        team.flat_map(|team| &team.parent).collect()
    }
}

/// The chain with its first id again at the end; only the ends of a long one.
pub(crate) fn closed<'a>(chain: impl Iterator<Item = &'a Id<Goal>> + Clone) -> Vec<Id<Goal>> {
    const ENDS: usize = 10;
    let count = chain.clone().count();
    let gap = ENDS..count.saturating_sub(ENDS);
    let kept = chain
        .clone()
        .enumerate()
        .filter(|(at, _)| !gap.contains(at))
        .map(|(_, id)| id);
    kept.chain(chain.clone().next()).cloned().collect()
}

/// The breach that `goal` is part of this cycle, at the link by which the chain leaves it.
pub(crate) fn cycle_breach(goal: &Goal, chain: Vec<Id<Goal>>) -> Breach {
    let by_parent = chain.get(1) == goal.parent.as_ref();
    let field = if by_parent { "parent" } else { "supports" };
    (Path::of(field), Fault::Cycle { chain })
}

/// Whether the goal stands above its parent.
pub(crate) fn above_parent(plan: &Plan, goal: &Goal) -> Option<Fault> {
    let parent = plan.goal(goal.parent.as_ref()?)?;
    (goal.level < parent.level).then_some(Fault::AboveParent {
        level: goal.level,
        parent: parent.level,
    })
}

/// Everything that should not be so about a record taken by itself: all invariants but cycles.
pub(crate) fn breaches(plan: &Plan, record: &Record) -> Vec<Breach> {
    let mut found = Found::default();
    record.flaws(&mut Path::default(), &mut |path, fault| {
        found.add(path, fault);
    });
    found.in_plan(plan, record, |kind, id| plan.has(kind, id));
    found.0
}

/// Whether there are no [`breaches`] in a record that was just read: a file holds no value that it could not give back.
/// `has` tells which records there are.
pub(crate) fn is_sound(plan: &Plan, record: &Record, has: impl Fn(Kind, &str) -> bool) -> bool {
    let mut found = Found::default();
    found.in_plan(plan, record, has);
    found.0.is_empty()
}

/// What was found. Nearly all records are sound, so that paths are made only where something is amiss.
#[derive(Default)]
struct Found(Vec<Breach>);

impl Found {
    fn in_plan(&mut self, plan: &Plan, record: &Record, has: impl Fn(Kind, &str) -> bool) {
        record.references(&mut Path::default(), &mut |path, kind, id| {
            if !has(kind, id) {
                let id = id.to_owned();
                self.add(path, Fault::NoSuch { kind, id });
            }
        });
        match record {
            Record::Plan(about) => {
                let setting = |name| move || Path::of("settings").then(Step::Name(name));
                if about.extra.keys().any(|name| is_reserved(name)) {
                    self.add(&Path::default(), Fault::NotAPlan);
                }
                let set = &about.settings;
                let start = f64::from(set.fiscal_year_start);
                self.range(setting("fiscal_year_start"), start, 1.0..=12.0);
                let days = f64::from(set.check_in_days);
                self.range(setting("check_in_days"), days, 1.0..=366.0);
            }
            Record::Goal(goal) => self.goal(plan, goal),
            Record::CheckIn(check_in) => {
                self.confidence(check_in.confidence);
                if check_in.goal.is_none() {
                    self.add(&Path::of("goal"), Fault::Missing);
                }
            }
            Record::Response(response) if response.run.is_none() => {
                self.add(&Path::of("run"), Fault::Missing);
            }
            Record::Initiative(initiative) => self.milestones(&initiative.milestones),
            Record::Meeting(meeting) => {
                if let Some(repeat) = &meeting.repeat {
                    let path = || Path::of("repeat").then(Step::Name("every"));
                    self.range(path, f64::from(repeat.every), 1.0..=1000.0);
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, path: &Path, fault: Fault) {
        self.0.push((path.clone(), fault));
    }

    fn range(&mut self, path: impl FnOnce() -> Path, found: f64, allowed: RangeInclusive<f64>) {
        let (min, max) = allowed.into_inner();
        if found < min || found > max {
            self.add(&path(), Fault::OutOfRange { min, max, found });
        }
    }

    fn not_negative(&mut self, path: impl FnOnce() -> Path, found: f64) {
        if found < 0.0 {
            self.add(&path(), Fault::Negative { found });
        }
    }

    fn confidence(&mut self, confidence: Option<u32>) {
        if let Some(value) = confidence {
            self.range(|| Path::of("confidence"), f64::from(value), 0.0..=10.0);
        }
    }

    fn goal(&mut self, plan: &Plan, goal: &Goal) {
        if let Some(fault) = above_parent(plan, goal) {
            self.add(&Path::of("level"), fault);
        }
        let mut supported = HashSet::new();
        for (at, id) in goal.supports.iter().enumerate() {
            if *id == goal.id || Some(id) == goal.parent.as_ref() || !supported.insert(id.as_str())
            {
                let path = Path::of("supports").then(Step::Index(at));
                self.add(&path, Fault::IdleSupport);
            }
        }
        if let Some(order) = goal.order {
            self.range(|| Path::of("order"), order, -MAX_ORDER..=MAX_ORDER);
        }
        self.not_negative(|| Path::of("weight"), goal.weight);
        self.confidence(goal.confidence);
        let metrics = || Path::of("metrics");
        self.ids(metrics, goal.metrics.iter().map(|metric| &metric.id));
        for (at, metric) in goal.metrics.iter().enumerate() {
            self.metric(|| metrics().then(Step::Index(at)), metric);
        }
        self.milestones(&goal.milestones);
    }

    fn metric(&mut self, at: impl Fn() -> Path, metric: &Metric) {
        self.not_negative(|| at().then(Step::Name("weight")), metric.weight);
        if let Some(change) = &metric.change {
            let path = || at().then(Step::Name("change")).then(Step::Name("value"));
            self.not_negative(path, change.value);
        }
        if let Some(band) = &metric.band
            && matches!((band.low, band.high), (Some(low), Some(high)) if low > high)
        {
            self.add(&at().then(Step::Name("band")), Fault::EmptyBand);
        }
    }

    fn milestones(&mut self, milestones: &[Milestone]) {
        let list = || Path::of("milestones");
        self.ids(list, milestones.iter().map(|milestone| &milestone.id));
        for (at, milestone) in milestones.iter().enumerate() {
            let path = || list().then(Step::Index(at)).then(Step::Name("weight"));
            self.not_negative(path, milestone.weight);
        }
    }

    fn ids<'a>(&mut self, list: impl Fn() -> Path, ids: impl Iterator<Item = &'a String>) {
        let mut seen = HashSet::new();
        let mut ids = ids.enumerate().peekable();
        while let Some((at, id)) = ids.next() {
            let path = || list().then(Step::Index(at)).then(Step::Name("id"));
            // Most lists hold one, which nothing can repeat.
            let is_only = at == 0 && ids.peek().is_none();
            if id.is_empty() {
                self.add(&path(), Fault::Missing);
            } else if !is_only && !seen.insert(id.as_str()) {
                self.add(&path(), Fault::DuplicateId { id: id.clone() });
            }
        }
    }
}

/// Every reference of the record to what is not there.
pub(crate) fn dangling(plan: &Plan, record: &Record) -> HashSet<(Kind, String)> {
    let mut found = HashSet::new();
    record.references(&mut Path::default(), &mut |_, kind, id| {
        if !plan.has(kind, id) {
            found.insert((kind, id.to_owned()));
        }
    });
    found
}
