//! What this device remembers apart from any plan, such as its theme and who "me" is: short texts, each
//! under a name of its own.

use gloo_storage::Storage;

use super::{Why, local_storage::LocalStorage};

const PREFIX: &str = "sightline.device.";

/// The setting of this name, where there is one that can be read.
pub fn get(name: &str) -> Option<String> {
    // gloo-storage panics where local storage is blocked.
    LocalStorage::open().ok()?;
    gloo_storage::LocalStorage::get(key(name)).ok()
}

/// Remembers a setting, or forgets it.
///
/// # Errors
/// Where local storage is blocked or full. The setting is then as it was.
pub fn set(name: &str, text: Option<&str>) -> Result<(), Why> {
    let store = LocalStorage::open()?;
    let key = key(name);
    match text {
        // Written as gloo-storage reads it; its own `set` tells less of why it failed.
        Some(text) => {
            let text =
                serde_json::to_string(text).map_err(|error| Why::Failed(error.to_string()))?;
            store.set(&key, &text)
        }
        None => store.remove(&key),
    }
}

/// The names of all settings that begin so.
pub fn names(beginning: &str) -> Vec<String> {
    let Ok(store) = LocalStorage::open() else {
        return Vec::new();
    };
    let lengths = store.lengths(&key(beginning)).into_iter();
    let names = lengths.filter_map(|(key, _)| key.strip_prefix(PREFIX).map(str::to_owned));
    names.collect()
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}
