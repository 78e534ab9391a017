//! The whole map, small, with a frame around what is in view. The buttons beside it and the keys do the same.

use std::fmt::Write;

use leptos::{ev, prelude::*};
use sightline_draw::Place;
use sightline_text::map;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{atlas::Atlas, camera::MINI};
use crate::ui::live;

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
    let held = StoredValue::new(false);
    let go = move |event: &ev::PointerEvent| {
        let Some(mini) = element(event) else { return };
        let corner = mini.get_bounding_client_rect();
        let (extent, size) = (camera.mini_extent(), camera.mini_extent().size());
        let part =
            |at: f64, from: f64, length: f64| ((at - from) / length.max(1.0)).clamp(0.0, 1.0);
        camera.centre(Place {
            x: extent.left
                + size.x * part(f64::from(event.client_x()), corner.left(), corner.width()),
            y: extent.top
                + size.y * part(f64::from(event.client_y()), corner.top(), corner.height()),
        });
    };
    let down = move |event: ev::PointerEvent| {
        event.prevent_default();
        if let Some(mini) = element(&event) {
            // A pointer that is gone already captures nothing.
            let _ = mini.set_pointer_capture(event.pointer_id());
        }
        held.set_value(true);
        go(&event);
    };
    let moved = move |event: ev::PointerEvent| {
        if held.get_value() {
            go(&event);
        }
    };
    view! {
        <div class="map-mini" aria-hidden="true" title=map::zoom::mini()
            style:width=format!("{}px", MINI.x) style:height=format!("{}px", MINI.y)
            on:pointerdown=down on:pointermove=moved
            on:pointerup=move |_| held.set_value(false) on:pointercancel=move |_| held.set_value(false)>
            <svg viewBox=view_box preserveAspectRatio="none" focusable="false"><path d=live(move || path.get()) /></svg>
            <div class="map-mini-frame" node_ref=camera.mini_frame></div>
        </div>
    }
}

fn element(event: &ev::PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}
