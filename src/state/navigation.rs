//! Which page is shown.

use leptos::{ev, prelude::*};
use sightline_plan::{Id, model::About};
use wasm_bindgen::JsValue;

use crate::route::Route;

/// The page that the address names.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    route: RwSignal<Route>,
}

impl Navigation {
    /// Follows the address.
    pub fn follow_address() -> Self {
        let route = RwSignal::new(current());
        // Not compared with the page shown: `rename` may have changed the address under it, and
        // then the way back to the same page is a new one.
        let listener = window_event_listener(ev::hashchange, move |_| route.set(current()));
        on_cleanup(move || listener.remove());
        Self { route }
    }

    /// The page now.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Whether the page is about the open plan: drafting a goal needs no plan in its address.
    pub fn is_about(self, plan: &Id<About>) -> bool {
        let route = self.route();
        route.is_personal() || route.plan() == Some(plan)
    }

    /// The same, without following it.
    pub fn is_about_now(self, plan: &Id<About>) -> bool {
        self.route
            .with_untracked(|route| route.is_personal() || route.plan() == Some(plan))
    }

    /// Opens the page anew.
    pub fn again(self) {
        self.route.set(current());
    }

    /// Goes to a page, as a link would.
    pub fn go(self, route: &Route) {
        // An address that cannot be set leaves the person where they are.
        let _ = window().location().set_hash(&route.href());
    }

    /// Writes the page that is shown into the address, without leaving it: a new goal gets its
    /// address with its first word, and the field keeps its focus.
    pub fn rename(self, route: &Route) {
        if let Ok(history) = window().history() {
            // A refusal leaves the old address, which still leads to a working page.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.href()));
        }
    }
}

fn current() -> Route {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    // The page that is shown when the app cannot go on leads here: whatever the address was, no plan is opened.
    if hash.is_empty() && location.search().is_ok_and(|search| search == "?safe") {
        return Route::Safe;
    }
    Route::parse(&hash)
}
