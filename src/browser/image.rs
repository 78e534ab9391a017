//! Pictures made of the text of an SVG.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, DomParser, HtmlCanvasElement,
    HtmlImageElement, Node, SupportedType, Url,
};

use super::Why;

const SVG: &str = "image/svg+xml";

/// The SVG as an element of this page; `None` where it cannot be read.
pub fn element(svg: &str) -> Option<Node> {
    let parsed = DomParser::new()
        .ok()?
        .parse_from_string(svg, SupportedType::ImageSvgXml)
        .ok()?;
    let root = parsed.document_element()?;
    web_sys::window()?
        .document()?
        .import_node_with_deep(&root, true)
        .ok()
}

/// The SVG as a PNG of this many pixels.
///
/// # Errors
/// Where the browser cannot paint it.
pub async fn painted(svg: &str, width: f64, height: f64) -> Result<Blob, Why> {
    paint(svg, width, height)
        .await
        .map_err(|error| Why::of(&error))
}

async fn paint(svg: &str, width: f64, height: f64) -> Result<Blob, JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(SVG);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    let decoded = JsFuture::from(image.decode()).await;
    // It has been read, or never will be.
    let _ = Url::revoke_object_url(&url);
    decoded?;

    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or(JsValue::NULL)?
        .unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let made = Promise::new(&mut |resolve, reject| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            let (answer, value) = if blob.is_null() {
                (reject, JsValue::NULL)
            } else {
                (resolve, blob)
            };
            // Calling back cannot fail.
            let _ = answer.call1(&JsValue::NULL, &value);
        });
        // Where it throws, the promise is refused.
        let _ = canvas.to_blob(take.unchecked_ref());
    });
    Ok(JsFuture::from(made).await?.unchecked_into())
}
