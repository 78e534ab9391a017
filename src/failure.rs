//! What happens when the app traps: the page says so, and offers what is stored.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Shows the failure page of `boot.js`, which works without the app.
    #[wasm_bindgen(js_name = sightlineFailed)]
    fn sightline_failed(message: &str);
}

/// Sends every panic to the failure page. Nothing in the app panics on purpose; if it happens all
/// the same, a person is told and can download their work.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| sightline_failed(&info.to_string())));
}
