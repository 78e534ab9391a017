//! What `index.html` shows of the start page before the app is there.

use leptos::prelude::*;

/// The id of the element, and the attribute with which `boot.js` shows it.
const ID: &str = "early";
const SHOWN: &str = "data-early";

/// Whether the page shows it.
pub fn is_shown() -> bool {
    let root = document().document_element();
    root.is_some_and(|root| root.has_attribute(SHOWN))
}

/// Takes it off the page, whose own content is there now.
pub fn take_away() {
    if let Some(early) = document().get_element_by_id(ID) {
        early.remove();
    }
}
