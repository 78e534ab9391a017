//! What the map asks of the screen, and the styles that it sets there past the renderer, because they change in each
//! frame.

use leptos::prelude::*;
use web_sys::HtmlElement;

/// What was written last into each style that moves. Most of them stay in most frames, and to set one costs as much as
/// to change it.
#[derive(Clone, Copy)]
pub struct Written(StoredValue<Vec<String>>);

impl Written {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(StoredValue::new(Vec::new()))
    }

    /// The elements may be others now.
    pub fn forget(self) {
        self.0.update_value(Vec::clear);
    }

    /// Sets a style that has this place among those that move, unless it is what it was.
    pub fn put(self, at: usize, element: &HtmlElement, name: &str, value: String) {
        self.0.try_update_value(|written| {
            if written.len() <= at {
                written.resize(at + 1, String::new());
            }
            if let Some(last) = written.get_mut(at).filter(|last| **last != value) {
                put(element, name, &value);
                *last = value;
            }
        });
    }
}

/// Sets a style by hand: what moves in each frame goes past the renderer.
pub fn put(element: &HtmlElement, name: &str, value: &str) {
    // A property that exists is taken.
    let _ = element.style().set_property(name, value);
}

/// How large the page's letters are, to 16 pixels.
pub fn letters() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    let size = size.and_then(|size| size.trim_end_matches("px").parse::<f64>().ok());
    size.map_or(1.0, |size| size / 16.0)
}

/// The time of the page, which goes on whatever the calendar says.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Whether the person wants nothing to move by itself.
pub fn wants_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
