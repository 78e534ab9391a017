//! Every person and unit with what they answer for.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;

use super::fold;
use crate::{
    Goal, Id, Plan,
    arithmetic::{balance::teams_without_goal, finding::MAX_METRICS, is_open},
    model::{Person, Team},
};

/// Who is there and who answers for what. Only open goals (draft, agreed or active) are told of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// People by name.
    pub people: Vec<PersonEntry>,
    /// Units in the order of their tree, each before those within it.
    pub teams: Vec<TeamEntry>,
    /// Open goals that nobody answers for, in the order of the outline.
    pub unowned: Vec<Id<Goal>>,
    places: HashMap<Id<Person>, usize>,
}

/// A person with what they answer for.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonEntry {
    /// The person.
    pub person: Arc<Person>,
    /// Goals they own, in the order of the outline.
    pub answers_for: Vec<Id<Goal>>,
    /// Goals of others that they work towards.
    pub contributes_to: Vec<Id<Goal>>,
    /// Metrics of the goals they own.
    pub metrics: usize,
    /// The last day on which they checked in, or somebody did on a goal of theirs without saying who.
    pub last_check_in: Option<NaiveDate>,
}

/// A unit with who is in it and what it is to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamEntry {
    /// The unit.
    pub team: Arc<Team>,
    /// How many units it lies within.
    pub depth: usize,
    /// Who works in it, by name.
    pub members: Vec<Id<Person>>,
    /// Goals that name it, and goals of its members that name no unit.
    pub goals: Vec<Id<Goal>>,
    /// Whether neither it nor a unit within it has a goal.
    pub without_goal: bool,
}

impl PersonEntry {
    /// Whether they answer for more than anyone can keep in view.
    pub fn has_too_many_metrics(&self) -> bool {
        self.metrics > MAX_METRICS
    }
}

impl Roster {
    /// Who answers for what in a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut roster = Self {
            people: by_name(plan.tables().people.values())
                .into_iter()
                .map(|person| PersonEntry {
                    person: Arc::clone(person),
                    answers_for: Vec::new(),
                    contributes_to: Vec::new(),
                    metrics: 0,
                    last_check_in: None,
                })
                .collect(),
            ..Self::default()
        };
        let places = roster.people.iter().enumerate();
        roster.places = places
            .map(|(at, entry)| (entry.person.id.clone(), at))
            .collect();
        let mut goals_of: HashMap<Id<Team>, Vec<Id<Goal>>> = HashMap::new();
        for (_, goal) in plan.outline() {
            if is_open(goal) {
                roster.count(goal);
                let of_owner = || roster.person(goal.owner.as_ref()?)?.person.team.clone();
                if let Some(team) = goal.team.clone().or_else(of_owner) {
                    goals_of.entry(team).or_default().push(goal.id.clone());
                }
            }
        }
        roster.note_check_ins(plan);
        roster.teams = teams(plan, &roster.people, goals_of);
        roster
    }

    /// The entry of a person.
    pub fn person(&self, id: &Id<Person>) -> Option<&PersonEntry> {
        self.people.get(*self.places.get(id)?)
    }

    /// People with this in their name, role or unit. An empty search finds everyone.
    pub fn found(&self, plan: &Plan, search: &str) -> Vec<&PersonEntry> {
        let search = fold(search);
        let team = |person: &Person| {
            Some(
                plan.tables()
                    .teams
                    .get(person.team.as_ref()?)?
                    .name
                    .as_str(),
            )
        };
        let matches = |entry: &&PersonEntry| {
            let person = &entry.person;
            let texts = [
                &person.name,
                &person.role,
                team(person).unwrap_or_default(),
                &person.email,
            ];
            search.is_empty() || fold(&texts.join(" ")).contains(&search)
        };
        self.people.iter().filter(matches).collect()
    }

    fn entry(&mut self, id: &Id<Person>) -> Option<&mut PersonEntry> {
        self.people.get_mut(*self.places.get(id)?)
    }

    fn count(&mut self, goal: &Goal) {
        match &goal.owner {
            Some(owner) => {
                if let Some(entry) = self.entry(owner) {
                    entry.answers_for.push(goal.id.clone());
                    entry.metrics += goal.metrics.len();
                }
            }
            None => self.unowned.push(goal.id.clone()),
        }
        for person in &goal.contributors {
            if goal.owner.as_ref() != Some(person)
                && let Some(entry) = self.entry(person)
            {
                entry.contributes_to.push(goal.id.clone());
            }
        }
    }

    fn note_check_ins(&mut self, plan: &Plan) {
        for check_in in plan.tables().check_ins.values() {
            let owner = || plan.goal(check_in.goal.as_ref()?)?.owner.as_ref();
            if let Some(person) = check_in.by.as_ref().or_else(owner)
                && let Some(entry) = self.entry(person)
            {
                entry.last_check_in = entry.last_check_in.max(check_in.on);
            }
        }
    }
}

/// People in the order of their names.
pub(super) fn by_name<'a>(people: impl Iterator<Item = &'a Arc<Person>>) -> Vec<&'a Arc<Person>> {
    let mut people: Vec<&Arc<Person>> = people.collect();
    people.sort_by_cached_key(|person| (fold(&person.name), person.id.clone()));
    people
}

/// Units in the order of their tree, by name among those within one.
fn teams(
    plan: &Plan,
    people: &[PersonEntry],
    mut goals_of: HashMap<Id<Team>, Vec<Id<Goal>>>,
) -> Vec<TeamEntry> {
    let idle = teams_without_goal(plan);
    let mut members: HashMap<&Id<Team>, Vec<Id<Person>>> = HashMap::new();
    for entry in people {
        if let Some(team) = &entry.person.team {
            members
                .entry(team)
                .or_default()
                .push(entry.person.id.clone());
        }
    }
    let mut within: HashMap<Option<&Id<Team>>, Vec<&Arc<Team>>> = HashMap::new();
    for team in plan.tables().teams.values() {
        within.entry(team.parent.as_ref()).or_default().push(team);
    }
    for teams in within.values_mut() {
        // The last is taken first.
        teams.sort_by_cached_key(|team| std::cmp::Reverse((fold(&team.name), team.id.clone())));
    }
    let mut found = Vec::new();
    let mut waiting: Vec<(usize, &Arc<Team>)> = Vec::new();
    let push = |waiting: &mut Vec<_>, depth, parent| {
        waiting.extend(
            within
                .get(&parent)
                .into_iter()
                .flatten()
                .map(|team| (depth, *team)),
        );
    };
    push(&mut waiting, 0, None);
    while let Some((depth, team)) = waiting.pop() {
        push(&mut waiting, depth + 1, Some(&team.id));
        found.push(TeamEntry {
            team: Arc::clone(team),
            depth,
            members: members.remove(&team.id).unwrap_or_default(),
            goals: goals_of.remove(&team.id).unwrap_or_default(),
            without_goal: idle.contains(&team.id),
        });
    }
    found
}
