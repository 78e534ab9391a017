//! Safe repairs of what a file brought in: each loses no more than the value at fault, and each
//! is reported with its place.

use std::{collections::HashSet, ops::ControlFlow, sync::Arc};

use super::read::Places;
use crate::{
    Fate, Fault, Goal, Id, Key, Kind, Plan, Problem, Record,
    codec::{LeftOut, Path},
    invariants::{
        Breach, MAX_ORDER, above, above_parent, above_team, breaches, closed, cycle_breach,
        is_sound,
    },
    model::{CheckIn, Initiative, Meeting, Metric, Milestone, Team},
    plan::cycles,
};

/// Mends every breach of an invariant and gives all problems, those of reading first.
///
/// Each record is mended by itself, then cycles are broken, then goals are brought down to their
/// parents' levels from the top. No step undoes what an earlier one mended.
pub(super) fn repair(
    plan: &mut Plan,
    places: &Places,
    left_out: &LeftOut,
    problems: Vec<Problem>,
) -> Vec<Problem> {
    let mut report = Report {
        reported: problems
            .iter()
            .map(|found| found.path.to_string())
            .collect(),
        places,
        left_out,
        problems,
        too_high: false,
    };
    if !each_is_sound(plan) {
        let records: Vec<Record> = plan.records().collect();
        for record in records {
            mend(plan, record, &mut report);
        }
    }
    break_cycles(plan, &mut report);
    if report.too_high {
        let outline = plan.outline().into_iter();
        let goals: Vec<Id<Goal>> = outline.map(|(_, goal)| goal.id.clone()).collect();
        for id in goals {
            bring_down(plan, &id, &mut report);
        }
    }
    report.problems
}

/// Whether there is nothing to mend in any record taken by itself. Of a large plan this is known sooner than each record
/// can be looked up.
fn each_is_sound(plan: &Plan) -> bool {
    let of_kind = |kind: &Kind| {
        let kind = *kind;
        let records = plan.tables().of_kind(kind);
        records.map(move |record| (kind, record))
    };
    let records = || Kind::ALL.iter().flat_map(of_kind);
    let own = Record::Plan(Arc::clone(plan.about()));
    let mut present: foldhash::HashSet<(Kind, &str)> = foldhash::HashSet::default();
    present.reserve(records().count() + 1);
    present.insert((Kind::Plan, own.id()));
    present.extend(records().map(|(kind, record)| (kind, record.id())));
    let has = |kind, id: &str| present.contains(&(kind, id));
    let mut all = records().map(|(_, record)| record).chain([&own]);
    all.all(|record| is_sound(plan, record, has))
}

/// The problems so far, and what it takes to say where in the file one is.
struct Report<'a> {
    places: &'a Places,
    left_out: &'a LeftOut,
    problems: Vec<Problem>,
    /// Where reading had something to say already: what follows from that is no news.
    reported: HashSet<String>,
    /// Whether some goal stands above its parent. No other repair brings that about.
    too_high: bool,
}

impl Report<'_> {
    fn add(&mut self, key: &Key, (path, fault): Breach) {
        let place = self.places.of(key);
        let path = self.left_out.in_file(&place.join(&path));
        if !self.reported.contains(&path.to_string()) {
            self.problems.push(Problem { path, fault });
        }
    }
}

fn mend(plan: &mut Plan, record: Record, report: &mut Report) {
    let mut found = breaches(plan, &record);
    // Levels wait until every goal has its final parent.
    found.retain(|(_, fault)| {
        let too_high = matches!(fault, Fault::AboveParent { .. });
        report.too_high |= too_high;
        !too_high
    });
    if found.is_empty() {
        return;
    }
    let key = record.key();
    let faults: Vec<Fault> = found.iter().map(|(_, fault)| fault.clone()).collect();
    for breach in found {
        report.add(&key, breach);
    }
    match mended(record, &faults) {
        Some(record) => plan.insert(record),
        None => plan.discard(&key),
    }
}

/// The record without these faults; `None` where it makes no sense any more.
fn mended(record: Record, faults: &[Fault]) -> Option<Record> {
    let absent: HashSet<Key> = faults
        .iter()
        .filter_map(|fault| match fault {
            Fault::NoSuch { kind, id } => Some(Key::new(*kind, id)),
            _ => None,
        })
        .collect();
    let record = record.relinked(&mut |kind, id| {
        if absent.contains(&Key::new(kind, id)) {
            Fate::Goes
        } else {
            Fate::Stays
        }
    });
    Some(match record {
        Record::Plan(about) => {
            let mut about = (*about).clone();
            let settings = &mut about.settings;
            settings.fiscal_year_start = settings.fiscal_year_start.clamp(1, 12);
            settings.check_in_days = settings.check_in_days.clamp(1, 366);
            about.into()
        }
        Record::Goal(goal) => mended_goal(Goal::clone(&goal)).into(),
        Record::CheckIn(check_in) => {
            check_in.goal.as_ref()?;
            let mut check_in = CheckIn::clone(&check_in);
            check_in.confidence = check_in.confidence.map(|value| value.min(10));
            check_in.into()
        }
        Record::Response(response) => {
            response.run.as_ref()?;
            Record::Response(response)
        }
        Record::Initiative(initiative) => {
            let mut initiative = Initiative::clone(&initiative);
            mend_milestones(&mut initiative.milestones);
            initiative.into()
        }
        Record::Meeting(meeting) => {
            let mut meeting = Meeting::clone(&meeting);
            if let Some(repeat) = &mut meeting.repeat {
                repeat.every = repeat.every.clamp(1, 1000);
            }
            meeting.into()
        }
        other => other,
    })
}

fn mended_goal(mut goal: Goal) -> Goal {
    let own = goal.parent.iter().chain([&goal.id]);
    let mut seen: HashSet<String> = own.map(Id::to_string).collect();
    goal.supports.retain(|id| seen.insert(id.to_string()));
    goal.order = goal.order.map(|order| order.clamp(-MAX_ORDER, MAX_ORDER));
    goal.weight = goal.weight.max(0.0);
    goal.confidence = goal.confidence.map(|value| value.min(10));
    for metric in &mut goal.metrics {
        mend_metric(metric);
    }
    name("m", goal.metrics.iter_mut().map(|metric| &mut metric.id));
    mend_milestones(&mut goal.milestones);
    goal
}

fn mend_metric(metric: &mut Metric) {
    metric.weight = metric.weight.max(0.0);
    if let Some(change) = &mut metric.change {
        change.value = change.value.abs();
    }
    if let Some(band) = &mut metric.band
        && matches!((band.low, band.high), (Some(low), Some(high)) if low > high)
    {
        std::mem::swap(&mut band.low, &mut band.high);
    }
}

fn mend_milestones(milestones: &mut [Milestone]) {
    for milestone in milestones.iter_mut() {
        milestone.weight = milestone.weight.max(0.0);
    }
    name(
        "s",
        milestones.iter_mut().map(|milestone| &mut milestone.id),
    );
}

/// Gives ids to those without, and others to those that repeat an earlier one.
fn name<'a>(letter: &str, ids: impl Iterator<Item = &'a mut String>) {
    let mut ids: Vec<&mut String> = ids.collect();
    let given: HashSet<String> = ids.iter().map(|id| (**id).clone()).collect();
    let (mut used, mut next) = (HashSet::new(), ids.len() + 1);
    for (at, id) in ids.iter_mut().enumerate() {
        if !id.is_empty() && used.insert((**id).clone()) {
            continue;
        }
        let mut new = format!("{letter}{}", at + 1);
        while given.contains(&new) || !used.insert(new.clone()) {
            new = format!("{letter}{next}");
            next += 1;
        }
        **id = new;
    }
}

/// Takes away the links that close cycles.
fn break_cycles(plan: &mut Plan, report: &mut Report) {
    let mut closing: Vec<Vec<Id<Goal>>> = Vec::new();
    cycles(plan.tables().goals.keys(), above(plan), |chain| {
        let (last, rest) = chain.split_last().unzip();
        // From the goal with the link to be taken away, along that link and back to it.
        let chain = last.into_iter().chain(rest.into_iter().flatten()).copied();
        closing.push(closed(chain));
        ControlFlow::Continue(())
    });
    for chain in closing {
        let Some(goal) = chain.first().and_then(|id| plan.goal(id)) else {
            continue;
        };
        let mut goal = Goal::clone(goal);
        let next = chain.get(1).cloned();
        let breach = cycle_breach(&goal, chain);
        report.add(&Key::from(&goal.id), breach);
        if goal.parent == next {
            goal.parent = None;
        } else {
            goal.supports.retain(|id| Some(id) != next.as_ref());
        }
        plan.insert(goal.into());
    }
    let mut closing: Vec<Id<Team>> = Vec::new();
    cycles(plan.tables().teams.keys(), above_team(plan), |chain| {
        closing.extend(chain.last().map(|id| (*id).clone()));
        ControlFlow::Continue(())
    });
    for id in closing {
        let Some(team) = plan.tables().teams.get(&id) else {
            continue;
        };
        let mut team = Team::clone(team);
        team.parent = None;
        report.add(&Key::from(&id), (Path::of("parent"), Fault::TeamCycle));
        plan.insert(team.into());
    }
}

/// Brings a goal that stands above its parent down to the parent's level.
fn bring_down(plan: &mut Plan, id: &Id<Goal>, report: &mut Report) {
    let Some(goal) = plan.goal(id) else { return };
    let Some(fault) = above_parent(plan, goal) else {
        return;
    };
    let mut goal = Goal::clone(goal);
    if let Fault::AboveParent { parent, .. } = fault {
        goal.level = parent;
    }
    report.add(&Key::from(id), (Path::of("level"), fault));
    plan.insert(goal.into());
}
