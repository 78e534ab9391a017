//! Files that the system opens with the installed app.
//!
//! Called by name, since the bindings for it are still marked as unstable.

use js_sys::{Array, Function, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::disk_file::DiskFile;

/// Takes each file that the app is opened with, those too that came before it asked. Nothing where the browser does not
/// know of such.
pub fn files(take: impl Fn(web_sys::File) + Clone + 'static) {
    // A browser without it never opens a file with the app.
    let _ = listen(take);
}

fn listen(take: impl Fn(web_sys::File) + Clone + 'static) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let queue = Reflect::get(&window, &"launchQueue".into())?;
    let set: Function = Reflect::get(&queue, &"setConsumer".into())?.dyn_into()?;
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let files = Reflect::get(&launch, &"files".into());
        let first = files.ok().and_then(|files| files.dyn_into::<Array>().ok());
        let Some(file) = first.and_then(|files| DiskFile::of(files.get(0))) else {
            return;
        };
        let take = take.clone();
        spawn_local(async move {
            if let Some(file) = file.file().await {
                take(file);
            }
        });
    });
    // It listens for as long as the page is there.
    set.call1(&queue, &consumer.into_js_value())?;
    Ok(())
}
