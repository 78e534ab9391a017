//! Where focus goes, so that nobody who works by keyboard or by ear loses their place.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves focus to the element with this id, if there is one.
pub fn move_to(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What cannot take focus leaves it where it was.
        let _ = element.focus();
    }
}

/// Moves focus to the element with this id once the page has caught up, as it has to where the element is
/// only being made.
pub fn move_soon(id: String) {
    set_timeout(move || move_to(&id), Duration::from_millis(30));
}

/// Leaves what has focus on the page that is about to go; what was typed there is taken note of. To remove an element
/// that has focus costs the browser a look at the whole page.
pub fn leave() {
    let main = document().get_element_by_id("main");
    let active = document().active_element();
    let Some((main, active)) = main.zip(active) else {
        return;
    };
    if active == main || !main.contains(Some(&active)) {
        return;
    }
    if let Ok(active) = active.dyn_into::<HtmlElement>() {
        // What cannot lose focus keeps it.
        let _ = active.blur();
    }
}

/// Catches focus that falls: once the page has caught up with what was just done, and if the
/// control that had focus has gone with it, focus moves to the element with this id.
pub fn catch(id: impl Into<String>) {
    let id = id.into();
    let fallen = || {
        let active = document().active_element();
        active.is_none_or(|element| element.tag_name() == "BODY")
    };
    let look = move || {
        if fallen() {
            move_to(&id);
        }
    };
    set_timeout(look, Duration::ZERO);
}

/// Moves focus to the element with this id, once the page has caught up with what was just done.
pub fn soon(id: &str) {
    let id = id.to_owned();
    set_timeout(move || move_to(&id), Duration::ZERO);
}
