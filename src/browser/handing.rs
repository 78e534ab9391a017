//! Handing text on: to the clipboard, to a mail program, to whatever the device shares with.

use leptos::prelude::window;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// Puts text on the clipboard.
///
/// # Errors
/// Where the browser or the person does not let us.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    let navigator = window().navigator();
    // Absent where the page did not come over a safe connection.
    if js_sys::Reflect::get(&navigator, &"clipboard".into())?.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await?;
    Ok(())
}

/// A link that opens the mail program with a mail begun.
pub fn mail_link(subject: &str, body: &str) -> String {
    let escape = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    // Mail wants both characters at the end of a line (RFC 6068).
    let body = body.replace('\n', "\r\n");
    format!("mailto:?subject={}&body={}", escape(subject), escape(&body))
}

/// Whether the device has a sheet to share with.
pub fn can_share() -> bool {
    let navigator = window().navigator();
    js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false)
}

/// Opens the device's sheet to share with.
///
/// # Errors
/// Where the browser refuses, or the person closes the sheet.
pub async fn share(title: &str, text: &str) -> Result<(), JsValue> {
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    JsFuture::from(window().navigator().share_with_data(&data)).await?;
    Ok(())
}

/// Opens the device's sheet to share a link with.
///
/// # Errors
/// Where the browser refuses, or the person closes the sheet.
pub async fn share_link(title: &str, link: &str) -> Result<(), JsValue> {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(link);
    JsFuture::from(window().navigator().share_with_data(&data)).await?;
    Ok(())
}
