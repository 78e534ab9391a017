//! What is not as it was, goal by goal.

use std::collections::BTreeSet;

use sightline_plan::{Goal, Id, Kind, Plan};

/// What became of a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was not there then.
    Added,
    /// It is not there any more.
    Removed,
    /// These fields of it differ; their names as in a file.
    Changed(Vec<String>),
}

/// One goal that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Which.
    pub id: Id<Goal>,
    /// What it says now or, if it is gone, what it said.
    pub statement: String,
    /// What became of it.
    pub fate: Fate,
}

/// How two states of a plan differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The goals that are not as they were, those that are gone first.
    pub goals: Vec<Differing>,
    /// How many other records (people, teams, check-ins, …) are not as they were.
    pub others: usize,
    /// Whether what holds for the plan as a whole is not as it was.
    pub about: bool,
}

impl Difference {
    /// What became of `then` on the way to `now`.
    pub fn between(then: &Plan, now: &Plan) -> Self {
        let (old, new) = (&then.tables().goals, &now.tables().goals);
        let removed = old.values().filter(|goal| !new.contains_key(&goal.id));
        let mut goals: Vec<Differing> =
            removed.map(|goal| differing(goal, Fate::Removed)).collect();
        for (_, goal) in now.outline() {
            match old.get(&goal.id) {
                None => goals.push(differing(goal, Fate::Added)),
                Some(before) if before != goal => {
                    let fields = changed_fields(before, goal);
                    goals.push(differing(goal, Fate::Changed(fields)));
                }
                Some(_) => {}
            }
        }
        Self {
            goals,
            others: others(then, now) + others_gone(then, now),
            about: then.about().name != now.about().name
                || then
                    .copied(now.about().id.clone(), &now.about().name)
                    .about()
                    != now.about(),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn differing(goal: &Goal, fate: Fate) -> Differing {
    Differing {
        id: goal.id.clone(),
        statement: goal.statement.clone(),
        fate,
    }
}

fn changed_fields(before: &Goal, after: &Goal) -> Vec<String> {
    let fields = |goal: &Goal| sightline_plan::Record::from(goal.clone()).fields();
    let (old, new) = (fields(before), fields(after));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differs = |name: &&&String| old.get(name.as_str()) != new.get(name.as_str());
    names
        .iter()
        .filter(differs)
        .map(|name| (*name).clone())
        .collect()
}

/// Records besides goals that are new or other in `now`.
fn others(then: &Plan, now: &Plan) -> usize {
    let besides = now
        .records()
        .filter(|record| !matches!(record.key().kind, Kind::Plan | Kind::Goal));
    besides
        .filter(|record| then.record(&record.key()).as_ref() != Some(record))
        .count()
}

fn others_gone(then: &Plan, now: &Plan) -> usize {
    let besides = then
        .records()
        .filter(|record| !matches!(record.key().kind, Kind::Plan | Kind::Goal));
    besides
        .filter(|record| now.record(&record.key()).is_none())
        .count()
}

#[cfg(test)]
mod tests {
    use sightline_plan::{Edit, Key};

    use super::*;

    fn goal(id: &str, statement: &str) -> Edit {
        let goal = Goal {
            id: Id::new(id).unwrap_or_default(),
            statement: statement.to_owned(),
            ..Goal::default()
        };
        Edit::Put(goal.into())
    }

    #[test]
    fn says_what_became_of_each_goal() {
        let mut then = Plan::new(Id::from_bits(1), "Plan");
        for id in ["a", "b", "c"] {
            then.apply(goal(id, id)).unwrap();
        }
        assert!(Difference::between(&then, &then).is_empty());
        let mut now = then.clone();
        let gone = Id::<Goal>::new("a").unwrap_or_default();
        now.apply(Edit::Remove(Key::from(&gone))).unwrap();
        now.apply(goal("d", "d")).unwrap();
        let mut other = Goal::clone(now.goal(&Id::new("b").unwrap_or_default()).unwrap());
        other.statement = "Other".to_owned();
        other.notes = "Why".to_owned();
        now.apply(Edit::Put(other.into())).unwrap();
        let found: Vec<(String, Fate)> = Difference::between(&then, &now)
            .goals
            .into_iter()
            .map(|goal| (goal.statement, goal.fate))
            .collect();
        let changed = Fate::Changed(vec!["notes".to_owned(), "statement".to_owned()]);
        assert_eq!(
            found,
            [
                ("a".to_owned(), Fate::Removed),
                ("Other".to_owned(), changed),
                ("d".to_owned(), Fate::Added),
            ]
        );
    }
}
