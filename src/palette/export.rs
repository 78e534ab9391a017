//! Exporting the open plan from anywhere.

use leptos::prelude::*;

use crate::{
    state::{Overlay, Overlays, Workspace},
    ui::{ExportQuestion, export, private_records},
};

/// The question about private records; a plan that has none is handed over without one.
#[component]
pub(super) fn ExportDialog() -> impl IntoView {
    let workspace = Workspace::here();
    let open = Overlays::here().is_open(Overlay::Export);
    let asking = RwSignal::new(false);
    Effect::new(move |_| {
        if !open.get() {
            asking.set(false);
        } else if untrack(|| private_records(workspace)) == 0 {
            open.set(false);
            export(workspace, true);
        } else {
            asking.set(true);
        }
    });
    Effect::new(move |before: Option<bool>| {
        let now = asking.get();
        if before == Some(true) && !now && open.get_untracked() {
            open.set(false);
        }
        now
    });
    view! { <ExportQuestion asking /> }
}
