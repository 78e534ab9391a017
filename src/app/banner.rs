//! What must not be overlooked: work that is not safe. It stays until it is no longer so.

use leptos::prelude::*;
use sightline_plan::file;
use sightline_text::{app, goals};

use crate::{
    browser::{Why, storage::SaveState},
    pages::download_everything,
    state::Workspace,
};

/// The banner under the header.
#[component]
pub fn Banner() -> impl IntoView {
    let workspace = Workspace::here();
    let save = move || {
        let (title, why) = match workspace.save_state() {
            SaveState::Saving | SaveState::Saved => return None,
            SaveState::LocalOnly(_) => (app::save::one_copy(), app::save::local_only_why()),
            SaveState::DatabaseOnly(_) => (app::save::one_copy(), app::save::database_only_why()),
            SaveState::MemoryOnly {
                local: Why::Full, ..
            } => (app::save::full(), app::save::full_why()),
            SaveState::MemoryOnly { .. } => {
                (app::save::memory_only(), app::save::memory_only_why())
            }
        };
        Some(view! {
            <div class="banner" role="alert">
                <p><strong>{title}</strong> " " {why}</p>
                <DownloadPlan />
            </div>
        })
    };
    let damaged = move || {
        let count = workspace.damaged();
        (count > 0).then(|| {
            view! {
                <div class="banner" role="alert">
                    <p><strong>{app::damaged::title()}</strong> " " {app::damaged::lead(count)}</p>
                    <button type="button" class="button" on:click=move |_| download_everything(workspace)>
                        {app::damaged::download()}
                    </button>
                </div>
            }
        })
    };
    let newer = move || {
        workspace.read_only().then(|| {
            view! { <div class="banner" role="alert"><p>{goals::read_only()}</p></div> }
        })
    };
    view! { {save} {damaged} {newer} }
}

/// Offers the plan as it is in memory, private records and all: this is a rescue, not an export.
#[component]
fn DownloadPlan() -> impl IntoView {
    let workspace = Workspace::here();
    let save = move |_| {
        if let Some(plan) = workspace.plan_now() {
            workspace.hand_over("plan.sightline.json", &file::write(&plan));
        }
    };
    move || {
        workspace.plan().map(|_| {
            view! {
                <button type="button" class="button" on:click=save>{app::save::download_plan()}</button>
            }
        })
    }
}
