//! A section that folds, and says in one line what is in it while it is folded.

use leptos::{ev, prelude::*};

use super::live;
use crate::browser::device;

/// How a section was left on this device: open or folded. Folding it is remembered under its name.
pub fn remembered_fold(name: &str) -> RwSignal<bool> {
    RwSignal::new(device::get(&key(name)).is_some())
}

fn key(name: &str) -> String {
    format!("open.{name}")
}

/// A section with its heading. What is in it is made when it is first opened.
#[component]
pub fn Disclosure(
    /// Its id on the page, under which the device remembers how it was left.
    id: &'static str,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// What is in it, in one line.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether it is open.
    open: RwSignal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    // What was once there stays, so that nothing typed is lost by folding.
    let made = Memo::new(move |before: Option<&bool>| before == Some(&true) || open.get());
    let heading = format!("{id}-title");
    let labelled = heading.clone();
    let toggled = move |event: ev::Event| {
        let now = event_target::<web_sys::Element>(&event).has_attribute("open");
        if open.try_get_untracked().is_some_and(|was| was != now) {
            open.set(now);
            // A device that remembers nothing shows the section folded next time.
            let _ = device::set(&key(id), now.then_some("open"));
        }
    };
    view! {
        <details class="section" id=id aria-labelledby=labelled prop:open=open on:toggle=toggled>
            <summary id=format!("{id}-summary")>
                <h2 id=heading>{title}</h2>
                <span class="section-summary">{live(move || summary.get())}</span>
            </summary>
            <div class="section-body">{live(move || made.get().then(|| children().into_any()))}</div>
        </details>
    }
}
