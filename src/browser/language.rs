//! The language that the person reads.

use js_sys::{Array, JSON, Object};
use wasm_bindgen::JsCast;

use super::{Why, device, site};

/// Those that all of the page's words are in, each with its own name. `boot.js` knows their tags too.
pub const ALL: [(&str, &str); 2] = [("en", "English"), ("fr", "Français")];

/// The key under which the device remembers a choice; `boot.js` reads it.
const KEY: &str = "language";

/// The tag of the language in which the page is to speak: the one that was chosen on this device, else the first of
/// the browser's that there is. `boot.js` finds it out before anything is painted.
pub fn wanted() -> Option<String> {
    let root = web_sys::window()?.document()?.document_element()?;
    let tag = root.get_attribute("lang")?;
    ALL.iter().any(|(known, _)| *known == tag).then_some(tag)
}

/// Has the page's words be in a language.
///
/// # Errors
/// Where they cannot be fetched or read. They are then English.
pub async fn speak(tag: String) -> Result<(), Why> {
    let file = format!("languages/{tag}.json");
    let words = site::content(&file).await?;
    let words = JSON::parse(&words).map_err(|error| Why::of(&error))?;
    let words = words.dyn_into::<Object>().map_err(|_| Why::Failed(file))?;
    // What is no text is left out, and stays English.
    let pairs = Object::entries(&words);
    let words = pairs.iter().filter_map(|pair| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    });
    sightline_text::install(&tag, words);
    Ok(())
}

/// Has the page say of itself that it is in English.
pub fn fall_back() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(root) = document.and_then(|document| document.document_element()) {
        // A root that takes no attribute keeps the one that it has.
        let _ = root.set_attribute("lang", "en");
    }
}

/// Remembers a language and begins the page again in it.
///
/// # Errors
/// Where the device cannot remember it; nothing has changed then.
pub fn choose(tag: &str) -> Result<(), Why> {
    device::set(KEY, Some(tag))?;
    if let Some(window) = web_sys::window() {
        window
            .location()
            .reload()
            .map_err(|error| Why::of(&error))?;
    }
    Ok(())
}
