//! The same as a file.

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::file;
use sightline_text::share::file as text;

use super::desk::{Carried, Content, Desk, What};
use crate::{
    browser::clock,
    ui::{Icon, file_name, file_stem, live},
};

/// The section; nothing where there is nothing to save yet.
#[component]
pub fn Save() -> impl IntoView {
    let desk = Desk::here();
    let is_ready = Memo::new(move |_| {
        let is_plan = desk
            .content
            .with(|content| matches!(content, Content::Plan(_)));
        is_plan && desk.carried.with(|carried| *carried != Carried::Unlocked)
    });
    let lead = live(move || {
        if desk.locking.get() {
            text::lead_locked()
        } else {
            text::lead()
        }
    });
    let lead = StoredValue::new(lead);
    live(move || {
        is_ready.get().then(|| {
            view! {
                <section aria-labelledby="share-file-title">
                    <h2 id="share-file-title">{text::title()}</h2>
                    <p>{lead.get_value()}</p>
                    <p><button type="button" class="button" on:click=move |_| save(desk)>{Icon::Export} {text::go()}</button></p>
                </section>
            }
            .into_any()
        })
    })
}

fn save(desk: Desk) {
    let Some(plan) = desk.plan_now() else { return };
    let name = &plan.about().name;
    if desk.locking.get_untracked() {
        let Some((_, locked)) = desk.locked.get_untracked() else {
            return;
        };
        let name = format!("{}.locked.json", file_stem(name));
        desk.workspace.hand_over(&name, &locked.to_file());
    } else {
        desk.workspace
            .hand_over(&file_name(name), &file::write(&plan));
    }
    // A part is no copy to fall back on.
    if desk.what.get_untracked() == What::Whole {
        spawn_local(async move {
            let id = &plan.about().id;
            let storage = desk.workspace.storage();
            storage.note_export(id, clock::now_ms()).await;
        });
    }
}
