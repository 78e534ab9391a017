//! What the parts of the page share.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Edit, Goal, Id, Level, Plan,
    model::{Person, Team},
    people::Roster,
};
use sightline_text::people;

use crate::{
    browser::random,
    route::Route,
    state::{Me, Navigation, Visit, Workspace},
};

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Everyone, by name.
    People,
    /// The tree of units.
    Teams,
    /// Goals by unit and person.
    Answers,
}

/// The page's state. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Desk {
    pub workspace: Workspace,
    navigation: Navigation,
    pub me: Me,
    roster: Memo<Arc<Roster>>,
    pub view: RwSignal<View>,
    /// The person whose fields are open.
    pub person: RwSignal<Option<Id<Person>>>,
    /// The unit whose fields are open.
    pub team: RwSignal<Option<Id<Team>>>,
    pub pasting: RwSignal<bool>,
    /// Who may be joined: the one who stays, and the other.
    pub pair: RwSignal<Option<(Id<Person>, Id<Person>)>>,
    pub joining: RwSignal<bool>,
    /// Who is about to be removed.
    pub doomed: RwSignal<Option<Id<Person>>>,
    pub removing: RwSignal<bool>,
}

impl Desk {
    /// The state of a page that has just been opened.
    pub fn new() -> Self {
        let workspace = Workspace::here();
        // A new plan has a new roster, and comparing the two would cost more than showing it.
        let roster = Memo::new_with_compare(
            move |_| {
                let plan = workspace.plan();
                Arc::new(plan.map(|plan| Roster::of(&plan)).unwrap_or_default())
            },
            |_, _| true,
        );
        Self {
            workspace,
            navigation: expect_context(),
            me: Me::of_open(workspace),
            roster,
            view: RwSignal::new(View::People),
            person: RwSignal::new(None),
            team: RwSignal::new(None),
            pasting: RwSignal::new(false),
            pair: RwSignal::new(None),
            joining: RwSignal::new(false),
            doomed: RwSignal::new(None),
            removing: RwSignal::new(false),
        }
    }

    /// Who answers for what.
    pub fn roster(self) -> Arc<Roster> {
        self.roster.get()
    }

    /// The same, without following it.
    pub fn roster_now(self) -> Arc<Roster> {
        self.roster.get_untracked()
    }

    /// The person as they are in the plan.
    pub fn person_of(self, id: &Id<Person>) -> Option<Arc<Person>> {
        self.workspace.plan()?.tables().people.get(id).cloned()
    }

    /// The unit as it is in the plan.
    pub fn team_of(self, id: &Id<Team>) -> Option<Arc<Team>> {
        self.workspace.plan()?.tables().teams.get(id).cloned()
    }

    /// Changes a person.
    pub fn change_person(
        self,
        id: &Id<Person>,
        visit: Option<Visit>,
        change: impl FnOnce(&mut Person),
    ) {
        let person = self
            .workspace
            .plan_now()
            .and_then(|plan| plan.tables().people.get(id).cloned());
        if let Some(person) = person {
            let mut person = Person::clone(&person);
            change(&mut person);
            self.workspace.attempt(Edit::Put(person.into()), visit);
        }
    }

    /// Changes a unit.
    pub fn change_team(self, id: &Id<Team>, visit: Option<Visit>, change: impl FnOnce(&mut Team)) {
        let team = self
            .workspace
            .plan_now()
            .and_then(|plan| plan.tables().teams.get(id).cloned());
        if let Some(team) = team {
            let mut team = Team::clone(&team);
            change(&mut team);
            self.workspace.attempt(Edit::Put(team.into()), visit);
        }
    }

    /// Says who answers for a goal.
    pub fn give(self, goal: &Id<Goal>, owner: &Id<Person>) {
        let plan = self.workspace.plan_now();
        if let Some(goal) = plan.as_ref().and_then(|plan| plan.goal(goal)) {
            let goal = Goal {
                owner: Some(owner.clone()),
                ..Goal::clone(goal)
            };
            let done = self.workspace.attempt(Edit::Put(goal.into()), None);
            if let Some(person) = self.person_of(owner).filter(|_| done) {
                let words = people::mend::owned(name_or(&person.name));
                self.workspace.notices().say_undoable(words);
            }
        }
    }

    /// A new goal for a person or a unit, opened to be written.
    pub fn draft_for(self, owner: Option<Id<Person>>, team: Option<Id<Team>>, level: Level) {
        let Some(plan) = self.workspace.plan_now() else {
            return;
        };
        let goal = Goal {
            id: Id::from_bits(random::bits()),
            owner,
            team,
            level,
            ..Goal::default()
        };
        let id = goal.id.clone();
        if self.workspace.attempt(Edit::Put(goal.into()), None) {
            self.navigation
                .go(&Route::Goal(plan.about().id.clone(), id));
        }
    }

    /// Opens the question whether two people are one.
    pub fn ask_to_join(self, keep: Id<Person>, gone: Id<Person>) {
        self.pair.set(Some((keep, gone)));
        self.joining.set(true);
    }

    /// Everyone, as options of a choice.
    pub fn people_options(self, but: Option<&Id<Person>>) -> Vec<(String, String)> {
        let roster = self.roster_now();
        let people = roster.people.iter().map(|entry| &entry.person);
        people
            .filter(|person| Some(&person.id) != but)
            .map(|person| (person.id.to_string(), name_or(&person.name).to_owned()))
            .collect()
    }

    /// Every unit, as options of a choice; those within another say so.
    pub fn team_options(self, fits: impl Fn(&Id<Team>) -> bool) -> Vec<(String, String)> {
        let Some(plan) = self.workspace.plan_now() else {
            return Vec::new();
        };
        let roster = self.roster_now();
        let teams = roster.teams.iter().map(|entry| &entry.team);
        teams
            .filter(|team| fits(&team.id))
            .map(|team| (team.id.to_string(), path_of(&plan, team)))
            .collect()
    }
}

/// "Sales › Field": a unit with the one that it is part of.
fn path_of(plan: &Plan, team: &Team) -> String {
    let above = team
        .parent
        .as_ref()
        .and_then(|id| plan.tables().teams.get(id));
    match above {
        Some(above) => format!("{} › {}", name_or(&above.name), name_or(&team.name)),
        None => name_or(&team.name).to_owned(),
    }
}

/// A name, or what stands for one that is missing.
pub fn name_or(name: &str) -> &str {
    match name.trim() {
        "" => people::untitled(),
        name => name,
    }
}
