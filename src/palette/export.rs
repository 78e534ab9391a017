//! Exporting the open plan from anywhere.

use leptos::prelude::*;
use sightline_plan::Record;
use sightline_text::{common, goals};

use crate::{
    browser::clock,
    state::{Overlay, Overlays, Workspace},
    ui::{Dialog, file_name},
};

/// The question about private records; a plan that has none is handed over without one.
#[component]
pub(super) fn ExportDialog() -> impl IntoView {
    let workspace = Workspace::here();
    let open = Overlays::here().is_open(Overlay::Export);
    let private = move || {
        workspace
            .plan()
            .map_or(0, |plan| plan.records().filter(Record::is_private).count())
    };
    let save = move |with_private: bool| {
        open.set(false);
        let (Some(plan), Some(text)) = (workspace.plan_now(), workspace.as_file(with_private))
        else {
            return;
        };
        workspace.hand_over(&file_name(&plan.about().name), &text);
        leptos::task::spawn_local(async move {
            let id = &plan.about().id;
            workspace.storage().note_export(id, clock::now_ms()).await;
        });
    };
    let asking = RwSignal::new(false);
    Effect::new(move |_| {
        if !open.get() {
            asking.set(false);
        } else if untrack(private) == 0 {
            save(true);
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
    view! {
        <Dialog open=asking title=Signal::derive(move || goals::private::title(private()))>
            <p>{goals::private::lead()}</p>
            <div class="actions">
                <button type="button" class="button primary" on:click=move |_| save(false)>
                    {goals::private::without()}
                </button>
                <button type="button" class="button" on:click=move |_| save(true)>{goals::private::with()}</button>
                <button type="button" class="button" on:click=move |_| asking.set(false)>{common::cancel()}</button>
            </div>
        </Dialog>
    }
}
