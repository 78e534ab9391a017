//! Rows of cells: as many as one likes, or one for each option.

use leptos::{ev, prelude::*};
use serde_json::{Map, Value, json};
use sightline_text::answer::field as text;
use sightline_workshop::{
    definition::ColumnKind,
    room::{Column, MOST_LINE, MOST_ROWS, Question},
};

use super::desk::Desk;
use crate::ui::{Icon, focus, live};

/// Where a cell is read from and written to.
#[derive(Clone, Copy)]
struct Place {
    get: Callback<(), Value>,
    set: Callback<Value>,
}

/// As many rows as one likes.
pub fn rows(desk: Desk, question: &Question, id: &str) -> AnyView {
    let of = StoredValue::new(question.id.clone());
    let all = move || match of.with_value(|of| desk.typed(of)) {
        Value::Array(rows) if !rows.is_empty() => rows,
        _ => vec![json!({})],
    };
    let count = Memo::new(move |_| all().len());
    let write = move |rows: Vec<Value>| of.with_value(|of| desk.set(of, Value::Array(rows)));
    let (columns, name) = (
        StoredValue::new(question.columns.clone()),
        StoredValue::new(id.to_owned()),
    );
    let row = move |at: usize| {
        let cells = columns.with_value(|columns| {
            let cells = columns.iter().map(|column| {
                let cell = StoredValue::new(column.id.clone());
                let get = move |()| {
                    let rows = all();
                    let row = rows.get(at);
                    cell.with_value(|cell| row.and_then(|row| row.get(cell)).cloned())
                        .unwrap_or_default()
                };
                let set = move |value: Value| {
                    let mut rows = untrack(all);
                    if let Some(Value::Object(row)) = rows.get_mut(at) {
                        row.insert(cell.get_value(), value);
                    }
                    write(rows);
                };
                let place = Place {
                    get: Callback::new(get),
                    set: Callback::new(set),
                };
                let field = name.with_value(|name| format!("{name}-{at}-{}", column.id));
                cell_field(column, field, place)
            });
            cells.collect_view()
        });
        let remove = move |_| {
            let mut rows = untrack(all);
            if at < rows.len() {
                rows.remove(at);
            }
            write(rows);
            name.with_value(|name| focus::move_soon(format!("{name}-add")));
        };
        view! {
            <fieldset class="answer-row">
                <legend>{text::row(at + 1)}</legend>
                {cells}
                <button type="button" class="link quiet" on:click=remove>{text::remove_row(at + 1)}</button>
            </fieldset>
        }
        .into_any()
    };
    let add = move |_| {
        let mut rows = untrack(all);
        if rows.len() < MOST_ROWS {
            rows.push(Value::Object(Map::new()));
            write(rows);
        }
    };
    view! {
        <For each=move || 0..count.get() key=|at| *at children=row />
        <button type="button" class="button" id=format!("{id}-add") on:click=add>{Icon::Add} {text::add_row()}</button>
    }
    .into_any()
}

/// A row for each option.
pub fn grid(desk: Desk, question: &Question, id: &str) -> AnyView {
    let of = StoredValue::new(question.id.clone());
    let rows = question.options.iter().map(|offer| {
        let row = StoredValue::new(offer.id.clone());
        let now = move || of.with_value(|of| row.with_value(|row| desk.part(of, row)));
        let cells = question.columns.iter().map(|column| {
            let cell = StoredValue::new(column.id.clone());
            let get = move |()| {
                cell.with_value(|cell| now().get(cell).cloned())
                    .unwrap_or_default()
            };
            let set = move |value: Value| {
                let mut cells = match untrack(now) {
                    Value::Object(cells) => cells,
                    _ => Map::new(),
                };
                cells.insert(cell.get_value(), value);
                of.with_value(|of| {
                    row.with_value(|row| desk.set_part(of, row, Value::Object(cells)))
                });
            };
            let place = Place {
                get: Callback::new(get),
                set: Callback::new(set),
            };
            cell_field(column, format!("{id}-{}-{}", offer.id, column.id), place)
        });
        view! {
            <fieldset class="answer-row">
                <legend>{offer.label.clone()}</legend>
                {cells.collect_view()}
            </fieldset>
        }
        .into_any()
    });
    rows.collect_view().into_any()
}

fn cell_field(column: &Column, id: String, place: Place) -> AnyView {
    let value = move || match place.get.run(()) {
        Value::String(text) => text,
        Value::Bool(yes) => if yes { "yes" } else { "no" }.to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let typed = move |event: ev::Event| place.set.run(Value::from(event_target_value(&event)));
    let (kind, mode) = match column.kind {
        ColumnKind::Number => ("text", Some("decimal")),
        ColumnKind::Date => ("date", None),
        _ => ("text", None),
    };
    let options: Option<Vec<(String, String)>> = match column.kind {
        ColumnKind::YesNo => Some(vec![
            ("yes".to_owned(), text::yes().to_owned()),
            ("no".to_owned(), text::no().to_owned()),
        ]),
        ColumnKind::Choice => {
            let options = column.options.iter();
            Some(
                options
                    .map(|option| (option.id.clone(), option.label.clone()))
                    .collect(),
            )
        }
        _ => None,
    };
    let is_yes_no = column.kind == ColumnKind::YesNo;
    let input = match options {
        Some(options) => {
            let chosen = move |event: ev::Event| {
                let id = event_target_value(&event);
                place.set.run(match id.as_str() {
                    "" => Value::Null,
                    "yes" if is_yes_no => json!(true),
                    "no" if is_yes_no => json!(false),
                    _ => Value::from(id),
                });
            };
            let options = options.into_iter().map(|(id, label)| {
                let wanted = id.clone();
                view! { <option value=id selected=live(move || value() == wanted)>{label}</option> }.into_any()
            });
            view! {
                <select id=id.clone() on:change=chosen>
                    <option value="">{text::choose()}</option>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
        None => view! {
            <input id=id.clone() type=kind inputmode=mode autocomplete="off" maxlength=MOST_LINE.to_string()
                prop:value=live(value) on:input=typed />
        }
        .into_any(),
    };
    view! { <div class="answer-cell"><label for=id>{column.label.clone()}</label> {input}</div> }
        .into_any()
}
