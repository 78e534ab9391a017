//! The message at the foot of the page.

use std::time::Duration;

use leptos::prelude::*;
use sightline_text::{app, common};

use crate::{parts, state::Workspace, ui::Icon};

/// How long a message stays that asks for nothing. One that offers undo stays until dismissed.
const STAYS: Duration = Duration::from_secs(8);

/// A live region that says what was done.
#[component]
pub fn Toast() -> impl IntoView {
    let workspace = Workspace::here();
    let notices = workspace.notices();
    Effect::new(move |_| {
        let Some(shown) = notices.get().filter(|notice| !notice.undo) else {
            return;
        };
        let leave = move || {
            if notices.now().as_ref() == Some(&shown) {
                notices.dismiss();
            }
        };
        set_timeout(leave, STAYS);
    });
    let undo = move |_| {
        if notices.now().is_some_and(|notice| notice.deletion) {
            workspace.with_part(parts::undo_delete(workspace));
        } else {
            workspace.with_part(parts::undo(workspace));
        }
    };
    view! {
        <div class="toast-place" role="status">
            {move || notices.get().map(|notice| view! {
                <div class="toast">
                    <p>{notice.text}</p>
                    {notice.undo.then(|| view! {
                        <button type="button" class="toast-button" on:click=undo>{common::undo()}</button>
                    }.into_any())}
                    <button type="button" class="toast-button" aria-label=app::notice::dismiss()
                        on:click=move |_| notices.dismiss()>{Icon::Close}</button>
                </div>
            }.into_any())}
        </div>
    }
}
