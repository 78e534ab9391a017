//! Finds the goal of a plan that a row is about, by its id or its words.

use std::collections::{HashMap, HashSet};

use sightline_plan::{Goal, Id, Plan};

use super::{
    Column, Fault,
    column::folded,
    fault::{quoted, shortened},
    row::Cells,
};

/// So many times the goal that comes nearest is looked for: it takes a look at every goal.
const MOST_GUESSES: usize = 50;

/// What in two texts has to be alike for one to stand for the other, from 0 to 1.
const NEAR: f64 = 0.55;

/// The goals of a plan by id and by words.
pub(super) struct Lookup<'a> {
    plan: &'a Plan,
    /// `None` where several goals have the words.
    by_words: HashMap<String, Option<&'a Goal>>,
    /// What was looked for in vain, with the goal that comes nearest.
    in_vain: HashMap<String, Option<String>>,
}

impl<'a> Lookup<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let mut by_words = HashMap::new();
        for goal in plan.tables().goals.values() {
            let words = folded(&goal.statement);
            if !words.is_empty() {
                by_words
                    .entry(words)
                    .and_modify(|found| *found = None)
                    .or_insert(Some(&**goal));
            }
        }
        Self {
            plan,
            by_words,
            in_vain: HashMap::new(),
        }
    }

    /// The goal with these words; `Some(None)` where there are several.
    pub fn by_words(&self, words: &str) -> Option<Option<&'a Goal>> {
        self.by_words.get(&folded(words)).copied()
    }

    /// The goal with this id.
    pub fn by_id(&self, id: &str) -> Option<&'a Goal> {
        let id: Id<Goal> = Id::new(id)?;
        self.plan.tables().goals.get(&id).map(|goal| &**goal)
    }

    /// The goal that a row is about, or a note that there is none. A cell of either column may hold an id or words:
    /// sheets that people make have one of the two.
    pub fn goal(&mut self, cells: &mut Cells<'_>) -> Option<&'a Goal> {
        let row = cells.row;
        let (id, words) = (row.cell(Column::Id), row.cell(Column::Statement));
        let given = [(Column::Id, id), (Column::Statement, words)];
        let given = given.into_iter().filter(|(_, cell)| !cell.is_empty());
        let given: Vec<(Column, &str)> = given.collect();
        let Some((column, first)) = given.last().copied() else {
            cells.report(Column::Statement, Fault::MISSING);
            return None;
        };
        let by_id = given.iter().find_map(|(_, cell)| self.by_id(cell));
        if by_id.is_some() {
            return by_id;
        }
        let by_words = given.iter().find_map(|(_, cell)| self.by_words(cell));
        match by_words {
            Some(Some(goal)) => Some(goal),
            Some(None) => {
                let found = quoted(first);
                cells.report(column, Fault::SeveralGoals { found });
                None
            }
            None => {
                let near = self.near(first);
                let found = quoted(first);
                cells.report(column, Fault::NoGoal { found, near });
                None
            }
        }
    }

    /// What the goal is called whose words come nearest to these.
    fn near(&mut self, words: &str) -> Option<String> {
        let words = folded(words);
        if let Some(known) = self.in_vain.get(&words) {
            return known.clone();
        }
        if self.in_vain.len() >= MOST_GUESSES {
            return None;
        }
        let wanted = pairs(&words);
        let goals = self.plan.tables().goals.values();
        let alike = goals.map(|goal| (likeness(&wanted, &pairs(&folded(&goal.statement))), goal));
        let near = alike.filter(|(likeness, _)| *likeness >= NEAR);
        // Of equals the first.
        let near = near.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let near = near.map(|(_, goal)| shortened(&goal.statement));
        self.in_vain.insert(words, near.clone());
        near
    }
}

/// The letters that stand side by side.
fn pairs(words: &str) -> HashSet<(char, char)> {
    let next = words.chars().skip(1);
    words.chars().zip(next).collect()
}

/// How much of two texts is the same: twice what they share over what both have (Dice 1945).
fn likeness(a: &HashSet<(char, char)>, b: &HashSet<(char, char)>) -> f64 {
    let both = a.len() + b.len();
    if both == 0 {
        return 0.0;
    }
    2.0 * a.intersection(b).count() as f64 / both as f64
}
