//! Rows of columns, and cells for rows that are given.

use leptos::prelude::*;
use serde_json::{Map, Value};
use sightline_plan::{Plan, codec::Field};
use sightline_text::run::table as text;
use sightline_workshop::{
    definition::{Column, ColumnKind},
    indicator::{self, Indicator},
    table::Row,
};

use super::{
    super::room::Place,
    cell::{Cell, CellKind, CommitValue, shown},
};
use crate::{
    browser::{clock, intl, random},
    state::Visit,
    ui::{Icon, focus, live},
};

fn kind(column: &Column) -> CellKind {
    match column.kind {
        ColumnKind::Text => CellKind::Wrapped,
        ColumnKind::Number => CellKind::Number(String::new()),
        ColumnKind::Date => CellKind::Date,
        ColumnKind::Person => CellKind::Person,
        ColumnKind::YesNo => CellKind::YesNo,
        ColumnKind::Source => CellKind::Source,
        ColumnKind::Choice => {
            let options = column.options.iter();
            CellKind::Choice(
                options
                    .map(|option| (option.id.clone(), option.label.clone()))
                    .collect(),
            )
        }
    }
}

fn heads(first: Option<&'static str>, columns: &[Column], last: bool) -> AnyView {
    let first = first.map(|words| {
        view! { <th scope="col"><span class="visually-hidden">{words}</span></th> }.into_any()
    });
    let heads = columns
        .iter()
        .map(|column| view! { <th scope="col">{column.label.clone()}</th> }.into_any())
        .collect_view();
    let last = last.then(|| {
        view! { <th><span class="visually-hidden">{text::remove_head()}</span></th> }.into_any()
    });
    view! { <thead><tr>{first} {heads} {last}</tr></thead> }.into_any()
}

/// The columns and the option of a table that sorts measures.
const MEASURE: &str = "measure";
const BECOMES: &str = "becomes";
const LEADING: &str = "leading";

/// Says of a measure that it is no success by itself, and offers to make it an early sign.
fn flag(
    place: Place,
    measure: Signal<Value>,
    is_sorted: Memo<bool>,
    sort: impl Fn() + Clone + Send + 'static,
) -> AnyView {
    let found = Memo::new(move |_| {
        let plan = place.room.workspace.plan()?;
        let context = sightline_coach::context(&plan, clock::today());
        indicator::indicator(&super::words(&measure.get()), &context)
    });
    live(move || {
        let why = match found.get()? {
            Indicator::LeadVolume => text::lead_volume(),
            Indicator::Effort => text::effort(),
        };
        let sort = sort.clone();
        let way = (!is_sorted.get()).then(|| {
            view! { <button type="button" class="link" on:click=move |_| sort()>{text::make_leading()}</button> }.into_any()
        });
        Some(view! { <p class="flag">{why} " " {way}</p> }.into_any())
    })
    .into_any()
}

/// Rows that people add.
#[component]
pub fn TableInput(place: Place) -> impl IntoView {
    let columns = StoredValue::new(place.input().columns);
    // A table that sorts measures into early signs and results.
    let sorts = columns.with_value(|columns| {
        let becomes = columns.iter().find(|column| column.id == BECOMES);
        becomes.is_some_and(|column| column.options.iter().any(|option| option.id == LEADING))
    });
    let rows = Memo::new(move |_| {
        place
            .ask(|guide, key, input| guide.rows(key, input))
            .unwrap_or_default()
    });
    let ids = Memo::new(move |_| {
        rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>())
    });
    let now = move || {
        place
            .ask_now(|guide, key, input| guide.rows(key, input))
            .unwrap_or_default()
    };
    let add = move |_| {
        let mut all = now();
        let free = (1_u32..).map(|number| format!("r{number}"));
        let id = free
            .into_iter()
            .find(|id| !all.iter().any(|row| row.id == *id))
            .unwrap_or_default();
        all.push(Row {
            id: id.clone(),
            ..Row::default()
        });
        if place.keep(&all) {
            let first = columns.with_value(|columns| columns.first().map(|it| it.id.clone()));
            if let Some(first) = first {
                focus::move_soon(place.part(&format!("{id}-{first}")));
            }
        }
    };
    let row = move |id: String| {
        let of = StoredValue::new(id.clone());
        let cells = columns.with_value(|columns| {
            let cells = columns.iter().map(|column| {
                let name = StoredValue::new(column.id.clone());
                let value = Signal::derive(move || {
                    let (id, name) = (of.get_value(), name.get_value());
                    rows.with(|rows| {
                        let row = rows.iter().find(|row| row.id == id);
                        row.and_then(|row| row.cells.get(&name).cloned())
                            .unwrap_or_default()
                    })
                });
                let commit: CommitValue =
                    Callback::new(move |(value, visit): (Value, Option<Visit>)| {
                        let mut all = now();
                        let id = of.get_value();
                        if let Some(row) = all.iter_mut().find(|row| row.id == id) {
                            put(&mut row.cells, &name.get_value(), value);
                        }
                        place.answer(all.write(), visit)
                    });
                let part = format!("{id}-{}", column.id);
                let flag = (column.id == MEASURE && sorts).then(|| {
                    let sort = move || {
                        let mut all = now();
                        let id = of.get_value();
                        if let Some(row) = all.iter_mut().find(|row| row.id == id) {
                            put(&mut row.cells, BECOMES, Value::from(LEADING));
                        }
                        place.keep(&all);
                    };
                    let is_sorted = Memo::new(move |_| {
                        let id = of.get_value();
                        rows.with(|rows| {
                            let row = rows.iter().find(|row| row.id == id);
                            row.is_some_and(|row| row.cells.contains_key(BECOMES))
                        })
                    });
                    flag(place, value, is_sorted, sort)
                });
                view! {
                    <td data-label=column.label.clone()>
                        <Cell id=place.part(&part) label=column.label.clone() hint=column.hint.clone() kind=kind(column) value commit
                            draft_key=place.draft(&part) />
                        {flag}
                    </td>
                }
                .into_any()
            });
            cells.collect_view()
        });
        let label = Signal::derive(move || {
            let id = of.get_value();
            rows.with(|rows| {
                let at = rows.iter().position(|row| row.id == id);
                text::remove(at.map_or(0, |at| at + 1))
            })
        });
        let remove = move |_| {
            let mut all = now();
            let id = of.get_value();
            all.retain(|row| row.id != id);
            place.keep(&all);
            focus::catch(place.part("add"));
        };
        view! {
            <tr>
                {cells}
                <td class="row-end"><button type="button" class="icon-button" aria-label=move || label.get() on:click=remove>
                    {Icon::Delete}</button></td>
            </tr>
        }
        .into_any()
    };
    let heads = columns.with_value(|columns| heads(None, columns, true));
    let label = place.input().label;
    // An empty table shows nothing of what it asks.
    let asked = columns.with_value(|columns| {
        let labels: Vec<&str> = columns.iter().map(|it| &*it.label).collect();
        text::row_of(labels.join(" · "))
    });
    let asked = live(move || {
        let none = ids.with(Vec::is_empty);
        none.then(|| view! { <p class="hint">{asked.clone()}</p> }.into_any())
    });
    view! {
        {asked}
        <div class="table-place"><div class="table-scroll">
            <table class="run-table" aria-label=label hidden=move || ids.with(Vec::is_empty)>
                {heads}
                <tbody><For each=move || ids.get() key=String::clone children=row /></tbody>
            </table>
        </div></div>
        <button type="button" class="button" id=place.part("add") on:click=add>{Icon::Add} {text::add()}</button>
    }
}

fn put(cells: &mut Map<String, Value>, name: &str, value: Value) {
    if value.is_null() {
        cells.shift_remove(name);
    } else {
        cells.insert(name.to_owned(), value);
    }
}

/// A cell for each given row and column.
#[component]
pub fn MatrixInput(place: Place) -> impl IntoView {
    let of = place.input();
    let fixed: Vec<(String, String)> = of
        .rows
        .iter()
        .map(|row| (row.id.clone(), row.label.clone()))
        .collect();
    let from = of.from.clone();
    let rows = Memo::new(move |_| {
        if !fixed.is_empty() {
            return fixed.clone();
        }
        let items = place.ask(|guide, _, _| guide.items(&from));
        let items = items.unwrap_or_default().into_iter();
        items.map(|item| (item.id, item.label)).collect()
    });
    let columns = StoredValue::new(of.columns.clone());
    let row = move |(id, label): (String, String)| {
        let of = StoredValue::new(id.clone());
        let cells = columns.with_value(|columns| {
            let cells = columns.iter().map(|column| {
                let name = StoredValue::new(column.id.clone());
                let value = Signal::derive(move || {
                    let all = place.value.get();
                    let row = of.with_value(|id| all.get(id).cloned());
                    let cell = row.and_then(|row| name.with_value(|name| row.get(name).cloned()));
                    cell.unwrap_or_default()
                });
                let commit: CommitValue =
                    Callback::new(move |(value, visit): (Value, Option<Visit>)| {
                        let mut all = object(place.value.get_untracked());
                        let id = of.get_value();
                        let mut row = object(all.get(&id).cloned().unwrap_or_default());
                        put(&mut row, &name.get_value(), value);
                        all.insert(id, Value::Object(row));
                        place.act(visit, |guide, key, input| {
                            guide.answer(key, input, Value::Object(all), &mut random::bits)
                        })
                    });
                let part = format!("{id}-{}", column.id);
                view! {
                    <td data-label=column.label.clone()>
                        <Cell id=place.part(&part) label=column.label.clone() hint=column.hint.clone() kind=kind(column) value commit
                            draft_key=place.draft(&part) />
                    </td>
                }
                .into_any()
            });
            cells.collect_view()
        });
        view! { <tr><th scope="row">{label}</th> {cells}</tr> }.into_any()
    };
    let heads = columns.with_value(|columns| heads(Some(text::row()), columns, false));
    let none = live(move || {
        rows.with(Vec::is_empty)
            .then(|| view! { <p class="hint">{text::no_rows()}</p> }.into_any())
    });
    let label = of.label;
    view! {
        {none}
        <div class="table-place"><div class="table-scroll">
            <table class="run-table" aria-label=label hidden=move || rows.with(Vec::is_empty)>
                {heads}
                <tbody><For each=move || rows.get() key=Clone::clone children=row /></tbody>
            </table>
        </div></div>
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// The words of a cell for reading.
pub fn cell_words(plan: &Plan, column: &Column, value: &Value) -> String {
    match (column.kind, value) {
        (ColumnKind::YesNo, Value::Bool(true)) => sightline_text::run::cell::yes().to_owned(),
        (ColumnKind::YesNo, Value::Bool(false)) => sightline_text::run::cell::no().to_owned(),
        (ColumnKind::Number, Value::Number(number)) => {
            intl::number(number.as_f64().unwrap_or_default())
        }
        (ColumnKind::Choice, Value::String(id)) => {
            let option = column.options.iter().find(|option| option.id == *id);
            option.map_or_else(|| id.clone(), |option| option.label.clone())
        }
        (_, value) => shown(plan, &kind(column), value),
    }
}
