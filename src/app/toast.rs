//! The message at the foot of the page.

use leptos::prelude::*;
use sightline_text::{app, common};

use crate::{
    parts,
    state::{Navigation, Workspace},
    ui::{Icon, focus},
};

/// Where focus goes when the button that had it goes with its message.
const MAIN: &str = "main";

/// A live region that says what was done. What it says stays until it is closed, something else is said, or the person goes on.
#[component]
pub fn Toast() -> impl IntoView {
    let workspace = Workspace::here();
    let notices = workspace.notices();
    let navigation = expect_context::<Navigation>();
    Effect::new(move |_| {
        navigation.route();
        notices.go_on();
    });
    let undo = move |_| {
        focus::catch(MAIN);
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
                        on:click=move |_| { focus::catch(MAIN); notices.dismiss() }>{Icon::Close}</button>
                </div>
            }.into_any())}
        </div>
    }
}
