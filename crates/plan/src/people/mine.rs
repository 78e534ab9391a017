//! What one person owes, and whom it serves.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::roster::by_name;
use crate::{
    Goal, Id, Plan,
    arithmetic::is_open,
    model::{Person, Team},
};

/// What a person has to do with a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// They answer for it.
    AnswersFor,
    /// They work towards it.
    ContributesTo,
}

/// A goal from the side of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct MyGoal {
    /// The goal.
    pub goal: Id<Goal>,
    /// What they have to do with it.
    pub part: Part,
    /// The goals above it, the nearest first: the line of sight.
    pub serves: Vec<Id<Goal>>,
}

/// The goals of one person and of those they work with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mine {
    /// Open goals that the person answers for or works towards, in the order of the outline.
    pub goals: Vec<MyGoal>,
    /// Closed goals that the person answered for.
    pub closed: Vec<MyGoal>,
    /// The others of their unit, of the units that they lead with all within, and those whom they
    /// manage, by name, each with the open goals they answer for.
    pub team: Vec<(Id<Person>, Vec<MyGoal>)>,
}

impl Mine {
    /// The goals of a person and of their team.
    pub fn of(plan: &Plan, person: &Id<Person>) -> Self {
        let team = colleagues(plan, person);
        let mut mine = Self::default();
        let mut of_team: HashMap<&Id<Person>, Vec<MyGoal>> = HashMap::new();
        for (_, goal) in plan.outline() {
            let owner = goal.owner.as_ref();
            let part = if owner == Some(person) {
                Part::AnswersFor
            } else if goal.contributors.contains(person) {
                Part::ContributesTo
            } else {
                if let Some(owner) = owner.filter(|owner| is_open(goal) && team.contains(owner)) {
                    of_team
                        .entry(owner)
                        .or_default()
                        .push(my(plan, goal, Part::AnswersFor));
                }
                continue;
            };
            if is_open(goal) {
                mine.goals.push(my(plan, goal, part));
            } else if part == Part::AnswersFor {
                mine.closed.push(my(plan, goal, part));
            }
            // A colleague's goal that one works towards is theirs as well.
            if let Some(owner) = owner.filter(|owner| is_open(goal) && team.contains(owner)) {
                of_team
                    .entry(owner)
                    .or_default()
                    .push(my(plan, goal, Part::AnswersFor));
            }
        }
        let people = plan
            .tables()
            .people
            .values()
            .filter(|other| team.contains(&other.id));
        mine.team = by_name(people)
            .into_iter()
            .map(|other| {
                (
                    other.id.clone(),
                    of_team.remove(&other.id).unwrap_or_default(),
                )
            })
            .collect();
        mine
    }
}

fn my(plan: &Plan, goal: &Goal, part: Part) -> MyGoal {
    MyGoal {
        goal: goal.id.clone(),
        part,
        serves: plan.ancestors(goal).map(|above| above.id.clone()).collect(),
    }
}

/// Those whom a person works with or leads.
fn colleagues(plan: &Plan, person: &Id<Person>) -> BTreeSet<Id<Person>> {
    let tables = plan.tables();
    let own = tables
        .people
        .get(person)
        .and_then(|person| person.team.as_ref());
    let mut units: HashSet<&Id<Team>> = own.into_iter().collect();
    let mut within: HashMap<&Id<Team>, Vec<&Id<Team>>> = HashMap::new();
    let mut waiting = Vec::new();
    for team in tables.teams.values() {
        if let Some(parent) = &team.parent {
            within.entry(parent).or_default().push(&team.id);
        }
        if team.lead.as_ref() == Some(person) {
            waiting.push(&team.id);
        }
    }
    let mut led = HashSet::new();
    while let Some(unit) = waiting.pop() {
        if led.insert(unit) {
            waiting.extend(within.get(unit).into_iter().flatten());
        }
    }
    units.extend(led);
    let works_with = |other: &Person| {
        let shares_unit = other.team.as_ref().is_some_and(|team| units.contains(team));
        other.id != *person && (shares_unit || other.manager.as_ref() == Some(person))
    };
    let people = tables.people.values().filter(|other| works_with(other));
    people.map(|other| other.id.clone()).collect()
}
