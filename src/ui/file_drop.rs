//! Where a file is chosen, or dropped.

use leptos::{ev, prelude::*};
use web_sys::{File, FileList, HtmlInputElement};

/// The files that a plan comes as.
pub const PLANS: &str = ".json,application/json";

/// The files that a table comes as.
pub const TABLES: &str = ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";

/// The files that either comes as.
pub const PLANS_AND_TABLES: &str =
    ".json,application/json,.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain";

/// A place for one file.
#[component]
pub fn FileDrop(
    /// The id of its picker.
    id: &'static str,
    /// The files that the picker offers, by their endings and media types.
    accept: &'static str,
    /// What the button says.
    choose: &'static str,
    /// What stands below it.
    or: &'static str,
    /// Takes the file.
    take: impl Fn(File) + Copy + Send + 'static,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let first = move |files: Option<FileList>| {
        let file = files.and_then(|files| files.get(0));
        file.into_iter().for_each(take);
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        first(event.data_transfer().and_then(|data| data.files()));
    };
    let pick = move |event: ev::Event| first(event_target::<HtmlInputElement>(&event).files());
    let hover = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div class="drop" data-over=move || over.get().then_some("") on:dragover=hover
            on:dragleave=move |_| over.set(false) on:drop=drop>
            <label class="button primary" for=id>{choose}</label>
            <input id=id class="visually-hidden" type="file" accept=accept on:change=pick />
            <p class="mute">{or}</p>
        </div>
    }
}
