//! Reading a table into a plan.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sightline_plan::{
    Edit, Goal, Id, Key, Kind, Plan, Record, Refusal, file::MAX_BYTES, model::About,
};

use super::{
    Column, Fault, RowProblem,
    people::People,
    row::Cells,
    table::{self, Row, Table},
    tree,
};

/// What came of reading a table.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Everything sound, as a plan of its own. A cell with a problem is as if it were empty, unless
    /// its fault says otherwise.
    pub plan: Plan,
    /// Everything that was not as it should be, by row and column.
    pub problems: Vec<RowProblem>,
    /// Headings that no column has; what stands below them is not imported.
    pub unknown_columns: Vec<String>,
}

/// Reads a table of goals into a new plan of this id and name. `today` is the day of the values in
/// the column `current` where the table has none; without either they hold on any day. The same text always gives the same plan.
///
/// # Errors
/// Where nothing can be read at all: the text is too long, none of its columns is `statement`, or a
/// goal is such that no plan takes it.
pub fn read(
    text: &str,
    today: Option<NaiveDate>,
    id: Id<About>,
    name: &str,
) -> Result<Imported, RowProblem> {
    if text.len() > MAX_BYTES {
        let bytes = text.len();
        return Err(RowProblem {
            row: 1,
            column: None,
            fault: Fault::Plan(sightline_plan::Fault::TooLarge { bytes }),
        });
    }
    let mut problems = Vec::new();
    let table = table::parse(text, &mut problems)?;
    let mut plan = Plan::new(id, name);
    let mut people = People::default();
    let mut goals = goals(&table, today, &mut people, &mut problems);
    mend(&mut goals, &mut problems);
    let people = people.people.into_iter().map(Record::from);
    let records = people.chain(goals.iter().map(|found| found.goal.clone().into()));
    plan.apply(Edit::Several(records.map(Edit::Put).collect()))
        .map_err(|refusal| refused(&refusal, &goals))?;
    problems.sort_by_key(|problem| (problem.row, problem.column));
    Ok(Imported {
        plan,
        problems,
        unknown_columns: table.unknown_columns,
    })
}

/// The plan has the last word, on whatever it asks of a goal beyond what is mended here.
fn refused(refusal: &Refusal, goals: &[Found]) -> RowProblem {
    let at = |found: &&Found| Key::from(&found.goal.id) == refusal.key;
    RowProblem {
        row: goals.iter().find(at).map_or(1, |found| found.row.number),
        column: None,
        fault: Fault::Plan(refusal.fault.clone()),
    }
}

/// A goal and the row where it stands first.
struct Found<'a> {
    row: &'a Row,
    goal: Goal,
}

impl Found<'_> {
    fn problem(&self, column: Column, fault: sightline_plan::Fault) -> RowProblem {
        RowProblem {
            row: self.row.number,
            column: Some(column),
            fault: Fault::Plan(fault),
        }
    }
}

/// The goals by row; rows of one id become one goal with several metrics.
fn goals<'a>(
    table: &'a Table,
    today: Option<NaiveDate>,
    people: &mut People,
    problems: &mut Vec<RowProblem>,
) -> Vec<Found<'a>> {
    let given = table.rows.iter().map(|row| row.cell(Column::Id));
    let mut ids: HashSet<String> = given.map(str::to_owned).collect();
    let mut by_id: HashMap<Id<Goal>, usize> = HashMap::new();
    let mut found: Vec<Found> = Vec::new();
    for row in &table.rows {
        let mut cells = Cells {
            row,
            decimal: table.decimal,
            problems,
        };
        let id = cells
            .id(Column::Id)
            .unwrap_or_else(|| new_id(row, &mut ids));
        let at = match by_id.get(&id) {
            Some(at) => {
                if let Some(first) = found.get(*at) {
                    cells.agree_with(first.row);
                }
                *at
            }
            None => {
                by_id.insert(id.clone(), found.len());
                let mut goal = cells.goal(id, people);
                // Siblings stand in the order of their rows.
                goal.order = Some(found.len() as f64);
                found.push(Found { row, goal });
                found.len() - 1
            }
        };
        if let Some(mut metric) = cells.metric(today)
            && let Some(Found { goal, .. }) = found.get_mut(at)
        {
            metric.id = format!("m{}", goal.metrics.len() + 1);
            goal.metrics.push(metric);
        }
    }
    found
}

/// An id for a row without one: `goal-4`, marked until no other row has it.
fn new_id(row: &Row, ids: &mut HashSet<String>) -> Id<Goal> {
    let mut id = format!("goal-{}", row.number);
    while !ids.insert(id.clone()) {
        id.push('+');
    }
    Id::new(&id).unwrap_or_default()
}

/// Takes off the goals what a plan would refuse, and notes it: a parent that is not there, a goal that
/// serves itself, a level above the parent's.
fn mend(found: &mut [Found], problems: &mut Vec<RowProblem>) {
    let by_id: HashMap<&Id<Goal>, usize> = found
        .iter()
        .enumerate()
        .map(|(at, found)| (&found.goal.id, at))
        .collect();
    // Tools without ids name the goal above by its words.
    let mut by_words: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, found) in found.iter().enumerate() {
        let words = found.goal.statement.trim();
        // Of two with the same words neither is meant.
        by_words
            .entry(words)
            .and_modify(|at| *at = None)
            .or_insert(Some(at));
    }
    let parents: Vec<Option<usize>> = found
        .iter()
        .map(|found| {
            let parent = found.goal.parent.as_ref()?;
            let by_words = || by_words.get(parent.as_str()).copied().flatten();
            by_id.get(parent).copied().or_else(by_words)
        })
        .collect();
    let named: Vec<Option<Id<Goal>>> = parents
        .iter()
        .map(|parent| Some(found.get((*parent)?)?.goal.id.clone()))
        .collect();
    for (found, parent) in found.iter_mut().zip(named) {
        if parent.is_some() {
            found.goal.parent = parent;
        }
    }
    let way = tree::parents_first(&parents);
    for cycle in &way.cycles {
        let goals = cycle.iter().filter_map(|at| found.get(*at));
        let chain = goals.map(|found| found.goal.id.clone()).collect();
        if let Some(first) = cycle.first().and_then(|at| found.get_mut(*at)) {
            first.goal.parent = None;
            let fault = sightline_plan::Fault::Cycle { chain };
            problems.push(first.problem(Column::Parent, fault));
        }
    }
    for at in way.order {
        let parent = parents.get(at).copied().flatten();
        let parent_level = parent.and_then(|at| Some(found.get(at)?.goal.level));
        let Some(child) = found.get_mut(at) else {
            continue;
        };
        match (child.goal.parent.clone(), parent_level) {
            (Some(id), None) => {
                child.goal.parent = None;
                let (kind, id) = (Kind::Goal, id.to_string());
                let fault = sightline_plan::Fault::NoSuch { kind, id };
                problems.push(child.problem(Column::Parent, fault));
            }
            (Some(_), Some(parent)) if child.goal.level < parent => {
                let level = std::mem::replace(&mut child.goal.level, parent);
                let fault = sightline_plan::Fault::AboveParent { level, parent };
                problems.push(child.problem(Column::Level, fault));
            }
            _ => {}
        }
    }
}
