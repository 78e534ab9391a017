//! Why a store or another service of the browser does not serve.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Why a store does not serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The browser has no such store.
    Absent,
    /// The browser's settings forbid it.
    Blocked,
    /// There is no room left.
    Full,
    /// The connection was closed: by the browser, or for a newer version of the app in another tab.
    Closed,
    /// It did not answer.
    Silent,
    /// Anything else, in the browser's words.
    Failed(String),
}

impl Why {
    /// Reads an exception; the names are those of `DOMException`.
    pub(super) fn of(error: &JsValue) -> Self {
        let text = |name: &str| Reflect::get(error, &name.into()).ok()?.as_string();
        match text("name").as_deref() {
            // Firefox before version 128 has a name of its own for local storage.
            Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Self::Full,
            Some("SecurityError" | "NotAllowedError") => Self::Blocked,
            Some(name) => {
                let message = text("message").unwrap_or_default();
                Self::Failed(format!("{name}: {message}"))
            }
            None => Self::Failed(error.as_string().unwrap_or_default()),
        }
    }
}
