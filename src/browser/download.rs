//! Handing a person a file.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::Why;

/// How long the browser may take to begin reading the file: some ask the person first where to put it.
const REVOKE_AFTER_MS: i32 = 60_000;

/// Offers a text as a file of this name and media type, such as `application/json`.
///
/// # Errors
/// Where the browser refuses.
pub fn offer(name: &str, media_type: &str, text: &str) -> Result<(), Why> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options);
    blob.and_then(|blob| try_offer(name, &blob))
        .map_err(|error| Why::of(&error))
}

/// Offers what was made as a file of this name.
///
/// # Errors
/// Where the browser refuses.
pub fn offer_blob(name: &str, blob: &Blob) -> Result<(), Why> {
    try_offer(name, blob).map_err(|error| Why::of(&error))
}

fn try_offer(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let url = Url::create_object_url_with_blob(blob)?;

    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();

    let revoke = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    window.set_timeout_with_callback_and_timeout_and_arguments_0(
        revoke.unchecked_ref(),
        REVOKE_AFTER_MS,
    )?;
    Ok(())
}
