//! One person: what they answer for, where they want to go, what was agreed with them, and what they are thanked for.

mod growth;
mod praise;
mod talks;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Edit, Id, Plan,
    model::Person,
    people::{Folder, Mine},
};
use sightline_text::{mine, person as text};

use self::{growth::Growth, praise::Praise, talks::Talks};
use super::mine::goal_list;
use crate::{
    route::Route,
    state::{FiguresNow, Visit, Workspace},
    ui::{Icon, Page, live},
};

/// Whom the page is about.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    workspace: Workspace,
    id: StoredValue<Id<Person>>,
    folder: Memo<Arc<Folder>>,
}

impl Desk {
    fn id(self) -> Id<Person> {
        self.id.get_value()
    }

    fn person(self) -> Option<Arc<Person>> {
        self.workspace
            .plan()?
            .tables()
            .people
            .get(&self.id())
            .cloned()
    }

    /// Changes what the plan says of the person.
    fn change(self, visit: Visit, change: impl FnOnce(&mut Person)) {
        let plan = self.workspace.plan_now();
        let person = plan.and_then(|plan| plan.tables().people.get(&self.id()).cloned());
        if let Some(person) = person {
            let mut person = Person::clone(&person);
            change(&mut person);
            self.workspace
                .attempt(Edit::Put(person.into()), Some(visit));
        }
    }
}

/// The page.
#[component]
pub fn PersonPage(
    /// Who it is.
    id: Id<Person>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let id = StoredValue::new(id);
    let folder = Memo::new(move |_| {
        let plan = workspace.plan();
        Arc::new(plan.map_or_else(Folder::default, |plan| Folder::of(&plan, &id.get_value())))
    });
    let desk = Desk {
        workspace,
        id,
        folder,
    };
    provide_context(desk);
    let is_here = Memo::new(move |_| desk.person().is_some());
    live(move || {
        if is_here.get() {
            view! { <Whole /> }.into_any()
        } else {
            let people = workspace
                .plan_now()
                .map(|plan| Route::People(plan.about().id.clone()).href());
            view! {
                <div class="narrow">
                    <Page title=text::gone()><p><a class="button" href=people>{text::to_people()}</a></p></Page>
                </div>
            }
            .into_any()
        }
    })
}

#[component]
fn Whole() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let title = Signal::derive(move || {
        let name = desk.person().map(|person| person.name.clone());
        name.filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| sightline_text::people::untitled().to_owned())
    });
    let lead = live(move || Some(place(&*desk.workspace.plan()?, &*desk.person()?)));
    let people = desk
        .workspace
        .plan_now()
        .map(|plan| Route::People(plan.about().id.clone()).href());
    view! {
        <div class="wide person-page">
            <a class="back" href=people>{Icon::Back} {text::to_people()}</a>
            <Page title><p class="lead">{lead}</p></Page>
            <div class="person-columns">
                <div>
                    <Goals />
                    <Talks />
                    <Praise />
                </div>
                <Growth />
            </div>
        </div>
    }
}

/// What they do, where, and for whom, in a line.
fn place(plan: &Plan, person: &Person) -> String {
    let tables = plan.tables();
    let team = person.team.as_ref().and_then(|id| tables.teams.get(id));
    let manager = person.manager.as_ref().and_then(|id| tables.people.get(id));
    let parts = [
        Some(person.role.clone()),
        team.map(|team| team.name.clone()),
        manager.map(|manager| sightline_text::people::list::manager(&manager.name)),
    ];
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

#[component]
fn Goals() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let figures = FiguresNow::follow(desk.workspace);
    let goals = live(move || {
        let plan = desk.workspace.plan()?;
        let goals = Mine::of(&plan, &desk.id());
        let figures = figures.get();
        Some(if goals.goals.is_empty() {
            view! { <p class="mute">{mine::nothing()}</p> }.into_any()
        } else {
            goal_list(&plan, &goals.goals, figures.as_deref())
        })
    });
    view! {
        <section aria-labelledby="person-goals">
            <h2 id="person-goals">{text::goals()}</h2>
            {goals}
        </section>
    }
}
