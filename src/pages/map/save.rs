//! Handing the picture over as a file, and laying it on paper.

use leptos::{html, prelude::*, task::spawn_local};
use sightline_draw::picture::Picture;
use sightline_plan::Plan;
use sightline_text::{common, map};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{atlas::Atlas, picture};
use crate::{
    browser::{download, image},
    ui::file_stem,
};

/// Larger than this, browsers refuse to paint a picture.
const LONGEST: f64 = 8000.0;

fn picture(atlas: Atlas) -> Option<(std::sync::Arc<Plan>, Picture)> {
    let plan = atlas.workspace.plan_now()?;
    let (folding, coloring) = untrack(|| (atlas.folding(), atlas.coloring.get()));
    let picture = picture::of(&plan, &folding, coloring);
    Some((plan, picture))
}

/// What is said of a picture that was handed over.
fn handed(plan: &Plan, file: &str) -> String {
    let private = plan.tables().goals.values().filter(|goal| goal.private);
    let said = common::downloaded(file);
    match private.count() {
        0 => said,
        count => format!("{said}. {}", map::save::without(count)),
    }
}

/// Saves the map as SVG, without private goals.
pub fn svg(atlas: Atlas) {
    let Some((plan, picture)) = picture(atlas) else {
        return;
    };
    let name = format!("{}-map.svg", file_stem(&plan.about().name));
    let said = match download::offer(&name, "image/svg+xml", &picture.svg) {
        Ok(()) => handed(&plan, &name),
        Err(_) => common::download_failed().to_owned(),
    };
    atlas.workspace.notices().say(said);
}

/// Saves the map as PNG, without private goals.
pub fn png(atlas: Atlas) {
    let Some((plan, picture)) = picture(atlas) else {
        return;
    };
    let (width, height) = (picture.size.x, picture.size.y);
    let scale = (LONGEST / width.max(height)).min(2.0);
    let name = format!("{}-map.png", file_stem(&plan.about().name));
    let notices = atlas.workspace.notices();
    spawn_local(async move {
        let painted = image::painted(&picture.svg, width * scale, height * scale).await;
        let said = match painted.and_then(|png| download::offer_blob(&name, &png)) {
            Ok(()) => handed(&plan, &name),
            Err(_) => map::save::failed().to_owned(),
        };
        notices.say(said);
    });
}

/// The whole map for paper: it is made when the page is printed, and fitted to the sheet.
#[component]
pub fn Paper() -> impl IntoView {
    let atlas = Atlas::here();
    let sheet = NodeRef::<html::Div>::new();
    let fill = move |printing: bool| {
        let Some(sheet) = sheet.try_get_untracked().flatten() else {
            return;
        };
        sheet.replace_children_with_node_0();
        if !printing {
            return;
        }
        let Some((_, picture)) = picture(atlas) else {
            return;
        };
        // The sheet lies as the picture does. An attribute with a plain name is taken.
        let lies = if picture.size.x > picture.size.y {
            "wide"
        } else {
            "high"
        };
        let _ = sheet.set_attribute("data-lies", lies);
        if let Some(drawn) = image::element(&picture.svg) {
            // The sheet is there to hold it.
            let _ = sheet.append_child(&drawn);
        }
    };
    let Ok(Some(query)) = window().match_media("print") else {
        return view! { <div class="map-paper" node_ref=sheet></div> };
    };
    let listener = Closure::<dyn FnMut(JsValue)>::new({
        let query = query.clone();
        move |_| fill(query.matches())
    });
    query.set_onchange(Some(listener.as_ref().unchecked_ref()));
    let kept = StoredValue::new_local((query, listener));
    on_cleanup(move || {
        kept.try_with_value(|(query, _)| query.set_onchange(None));
    });
    view! { <div class="map-paper" node_ref=sheet></div> }
}
