//! What the browser says about the room that it gives, and whether it keeps what is stored.
//!
//! Called by name, since browsers without it are to go on working.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How much room there is for this origin, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// How much of it is used.
    pub used: f64,
    /// How much the browser would give.
    pub most: f64,
}

/// Asks the browser to keep what is stored even when the disk gets full. Gives its answer; `None` where it
/// cannot be asked.
pub async fn ask() -> Option<bool> {
    call("persist").await.ok()?.as_bool()
}

/// Whether the browser keeps what is stored even when the disk gets full; `None` where it does not say.
pub async fn is_granted() -> Option<bool> {
    call("persisted").await.ok()?.as_bool()
}

/// How much room there is; `None` where the browser does not say.
pub async fn room() -> Option<Room> {
    let estimate = call("estimate").await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some(Room {
        used: number("usage")?,
        most: number("quota")?,
    })
}

async fn call(name: &str) -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let storage = Reflect::get(&window.navigator(), &"storage".into())?;
    let function: Function = Reflect::get(&storage, &name.into())?.dyn_into()?;
    let promise: Promise = function.call0(&storage)?.dyn_into()?;
    JsFuture::from(promise).await
}
