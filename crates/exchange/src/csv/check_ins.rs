//! Reads a table of check-ins: a row is a value of a metric on a day, or what was said of a goal that day, or both.
//!
//! Rows of one goal, one day and one person are one check-in. A row that has a value and nothing else only adds to the
//! history of its metric.

use std::collections::HashMap;

use chrono::NaiveDate;
use sightline_plan::{
    Goal, Id, Plan, Record,
    model::{CheckIn, Person},
};

use super::{
    Column, Fault,
    bring::Work,
    lookup::Lookup,
    metrics::{called, named},
    row::Cells,
    table::Row,
};

/// The cells that make a check-in of a row.
const SAID: [Column; 6] = [
    Column::Confidence,
    Column::Health,
    Column::By,
    Column::Notes,
    Column::Blocker,
    Column::NextStep,
];

type Key = (Id<Goal>, NaiveDate, Option<Id<Person>>);

pub(super) fn read(work: &mut Work<'_>, fresh: &mut dyn FnMut() -> u64) {
    let table = work.table;
    let mut lookup = Lookup::of(work.plan);
    let mut check_ins = CheckIns::of(work.plan);
    for row in &table.rows {
        let mut cells = Cells::of(table, row, &mut work.problems);
        let goal = lookup.goal(&mut cells);
        let on = cells.date(Column::Day);
        if row.cell(Column::Day).is_empty() {
            cells.report(Column::Day, Fault::MISSING);
        }
        let value = cells.number(Column::Value).map(|(value, _)| value);
        let (Some(goal), Some(on)) = (goal, on) else {
            work.left_out.insert(row.number);
            continue;
        };
        let mut is_in = false;
        if let Some(value) = value {
            match metric(work.goals.now(goal), row) {
                Ok(at) => {
                    work.goals.change(goal, |goal| {
                        if let Some(metric) = goal.metrics.get_mut(at) {
                            metric.put_value(on, value);
                        }
                    });
                    work.counts.reports += 1;
                    is_in = true;
                }
                Err(fault) => cells.report(Column::Metric, fault),
            }
        }
        if SAID.iter().any(|column| !row.cell(*column).is_empty()) {
            let said = check_in(&mut cells, goal, on);
            let by = row.cell(Column::By);
            let by = (!by.is_empty()).then(|| work.people.named(by));
            check_ins.add(CheckIn { by, ..said }, fresh);
            is_in = true;
        } else if value.is_none() && row.cell(Column::Value).is_empty() {
            cells.report(Column::Value, Fault::MISSING);
        }
        if !is_in {
            work.left_out.insert(row.number);
        }
    }
    work.counts.reports += check_ins.list.len();
    // How sure people are today is what they said last.
    for check_in in &check_ins.list {
        let goal = check_in.goal.as_ref();
        let goal = goal.and_then(|id| work.plan.goal(id));
        if let Some(goal) = goal
            && check_in.confidence.is_some()
            && check_ins.is_last(check_in)
        {
            work.goals
                .change(goal, |goal| goal.confidence = check_in.confidence);
        }
    }
    work.records = check_ins.list.into_iter().map(Record::from).collect();
}

/// The metric that a row means; without a name the goal's only one.
fn metric(goal: &Goal, row: &Row) -> Result<usize, Fault> {
    let is_named = !row.cell(Column::MetricId).is_empty() || !row.cell(Column::Metric).is_empty();
    match (is_named, goal.metrics.len()) {
        (false, 1) => Ok(0),
        (false, 0) => Err(Fault::NoMetric { found: called(row) }),
        _ => named(goal, row)?.ok_or_else(|| match is_named {
            true => Fault::NoMetric { found: called(row) },
            false => Fault::SeveralMetrics,
        }),
    }
}

fn check_in(cells: &mut Cells<'_>, goal: &Goal, on: NaiveDate) -> CheckIn {
    let row = cells.row;
    let text = |column| row.text(column).to_owned();
    CheckIn {
        goal: Some(goal.id.clone()),
        on: Some(on),
        confidence: cells.confidence(),
        health: cells.choice(Column::Health),
        note: text(Column::Notes),
        blocker: text(Column::Blocker),
        next_step: text(Column::NextStep),
        ..CheckIn::default()
    }
}

/// The check-ins of a plan, and what becomes of them.
struct CheckIns<'a> {
    plan: &'a Plan,
    known: HashMap<Key, Id<CheckIn>>,
    /// Those that are new or say more than before.
    list: Vec<CheckIn>,
    places: HashMap<Key, usize>,
    /// The last day on which somebody said how sure they were, by goal.
    last: HashMap<Id<Goal>, NaiveDate>,
}

impl<'a> CheckIns<'a> {
    fn of(plan: &'a Plan) -> Self {
        let mut check_ins = Self {
            plan,
            known: HashMap::new(),
            list: Vec::new(),
            places: HashMap::new(),
            last: HashMap::new(),
        };
        for check_in in plan.tables().check_ins.values() {
            if let Some(key) = key(check_in) {
                check_ins.known.entry(key).or_insert(check_in.id.clone());
            }
            check_ins.note(check_in);
        }
        check_ins
    }

    fn note(&mut self, check_in: &CheckIn) {
        if let (Some(goal), Some(on), Some(_)) = (&check_in.goal, check_in.on, check_in.confidence)
        {
            let last = self.last.entry(goal.clone()).or_insert(on);
            *last = on.max(*last);
        }
    }

    fn is_last(&self, check_in: &CheckIn) -> bool {
        let last = check_in.goal.as_ref().and_then(|goal| self.last.get(goal));
        last.copied() == check_in.on
    }

    /// Adds what a row says to the check-in of its goal, day and person.
    fn add(&mut self, said: CheckIn, fresh: &mut dyn FnMut() -> u64) {
        self.note(&said);
        let Some(key) = key(&said) else {
            return;
        };
        let at = match self.places.get(&key) {
            Some(at) => *at,
            None => {
                let known = self.known.get(&key);
                let known = known.and_then(|id| self.plan.tables().check_ins.get(id));
                let begun = match known {
                    Some(known) => CheckIn::clone(known),
                    None => CheckIn {
                        id: Id::from_bits(fresh()),
                        goal: said.goal.clone(),
                        on: said.on,
                        by: said.by.clone(),
                        ..CheckIn::default()
                    },
                };
                self.places.insert(key, self.list.len());
                self.list.push(begun);
                self.list.len() - 1
            }
        };
        if let Some(check_in) = self.list.get_mut(at) {
            check_in.confidence = said.confidence.or(check_in.confidence);
            check_in.health = said.health.or(check_in.health);
            join(&mut check_in.note, &said.note);
            join(&mut check_in.blocker, &said.blocker);
            join(&mut check_in.next_step, &said.next_step);
        }
    }
}

fn key(check_in: &CheckIn) -> Option<Key> {
    Some((check_in.goal.clone()?, check_in.on?, check_in.by.clone()))
}

/// Nothing that somebody said is lost, and nothing is said twice.
fn join(text: &mut String, more: &str) {
    if text.trim().is_empty() {
        more.clone_into(text);
    } else if !text.contains(more.trim()) {
        text.push('\n');
        text.push_str(more);
    }
}
