//! Which goals and people a report is about.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use sightline_plan::{
    Goal, Id, Level, Plan,
    arithmetic::is_open,
    model::{GoalKind, Person, Run, Team},
};

/// What a report is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole plan.
    Plan,
    /// A unit with the units within it: its goals, those of its people, and all below them.
    Team(Id<Team>),
    /// What one person answers for or works towards.
    Person(Id<Person>),
    /// What came of a run of a workshop.
    Run(Id<Run>),
}

/// The goals of a scope, each in one of the lists.
pub(super) struct Goals {
    /// Open goals that are no KPIs, in the order of the outline.
    pub open: Vec<Arc<Goal>>,
    /// Open KPIs.
    pub kpis: Vec<Arc<Goal>>,
    /// Those that are done or were given up.
    pub closed: Vec<Arc<Goal>>,
    /// All of them.
    pub ids: HashSet<Id<Goal>>,
    /// The people of the scope; `None` where it is everybody.
    pub people: Option<BTreeSet<Id<Person>>>,
}

impl Goals {
    /// The goals of a scope; `None` where the plan has no such unit or person, and for a run, which has none
    /// of its own.
    pub fn of(plan: &Plan, scope: &Scope) -> Option<Self> {
        let tables = plan.tables();
        let outline = plan.outline();
        let all = outline.iter().map(|(_, goal)| *goal);
        let (chosen, people): (Vec<&Arc<Goal>>, _) = match scope {
            Scope::Plan => (all.collect(), None),
            Scope::Team(team) => {
                tables.teams.get(team)?;
                let units = units(plan, team);
                let people = tables.people.values().filter(|person| {
                    let unit = person.team.as_ref();
                    unit.is_some_and(|unit| units.contains(unit))
                });
                let people: BTreeSet<Id<Person>> = people.map(|it| it.id.clone()).collect();
                (of_units(all, &units, &people), Some(people))
            }
            Scope::Person(person) => {
                tables.people.get(person)?;
                let theirs = all.filter(|goal| {
                    goal.owner.as_ref() == Some(person) || goal.contributors.contains(person)
                });
                (theirs.collect(), Some(BTreeSet::from([person.clone()])))
            }
            Scope::Run(_) => return None,
        };
        let mut goals = Self {
            open: Vec::new(),
            kpis: Vec::new(),
            closed: Vec::new(),
            ids: chosen.iter().map(|goal| goal.id.clone()).collect(),
            people,
        };
        for goal in chosen {
            let list = match () {
                () if !is_open(goal) => &mut goals.closed,
                () if goal.kind == GoalKind::Kpi => &mut goals.kpis,
                () => &mut goals.open,
            };
            list.push(Arc::clone(goal));
        }
        Some(goals)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The open goals that stand at the top, and the others. In a plan these are those of the highest level there
    /// is; else those that serve no other of the scope.
    pub fn split(&self, scope: &Scope) -> (Vec<&Goal>, Vec<&Goal>) {
        let highest = self.open.iter().map(|goal| goal.level).min();
        let highest = highest.unwrap_or(Level::Company);
        let is_top = |goal: &Goal| match scope {
            Scope::Plan => goal.level == highest,
            _ => {
                let above = goal.parent.as_ref();
                above.is_none_or(|above| !self.ids.contains(above))
            }
        };
        self.open
            .iter()
            .map(|goal| &**goal)
            .partition(|goal| is_top(goal))
    }

    /// Whether a person is one of the scope's.
    pub fn has_person(&self, person: Option<&Id<Person>>) -> bool {
        match &self.people {
            None => true,
            Some(people) => person.is_some_and(|person| people.contains(person)),
        }
    }
}

/// A unit and all within it.
fn units(plan: &Plan, team: &Id<Team>) -> HashSet<Id<Team>> {
    let mut within: HashMap<&Id<Team>, Vec<&Id<Team>>> = HashMap::new();
    for unit in plan.tables().teams.values() {
        if let Some(parent) = &unit.parent {
            within.entry(parent).or_default().push(&unit.id);
        }
    }
    let mut found = HashSet::new();
    let mut waiting = vec![team];
    while let Some(unit) = waiting.pop() {
        if found.insert(unit.clone()) {
            waiting.extend(within.get(unit).into_iter().flatten());
        }
    }
    found
}

/// The goals of these units and people, with all below. Parents come before their children in the outline.
fn of_units<'a>(
    outline: impl Iterator<Item = &'a Arc<Goal>>,
    units: &HashSet<Id<Team>>,
    people: &BTreeSet<Id<Person>>,
) -> Vec<&'a Arc<Goal>> {
    let mut found: HashSet<&Id<Goal>> = HashSet::new();
    let mut goals = Vec::new();
    for goal in outline {
        let is_theirs = goal.team.as_ref().is_some_and(|it| units.contains(it))
            || goal.owner.as_ref().is_some_and(|it| people.contains(it))
            || goal.parent.as_ref().is_some_and(|it| found.contains(it));
        if is_theirs {
            found.insert(&goal.id);
            goals.push(goal);
        }
    }
    goals
}
