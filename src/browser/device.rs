//! What this device remembers apart from any plan, such as its theme and who "me" is.

use gloo_storage::Storage;
use serde_json::{Map, Value};

use super::{Why, local_storage::LocalStorage};

const KEY: &str = "sightline.device";

/// The setting of this name; null where there is none, or none can be read.
pub fn get(name: &str) -> Value {
    all().get(name).cloned().unwrap_or_default()
}

/// Remembers a setting; null forgets it.
///
/// # Errors
/// Where local storage is blocked or full. The setting is then as it was.
pub fn set(name: &str, value: Value) -> Result<(), Why> {
    let store = LocalStorage::open()?;
    let mut all = all();
    if value.is_null() {
        all.shift_remove(name);
    } else {
        all.insert(name.to_owned(), value);
    }
    store.set(KEY, &Value::Object(all).to_string())
}

fn all() -> Map<String, Value> {
    // gloo-storage panics where local storage is blocked.
    if LocalStorage::open().is_err() {
        return Map::new();
    }
    match gloo_storage::LocalStorage::get(KEY) {
        Ok(Value::Object(all)) => all,
        _ => Map::new(),
    }
}
