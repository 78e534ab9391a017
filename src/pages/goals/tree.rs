//! The list of goals.
//!
//! A `treegrid`, flat in the page: each row says its level, its place and how many siblings it has. Nested
//! lists would need every ancestor of a line in view to be drawn around it, and could not say how many
//! lines there are that are not drawn; and a row holds controls that are reached from it, as in a grid.

use leptos::{ev, prelude::*};
use sightline_plan::{
    Goal, Id,
    outline::{Query, place::Step},
};
use sightline_text::goals;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{drag::Drag, outliner::Outliner, row::Row, window::Window};
use crate::ui::live;

/// So many rows a page key goes.
const PAGE: usize = 10;

/// The rows, as many as are in view.
#[component]
pub fn Tree() -> impl IntoView {
    let outliner = Outliner::here();
    let window = Window::of(outliner);
    let drag = Drag::of(outliner, window);
    provide_context(window);
    provide_context(drag);
    let count = live(move || (outliner.lines.with(|lines| lines.len()) + 1).to_string());
    let rest = move || format!("{}px", window.rest());
    let drop = live(move || {
        drag.shown().map(|(y, depth)| {
            view! {
                <div class="drop-line" aria-hidden="true" data-depth=depth.min(8).to_string()
                    style:inset-block-start=format!("{y}px")></div>
            }
            .into_any()
        })
    });
    let column = |name: &'static str| view! { <div role="columnheader">{name}</div> }.into_any();
    view! {
        <div role="treegrid" class="outline" aria-label=goals::list_label() aria-rowcount=count
            aria-readonly=live(move || (!outliner.may_edit()).then_some("true"))
            on:keydown=move |event| keys(outliner, &event)>
            <div role="row" class="visually-hidden" aria-rowindex="1">
                {column(goals::column::goal())}
                {column(goals::column::measure())}
                {column(goals::column::cover())}
                {column(goals::column::health())}
                {column(goals::column::acts())}
            </div>
            <div role="rowgroup" class="lines" node_ref=window.list style:padding-block-end=rest>
                <For each=move || window.drawn() key=|id| id.as_str().to_owned() let(id)>
                    <Row id />
                </For>
            </div>
            {drop}
        </div>
        <p id="line-hint" hidden>{goals::row::field_hint()}</p>
        <p class="visually-hidden" role="status">{move || outliner.said.get()}</p>
    }
}

/// The keys of a row. What is typed into a sentence does not come here.
fn keys(outliner: Outliner, event: &ev::KeyboardEvent) {
    let Some(id) = outliner.stop().filter(|_| !event.is_composing()) else {
        return;
    };
    let on_row = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.get_attribute("role").as_deref() == Some("row"));
    let (alt, command) = (event.alt_key(), event.ctrl_key() || event.meta_key());
    let key = event.key();
    let may_edit = outliner.may_edit();
    match key.as_str() {
        "Enter" if command => outliner.open(&id),
        // On a control, Enter is that control's.
        "Enter" if !on_row => return,
        "Enter" if may_edit && event.shift_key() => outliner.add_below(Some(&id)),
        "Enter" if may_edit && alt => outliner.add_inside(&id),
        "Enter" | "F2" if may_edit => outliner.edit(&id),
        "Enter" => outliner.open(&id),
        "Delete" if may_edit && !command => outliner.delete(&id),
        "ArrowUp" if alt && may_edit => outliner.step(&id, Step::Up),
        "ArrowDown" if alt && may_edit => outliner.step(&id, Step::Down),
        "ArrowRight" if alt && may_edit => outliner.step(&id, Step::In),
        "ArrowLeft" if alt && may_edit => outliner.step(&id, Step::Out),
        _ if alt || command => return,
        "ArrowUp" => walk(outliner, &id, |at, _| at.saturating_sub(1)),
        "ArrowDown" => walk(outliner, &id, |at, _| at + 1),
        "PageUp" => walk(outliner, &id, |at, _| at.saturating_sub(PAGE)),
        "PageDown" => walk(outliner, &id, |at, _| at + PAGE),
        "Home" => walk(outliner, &id, |_, _| 0),
        "End" => walk(outliner, &id, |_, count| count),
        "ArrowRight" => unfold(outliner, &id),
        "ArrowLeft" => fold(outliner, &id),
        _ => return,
    }
    event.prevent_default();
}

/// Goes to another row.
fn walk(outliner: Outliner, id: &Id<Goal>, to: impl Fn(usize, usize) -> usize) {
    let next = outliner.lines.with_untracked(|lines| {
        let last = lines.len().checked_sub(1)?;
        let at = to(lines.place(id)?, last).min(last);
        lines.at(at).map(|line| line.id.clone())
    });
    if let Some(next) = next {
        outliner.focus(&next);
    }
}

/// Shows what is below, or goes there.
fn unfold(outliner: Outliner, id: &Id<Goal>) {
    match outliner.line_now(id).and_then(|line| line.open) {
        Some(false) => outliner.fold(id, true),
        Some(true) => walk(outliner, id, |at, _| at + 1),
        None => {}
    }
}

/// Hides what is below, or goes to the goal above.
fn fold(outliner: Outliner, id: &Id<Goal>) {
    let plain = outliner.query.with_untracked(Query::is_plain);
    if plain && outliner.line_now(id).and_then(|line| line.open) == Some(true) {
        return outliner.fold(id, false);
    }
    let above = outliner.goal_now(id).and_then(|goal| goal.parent.clone());
    if let Some(above) = above.filter(|above| outliner.line_now(above).is_some()) {
        outliner.focus(&above);
    }
}
