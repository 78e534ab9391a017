//! A list of goals as somebody sends it, to be read and judged before any of it is taken over.
//!
//! [`read`] makes a [`Candidate`] of each line of a text, or of each row of a table (pasted cells, or CSV with
//! a column for the goals); [`adopt`] makes one edit of those that are wanted. Nothing fails: a line is a
//! goal, however little it says.

mod cells;

use std::collections::HashMap;

use sightline_coach::{self as coach, Context, Facts, Field, Finding, Reading};
use sightline_plan::{
    Edit, Goal, Id, Level, Plan,
    model::Person,
    outline::{list, place},
};

use self::cells::Row;

/// Whether a line is worth taking over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A goal that is not there yet.
    New,
    /// Nothing is said.
    Empty,
    /// It ends as a heading does, and names what follows: "Sales:".
    Heading,
    /// The same as the line at this place of the list, counted from 0.
    Repeated(usize),
    /// The plan has it already.
    Known(Id<Goal>),
}

/// A line of the list, read and judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// How many lines it stands below.
    pub depth: usize,
    /// The goal as far as the line says it. It has no id yet, and no owner.
    pub goal: Goal,
    /// Whether the line says how high it stands.
    pub levelled: bool,
    /// Who answers for it, in the words of the list.
    pub owner: String,
    /// What its sentence is read as.
    pub reading: Reading,
    /// What is open, as the plan's settings have it.
    pub findings: Vec<Finding>,
    /// Whether it is worth taking over.
    pub standing: Standing,
}

/// Reads and judges a list for a plan.
///
/// # Example
/// ```
/// use sightline_coach::Context;
/// use sightline_exchange::checklist::{Standing, read};
/// use sightline_plan::{Id, Plan};
///
/// let plan = Plan::new(Id::from_bits(1), "Our year");
/// let cx = Context::new("2026-11-22".parse()?);
/// let list = "Sales:\n- Win 20 customers by 30 June 2027\n- Improve the pipeline\n";
/// let lines = read(list, &plan, &cx);
/// assert_eq!(lines[0].standing, Standing::Heading);
/// assert_eq!(lines[1].goal.metrics[0].target, Some(20.0));
/// assert!(!lines[2].findings.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read(text: &str, plan: &Plan, cx: &Context) -> Vec<Candidate> {
    let mut known: HashMap<String, Id<Goal>> = HashMap::new();
    for goal in plan.tables().goals.values() {
        known
            .entry(key(&goal.statement))
            .or_insert_with(|| goal.id.clone());
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let lines: Vec<(usize, Row)> = match cells::rows(text) {
        Some(rows) => {
            let rows = rows.into_iter().filter(|row| *row != Row::default());
            rows.take(list::MOST).map(|row| (0, row)).collect()
        }
        None => {
            let row = |item: list::Item| Row {
                statement: item.text,
                ..Row::default()
            };
            let items = list::read(text).into_iter();
            items.map(|item| (item.depth, row(item))).collect()
        }
    };
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(at, (depth, row))| {
            let key = key(&row.statement);
            let standing = if key.is_empty() {
                Standing::Empty
            } else if row.statement.trim_end().ends_with(':') {
                Standing::Heading
            } else if let Some(goal) = known.get(&key) {
                Standing::Known(goal.clone())
            } else if let Some(first) = seen.get(&key) {
                Standing::Repeated(*first)
            } else {
                seen.insert(key, at);
                Standing::New
            };
            candidate(depth, row, standing, plan, cx)
        })
        .collect()
}

/// What two ways of writing one goal have in common.
fn key(statement: &str) -> String {
    let letters = |letter: char| !letter.is_alphanumeric() && !"%$€£".contains(letter);
    let lower = statement.to_lowercase();
    let words: Vec<&str> = lower
        .split(letters)
        .filter(|word| !word.is_empty())
        .collect();
    // Numbers alone are no goal.
    if words
        .iter()
        .any(|word| word.chars().any(char::is_alphabetic))
    {
        words.join(" ")
    } else {
        String::new()
    }
}

fn candidate(depth: usize, row: Row, standing: Standing, plan: &Plan, cx: &Context) -> Candidate {
    let reading = coach::read(&row.statement, cx);
    let level = Level::from_word(&row.level.to_lowercase());
    let goal = Goal {
        level: level.unwrap_or(Level::Person),
        ..Goal::default()
    };
    let goal = filled(coach::adopt(&goal, &row.statement, &reading), &row, cx);
    let findings = if matches!(standing, Standing::Empty | Standing::Heading) {
        Vec::new()
    } else {
        let facts = Facts {
            link: coach::Link::Unknown,
            steps: None,
            ..coach::facts(plan, &goal)
        };
        let found = coach::check(&row.statement, &reading, &facts, cx);
        coach::open_findings(plan, &goal, found)
            .into_iter()
            .filter(|finding| !is_answered(finding.code, &goal))
            .collect()
    };
    Candidate {
        depth,
        goal,
        levelled: level.is_some(),
        owner: row.owner,
        reading,
        findings,
        standing,
    }
}

/// Whether a cell beside the sentence gives what the sentence lacks.
fn is_answered(code: coach::Code, goal: &Goal) -> bool {
    let metric = goal.metrics.first();
    match code {
        coach::Code::NoDeadline => goal.due.is_some(),
        coach::Code::NoBaseline => metric.is_some_and(|m| m.baseline.is_some()),
        coach::Code::NoNumber => metric.is_some_and(|m| m.target.is_some()),
        coach::Code::NoUnit => metric.is_some_and(|m| !m.unit.is_empty()),
        _ => false,
    }
}

/// The goal with what stands in cells beside its sentence, where the sentence says nothing else.
fn filled(goal: Goal, row: &Row, cx: &Context) -> Goal {
    let mut goal = goal;
    let number = |cell: &str| coach::read_number(cell, cx.decimal);
    let main = |goal: &Goal| goal.metrics.first().cloned().unwrap_or_default();
    if goal.due.is_none() && !row.due.is_empty() {
        let iso = sightline_plan::codec::parse_date(&row.due);
        let said = || {
            let words = format!("Do it by {}", row.due);
            coach::read(&words, cx)
                .deadline
                .and_then(|piece| piece.value.due)
        };
        if let Some(due) = iso.or_else(said) {
            goal = coach::mend(&goal, Field::Due, |goal, _| goal.due = Some(due));
        }
    }
    if let Some(from) = number(&row.baseline).filter(|_| main(&goal).baseline.is_none()) {
        goal = coach::mend(&goal, Field::Baseline, |_, metric| {
            metric.baseline = Some(from)
        });
    }
    let moves = |goal: &Goal| main(goal).target.is_some() || main(goal).change.is_some();
    if let Some(to) = number(&row.target).filter(|_| !moves(&goal)) {
        goal = coach::mend(&goal, Field::Target, |_, metric| metric.target = Some(to));
    }
    if !row.unit.is_empty() && main(&goal).unit.is_empty() {
        goal = coach::mend(&goal, Field::Unit, |_, metric| {
            row.unit.clone_into(&mut metric.unit)
        });
    }
    if !row.metric.is_empty() && main(&goal).name.is_empty() {
        goal = coach::mend(&goal, Field::Metric, |_, metric| {
            row.metric.clone_into(&mut metric.name)
        });
    }
    goal
}

/// The edit that takes the wanted lines over, as one step: those at the top on `level`, others below the nearest
/// wanted line above. `fresh` gives the bits of new ids.
pub fn adopt(
    plan: &Plan,
    list: &[Candidate],
    wanted: impl Fn(usize) -> bool,
    level: Level,
    mut fresh: impl FnMut() -> u64,
) -> (Edit, Vec<Id<Goal>>) {
    let mut people: HashMap<String, Id<Person>> = HashMap::new();
    for person in plan.tables().people.values() {
        let name = person.name.trim().to_lowercase();
        people.entry(name).or_insert_with(|| person.id.clone());
    }
    let (mut edits, mut made) = (Vec::new(), Vec::new());
    // The wanted lines above the one at hand: how deep, and what they became.
    let mut way: Vec<(usize, Id<Goal>, Level)> = Vec::new();
    for (at, line) in list.iter().enumerate() {
        while way.last().is_some_and(|(depth, ..)| *depth >= line.depth) {
            way.pop();
        }
        if !wanted(at) {
            continue;
        }
        let above = way.last();
        let lowest = above.map_or(level, |(_, _, level)| place::below(*level));
        let own = if line.levelled {
            line.goal.level
        } else {
            lowest
        };
        let name = line.owner.trim();
        let owner = (!name.is_empty()).then(|| {
            let known = people.entry(name.to_lowercase());
            known
                .or_insert_with(|| {
                    let person = Person {
                        id: Id::from_bits(fresh()),
                        name: name.to_owned(),
                        ..Person::default()
                    };
                    let id = person.id.clone();
                    edits.push(Edit::Put(person.into()));
                    id
                })
                .clone()
        });
        let goal = Goal {
            id: Id::from_bits(fresh()),
            // Nothing stands above the goal that it serves.
            level: above.map_or(own, |(_, _, parent)| own.max(*parent)),
            parent: above.map(|(_, id, _)| id.clone()),
            owner,
            ..line.goal.clone()
        };
        way.push((line.depth, goal.id.clone(), goal.level));
        made.push(goal.id.clone());
        edits.push(Edit::Put(goal.into()));
    }
    (Edit::Several(edits), made)
}

#[cfg(test)]
mod tests;
