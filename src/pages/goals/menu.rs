//! What can be done with a goal, behind one button of its row. There is one menu for all rows.

use std::time::Duration;

use leptos::{ev, html, prelude::*};
use sightline_plan::{Goal, Id, outline::place::Step};
use sightline_text::goals;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::outliner::Outliner;
use crate::ui::Icon;

const ID: &str = "goal-menu";

/// The menu's width and height at most, in pixels of plain text size, to keep it on the screen.
const SIZE: (f64, f64) = (248.0, 420.0);

/// Where the menu stands on the screen.
#[derive(Clone, Copy)]
struct Place(RwSignal<(f64, f64)>);

thread_local! {
    static PLACE: std::cell::Cell<(f64, f64)> = const { std::cell::Cell::new((0.0, 0.0)) };
}

/// Opens the menu of a goal, below the button that was pressed.
pub fn open(outliner: Outliner, id: Id<Goal>, event: &ev::MouseEvent) {
    let button = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = button else { return };
    let place = button.get_bounding_client_rect();
    let size = |of: Result<wasm_bindgen::JsValue, _>| {
        of.ok().and_then(|size| size.as_f64()).unwrap_or(0.0)
    };
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let x = (place.right() - SIZE.0).clamp(8.0, (width - SIZE.0 - 8.0).max(8.0));
    let below = place.bottom() + 4.0;
    let y = if below + SIZE.1 > height {
        (height - SIZE.1 - 8.0).max(8.0)
    } else {
        below
    };
    PLACE.set((x, y));
    outliner.menu_of.set(Some(id));
    let show = || {
        if let Some(menu) = menu() {
            // One that is open already needs nothing.
            let _ = menu.show_popover();
            to_item(0);
        }
    };
    set_timeout(show, Duration::ZERO);
}

fn menu() -> Option<HtmlElement> {
    document().get_element_by_id(ID)?.dyn_into().ok()
}

fn items() -> Vec<HtmlElement> {
    let found = menu().and_then(|menu| {
        menu.query_selector_all("[role=menuitem]:not(:disabled)")
            .ok()
    });
    let Some(found) = found else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

fn to_item(at: usize) {
    if let Some(item) = items().get(at) {
        // An item that cannot take focus can still be pressed.
        let _ = item.focus();
    }
}

/// The menu.
#[component]
pub fn RowMenu() -> impl IntoView {
    let outliner = Outliner::here();
    let popover = NodeRef::<html::Div>::new();
    let place = Place(RwSignal::new((0.0, 0.0)));
    Effect::new(move |_| {
        outliner.menu_of.track();
        place.0.set(PLACE.get());
    });
    let act = move |act: fn(Outliner, &Id<Goal>)| {
        move |_: ev::MouseEvent| {
            if let Some(menu) = menu() {
                // One that is closed already needs nothing.
                let _ = menu.hide_popover();
            }
            if let Some(id) = outliner.menu_of.get_untracked() {
                outliner.active.set(Some(id.clone()));
                act(outliner, &id);
            }
        }
    };
    let item = move |name: &'static str,
                     key: &'static str,
                     icon: Option<Icon>,
                     run: fn(Outliner, &Id<Goal>)| {
        view! {
            <button type="button" role="menuitem" tabindex="-1" class="menu-item" on:click=act(run)>
                <span class="menu-icon">{icon.map(leptos::prelude::IntoRender::into_render)}</span> <span class="grow">{name}</span>
                <span class="menu-key" aria-hidden="true">{key}</span>
            </button>
        }
        .into_any()
    };
    let line = || view! { <div class="menu-line" role="separator"></div> }.into_any();
    let keys = move |event: ev::KeyboardEvent| {
        event.stop_propagation();
        let items = items();
        let active = document().active_element();
        let at = items
            .iter()
            .position(|item| active.as_ref() == Some(item.as_ref()))
            .unwrap_or(0);
        let last = items.len().saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => to_item(if at == last { 0 } else { at + 1 }),
            "ArrowUp" => to_item(if at == 0 { last } else { at - 1 }),
            "Home" => to_item(0),
            "End" => to_item(last),
            "Tab" => {
                if let Some(menu) = menu() {
                    // Then focus goes back to the button, as with Escape.
                    let _ = menu.hide_popover();
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div id=ID class="menu" popover="auto" role="menu" aria-label=goals::menu::label() node_ref=popover
            style:inset-inline-start=move || format!("{}px", place.0.get().0)
            style:inset-block-start=move || format!("{}px", place.0.get().1)
            on:keydown=keys>
            {item(goals::menu::open(), "Ctrl ↵", Some(Icon::Go), |outliner, id| outliner.open(id))}
            {item(goals::menu::edit(), "F2", Some(Icon::Edit), |outliner, id| outliner.edit(id))}
            {line()}
            {item(goals::menu::below(), "⇧ ↵", Some(Icon::Add), |outliner, id| outliner.add_below(Some(id)))}
            {item(goals::menu::child(), "Alt ↵", None, |outliner, id| outliner.add_inside(id))}
            {line()}
            {item(goals::menu::up(), "Alt ↑", None, |outliner, id| { outliner.step(id, Step::Up); outliner.focus(id); })}
            {item(goals::menu::down(), "Alt ↓", None, |outliner, id| { outliner.step(id, Step::Down); outliner.focus(id); })}
            {item(goals::menu::in_(), "Alt →", None, |outliner, id| { outliner.step(id, Step::In); outliner.focus(id); })}
            {item(goals::menu::out(), "Alt ←", None, |outliner, id| { outliner.step(id, Step::Out); outliner.focus(id); })}
            {item(goals::menu::to(), "", None, |outliner, id| {
                outliner.moving.set(Some(id.clone()));
                outliner.choosing.set(true);
            })}
            {line()}
            {item(goals::menu::delete(), "Del", Some(Icon::Delete), |outliner, id| outliner.delete(id))}
        </div>
    }
}
