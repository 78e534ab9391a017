//! Local storage: synchronous, shared by tabs, and not durable at once.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::Why;

/// Local storage, where the browser lets us have it.
#[derive(Clone, Debug)]
pub(super) struct LocalStorage(web_sys::Storage);

impl LocalStorage {
    /// # Errors
    /// Where there is none, or the browser's settings forbid it.
    pub fn open() -> Result<Self, Why> {
        let window = web_sys::window().ok_or(Why::Absent)?;
        match window.local_storage() {
            Ok(Some(storage)) => Ok(Self(storage)),
            Ok(None) => Err(Why::Absent),
            Err(error) => Err(Why::of(&error)),
        }
    }

    /// # Errors
    /// Above all [`Why::Full`]; the old value is then still there.
    pub fn set(&self, key: &str, text: &str) -> Result<(), Why> {
        self.0.set_item(key, text).map_err(|error| Why::of(&error))
    }

    /// # Errors
    /// Where the browser refuses.
    pub fn remove(&self, key: &str) -> Result<(), Why> {
        self.0.remove_item(key).map_err(|error| Why::of(&error))
    }

    /// The value under this key, if there is one.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub fn get(&self, key: &str) -> Result<Option<String>, Why> {
        self.0.get_item(key).map_err(|error| Why::of(&error))
    }

    /// Every key that begins with the prefix, and the length of its value in UTF-16 units, which is what
    /// the browser counts.
    pub fn lengths(&self, prefix: &str) -> Vec<(String, usize)> {
        let store: &Object = self.0.unchecked_ref();
        let length = |key: JsValue| {
            let value = Reflect::get(store, &key)
                .ok()?
                .dyn_into::<JsString>()
                .ok()?;
            let key = key.as_string().filter(|key| key.starts_with(prefix))?;
            Some((key, value.length() as usize))
        };
        Object::keys(store).iter().filter_map(length).collect()
    }

    /// Every key that begins with the prefix, and its value.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub fn list(&self, prefix: &str) -> Result<Vec<(String, String)>, Why> {
        let mut found = Vec::new();
        // All keys in one go: asking for them by number while another tab writes could skip one.
        for key in Object::keys(self.0.unchecked_ref::<Object>()) {
            let Some(key) = key.dyn_ref::<JsString>().map(String::from) else {
                continue;
            };
            if key.starts_with(prefix) {
                let text = self.0.get_item(&key).map_err(|error| Why::of(&error))?;
                found.extend(text.map(|text| (key, text)));
            }
        }
        Ok(found)
    }
}
