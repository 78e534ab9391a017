//! Files of the site itself, fetched when they are first needed.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, Url};

use super::Why;

/// The text of one of the files of content, such as `workshops/index.json`.
///
/// # Errors
/// Where it cannot be fetched, or there is no such file.
pub async fn content(file: &str) -> Result<String, Why> {
    let refused = |error| Why::of(&error);
    let window = web_sys::window().ok_or(Why::Absent)?;
    // Each version of the site has a folder of its own for them.
    let meta = window
        .document()
        .and_then(|document| document.query_selector("meta[name=content]").ok()?);
    let folder = meta.and_then(|meta| meta.get_attribute("content"));
    let path = folder.ok_or(Why::Absent)? + file;
    // The page may stand in any folder of its server.
    let base = window.location().href().map_err(refused)?;
    let base = base.split(['#', '?']).next().unwrap_or_default();
    let url = Url::new_with_base(&path, base).map_err(refused)?;
    let answer = JsFuture::from(window.fetch_with_str(&url.href()))
        .await
        .map_err(refused)?;
    let answer: Response = answer.dyn_into().map_err(refused)?;
    if !answer.ok() {
        return Err(Why::Failed(answer.status().to_string()));
    }
    let text = answer.text().map_err(refused)?;
    let text = JsFuture::from(text).await.map_err(refused)?;
    text.as_string().ok_or(Why::Absent)
}

/// The address of the page itself, without what stands behind it.
pub fn address() -> String {
    let window = web_sys::window();
    let href = window.and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    let end = href.find(['#', '?']).unwrap_or(href.len());
    href.get(..end).unwrap_or_default().to_owned()
}
