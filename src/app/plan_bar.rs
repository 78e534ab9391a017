//! What the bar holds while a plan is open: undo, redo, and whether the latest change is safe.

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_text::{app, common};

use crate::{
    browser::{clock, storage::SaveState},
    route::Route,
    state::{Navigation, OnDisk, Workspace},
    ui::{Icon, live},
};

/// Without a change for so long, somebody has stopped changing things.
const PAUSE: Duration = Duration::from_secs(3);

/// So long, in milliseconds, it is not said again that changes are safe.
const NOT_AGAIN_MS: f64 = 120_000.0;

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
    let shown = live(move || {
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
    });
    // Not within what is made anew with every change.
    view! { {shown} <SaveSaid /> }
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

/// Whether the latest change is safe. Not a live region: it changes with every word that is typed; [`SaveSaid`] is.
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

/// Says that what was changed is safe, for those who do not see the line: at once where it was not before, else when somebody has
/// stopped changing things for a moment, and not again for a while.
#[component]
fn SaveSaid() -> impl IntoView {
    let workspace = Workspace::here();
    let said = RwSignal::new(false);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let last = StoredValue::new(f64::MIN);
    let trouble = StoredValue::new(false);
    let say = move || {
        waiting.try_set_value(None);
        last.try_set_value(clock::now_ms());
        said.try_set(true);
    };
    let wait_no_more = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    Effect::new(move |before: Option<()>| {
        wait_no_more();
        match workspace.save_state() {
            SaveState::Saved if trouble.get_value() => {
                trouble.set_value(false);
                say();
            }
            SaveState::Saved => {
                let is_due = clock::now_ms() - last.get_value() > NOT_AGAIN_MS;
                if before.is_some() && is_due {
                    waiting.set_value(set_timeout_with_handle(say, PAUSE).ok());
                }
            }
            // Silent, so that the same words can be said again.
            SaveState::Saving => said.set(false),
            // The banner says so.
            _ => {
                trouble.set_value(true);
                said.set(false);
            }
        }
    });
    on_cleanup(wait_no_more);
    view! { <span class="visually-hidden" role="status">{live(move || said.get().then(app::save::said))}</span> }
}

/// Whether focus is in a field that has an undo of its own.
fn is_typing() -> bool {
    let Some(element) = document().active_element() else {
        return false;
    };
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}
