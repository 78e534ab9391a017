//! Removing someone who answers for goals: who takes them over?

use leptos::prelude::*;
use sightline_plan::{Edit, Goal, Id, Key, model::Person};
use sightline_text::{common, people};

use super::{desk::Desk, list::name_of};
use crate::ui::{Choose, Dialog, focus};

/// The question.
#[component]
pub fn Remove() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let title = Signal::derive(move || {
        let name = desk.doomed.get().map(|id| name_of(desk, &id));
        people::remove::title(name.unwrap_or_default())
    });
    view! { <Dialog open=desk.removing title><Question /></Dialog> }
}

#[component]
fn Question() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let heir = RwSignal::new(String::new());
    let doomed = desk.doomed.get_untracked();
    let goals = doomed.as_ref().map_or(0, |id| goals_of(desk, id).len());
    let name = doomed
        .as_ref()
        .map(|id| name_of(desk, id))
        .unwrap_or_default();
    let options = desk.people_options(doomed.as_ref());
    let remove = move |_| {
        desk.removing.set(false);
        if let Some(id) = desk.doomed.get_untracked() {
            remove(desk, &id, Id::new(&heir.get_untracked()));
        }
    };
    view! {
        <p>{people::remove::lead(goals, &name)}</p>
        <Choose id="heir" label=people::remove::heir() none=people::remove::nobody() options
            value=heir choose=Callback::new(move |choice| heir.set(choice)) />
        <div class="actions">
            <button type="button" class="button danger" on:click=remove>{people::remove::go()}</button>
            <button type="button" class="button" on:click=move |_| desk.removing.set(false)>{common::cancel()}</button>
        </div>
    }
}

fn goals_of(desk: Desk, person: &Id<Person>) -> Vec<Id<Goal>> {
    let roster = desk.roster_now();
    roster
        .person(person)
        .map(|entry| entry.answers_for.clone())
        .unwrap_or_default()
}

/// Hands a person's goals over and removes them, as one.
fn remove(desk: Desk, id: &Id<Person>, heir: Option<Id<Person>>) {
    let Some(plan) = desk.workspace.plan_now() else {
        return;
    };
    let goals = goals_of(desk, id);
    let name = name_of(desk, id);
    let hand_over = |heir: &Id<Person>| {
        let given = goals.iter().filter_map(|goal| plan.goal(goal)).map(|goal| {
            Edit::Put(
                Goal {
                    owner: Some(heir.clone()),
                    ..Goal::clone(goal)
                }
                .into(),
            )
        });
        given.collect::<Vec<_>>()
    };
    let mut edits = heir.as_ref().map(hand_over).unwrap_or_default();
    edits.push(Edit::Remove(Key::from(id)));
    desk.person.set(None);
    if desk.workspace.attempt(Edit::Several(edits), None) {
        let words = match heir {
            Some(heir) => people::remove::handed_over(goals.len(), name, name_of(desk, &heir)),
            None => people::remove::removed_goals(goals.len(), name),
        };
        desk.workspace.notices().say_undoable(words);
    }
    focus::catch("people-search");
}
