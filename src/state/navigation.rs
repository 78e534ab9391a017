//! Which page is shown.

use leptos::{ev, prelude::*};
use sightline_plan::{Id, model::About};
use wasm_bindgen::JsValue;

use super::{Inbox, Incoming};
use crate::route::Route;

/// The page that the address names.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    route: RwSignal<Route>,
    inbox: Inbox,
}

impl Navigation {
    /// Follows the address. A plan that it holds is put into the inbox.
    pub fn follow_address(inbox: Inbox) -> Self {
        let route = RwSignal::new(current(inbox));
        // Not compared with the page shown: `rename` may have changed the address under it, and
        // then the way back to the same page is a new one.
        let listener = window_event_listener(ev::hashchange, move |_| route.set(current(inbox)));
        on_cleanup(move || listener.remove());
        Self { route, inbox }
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
        self.route.set(current(self.inbox));
    }

    /// Goes to a page, as a link would.
    pub fn go(self, route: &Route) {
        // An address that cannot be set leaves the person where they are.
        let _ = window().location().set_hash(&route.href());
    }

    /// Goes to a page, or opens it anew where it is the one that is shown.
    pub fn go_anew(self, route: &Route) {
        if self.route.with_untracked(|now| now == route) {
            self.again();
        } else {
            self.go(route);
        }
    }

    /// Writes the page that is shown into the address, without leaving it: a new goal gets its
    /// address with its first word, and the field keeps its focus.
    pub fn rename(self, route: &Route) {
        rename(route);
    }
}

fn rename(route: &Route) {
    if let Ok(history) = window().history() {
        // A refusal leaves the old address, which still leads to a working page.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.href()));
    }
}

fn current(inbox: Inbox) -> Route {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    // The page that is shown when the app cannot go on leads here: whatever the address was, no plan is opened.
    if hash.is_empty() && location.search().is_ok_and(|search| search == "?safe") {
        return Route::Safe;
    }
    match Route::parse(&hash) {
        // Whoever looks at the address bar, or goes back to it later, need not have the plan.
        Route::Open(Some(link)) => {
            inbox.put(Incoming::Link(link));
            rename(&Route::Open(None));
            Route::Open(None)
        }
        Route::Answer(Some(link)) => {
            inbox.put(Incoming::Ask(link));
            rename(&Route::Answer(None));
            Route::Answer(None)
        }
        // With its mark, by which it is found in any text.
        Route::Answers(Some(_)) => {
            inbox.put(Incoming::Answers(hash));
            rename(&Route::Answers(None));
            Route::Answers(None)
        }
        Route::OpenWorkshop(Some(link)) => {
            inbox.put(Incoming::Workshop(link));
            rename(&Route::OpenWorkshop(None));
            Route::OpenWorkshop(None)
        }
        route => route,
    }
}
