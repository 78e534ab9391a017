//! A plan's file dropped anywhere on the start page, or its text or a link pasted there, goes to the import page.

use leptos::{ev, prelude::*};

use crate::{
    route::Route,
    state::{Inbox, Incoming, Navigation},
};

/// Listens for as long as its caller is on the page; gives whether a file is held over it.
pub(super) fn listen(navigation: Navigation) -> RwSignal<bool> {
    let inbox = expect_context::<Inbox>();
    let over = RwSignal::new(false);
    let bring = move |incoming: Incoming| {
        inbox.put(incoming);
        navigation.go(&Route::Import);
    };
    // The shell keeps the browser from opening files.
    let hover = window_event_listener(ev::dragover, move |event| {
        let files = event
            .data_transfer()
            .is_some_and(|data| data.types().includes(&"Files".into(), 0));
        if files && !over.get_untracked() {
            over.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Leaving one element for another is not leaving the page.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            bring(Incoming::File(file));
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        let data = event.clipboard_data();
        let text = data.and_then(|data| data.get_data("text/plain").ok());
        // Anything else than a plan's text may be meant for nothing at all.
        let is_plan =
            |text: &String| text.trim_start().starts_with('{') || text.contains("#/open/");
        if let Some(text) = text.filter(is_plan)
            && !is_meant_elsewhere()
        {
            bring(Incoming::Text(text));
        }
    });
    on_cleanup(move || {
        hover.remove();
        leave.remove();
        drop.remove();
        paste.remove();
    });
    over
}

/// Whether the text is meant for a field, or a dialog is open.
fn is_meant_elsewhere() -> bool {
    let element = document().active_element();
    element.is_some_and(|element| matches!(&*element.tag_name(), "INPUT" | "TEXTAREA"))
        || matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}
