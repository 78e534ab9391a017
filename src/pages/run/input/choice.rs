//! One of several, or some of them.

use leptos::prelude::*;
use serde_json::{Value, json};
use sightline_text::run as text;

use super::super::room::Place;
use crate::{browser::random, ui::live};

/// The options, each with what it means.
#[component]
pub fn ChoiceInput(place: Place) -> impl IntoView {
    let of = place.input();
    let many = of.many;
    let hints: Vec<(String, String)> = of
        .options
        .iter()
        .map(|option| (option.id.clone(), option.hint.clone()))
        .collect();
    let options = Memo::new(move |_| {
        let input = place.input();
        let options = place.ask(|guide, _, _| guide.options(&input));
        let options = options.unwrap_or_default().into_iter();
        options
            .map(|item| (item.id, item.label))
            .collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| chosen(&place.value.get()));
    let name = place.part("option");
    let choose = move |id: &str, on: bool| {
        let value = if many {
            let mut all = chosen.get_untracked();
            all.retain(|known| known != id);
            if on {
                all.push(id.to_owned());
            }
            json!(all)
        } else {
            json!(id)
        };
        place.do_it(|guide, key, input| guide.answer(key, input, value, &mut random::bits));
    };
    let rows = live(move || {
        let options = options.get();
        if options.is_empty() {
            return view! { <p class="hint">{text::choice::none()}</p> }.into_any();
        }
        let row = |(id, label): (String, String)| {
            let hint = hints
                .iter()
                .find(|(known, hint)| *known == id && !hint.is_empty())
                .map(|(_, hint)| view! { <small>{hint.clone()}</small> }.into_any());
            let is_on = {
                let id = id.clone();
                move || chosen.with(|chosen| chosen.contains(&id))
            };
            let changed = move |event: leptos::ev::Event| choose(&id, event_target_checked(&event));
            view! {
                <label class="option">
                    <input type=if many { "checkbox" } else { "radio" } name=name.clone() prop:checked=is_on on:change=changed />
                    <span>{label} {hint}</span>
                </label>
            }
            .into_any()
        };
        options.into_iter().map(row).collect_view().into_any()
    });
    view! {
        <fieldset class="options">
            <legend class="visually-hidden">{of.label}</legend>
            {rows}
        </fieldset>
    }
}

fn chosen(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().map(super::words).collect(),
        Value::Null => Vec::new(),
        other => vec![super::words(other)],
    }
}
