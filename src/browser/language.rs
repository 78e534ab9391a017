//! The language that the person reads.

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
/// Where they cannot be fetched or read. They are then English, and the page says so of itself.
pub async fn speak(tag: &str) -> Result<(), Why> {
    let installed = match site::content(&format!("languages/{tag}.json")).await {
        Ok(words) => {
            sightline_text::install(tag, &words).map_err(|error| Why::Failed(error.to_string()))
        }
        Err(why) => Err(why),
    };
    if installed.is_err() {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(root) = document.and_then(|document| document.document_element()) {
            // A root that takes no attribute keeps the one that it has.
            let _ = root.set_attribute("lang", "en");
        }
    }
    installed
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
