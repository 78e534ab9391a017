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

/// Takes what is typed when the page goes, and gives what is to hear of `focusout`: of the line, or of the
/// `group` of fields that are about one thing.
pub fn taken_when_left(
    group: Option<&'static str>,
    take: impl Fn() + Clone + 'static,
) -> impl Fn(ev::FocusEvent) + 'static {
    let now = take.clone();
    let listener = window_event_listener(ev::pagehide, move |_| now());
    on_cleanup(move || listener.remove());
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

fn is_within(target: Option<&EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_ref::<Element>());
    element.is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}
