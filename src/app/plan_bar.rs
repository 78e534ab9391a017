//! What the bar holds while a plan is open: undo, redo, and whether the latest change is safe.

use leptos::{ev, prelude::*};
use sightline_text::{app, common};

use crate::{
    browser::storage::SaveState,
    route::Route,
    state::{Navigation, OnDisk, Workspace},
    ui::{Icon, live},
};

/// The plan's part of the bar. Stays when a person goes on to another page, since something may still
/// be on its way into storage.
#[component]
pub fn PlanBar() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let keys = window_event_listener(ev::keydown, move |event| {
        let undo_key = (event.ctrl_key() || event.meta_key())
            && !event.alt_key()
            && event.key().eq_ignore_ascii_case("z");
        // Inside a field the browser's own undo of typing comes first.
        if undo_key && !is_typing() {
            event.prevent_default();
            if event.shift_key() {
                workspace.redo()
            } else {
                workspace.undo()
            }
        }
    });
    let leaving = window_event_listener(ev::pagehide, move |_| workspace.leave());
    let back = window_event_listener(ev::pageshow, move |_| workspace.stay());
    let looking = window_event_listener(ev::visibilitychange, move |_| {
        if !document().hidden() {
            workspace.look_at_file();
        }
    });
    on_cleanup(move || {
        looking.remove();
        keys.remove();
        leaving.remove();
        back.remove();
    });
    live(move || {
        let plan = workspace.plan()?;
        navigation.is_about(&plan.about().id).then(|| {
            view! {
                <div class="bar-changes" role="group">
                    <button type="button" class="bar-button" disabled=move || !workspace.can_undo()
                        on:click=move |_| workspace.undo()>
                        {Icon::Undo} <span>{common::undo()}</span>
                    </button>
                    <button type="button" class="bar-button" disabled=move || !workspace.can_redo()
                        on:click=move |_| workspace.redo()>
                        {Icon::Redo} <span>{common::redo()}</span>
                    </button>
                </div>
                <FileLine />
                <SaveLine />
            }
            .into_any()
        })
    })
}

/// What keeps the plan's file on disk from being written, if something does.
#[component]
fn FileLine() -> impl IntoView {
    let workspace = Workspace::here();
    live(move || {
        let words = match workspace.on_disk() {
            OnDisk::Untied | OnDisk::Tied(_) => return None,
            OnDisk::Asking(_) => app::file::asking(),
            OnDisk::ChangedOutside(_) => app::file::changed(),
            OnDisk::Failed(_) => app::file::failed(),
        };
        let plan = workspace.plan()?;
        let href = Route::Versions(plan.about().id.clone()).href();
        Some(
            view! { <a class="saved" data-state="warn" href=href><span>{words}</span></a> }
                .into_any(),
        )
    })
}

/// Whether the latest change is safe. Not a live region: it changes with every word that is typed.
#[component]
fn SaveLine() -> impl IntoView {
    let workspace = Workspace::here();
    let words = live(move || match workspace.save_state() {
        SaveState::Saving => app::save::saving(),
        SaveState::Saved => app::save::saved(),
        SaveState::LocalOnly(_) | SaveState::DatabaseOnly(_) => app::save::one_copy(),
        SaveState::MemoryOnly { .. } => app::save::memory_only(),
    });
    let state = live(move || match workspace.save_state() {
        SaveState::Saving => "saving",
        SaveState::Saved => "saved",
        SaveState::LocalOnly(_) | SaveState::DatabaseOnly(_) => "warn",
        SaveState::MemoryOnly { .. } => "bad",
    });
    view! { <span class="saved" data-state=state><span>{words}</span></span> }
}

/// Whether focus is in a field that has an undo of its own.
fn is_typing() -> bool {
    let Some(element) = document().active_element() else {
        return false;
    };
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}
