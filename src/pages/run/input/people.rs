//! One person, or several, by name.

use leptos::{html, prelude::*};
use serde_json::{Value, json};
use sightline_text::run::people as text;

use super::super::{
    room::Place,
    typed::{added_by_enter, taken_when_left},
};
use crate::{
    browser::random,
    ui::{Icon, focus, live},
};

/// Those who were named, and a line for the next.
#[component]
pub fn PeopleInput(place: Place) -> impl IntoView {
    let of = place.input();
    let many = of.many;
    let named = Memo::new(move |_| match place.value.get() {
        Value::Array(list) => list.iter().map(super::words).collect::<Vec<_>>(),
        Value::Null => Vec::new(),
        other => vec![super::words(&other)],
    });
    let answer = move |ids: Vec<String>| {
        place.do_it(|guide, key, input| guide.answer(key, input, json!(ids), &mut random::bits));
    };
    let chips = live(move || {
        let plan = place.room.workspace.plan()?;
        let people = &plan.tables().people;
        let chips = named.get().into_iter().filter_map(|id| {
            let name = people
                .values()
                .find(|person| person.id.as_str() == id)?
                .name
                .clone();
            let label = text::remove(&name);
            let remove = move |_| {
                let mut ids = named.get_untracked();
                ids.retain(|known| *known != id);
                answer(ids);
                focus::catch(place.part("name"));
            };
            Some(
                view! {
                    <li>{name} <button type="button" class="chip-button" aria-label=label on:click=remove>{Icon::Close}</button></li>
                }
                .into_any(),
            )
        });
        let chips: Vec<AnyView> = chips.collect();
        (!chips.is_empty()).then(|| view! { <ul class="run-chips">{chips}</ul> }.into_any())
    });
    let field = NodeRef::<html::Input>::new();
    let add = move || {
        let Some(field) = field.try_get_untracked().flatten() else {
            return;
        };
        let Some(id) = place.room.person(&field.value(), None) else {
            return;
        };
        field.set_value("");
        let mut ids = if many {
            named.get_untracked()
        } else {
            Vec::new()
        };
        let id = id.to_string();
        if !ids.contains(&id) {
            ids.push(id);
        }
        answer(ids);
    };
    view! {
        {chips}
        <div class="line-add">
            <label class="visually-hidden" for=place.part("name")>{of.label}</label>
            <input node_ref=field id=place.part("name") type="text" autocomplete="off" list="run-people"
                placeholder=text::hint() on:keydown=added_by_enter(add) on:change=move |_| add() on:focusout=taken_when_left(None, add) />
            <button type="button" class="button" on:click=move |_| add()>{Icon::Add} {text::add()}</button>
        </div>
    }
}
