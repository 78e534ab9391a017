//! What each column means.

use leptos::prelude::*;
use sightline_exchange::csv::{Column, MOST_COLUMNS, Mapping, Sheet};
use sightline_text::table::{columns as text, lacks};

use super::{desk::Desk, words};
use crate::ui::{Choose, live};

/// So many of its values show what a column holds.
const SAMPLES: usize = 3;

/// So many letters of each of them.
const LONGEST: usize = 40;

/// Rows that are looked through for values to show.
const LOOKED_AT: usize = 200;

/// The section.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let desk = Desk::here();
    // The list is made anew only where there are other columns, so that a choice keeps focus.
    let made_of = Memo::new(move |_| {
        let look = desk
            .sheet
            .with(|sheet| (sheet.separator.word(), sheet.width()));
        let of = |mapping: &Mapping| (mapping.kind, mapping.header);
        (look, desk.mapping.with(of))
    });
    let list = live(move || {
        let ((_, width), (kind, header)) = made_of.get();
        let sheet = desk.sheet.get_untracked();
        let options: Vec<(String, String)> = kind
            .columns()
            .iter()
            .map(|column| (column.name().to_owned(), words::column(*column).to_owned()))
            .collect();
        let items = (0..width).map(|place| {
            let name = header.map_or("", |at| sheet.cell(at, place).trim());
            item(desk, place, name, samples(&sheet, header, place), &options)
        });
        let items: Vec<AnyView> = items.collect();
        view! { <ul class="table-columns">{items}</ul> }.into_any()
    });
    let beyond = live(move || {
        let beyond = desk.sheet.with(|sheet| sheet.columns_beyond);
        (beyond > 0).then(|| view! { <p class="banner">{text::beyond(beyond)}</p> }.into_any())
    });
    let lacking = live(move || {
        let lacking = desk.mapping.with(Mapping::lacks);
        let say = |column: &Column| match column {
            Column::Metric => lacks::metric(),
            Column::Day => lacks::date(),
            Column::Value => lacks::value(),
            _ => lacks::statement(),
        };
        let said: Vec<&str> = lacking.iter().map(say).collect();
        said.join(" ")
    });
    view! {
        <section aria-labelledby="table-columns-title">
            <h3 id="table-columns-title">{text::title()}</h3>
            <p>{text::lead()}</p>
            {list}
            {beyond}
            <p class="table-lacks" role="status">{lacking}</p>
        </section>
    }
}

fn item(
    desk: Desk,
    place: usize,
    name: &str,
    samples: Vec<String>,
    options: &[(String, String)],
) -> AnyView {
    debug_assert!(place < MOST_COLUMNS);
    let called = match name {
        "" => text::unnamed(place + 1),
        name => format!("“{name}”"),
    };
    let value = Signal::derive(move || {
        let meaning = desk
            .mapping
            .with(|mapping| mapping.columns.get(place).copied().flatten());
        meaning.map_or_else(String::new, |column| column.name().to_owned())
    });
    let choose = Callback::new(move |name: String| {
        let meaning = Column::EVERY.iter().find(|column| column.name() == name);
        desk.set_meaning(place, meaning.copied());
    });
    let held = match samples.is_empty() {
        true => text::empty().to_owned(),
        false => samples.join(" · "),
    };
    let is_out = live(move || value.with(String::is_empty).then_some(""));
    view! {
        <li data-out=is_out>
            <Choose id=format!("table-column-{place}") label=text::label(called) none=text::none() options=options.to_vec()
                value choose />
            <p class="table-samples">{held}</p>
        </li>
    }
    .into_any()
}

/// The first values of a column, cut short.
fn samples(sheet: &Sheet, header: Option<usize>, place: usize) -> Vec<String> {
    let first = header.map_or(0, |at| at + 1);
    let cells = (first..sheet.len().min(first + LOOKED_AT)).map(|at| sheet.cell(at, place).trim());
    let short = |cell: &str| {
        let mut short: String = cell.chars().take(LONGEST).collect();
        if short.len() < cell.len() {
            short.push('…');
        }
        short
    };
    let filled = cells.filter(|cell| !cell.is_empty());
    filled.take(SAMPLES).map(short).collect()
}
