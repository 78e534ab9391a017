//! The map by keys: the arrows walk the tree.

use leptos::{ev, prelude::*};
use sightline_draw::Way;
use sightline_plan::{Goal, Id};
use sightline_text::map;

use super::{
    atlas::{Atlas, Shape},
    canvas::STEP,
    hands, save, search,
};
use crate::state::{Command, Commands};

/// A key is pressed on a card.
pub fn press(atlas: Atlas, event: &ev::KeyboardEvent) {
    let (alt, command) = (event.alt_key(), event.ctrl_key() || event.meta_key());
    if alt || command || event.is_composing() {
        return;
    }
    // Not the card that has focus: with keys in quick succession, focus is still on its way to the next.
    let Some(id) = atlas.at_hand() else {
        return;
    };
    let folded = event.shift_key();
    match event.key().as_str() {
        "ArrowLeft" if folded => atlas.fold(&id, false),
        "ArrowRight" if folded => atlas.fold(&id, true),
        "ArrowLeft" => walk(atlas, &id, Way::Parent),
        "ArrowRight" if is_folded(atlas, &id) => atlas.fold(&id, true),
        "ArrowRight" => walk(atlas, &id, Way::Child),
        "ArrowUp" => walk(atlas, &id, Way::Previous),
        "ArrowDown" => walk(atlas, &id, Way::Next),
        "Home" => go_to(atlas, false),
        "End" => go_to(atlas, true),
        "Enter" => hands::open(atlas, &id),
        " " => atlas.toggle(&id),
        "+" | "=" => atlas.camera.step_zoom(STEP),
        "-" | "_" => atlas.camera.step_zoom(1.0 / STEP),
        "0" => atlas.camera.fit(),
        "m" if atlas.may_edit() => {
            atlas.moving.set(Some(id));
            atlas.choosing.set(true);
        }
        "Escape" => atlas.let_go(),
        _ => return,
    }
    event.prevent_default();
}

fn is_folded(atlas: Atlas, id: &Id<Goal>) -> bool {
    atlas.map.with_untracked(|map| {
        let node = map.node(id);
        node.is_some_and(|node| map.nodes()[node].open == Some(false))
    })
}

fn walk(atlas: Atlas, id: &Id<Goal>, way: Way) {
    let to = atlas.map.with_untracked(|map| {
        let to = map.walk(map.node(id)?, way)?;
        Some(map.nodes()[to].goal.clone())
    });
    if let Some(to) = to {
        atlas.focus(&to);
    }
}

/// Goes to the first goal, or to the last.
fn go_to(atlas: Atlas, last: bool) {
    let to = atlas.map.with_untracked(|map| {
        let mut goals = map.nodes().iter().filter(|node| !node.is_gap);
        let node = if last {
            goals.next_back()
        } else {
            goals.next()
        };
        node.map(|node| node.goal.clone())
    });
    if let Some(to) = to {
        atlas.focus(&to);
    }
}

/// Offers what can be done with the map, for the palette and for single keys.
pub fn offer(atlas: Atlas) {
    let commands = Commands::here();
    let camera = atlas.camera;
    let picture = move |act: fn(Atlas)| {
        move || {
            atlas.show_as(Shape::Picture);
            act(atlas);
        }
    };
    commands.offer(Command::new("map-svg", map::command::svg(), move || {
        save::svg(atlas)
    }));
    commands.offer(Command::new("map-png", map::command::png(), move || {
        save::png(atlas)
    }));
    commands.offer(Command::new("map-list", map::command::list(), move || {
        atlas.show_as(Shape::List);
    }));
    commands.offer(Command::new(
        "map-picture",
        map::command::picture(),
        picture(|_| ()),
    ));
    commands.offer(
        Command::new(
            "map-home",
            map::command::home(),
            picture(|atlas| go_to(atlas, false)),
        )
        .key("Home"),
    );
    commands.offer(
        Command::new(
            "map-search",
            map::command::search(),
            picture(|_| search::focus()),
        )
        .key("f"),
    );
    commands.offer(Command::new("map-fit", map::command::fit(), move || camera.fit()).key("0"));
    commands.offer(
        Command::new("map-out", map::command::out(), move || {
            camera.step_zoom(1.0 / STEP);
        })
        .key("-"),
    );
    commands.offer(
        Command::new("map-in", map::command::in_(), move || {
            camera.step_zoom(STEP)
        })
        .key("+"),
    );
}

/// The keys of the map, below it.
#[component]
pub fn Keys() -> impl IntoView {
    let key = |what: &'static str, keys: &'static str| {
        view! { <div><dt>{what}</dt><dd>{keys}</dd></div> }.into_any()
    };
    view! {
        <details class="keys map-keys">
            <summary>{map::keys::title()}</summary>
            <dl>
                {key(map::keys::walk(), map::keys::walk_keys())}
                {key(map::keys::ends(), map::keys::ends_keys())}
                {key(map::keys::open(), map::keys::open_keys())}
                {key(map::keys::fold(), map::keys::fold_keys())}
                {key(map::keys::zoom(), map::keys::zoom_keys())}
                {key(map::keys::under(), map::keys::under_keys())}
                {key(map::keys::off(), map::keys::off_keys())}
            </dl>
        </details>
    }
}
