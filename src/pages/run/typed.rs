//! What is typed into a line is taken also where one goes on without adding it: nothing that was written down
//! in front of a room is lost.

use std::time::Duration;

use leptos::{ev, prelude::*};
use serde_json::json;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use super::room::Place;
use crate::browser::random;

/// Adds what is typed as an entry of the answer. Gives whether it was added, and the line may be emptied.
pub fn add_entry(place: Place, typed: &str) -> bool {
    let typed = typed.trim();
    !typed.is_empty()
        && place
            .do_it(|guide, key, input| guide.add_entry(key, input, json!(typed), &mut random::bits))
}

/// How long a click on something of the same step may take, which what is added would move away.
const CLICK: Duration = Duration::from_millis(250);

/// Takes what is typed when the page goes or another of this site comes, and gives what is to hear of `focusout`: of the line, or of the
/// `group` of fields that are about one thing.
pub fn taken_when_left(
    group: Option<&'static str>,
    take: impl Fn() + Clone + 'static,
) -> impl Fn(ev::FocusEvent) + 'static {
    let (now, before) = (take.clone(), take.clone());
    let hidden = window_event_listener(ev::pagehide, move |_| now());
    // The page before is not shown yet when the browser says that it will be.
    let back = window_event_listener(ev::popstate, move |_| before());
    on_cleanup(move || {
        hidden.remove();
        back.remove();
    });
    move |event| {
        let to = event.related_target();
        if group.is_some_and(|group| is_within(to.as_ref(), group)) {
            return;
        }
        if !is_within(to.as_ref(), ".console-step") {
            take();
            return;
        }
        let left = event.target();
        let take = take.clone();
        let later = move || {
            let active = document().active_element().map(EventTarget::from);
            // Whoever is back in the line has not finished it.
            if active != left {
                take();
            }
        };
        set_timeout(later, CLICK);
    }
}

/// Enter adds what is in the line. With Shift it is left to a field of several lines.
pub fn added_by_enter(add: impl Fn() + 'static) -> impl Fn(ev::KeyboardEvent) {
    move |event| {
        if event.key() == "Enter" && !event.is_composing() && !event.shift_key() {
            event.prevent_default();
            add();
        }
    }
}

fn is_within(target: Option<&EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_ref::<Element>());
    element.is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}
