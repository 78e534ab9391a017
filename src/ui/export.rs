//! The button that hands a plan over as a file.

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::Record;
use sightline_text::{common, goals};

use super::{Dialog, Icon};
use crate::{browser::clock, state::Workspace};

/// Saves the open plan as a file. Where the plan holds private records, it asks first whether they
/// go along.
#[component]
pub fn ExportButton() -> impl IntoView {
    let workspace = Workspace::here();
    let asking = RwSignal::new(false);
    let private = move || {
        workspace
            .plan()
            .map_or(0, |plan| plan.records().filter(Record::is_private).count())
    };
    let save = move |with_private: bool| {
        asking.set(false);
        let (Some(plan), Some(text)) = (workspace.plan_now(), workspace.as_file(with_private))
        else {
            return;
        };
        let file = file_name(&plan.about().name);
        workspace.hand_over(&file, &text);
        spawn_local(async move {
            let id = &plan.about().id;
            workspace.storage().note_export(id, clock::now_ms()).await;
        });
    };
    let start = move |_| {
        if private() > 0 {
            asking.set(true)
        } else {
            save(true)
        }
    };
    view! {
        <button type="button" class="button" on:click=start disabled=move || workspace.read_only()>{Icon::Export} {goals::export()}</button>
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

/// A name that every file system takes: letters and digits of any script, joined by hyphens.
pub fn file_name(plan: &str) -> String {
    const LONGEST: usize = 60;
    let mut name = String::new();
    for letter in plan.chars().flat_map(char::to_lowercase).take(LONGEST) {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { "plan" } else { name };
    format!("{name}.sightline.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_plan_has_a_file_name() {
        assert_eq!(file_name("My goals"), "my-goals.sightline.json");
        assert_eq!(file_name("  ../É?* 2026/27 "), "é-2026-27.sightline.json");
        assert_eq!(file_name(""), "plan.sightline.json");
        assert!(file_name(&"x".repeat(500)).len() < 100);
    }
}
