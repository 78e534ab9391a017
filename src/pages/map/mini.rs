//! The whole map, small, with a frame around what is in view. The buttons beside it and the keys do the same.
//!
//! To press and let go goes there. To drag takes the view along; let go beside the small map, and one is back where one was.

use std::fmt::Write;

use leptos::{ev, prelude::*};
use sightline_draw::{Place, View};
use sightline_text::map;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{atlas::Atlas, camera::MINI};
use crate::ui::live;

/// So many pixels a hand moves that only presses.
const TREMOR: f64 = 4.0;

/// So much of its size beside it still counts as within.
const SLACK: f64 = 0.25;

/// A pointer that is pressed on the small map.
#[derive(Clone, Copy)]
struct Held {
    /// What was in view before.
    before: View,
    /// Where it was pressed, on the page.
    pressed: Place,
    /// Whether it has moved since.
    dragged: bool,
}

/// The small overview.
#[component]
pub fn Mini() -> impl IntoView {
    let atlas = Atlas::here();
    let camera = atlas.camera;
    let path = Memo::new(move |_| {
        atlas.map.with(|map| {
            let mut path = String::new();
            for node in 0..map.nodes().len() {
                if let Some(card) = map.card(node) {
                    let (middle, size) = (card.middle(), card.size());
                    // Writing into a string does not fail.
                    let _ = write!(path, "M{:.0} {:.0}h{:.0}", card.left, middle.y, size.x);
                }
            }
            path
        })
    });
    let around = move || {
        atlas.map.track();
        camera.mini_extent()
    };
    let view_box = live(move || {
        let around = around();
        let size = around.size();
        format!(
            "{:.0} {:.0} {:.0} {:.0}",
            around.left, around.top, size.x, size.y
        )
    });
    let held = StoredValue::new(None::<Held>);
    let go = move |event: &ev::PointerEvent, held: &Held| {
        let Some(mini) = element(event) else { return };
        let corner = mini.get_bounding_client_rect();
        let (extent, size) = (camera.mini_extent(), camera.mini_extent().size());
        let part = |at: f64, from: f64, length: f64| {
            let part = (at - from) / length.max(1.0);
            // A hand does not stop right at the edge.
            (-SLACK..=1.0 + SLACK)
                .contains(&part)
                .then(|| part.clamp(0.0, 1.0))
        };
        let at = at(event);
        let across = part(at.x, corner.left(), corner.width());
        let down = part(at.y, corner.top(), corner.height());
        match across.zip(down) {
            Some((across, down)) => camera.centre(Place {
                x: extent.left + size.x * across,
                y: extent.top + size.y * down,
            }),
            None => camera.look_again(held.before),
        }
    };
    let down = move |event: ev::PointerEvent| {
        event.prevent_default();
        if let Some(mini) = element(&event) {
            // A pointer that is gone already captures nothing.
            let _ = mini.set_pointer_capture(event.pointer_id());
        }
        held.set_value(Some(Held {
            before: camera.view(),
            pressed: at(&event),
            dragged: false,
        }));
    };
    let moved = move |event: ev::PointerEvent| {
        let Some(mut now) = held.get_value() else {
            return;
        };
        let (at, from) = (at(&event), now.pressed);
        now.dragged |= (at.x - from.x).hypot(at.y - from.y) > TREMOR;
        held.set_value(Some(now));
        if now.dragged {
            go(&event, &now);
        }
    };
    let up = move |event: ev::PointerEvent| {
        if let Some(last) = held.get_value() {
            go(&event, &last);
        }
        held.set_value(None);
    };
    let cancel = move |_| {
        if let Some(last) = held.get_value() {
            camera.look_again(last.before);
        }
        held.set_value(None);
    };
    view! {
        <div class="map-mini" aria-hidden="true" title=map::zoom::mini()
            style:width=format!("{}px", MINI.x) style:height=format!("{}px", MINI.y)
            on:pointerdown=down on:pointermove=moved
            on:pointerup=up on:pointercancel=cancel>
            <svg viewBox=view_box preserveAspectRatio="none" focusable="false"><path d=live(move || path.get()) /></svg>
            <div class="map-mini-frame" node_ref=camera.mini_frame></div>
        </div>
    }
}

fn at(event: &ev::PointerEvent) -> Place {
    Place {
        x: f64::from(event.client_x()),
        y: f64::from(event.client_y()),
    }
}

fn element(event: &ev::PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}
