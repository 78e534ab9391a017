//! A file on disk that the page may write to again and again, where the browser has the File System
//! Access API.
//!
//! Called by name, since the bindings for it are still marked as unstable.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::Why;

/// A file that a person chose.
#[derive(Clone, Debug)]
pub struct DiskFile(JsValue);

/// Whether this browser can tie a plan to a file.
pub fn is_supported() -> bool {
    web_sys::window().is_some_and(|window| {
        Reflect::has(&window, &"showSaveFilePicker".into()).unwrap_or_default()
    })
}

/// Lets a person choose where to save; `None` where they change their mind. Only after a click.
pub async fn choose(name: &str) -> Option<DiskFile> {
    let window = web_sys::window()?;
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into()).ok()?;
    let chosen = call(&window, "showSaveFilePicker", &options).await.ok()?;
    Some(DiskFile(chosen))
}

impl DiskFile {
    /// The file that this value stands for, if it stands for one.
    pub(super) fn of(handle: JsValue) -> Option<Self> {
        handle.is_object().then_some(Self(handle))
    }

    /// What the browser keeps of it.
    pub(super) fn handle(&self) -> &JsValue {
        &self.0
    }

    /// Its name.
    pub fn name(&self) -> String {
        let name = Reflect::get(&self.0, &"name".into());
        name.ok()
            .and_then(|name| name.as_string())
            .unwrap_or_default()
    }

    /// Whether the page may write to it. With `ask`, a person is asked; only after a click.
    pub async fn may_write(&self, ask: bool) -> bool {
        let name = if ask {
            "requestPermission"
        } else {
            "queryPermission"
        };
        let options = Object::new();
        let set = Reflect::set(&options, &"mode".into(), &"readwrite".into());
        let answer = call(&self.0, name, &options).await;
        set.is_ok() && answer.is_ok_and(|answer| answer == "granted")
    }

    /// When it was last written, in milliseconds since 1970; `None` where it cannot be read.
    pub async fn modified_ms(&self) -> Option<f64> {
        Some(self.file().await?.last_modified())
    }

    /// Its text; `None` where it cannot be read.
    pub async fn read(&self) -> Option<String> {
        let text = JsFuture::from(self.file().await?.text()).await;
        text.ok()?.as_string()
    }

    /// Writes it whole: what was there stays until this is done.
    ///
    /// # Errors
    /// Where the browser or the disk refuses.
    pub async fn write(&self, text: &str) -> Result<(), Why> {
        let written = self.try_write(text).await;
        written.map_err(|error| Why::of(&error))
    }

    async fn try_write(&self, text: &str) -> Result<(), JsValue> {
        let stream = call(&self.0, "createWritable", &JsValue::UNDEFINED).await?;
        call(&stream, "write", &text.into()).await?;
        call(&stream, "close", &JsValue::UNDEFINED).await?;
        Ok(())
    }

    /// The file itself; `None` where it cannot be read.
    pub(super) async fn file(&self) -> Option<web_sys::File> {
        let file = call(&self.0, "getFile", &JsValue::UNDEFINED).await.ok()?;
        file.dyn_into().ok()
    }
}

async fn call(of: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    let arguments = if argument.is_undefined() {
        Array::new()
    } else {
        Array::of1(argument)
    };
    let promise: Promise = function.apply(of, &arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}
