//! Adding one person or one unit by a line of text.

use leptos::{ev, prelude::*};
use sightline_plan::people::{Choice, Pasted, Standing};
use sightline_text::people;

use super::{desk::Desk, list::name_of};
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
    let add = move || {
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
                    workspace.notices().say_undoable(people::add::added(name));
                }
            }
        }
    };
    view! {
        <AddLine id="add-person" label=people::add::label() hint=people::add::hint() act=people::add::label()
            longest=400 text wrong add=Callback::new(move |()| add()) />
    }
}

/// One line and its button. Enter adds, and leaves the line ready for the next.
#[component]
pub fn AddLine(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    /// The words of the button.
    act: &'static str,
    /// The longest text, in UTF-16 units.
    longest: u32,
    text: RwSignal<String>,
    /// Why the text was not added.
    wrong: RwSignal<Option<String>>,
    add: Callback<()>,
) -> impl IntoView {
    let workspace = expect_context::<Desk>().workspace;
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        add.run(());
    };
    let typed = move |event: ev::Event| {
        text.set(event_target_value(&event));
        wrong.set(None);
    };
    let locked = live(move || workspace.read_only());
    let error = format!("{id}-error");
    let described = {
        let error = error.clone();
        live(move || wrong.get().map(|_| error.clone()))
    };
    view! {
        <form class="add-line" on:submit=submit>
            <label class="visually-hidden" for=id>{label}</label>
            <input id=id type="text" autocomplete="off" placeholder=hint maxlength=longest
                prop:value=text disabled=locked.clone() on:input=typed aria-describedby=described
                aria-invalid=move || wrong.get().map(|_| "true") />
            <button type="submit" class="button" disabled=locked>{Icon::Add} {act}</button>
            <p class="field-error" id=error role="alert">{move || wrong.get()}</p>
        </form>
    }
}
