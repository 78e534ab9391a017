//! Compression by the browser, which does it on a thread of its own.
//!
//! Called by name: the bindings know streams, but not how they are piped.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The text as raw deflate; `None` where the browser cannot do it.
pub(super) async fn deflate(text: &str) -> Option<Vec<u8>> {
    try_deflate(text).await.ok()
}

async fn try_deflate(text: &str) -> Result<Vec<u8>, JsValue> {
    let construct = |class: &str, argument: &JsValue| {
        let class: Function = Reflect::get(&js_sys::global(), &class.into())?.dyn_into()?;
        Reflect::construct(&class, &Array::of1(argument))
    };
    let call = |of: &JsValue, name: &str, argument: &JsValue| {
        let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
        function.call1(of, argument)
    };
    let deflater = construct("CompressionStream", &"deflate-raw".into())?;
    // As bytes: a string of the browser's would be made of them, and bytes of that again.
    let bytes = Uint8Array::from(text.as_bytes());
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&bytes))?;
    let stream = call(&blob, "stream", &JsValue::UNDEFINED)?;
    let stream = call(&stream, "pipeThrough", &deflater)?;
    let response = construct("Response", &stream)?;
    let bytes: Promise = call(&response, "arrayBuffer", &JsValue::UNDEFINED)?.dyn_into()?;
    Ok(Uint8Array::new(&JsFuture::from(bytes).await?).to_vec())
}
