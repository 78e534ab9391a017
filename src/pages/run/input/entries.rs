//! Answers that are records of the plan: decisions, actions, definitions, meetings, metrics and so on.

use leptos::{html, prelude::*};
use serde_json::{Map, Value};
use sightline_plan::Kind;
use sightline_text::run::entries as text;

use super::{
    super::{
        room::Place,
        typed::{add_entry, added_by_enter, taken_when_left},
    },
    form::{fields, form, with_path},
    words,
};
use crate::{
    browser::random,
    state::Visit,
    ui::{Icon, focus, live},
};

/// The records, each with its fields, and a line for the next one. `None` is a metric.
#[component]
pub fn EntriesInput(place: Place, kind: Option<Kind>) -> impl IntoView {
    // Next to the main words, which the line has taken, is what they mean or whose it is.
    let next = fields(kind).get(1).map_or("", |field| field.path);
    let many = place.input().many;
    let ids = Memo::new(move |_| {
        place.value.with(|value| {
            let entries = value.as_array().into_iter().flatten();
            entries.filter_map(id_of).collect::<Vec<_>>()
        })
    });
    let add = live(move || {
        (many || ids.with(Vec::is_empty)).then(|| view! { <Add place next /> }.into_any())
    });
    view! {
        <ul class="entries">
            <For each=move || ids.get() key=String::clone let(id)>
                <Entry place kind id />
            </For>
        </ul>
        {add}
    }
}

fn id_of(entry: &Value) -> Option<String> {
    entry.get("id")?.as_str().map(str::to_owned)
}

#[component]
fn Entry(place: Place, kind: Option<Kind>, id: String) -> impl IntoView {
    let of = StoredValue::new(id.clone());
    let record = Signal::derive(move || {
        let id = of.try_get_value().unwrap_or_default();
        place.value.with(|value| {
            let mut entries = value.as_array().into_iter().flatten();
            let found = entries.find(|entry| id_of(entry).as_deref() == Some(id.as_str()));
            found.cloned().unwrap_or_default()
        })
    });
    let commit = Callback::new(
        move |(path, value, visit): (&'static str, Value, Option<Visit>)| {
            let (name, value) = with_path(&record.get_untracked(), path, value);
            let id = of.get_value();
            place.act(visit, |guide, key, input| {
                guide.mend_entry(
                    key,
                    input,
                    &id,
                    Map::from_iter([(name, value)]),
                    &mut random::bits,
                )
            })
        },
    );
    let fields = fields(kind);
    let main = fields.first().map_or("text", |field| field.path);
    let label = words(record.get_untracked().get(main).unwrap_or(&Value::Null));
    let remove = move |_| {
        let id = of.get_value();
        place.do_it(|guide, key, input| guide.drop_entry(key, input, &id, &mut random::bits));
        focus::catch(place.part("add"));
    };
    view! {
        <li class="run-entry">
            {form(&place.part(&id), fields, record, &place.draft(&id), commit)}
            <button type="button" class="icon-button" aria-label=text::remove(label) on:click=remove>{Icon::Delete}</button>
        </li>
    }
}

/// A line for the next record: its main words.
#[component]
fn Add(place: Place, next: &'static str) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let take = move || {
        let Some(field) = field.try_get_untracked().flatten() else {
            return false;
        };
        let added = add_entry(place, &field.value());
        if added {
            field.set_value("");
        }
        added
    };
    let add = move || {
        if take() {
            place.lead_to_only(next);
        }
    };
    let left = taken_when_left(None, move || {
        take();
    });
    let label = place.input().label;
    view! {
        <div class="line-add">
            <label class="visually-hidden" for=place.part("add")>{text::add_to(&label)}</label>
            <input node_ref=field id=place.part("add") type="text" autocomplete="off" placeholder=text::hint() on:keydown=added_by_enter(add) on:focusout=left />
            <button type="button" class="button" on:click=move |_| add()>{Icon::Add} {text::add()}</button>
        </div>
    }
}
