//! What is kept of the site for when there is no network, and newer versions of it.
//!
//! `offline.js` does it, which also works where the app did not start; here it is called by name. Where that script
//! is not, as in tests, there is nothing to keep.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::{RwSignal, Set, on_cleanup, window, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The event that says that something changed.
const CHANGED: &str = "sightline-offline";

/// What is kept of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing: this browser, or this address, does not allow it.
    Never,
    /// Not all of it yet.
    NotYet,
    /// All of it.
    Whole,
    /// All of it, and a newer version waits until it is wanted.
    Newer,
}

/// Begins to keep it, once for a page.
pub fn begin() {
    // A refusal leaves a site that needs its network, and says so on the page about this device.
    let _ = call("begin");
}

/// What is kept now, followed for as long as the caller is on the page.
pub fn kept() -> RwSignal<Kept> {
    let kept = RwSignal::new(now());
    follow(move || kept.set(now()));
    kept
}

/// Whether it is all here, so that pages open without a network.
pub fn is_kept() -> bool {
    matches!(now(), Kept::Whole | Kept::Newer)
}

/// Whether the browser offers to install the site, followed for as long as the caller is on the page.
pub fn can_install() -> RwSignal<bool> {
    let ask = || call("canInstall").is_ok_and(|answer| answer.is_truthy());
    let can = RwSignal::new(ask());
    follow(move || can.set(ask()));
    can
}

/// Has the browser ask whether to install the site.
pub fn install() {
    // A browser that does not ask has said that it does not.
    let _ = call("install");
}

/// Loads the page again in its newest version. What is not stored yet is stored as the page goes.
pub fn renew() {
    if call("renew").is_err() {
        let _ = window().location().reload();
    }
}

/// Lets go of all that is kept of the site.
pub async fn forget() {
    if let Ok(promise) = call("forget").and_then(|promise| promise.dyn_into::<Promise>()) {
        // What cannot be let go of holds nothing of a person's.
        let _ = JsFuture::from(promise).await;
    }
}

fn now() -> Kept {
    let state = call("state").ok().and_then(|state| state.as_string());
    match state.as_deref() {
        Some("not-yet") => Kept::NotYet,
        Some("kept") => Kept::Whole,
        Some("newer") => Kept::Newer,
        _ => Kept::Never,
    }
}

fn follow(changed: impl Fn() + 'static) {
    let listener = window_event_listener_untyped(CHANGED, move |_| changed());
    on_cleanup(move || listener.remove());
}

fn call(name: &str) -> Result<JsValue, JsValue> {
    let of: Object = Reflect::get(&window(), &"sightlineOffline".into())?.dyn_into()?;
    let function: Function = Reflect::get(&of, &name.into())?.dyn_into()?;
    function.call0(&of)
}
