//! Adding one person: a line as it might stand in a list.

use leptos::{ev, prelude::*};
use sightline_plan::people::{Choice, Pasted, Standing};
use sightline_text::people;

use super::{
    desk::{Desk, View},
    list::name_of,
};
use crate::{
    browser::random,
    ui::{Icon, live},
};

/// A field for "Name, role, team"; Enter adds and leaves the field ready for the next.
#[component]
pub fn AddPerson() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let workspace = desk.workspace;
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        // What looks like someone who is here is added all the same: that they may be one is said
        // beside the list.
        let mut pasted = Pasted::read(&text.get_untracked().replace(['\n', '\r'], " "), &plan);
        pasted.people.truncate(1);
        let here = pasted
            .people
            .first()
            .and_then(|person| match &person.standing {
                Standing::Known(id) | Standing::Fills(id) => Some(name_of(desk, id)),
                _ => None,
            });
        let name = pasted.people.first().map(|person| person.name.clone());
        match (name.filter(|name| !name.is_empty()), here) {
            (None, _) => wrong.set(Some(people::add::no_name().to_owned())),
            (_, Some(name)) => wrong.set(Some(people::add::here(name))),
            (Some(name), None) => {
                let edit = pasted.edit(&plan, &[Choice::Add], random::bits);
                if workspace.attempt(edit, None) {
                    wrong.set(None);
                    text.set(String::new());
                    if desk.view.get_untracked() == View::Answers {
                        desk.view.set(View::People);
                    }
                    workspace.notices().say_undoable(people::add::added(name));
                }
            }
        }
    };
    let typed = move |event: ev::Event| {
        text.set(event_target_value(&event));
        wrong.set(None);
    };
    let locked = live(move || workspace.read_only());
    let described = live(move || wrong.get().map(|_| "add-person-error"));
    view! {
        <form class="add-line" on:submit=add>
            <label class="visually-hidden" for="add-person">{people::add::label()}</label>
            <input id="add-person" type="text" autocomplete="off" placeholder=people::add::hint() maxlength="400"
                prop:value=text disabled=locked.clone() on:input=typed aria-describedby=described
                aria-invalid=move || wrong.get().map(|_| "true") />
            <button type="submit" class="button" disabled=locked>{Icon::Add} {people::add::label()}</button>
            <p class="field-error" id="add-person-error" role="alert">{move || wrong.get()}</p>
        </form>
    }
}
