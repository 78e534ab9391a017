//! What keyboards of this platform call their keys.

use leptos::prelude::window;

/// Whether this is one of Apple's, whose command key does what Ctrl does elsewhere.
pub fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad", "iPod"]
        .iter()
        .any(|apple| platform.starts_with(apple))
}

/// Whether there is no network, as far as the browser knows.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// The key that is held for a command.
pub fn modifier() -> &'static str {
    if is_apple() { "⌘" } else { "Ctrl" }
}

/// The key for capitals.
pub fn shift() -> &'static str {
    if is_apple() { "⇧" } else { "Shift" }
}
