//! What a table brings into a plan, as one edit.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use sightline_plan::{Edit, Goal, Id, Plan, Record};

use super::{
    Mapping, RowProblem, Sheet, TableKind, check_ins, metrics,
    people::People,
    read,
    table::{self, Table},
};

/// What a table brings into a plan.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The one edit that brings in everything sound.
    pub edit: Edit,
    /// Everything that was not as it should be, by row and column.
    pub problems: Vec<RowProblem>,
    /// The rows of which nothing is brought in, by their numbers. Of other rows with problems only the cells are left
    /// out that the problems name.
    pub left_out: BTreeSet<usize>,
    /// How many rows say anything.
    pub rows: usize,
    /// How many goals are new.
    pub goals: usize,
    /// How many metrics are new or filled.
    pub metrics: usize,
    /// How many values of metrics are new or mended, and how many check-ins.
    pub reports: usize,
    /// How many people are new.
    pub people: usize,
}

/// Reads a sheet as a mapping says, for a plan. `today` is the day of the values in the column `current` where the
/// table has none, and `fresh` makes the bits of new ids.
///
/// # Example
/// ```
/// use sightline_exchange::csv::{self, Sheet};
/// use sightline_plan::{Id, Plan, Settings};
///
/// let mut plan = Plan::new(Id::from_bits(1), "Our year");
/// let text = "goal,owner,baseline,target\nRaise NPS,Ana,42,50\nHalve churn,Ana,ten,5\n";
/// let sheet = Sheet::of(text, csv::separator(text))?;
/// let mapping = csv::look(&sheet, &Settings::default()).mapping;
///
/// let today = "2026-11-22".parse().unwrap_or_default();
/// let mut bits = 1..;
/// let mut fresh = || bits.next().unwrap_or_default();
/// let brought = csv::bring(&sheet, &mapping, &plan, today, &mut fresh);
/// assert_eq!((brought.goals, brought.people), (2, 1));
/// // Of the third row only the cell is left out that the problem names.
/// assert_eq!(brought.problems.len(), 1);
/// assert_eq!(brought.problems[0].row, 3);
/// // Nothing has changed yet: what comes in is one edit, and one step of undo.
/// assert!(plan.apply(brought.edit).is_ok());
/// assert_eq!(plan.tables().goals.len(), 2);
/// # Ok::<(), csv::RowProblem>(())
/// ```
pub fn bring(
    sheet: &Sheet,
    mapping: &Mapping,
    plan: &Plan,
    today: NaiveDate,
    fresh: &mut dyn FnMut() -> u64,
) -> Brought {
    let mut problems = Vec::new();
    let table = table::table(sheet, mapping, &mut problems);
    let mut work = Work {
        plan,
        table: &table,
        today,
        people: People::of(plan),
        problems,
        left_out: BTreeSet::new(),
        goals: Changed::default(),
        records: Vec::new(),
        counts: Counts::default(),
    };
    match mapping.kind {
        TableKind::Goals => new_goals(&mut work, fresh),
        TableKind::Metrics => metrics::read(&mut work),
        TableKind::CheckIns => check_ins::read(&mut work, fresh),
    }
    let people = work.people.people.into_iter().map(Record::from);
    let people: Vec<Record> = people.collect();
    let count = people.len();
    let goals = work.goals.list.into_iter().map(Record::from);
    let records = people.into_iter().chain(goals).chain(work.records);
    let mut problems = work.problems;
    problems.sort_by_key(|problem| (problem.row, problem.column));
    Brought {
        edit: Edit::Several(records.map(Edit::Put).collect()),
        problems,
        left_out: work.left_out,
        rows: table.rows.len(),
        goals: work.counts.goals,
        metrics: work.counts.metrics,
        reports: work.counts.reports,
        people: count,
    }
}

/// A table on its way into a plan.
pub(super) struct Work<'a> {
    pub plan: &'a Plan,
    pub table: &'a Table,
    pub today: NaiveDate,
    pub people: People,
    pub problems: Vec<RowProblem>,
    pub left_out: BTreeSet<usize>,
    /// Goals as they become.
    pub goals: Changed,
    /// Records besides goals and people.
    pub records: Vec<Record>,
    pub counts: Counts,
}

#[derive(Default)]
pub(super) struct Counts {
    pub goals: usize,
    pub metrics: usize,
    pub reports: usize,
}

/// Goals of a plan that rows change, each once.
#[derive(Default)]
pub(super) struct Changed {
    places: HashMap<Id<Goal>, usize>,
    list: Vec<Goal>,
}

impl Changed {
    /// The goal as it has become by the rows before.
    pub fn now<'a>(&'a self, goal: &'a Goal) -> &'a Goal {
        let at = self.places.get(&goal.id);
        at.and_then(|at| self.list.get(*at)).unwrap_or(goal)
    }

    /// Changes the goal.
    pub fn change<T>(&mut self, goal: &Goal, change: impl FnOnce(&mut Goal) -> T) -> Option<T> {
        let at = *self.places.entry(goal.id.clone()).or_insert_with(|| {
            self.list.push(goal.clone());
            self.list.len() - 1
        });
        self.list.get_mut(at).map(change)
    }
}

fn new_goals(work: &mut Work<'_>, fresh: &mut dyn FnMut() -> u64) {
    let (found, left_out) = read::goals(
        work.table,
        Some(work.today),
        work.plan,
        &mut work.people,
        Some(fresh),
        &mut work.problems,
    );
    work.left_out.extend(left_out);
    work.counts.goals = found.len();
    work.counts.metrics = found.iter().map(|found| found.goal.metrics.len()).sum();
    let goals = found.into_iter().map(|found| Record::from(found.goal));
    work.records = goals.collect();
}
