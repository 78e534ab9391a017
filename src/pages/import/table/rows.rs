//! The rows as they will be read, with what is wrong beside them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use leptos::{ev, prelude::*, task::spawn_local};
use sightline_exchange::csv::{
    Column, Mapping, RowProblem, Sheet,
    cell::{self, Read},
};
use sightline_text::table::rows as text;

use super::{
    desk::{Desk, Seen},
    words,
};
use crate::{browser::handing, ui::live};

/// So many rows are drawn before more are asked for.
const DRAWN: usize = 50;

/// Where sentences stand.
const SENTENCES: [Column; 4] = [
    Column::Statement,
    Column::Notes,
    Column::Blocker,
    Column::NextStep,
];

/// Of the problems of one row so many are told.
const TOLD: usize = 5;

/// The section.
#[component]
pub(super) fn Rows() -> impl IntoView {
    let desk = Desk::here();
    let drawn = RwSignal::new(DRAWN);
    let only = RwSignal::new(false);
    let table = live(move || {
        let (sheet, seen) = (desk.sheet.get(), desk.brought.get());
        let (drawn, only) = (drawn.get(), only.get());
        let show = Show {
            sheet: &sheet,
            left_out: &seen.brought().left_out,
            problems: by_row(&seen.brought().problems),
        };
        desk.mapping
            .with(|mapping| show.table(mapping, drawn, only))
    });
    let has_problems = Memo::new(move |_| {
        desk.brought
            .with(|seen| !seen.brought().problems.is_empty())
    });
    let ways = live(move || {
        has_problems.get().then(|| {
            let change = move |event: ev::Event| only.set(event_target_checked(&event));
            view! {
                <div class="table-ways">
                    <label class="tick-line"><input type="checkbox" prop:checked=only on:change=change /> {text::only()}</label>
                    <button type="button" class="button" on:click=move |_| copy(desk)>{text::copy()}</button>
                </div>
            }
            .into_any()
        })
    });
    let rest = Memo::new(move |_| {
        let (sheet, drawn) = (desk.sheet.get(), drawn.get());
        let all = match only.get() {
            true => desk
                .brought
                .with(|seen| by_row(&seen.brought().problems).len()),
            false => desk.mapping.with(|mapping| mapping.body(&sheet).len()),
        };
        (all > drawn).then_some(all)
    });
    let shown = live(move || rest.get().map(|all| text::shown(1, drawn.get(), all)));
    let more = live(move || {
        let all = rest.get()?;
        let more = (all - drawn.get()).min(2 * DRAWN);
        let draw = move |_| drawn.update(|drawn| *drawn += 2 * DRAWN);
        Some(
            view! { <button type="button" class="button" on:click=draw>{text::more(more)}</button> }
                .into_any(),
        )
    });
    view! {
        <section aria-labelledby="table-rows-title">
            <h3 id="table-rows-title">{text::title()}</h3>
            <p class="table-count" role="status">{live(move || desk.brought.with(count))}</p>
            {ways}
            {table}
            <div class="table-rest"><p class="mute">{shown}</p> {more}</div>
        </section>
    }
}

/// What there is to say of all rows: how many have problems, and what becomes of those.
fn count(seen: &Seen) -> String {
    let brought = seen.brought();
    let all = brought.rows;
    if all == 0 {
        return text::none().to_owned();
    }
    let bad: BTreeSet<usize> = brought.problems.iter().map(|problem| problem.row).collect();
    if bad.is_empty() {
        return text::sound(all);
    }
    let out = brought.left_out.len();
    let mended = bad.difference(&brought.left_out).count();
    let mut said = vec![text::problems(bad.len(), all)];
    said.extend((out > 0).then(|| text::left_out(out)));
    said.extend((mended > 0).then(|| text::cells(mended)));
    said.join(" ")
}

fn by_row(problems: &[RowProblem]) -> BTreeMap<usize, Vec<&RowProblem>> {
    let mut by_row: BTreeMap<usize, Vec<&RowProblem>> = BTreeMap::new();
    for problem in problems {
        by_row.entry(problem.row).or_default().push(problem);
    }
    by_row
}

/// Puts all problems on the clipboard, a line each.
fn copy(desk: Desk) {
    let lines = desk.brought.with_untracked(|seen| {
        let lines = seen.brought().problems.iter().map(words::line);
        lines.collect::<Vec<_>>().join("\n")
    });
    spawn_local(async move {
        let said = match handing::copy(&lines).await {
            Ok(()) => text::copied(),
            Err(_) => text::copy_failed(),
        };
        desk.workspace.notices().say(said);
    });
}

/// What is drawn of the rows.
struct Show<'a> {
    sheet: &'a Arc<Sheet>,
    left_out: &'a BTreeSet<usize>,
    problems: BTreeMap<usize, Vec<&'a RowProblem>>,
}

impl Show<'_> {
    fn table(&self, mapping: &Mapping, drawn: usize, only: bool) -> AnyView {
        let shown = |at: &usize| {
            let number = self.sheet.number(*at);
            !only || number.is_some_and(|number| self.problems.contains_key(&number))
        };
        let shown: Vec<usize> = mapping.body(self.sheet).filter(shown).take(drawn).collect();
        let columns = mapping.columns.iter().flatten();
        let head: Vec<AnyView> = columns
            .map(|column| {
                let name = words::column(*column);
                view! { <th scope="col" role="columnheader">{name}</th> }.into_any()
            })
            .collect();
        let told = !self.problems.is_empty();
        let problem = told.then(|| {
            view! { <th scope="col" role="columnheader">{text::problem()}</th> }.into_any()
        });
        let rows: Vec<AnyView> = shown
            .into_iter()
            .map(|at| self.row(mapping, at, told))
            .collect();
        // What can be scrolled takes focus, so that keys can scroll it.
        view! {
            <div class="table-scroll" role="region" aria-label=text::label() tabindex="0">
                <table role="table" class="table-rows">
                    <caption class="visually-hidden">{text::caption()}</caption>
                    <thead role="rowgroup"><tr role="row">
                        <th scope="col" role="columnheader">{text::row()}</th>
                        {problem}
                        {head}
                    </tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    }

    fn row(&self, mapping: &Mapping, at: usize, told: bool) -> AnyView {
        let number = self.sheet.number(at).unwrap_or(0);
        let is_out = self.left_out.contains(&number);
        let problems = told.then(|| {
            let own = self.problems.get(&number);
            let own = own.into_iter().flatten().take(TOLD);
            let own: Vec<AnyView> = own
                .map(|problem| view! { <li>{words::problem(problem)}</li> }.into_any())
                .collect();
            let out = is_out.then(|| view! { <strong>{text::out()}</strong> }.into_any());
            let list = (!own.is_empty()).then(|| view! { <ul>{own}</ul> }.into_any());
            view! { <td role="cell" class="table-problems" data-name=text::problem()>{out} {list}</td> }
                .into_any()
        });
        let cells: Vec<AnyView> = cell::row(self.sheet, mapping, at)
            .iter()
            .map(|(column, read)| {
                let unread = matches!(read, Read::Unread(_)).then_some("");
                let number = matches!(read, Read::Number(..)).then_some("");
                let day = matches!(read, Read::Day(_)).then_some("");
                let sentence = SENTENCES.contains(column) && *read != Read::Empty;
                let sentence = sentence.then_some("");
                view! {
                    <td role="cell" data-name=words::column(*column) data-unread=unread data-number=number
                        data-day=day data-words=sentence>
                        {words::read(*column, read)}
                    </td>
                }
                .into_any()
            })
            .collect();
        let out = is_out.then_some("");
        view! {
            <tr role="row" data-out=out>
                <th scope="row" role="rowheader" data-name=text::row()>{number.to_string()}</th>
                {problems}
                {cells}
            </tr>
        }
        .into_any()
    }
}
