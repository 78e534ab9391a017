//! Reading a table into a plan.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sightline_plan::{Edit, Goal, Id, Key, Kind, Level, Plan, Record, Refusal, model::About};

use super::{
    Column, Fault, RowProblem, Sheet,
    fault::{quoted, shortened},
    lookup::Lookup,
    people::People,
    row::Cells,
    sheet::separator,
    table::{self, Row, Table, problem},
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
    let mut problems = Vec::new();
    let sheet = Sheet::of(text, separator(text))?;
    let (mapping, unknown_columns) = table::of_goals(&sheet, &mut problems)?;
    let table = table::table(&sheet, &mapping, &mut problems);
    let mut plan = Plan::new(id, name);
    let mut people = People::default();
    let (goals, _) = goals(&table, today, &plan, &mut people, None, &mut problems);
    let people = people.people.into_iter().map(Record::from);
    let records = people.chain(goals.iter().map(|found| found.goal.clone().into()));
    plan.apply(Edit::Several(records.map(Edit::Put).collect()))
        .map_err(|refusal| refused(&refusal, &goals))?;
    problems.sort_by_key(|problem| (problem.row, problem.column));
    Ok(Imported {
        plan,
        problems,
        unknown_columns,
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
pub(super) struct Found<'a> {
    pub row: &'a Row,
    pub goal: Goal,
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

/// Makes ids for rows that have none.
pub(super) type NewId<'a> = Option<&'a mut dyn FnMut() -> u64>;

/// The goals by row, sound enough for the plan that they go into, and the rows that are left out because that has
/// their goals already. Rows of one id become one goal with several metrics. Ids that rows lack are made by
/// `fresh`, or else of the rows' numbers.
pub(super) fn goals<'a>(
    table: &'a Table,
    today: Option<NaiveDate>,
    plan: &Plan,
    people: &mut People,
    mut fresh: NewId<'_>,
    problems: &mut Vec<RowProblem>,
) -> (Vec<Found<'a>>, Vec<usize>) {
    let lookup = Lookup::of(plan);
    let given = table.rows.iter().map(|row| row.cell(Column::Id));
    let mut ids: HashSet<String> = given.map(str::to_owned).collect();
    let mut by_id: HashMap<Id<Goal>, usize> = HashMap::new();
    let mut found: Vec<Found> = Vec::new();
    let mut left_out = Vec::new();
    let highest = plan.tables().goals.values().filter_map(|goal| goal.order);
    let first_order = highest.fold(0.0, |highest: f64, order| highest.max(order + 1.0));
    for row in &table.rows {
        if let Some((column, found)) = known(row, &lookup) {
            problems.push(problem(
                row.number,
                Some(column),
                Fault::KnownGoal { found },
            ));
            left_out.push(row.number);
            continue;
        }
        let mut cells = Cells::of(table, row, problems);
        let id = cells
            .id(Column::Id)
            .unwrap_or_else(|| match fresh.as_mut() {
                Some(fresh) => Id::from_bits(fresh()),
                None => new_id(row, &mut ids),
            });
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
                goal.order = Some(first_order + found.len() as f64);
                found.push(Found { row, goal });
                found.len() - 1
            }
        };
        if let Some(mut metric) = cells.metric(today, None)
            && let Some(Found { goal, .. }) = found.get_mut(at)
        {
            metric.id = format!("m{}", goal.metrics.len() + 1);
            goal.metrics.push(metric);
        }
    }
    mend(&mut found, &lookup, problems);
    (found, left_out)
}

/// What tells that the plan has a row's goal: its id, or its words where the row has no id.
fn known(row: &Row, lookup: &Lookup<'_>) -> Option<(Column, String)> {
    let (id, words) = (row.cell(Column::Id), row.cell(Column::Statement));
    if id.is_empty() {
        lookup.by_words(words)?;
        return Some((Column::Statement, quoted(words)));
    }
    lookup.by_id(id)?;
    Some((Column::Id, quoted(id)))
}

/// An id for a row without one: `goal-4`, marked until no other row has it.
fn new_id(row: &Row, ids: &mut HashSet<String>) -> Id<Goal> {
    let mut id = format!("goal-{}", row.number);
    while !ids.insert(id.clone()) {
        id.push('+');
    }
    Id::new(&id).unwrap_or_default()
}

/// Gives the goals their parents, by id or by words, and takes off what a plan would refuse, with a note: a parent
/// that is not there, a goal that serves itself, a level above the parent's.
fn mend(found: &mut [Found], lookup: &Lookup<'_>, problems: &mut Vec<RowProblem>) {
    let parents = parents(found);
    let ids: Vec<Id<Goal>> = found.iter().map(|found| found.goal.id.clone()).collect();
    // The level of a parent that is the plan's.
    let mut levels: Vec<Option<Level>> = vec![None; found.len()];
    for ((found, parent), level) in found.iter_mut().zip(&parents).zip(&mut levels) {
        let cell = found.row.cell(Column::Parent);
        if let Some(parent) = parent {
            found.goal.parent = ids.get(*parent).cloned();
        } else if !cell.is_empty() {
            let above = lookup.by_id(cell);
            let above = above.or_else(|| lookup.by_words(cell).flatten());
            found.goal.parent = above.map(|above| above.id.clone());
            *level = above.map(|above| above.level);
            if above.is_none() {
                let (kind, id) = (Kind::Goal, shortened(cell));
                let fault = sightline_plan::Fault::NoSuch { kind, id };
                problems.push(found.problem(Column::Parent, fault));
            }
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
        let parent = match parents.get(at).copied().flatten() {
            Some(parent) => found.get(parent).map(|parent| parent.goal.level),
            None => levels.get(at).copied().flatten(),
        };
        let Some(child) = found.get_mut(at) else {
            continue;
        };
        if let Some(parent) = parent
            && child.goal.parent.is_some()
            && child.goal.level < parent
        {
            let level = std::mem::replace(&mut child.goal.level, parent);
            let fault = sightline_plan::Fault::AboveParent { level, parent };
            problems.push(child.problem(Column::Level, fault));
        }
    }
}

/// Which of the goals each row means by its parent: the one with that id, or the only one with these words, since
/// tools without ids name the goal above by them.
fn parents(found: &[Found]) -> Vec<Option<usize>> {
    let ids = found.iter().enumerate();
    let by_id: HashMap<&str, usize> = ids.map(|(at, it)| (it.goal.id.as_str(), at)).collect();
    let mut by_words: HashMap<&str, Option<usize>> = HashMap::new();
    for (at, found) in found.iter().enumerate() {
        // Of two with the same words neither is meant.
        by_words
            .entry(found.goal.statement.trim())
            .and_modify(|at| *at = None)
            .or_insert(Some(at));
    }
    let parent = |found: &Found| {
        let cell = found.row.cell(Column::Parent);
        if cell.is_empty() {
            return None;
        }
        let by_words = || by_words.get(cell).copied().flatten();
        by_id.get(cell).copied().or_else(by_words)
    };
    found.iter().map(parent).collect()
}
