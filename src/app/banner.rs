//! What must not be overlooked: work that is not safe. It stays until it is no longer so.

use leptos::prelude::*;
use sightline_text::{app, goals};

use crate::{
    browser::{Why, storage::SaveState},
    parts,
    state::{Navigation, Workspace},
    ui::live,
};

/// The banner under the header.
#[component]
pub fn Banner() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    // What is wrong with one plan is not said on pages about something else.
    let here = move || {
        let open = workspace.plan();
        open.is_some_and(|plan| navigation.is_about(&plan.about().id))
    };
    let save = live(move || {
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
        Some(
            view! {
                <div class="banner" role="alert">
                    <p><strong>{title}</strong> " " {why}</p>
                    <DownloadPlan />
                </div>
            }
            .into_any(),
        )
    });
    let damaged = live(move || {
        let count = if here() { workspace.damaged() } else { 0 };
        (count > 0).then(|| {
            view! {
                <div class="banner" role="alert">
                    <p><strong>{app::damaged::title()}</strong> " " {app::damaged::lead(count)}</p>
                    <button type="button" class="button" on:click=move |_| workspace.download_everything()>
                        {app::damaged::download()}
                    </button>
                </div>
            }
            .into_any()
        })
    });
    let bring_back = move |_| {
        workspace.with_part(async move {
            parts::bring_back(workspace).await?.await;
            Ok(())
        });
    };
    let deleted = live(move || {
        (workspace.deleted_elsewhere() && here()).then(|| {
            view! {
                <div class="banner" role="alert">
                    <p><strong>{app::elsewhere::deleted_title()}</strong> " " {app::elsewhere::deleted_lead()}</p>
                    <button type="button" class="button" on:click=bring_back>{app::elsewhere::bring_back()}</button>
                    <DownloadPlan />
                </div>
            }
            .into_any()
        })
    });
    let newer = live(move || {
        (workspace.read_only() && !workspace.deleted_elsewhere() && here()).then(|| {
            view! { <div class="banner" role="alert"><p>{goals::read_only()}</p></div> }.into_any()
        })
    });
    view! { {save} {damaged} {deleted} {newer} }
}

#[component]
fn DownloadPlan() -> impl IntoView {
    let workspace = Workspace::here();
    let save = move |_| workspace.with_part(parts::rescue(workspace));
    live(move || {
        workspace.plan().map(|_| {
            view! {
                <button type="button" class="button" on:click=save>{app::save::download_plan()}</button>
            }
            .into_any()
        })
    })
}
