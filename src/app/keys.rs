//! The keys that work on every page.
//!
//! Single keys never act while a person types, chooses from a list or answers a dialog, and can be
//! switched off.

use std::cell::Cell;

use leptos::{ev, prelude::*};

use crate::{
    browser::clock,
    route::Route,
    state::{Commands, Navigation, Overlay, Overlays, Workspace},
};

/// So long the second key of two may take.
const SECOND_KEY_MS: f64 = 1500.0;

/// Listens for as long as its caller is on the page.
pub fn listen() {
    let overlays = Overlays::here();
    let commands = Commands::here();
    let navigation = expect_context::<Navigation>();
    let workspace = Workspace::here();
    // When `g` was pressed, which waits for where to go.
    let going = Cell::new(f64::MIN);
    let listener = window_event_listener(ev::keydown, move |event| {
        let key = event.key();
        if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key() {
            if key.eq_ignore_ascii_case("k") {
                event.prevent_default();
                if overlays.get_untracked() == Some(Overlay::Palette) {
                    overlays.close();
                } else if !is_dialog_open() {
                    overlays.open(Overlay::Palette);
                }
            }
            return;
        }
        let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if !plain
            || event.default_prevented()
            || !commands.single_keys().get_untracked()
            || is_engaged()
        {
            return;
        }
        let was_going = clock::now_ms() - going.replace(f64::MIN) < SECOND_KEY_MS;
        let plan = workspace
            .plan_now()
            .map(|plan| plan.about().id.clone())
            .filter(|id| navigation.is_about_now(id));
        let goes = match key.as_str() {
            "s" if was_going => Some(Route::Start),
            "d" if was_going => Some(Route::Device),
            "p" if was_going => plan.map(Route::Plan),
            "t" if was_going => plan.map(Route::People),
            "g" => {
                going.set(clock::now_ms());
                None
            }
            key if commands.press(key) => {
                event.prevent_default();
                None
            }
            "?" => {
                event.prevent_default();
                overlays.open(Overlay::Shortcuts);
                None
            }
            "/" => {
                event.prevent_default();
                overlays.open(Overlay::Palette);
                None
            }
            "n" => Some(plan.map_or(Route::Draft, Route::DraftIn)),
            _ => None,
        };
        if let Some(route) = goes {
            // Or the letter would be typed into the field that takes focus next.
            event.prevent_default();
            navigation.go(&route);
        }
    });
    on_cleanup(move || listener.remove());
}

/// Whether keys belong to something else now.
fn is_engaged() -> bool {
    const OTHERS: &str = "input:not([type=checkbox], [type=radio], [type=button], [type=file]), textarea, select, \
        [contenteditable]:not([contenteditable=false]), [role=tree], [role=treegrid], [role=grid], [role=menu], [role=listbox]";
    let document = document();
    let within_others = document
        .active_element()
        .and_then(|element| element.closest(OTHERS).ok())
        .flatten()
        .is_some();
    within_others
        || matches!(
            document.query_selector("dialog[open], :popover-open"),
            Ok(Some(_))
        )
}

/// Whether a dialog waits for an answer that the palette must not cover.
fn is_dialog_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}
