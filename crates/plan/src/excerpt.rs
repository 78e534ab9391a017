//! A part of a plan, to be handed on without the rest.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    Goal, Id, Key, Kind, Plan, Record,
    codec::Path,
    edit::Transaction,
    model::{About, Person, Swot, Team},
};

/// What part of a plan is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excerpt {
    /// The goals of a team and of those within it.
    Team(Id<Team>),
    /// One goal.
    Goal(Id<Goal>),
}

impl Plan {
    /// A plan of its own, under this id and name, with a part of this one and what that part needs; `None`
    /// where the team or goal is not here. Private records are treated like others: see
    /// [`Plan::without_private`].
    ///
    /// - The goals of the part, and those above them as far as the top: whom they serve.
    /// - Of the goals of the part also their check-ins, initiatives, actions and decisions; of those above
    ///   only what is in the goals themselves.
    /// - A team's goals are those that name it or a team within it, and those that name no team but are owned
    ///   by somebody who works there.
    /// - Of people, the team's own and all who are named, with name, role, team and manager; nothing of what
    ///   they want to grow in or could fill, nor how they are reached. Teams and data sources that are named.
    /// - Of the plan as a whole its mission, vision and settings.
    /// - References to what is left out go, as when it is removed.
    #[must_use]
    pub fn excerpt(&self, of: &Excerpt, id: Id<About>, name: &str) -> Option<Self> {
        let mut kept = BTreeSet::new();
        let own: HashSet<&Id<Goal>> = match of {
            Excerpt::Goal(goal) => [&self.goal(goal)?.id].into(),
            Excerpt::Team(team) => {
                let units = self.units_within(&self.tables().teams.get(team)?.id);
                kept.extend(units.iter().map(|unit| Key::from(*unit)));
                let members = self.tables().people.values();
                let members = members.filter(|person| is_in(&units, person.team.as_ref()));
                kept.extend(members.map(|person| Key::from(&person.id)));
                let teams = units
                    .iter()
                    .filter_map(|unit| self.tables().teams.get(*unit));
                kept.extend(teams.filter_map(|team| team.lead.as_ref().map(Key::from)));
                self.goals_of(&units)
            }
        };
        for goal in own.iter().filter_map(|id| self.goal(id)) {
            kept.insert(Key::from(&goal.id));
            kept.extend(self.ancestors(goal).map(|above| Key::from(&above.id)));
        }
        let about_own = self.records().filter(|record| is_about(record, &own));
        kept.extend(about_own.map(|record| record.key()));
        self.add_named(&mut kept);

        let mut transaction = Transaction::on(self);
        let gone = self.records().map(|record| record.key());
        transaction.remove(gone.filter(|key| key.kind != Kind::Plan && !kept.contains(key)));
        let people: Vec<Arc<Person>> = transaction
            .plan()
            .tables()
            .people
            .values()
            .cloned()
            .collect();
        for person in people {
            transaction.put(introduced(&person).into());
        }
        let about = Arc::clone(transaction.plan().about());
        let about = About {
            id,
            name: name.to_owned(),
            swot: Swot::default(),
            set_aside: Vec::new(),
            notes: Value::Null,
            extra: Default::default(),
            ..About::clone(&about)
        };
        transaction.put(about.into());
        Some(transaction.into_plan())
    }

    /// A team and all within it.
    fn units_within<'a>(&'a self, team: &'a Id<Team>) -> HashSet<&'a Id<Team>> {
        let mut within: HashMap<&Id<Team>, Vec<&Id<Team>>> = HashMap::new();
        for team in self.tables().teams.values() {
            if let Some(parent) = &team.parent {
                within.entry(parent).or_default().push(&team.id);
            }
        }
        let mut units = HashSet::new();
        let mut waiting = vec![team];
        while let Some(unit) = waiting.pop() {
            if units.insert(unit) {
                waiting.extend(within.get(unit).into_iter().flatten());
            }
        }
        units
    }

    /// The goals of these teams.
    fn goals_of(&self, units: &HashSet<&Id<Team>>) -> HashSet<&Id<Goal>> {
        let tables = self.tables();
        let goals = tables.goals.values().filter(|goal| {
            if goal.team.is_some() {
                return is_in(units, goal.team.as_ref());
            }
            let owner = goal
                .owner
                .as_ref()
                .and_then(|owner| tables.people.get(owner));
            is_in(units, owner.and_then(|owner| owner.team.as_ref()))
        });
        goals.map(|goal| &goal.id).collect()
    }

    /// Adds the people, teams and data sources that what is kept names, and the teams above those. Whom people
    /// are led by and who leads other teams is not followed: that would end at the top of the company.
    fn add_named(&self, kept: &mut BTreeSet<Key>) {
        let mut waiting: Vec<Key> = kept.iter().cloned().collect();
        while let Some(key) = waiting.pop() {
            let Some(record) = self.record(&key) else {
                continue;
            };
            let mut named = Vec::new();
            record.references(&mut Path::default(), &mut |_, kind, id| {
                let follows = match key.kind {
                    Kind::Person | Kind::Team => kind == Kind::Team,
                    _ => [Kind::Person, Kind::Team, Kind::DataSource].contains(&kind),
                };
                if follows {
                    named.push(Key::new(kind, id));
                }
            });
            for key in named {
                if kept.insert(key.clone()) {
                    waiting.push(key);
                }
            }
        }
    }
}

fn is_in(units: &HashSet<&Id<Team>>, team: Option<&Id<Team>>) -> bool {
    team.is_some_and(|team| units.contains(team))
}

/// Whether the record says how goals of the part are doing, or what is done for them.
fn is_about(record: &Record, own: &HashSet<&Id<Goal>>) -> bool {
    let concerns = |goal: &Option<Id<Goal>>| goal.as_ref().is_some_and(|goal| own.contains(goal));
    match record {
        Record::CheckIn(check_in) => concerns(&check_in.goal),
        Record::Action(action) => concerns(&action.goal),
        Record::Decision(decision) => concerns(&decision.goal),
        Record::Initiative(initiative) => initiative.goals.iter().any(|goal| own.contains(goal)),
        _ => false,
    }
}

/// What others need to know of a person.
fn introduced(person: &Person) -> Person {
    Person {
        id: person.id.clone(),
        name: person.name.clone(),
        role: person.role.clone(),
        team: person.team.clone(),
        manager: person.manager.clone(),
        ..Person::default()
    }
}
