//! Thoughts, one by one: written in silence, shown, put into groups.

use std::collections::BTreeSet;

use leptos::{ev, html, prelude::*};
use sightline_text::run::board as text;
use sightline_workshop::list::Board;

use super::super::{
    room::Place,
    typed::{added_by_enter, taken_when_left},
};
use crate::{
    state::Visit,
    ui::{FieldKind, Icon, TextField, focus, live},
};

/// The list.
#[component]
pub fn BoardInput(place: Place) -> impl IntoView {
    let silent = place.input().silent;
    let board = Memo::new(move |_| place.kept::<Board>());
    let hidden = Memo::new(move |_| silent && !board.with(|board| board.shown));
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let desk = Desk {
        place,
        board,
        chosen,
    };
    let lines = live(move || {
        if hidden.get() {
            view! { <Hidden desk /> }.into_any()
        } else {
            view! { <Groups desk /> }.into_any()
        }
    });
    let tools = live(move || {
        let can_hide = silent && !hidden.get();
        can_hide.then(|| {
            view! {
                <button type="button" class="link quiet" on:click=move |_| { place.keep(&desk.now().revealed(false)); }>
                    {text::hide()}</button>
            }
            .into_any()
        })
    });
    view! {
        <div class="board">
            {lines}
            <Add desk hidden />
            <div class="board-tools"><GroupTools desk /> {tools}</div>
        </div>
    }
}

/// The list and which of its thoughts are chosen.
#[derive(Clone, Copy)]
struct Desk {
    place: Place,
    board: Memo<Board>,
    chosen: RwSignal<BTreeSet<String>>,
}

impl Desk {
    fn now(self) -> Board {
        self.place.kept_now()
    }

    fn add_id(self) -> String {
        self.place.part("add")
    }

    /// Puts thoughts into a group; `None` is a new one, whose name is asked next.
    fn group(self, items: &[&str], group: Option<&str>) {
        let (board, id) = self.now().grouped(items, group);
        if self.place.keep(&board) && group.is_none() {
            focus::move_soon(self.place.part(&format!("{id}-name")));
        }
        self.chosen.set(BTreeSet::new());
    }
}

/// What was written in silence: how much, and nothing of it.
#[component]
fn Hidden(desk: Desk) -> impl IntoView {
    let place = desk.place;
    let count = live(move || text::hidden(desk.board.with(|board| board.items.len())));
    let reveal = move |_| {
        place.keep(&desk.now().revealed(true));
        focus::catch(desk.add_id());
    };
    view! {
        <div class="board-hidden">
            <p role="status">{count}</p>
            <p class="hint">{text::hidden_hint()}</p>
            <button type="button" class="button primary" disabled=move || desk.board.with(|board| board.items.is_empty())
                on:click=reveal>{text::reveal()}</button>
        </div>
    }
}

/// A line for the next thought. Several lines that are pasted are several thoughts.
#[component]
fn Add(desk: Desk, hidden: Memo<bool>) -> impl IntoView {
    let place = desk.place;
    let field = NodeRef::<html::Textarea>::new();
    let add = move || {
        let Some(field) = field.try_get_untracked().flatten() else {
            return;
        };
        let typed = field.value();
        if typed.trim().is_empty() {
            return;
        }
        let mut board = desk.now().with_lines(&typed, "");
        if !hidden.get_untracked() {
            board.shown = true;
        }
        if place.keep(&board) {
            field.set_value("");
        }
    };
    let label = place.input().label;
    view! {
        <div class="board-add">
            <label class="visually-hidden" for=desk.add_id()>{text::add_to(label)}</label>
            <textarea node_ref=field id=desk.add_id() rows="1" autocomplete="off" placeholder=text::add_hint() on:keydown=added_by_enter(add) on:focusout=taken_when_left(None, add)></textarea>
            <button type="button" class="button" on:click=move |_| add()>{Icon::Add} {text::add()}</button>
        </div>
    }
}

/// The groups with their thoughts, and those in none.
#[component]
fn Groups(desk: Desk) -> impl IntoView {
    let groups = Memo::new(move |_| {
        let mut ids: Vec<String> = desk.board.with(|board| {
            let groups = board.groups.iter();
            groups.map(|group| group.id.clone()).collect()
        });
        ids.push(String::new());
        ids
    });
    view! {
        <div class="board-groups">
            <For each=move || groups.get() key=String::clone let(id)>
                <OneGroup desk id />
            </For>
        </div>
    }
}

#[component]
fn OneGroup(desk: Desk, id: String) -> impl IntoView {
    let place = desk.place;
    let group = StoredValue::new(id.clone());
    let items = Memo::new(move |_| {
        desk.board.with(|board| {
            group.with_value(|group| {
                let items = board.in_group(group);
                items.map(|item| item.id.clone()).collect::<Vec<_>>()
            })
        })
    });
    let over = RwSignal::new(false);
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let dragged = event
            .data_transfer()
            .and_then(|data| data.get_data("text/plain").ok());
        let dragged = dragged.filter(|dragged| {
            desk.board
                .with_untracked(|board| board.items.iter().any(|item| item.id == *dragged))
        });
        if let Some(dragged) = dragged {
            desk.group(&[&dragged], Some(&group.get_value()));
        }
    };
    let allow = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let head = (!id.is_empty()).then(|| {
        let name = Signal::derive(move || name_of(desk.board, &group.get_value()));
        let commit = Callback::new(move |(typed, visit): (String, Visit)| {
            let board = desk.now().named(&group.get_value(), &typed);
            place.answer(sightline_plan::codec::Field::write(&board), Some(visit))
        });
        let apart = move |_| {
            place.keep(&desk.now().ungrouped(&group.get_value()));
            focus::catch(desk.add_id());
        };
        view! {
            <div class="group-head">
                <TextField id=place.part(&format!("{id}-name")) label=text::group_name() hint=text::group_hint()
                    value=name commit draft_key=place.draft(&format!("{id}-name")) />
                <button type="button" class="link quiet" on:click=apart>{text::apart()}</button>
            </div>
        }
        .into_any()
    });
    let loose = id.is_empty();
    let empty = live(move || {
        let none = items.with(Vec::is_empty);
        let grouped = desk.board.with(|board| !board.groups.is_empty());
        (loose && none && grouped)
            .then(|| view! { <p class="hint">{text::all_grouped()}</p> }.into_any())
    });
    view! {
        <div class="board-group" data-loose=loose.then_some("") data-over=move || over.get().then_some("")
            on:dragover=allow on:dragleave=move |_| over.set(false) on:drop=drop>
            {head}
            {empty}
            <ul>
                <For each=move || items.get() key=String::clone let(id)>
                    <Thought desk id />
                </For>
            </ul>
        </div>
    }
}

fn name_of(board: Memo<Board>, group: &str) -> String {
    board.with(|board| {
        let group = board.groups.iter().find(|known| known.id == group);
        group.map(|group| group.name.clone()).unwrap_or_default()
    })
}

#[component]
fn Thought(desk: Desk, id: String) -> impl IntoView {
    let place = desk.place;
    let item = StoredValue::new(id.clone());
    let words = Signal::derive(move || {
        desk.board.with(|board| {
            let found = item.with_value(|id| board.items.iter().find(|known| known.id == *id));
            found.map(|item| item.text.clone()).unwrap_or_default()
        })
    });
    let label = words.get_untracked();
    let commit = Callback::new(move |(typed, visit): (String, Visit)| {
        // Written in several lines where it is long, and still one.
        let typed = typed.replace(['\r', '\n'], " ");
        let board = desk.now().reworded(&item.get_value(), &typed);
        place.answer(sightline_plan::codec::Field::write(&board), Some(visit))
    });
    let chosen = {
        let id = id.clone();
        move || desk.chosen.with(|chosen| chosen.contains(&id))
    };
    let toggle = move |event: ev::Event| {
        let on = event_target_checked(&event);
        desk.chosen.update(|chosen| {
            let id = item.get_value();
            if on {
                chosen.insert(id);
            } else {
                chosen.remove(&id);
            }
        });
    };
    let remove = move |_| {
        place.keep(&desk.now().without(&item.get_value()));
        focus::catch(desk.add_id());
    };
    let drag = move |event: ev::DragEvent| {
        if let Some(data) = event.data_transfer() {
            // A browser that carries nothing along drags nothing.
            let _ = data.set_data("text/plain", &item.get_value());
        }
    };
    view! {
        <li class="thought">
            <span class="grip" draggable="true" title=text::drag() aria-hidden="true" on:dragstart=drag>{Icon::Grip}</span>
            <input type="checkbox" aria-label=text::choose(&label) prop:checked=chosen on:change=toggle />
            <TextField id=place.part(&format!("{id}-text")) label=text::thought() kind=FieldKind::Lines value=words commit
                draft_key=place.draft(&id) />
            <button type="button" class="icon-button" aria-label=text::remove(&label) on:click=remove>{Icon::Close}</button>
        </li>
    }
}

/// What can be done with the thoughts that are chosen.
#[component]
fn GroupTools(desk: Desk) -> impl IntoView {
    let count = Memo::new(move |_| desk.chosen.with(BTreeSet::len));
    live(move || {
        let count = count.get();
        if count == 0 {
            return None;
        }
        let act = move |group: Option<String>| {
            let chosen = desk.chosen.get_untracked();
            let items: Vec<&str> = chosen.iter().map(String::as_str).collect();
            desk.group(&items, group.as_deref());
        };
        let groups = desk.board.with(|board| board.groups.clone());
        let ways = groups.into_iter().enumerate().map(|(at, group)| {
            let name = if group.name.is_empty() {
                text::unnamed(at + 1)
            } else {
                group.name
            };
            let id = group.id;
            view! { <button type="button" class="button" on:click=move |_| act(Some(id.clone()))>{text::into(name)}</button> }
                .into_any()
        });
        let ways = ways.collect_view();
        Some(
            view! {
                <div class="group-tools" role="group" aria-label=text::chosen(count)>
                    <span>{text::chosen(count)}</span>
                    <button type="button" class="button primary" on:click=move |_| act(None)>{text::new_group()}</button>
                    {ways}
                    <button type="button" class="button" on:click=move |_| act(Some(String::new()))>{text::out()}</button>
                </div>
            }
            .into_any(),
        )
    })
}
