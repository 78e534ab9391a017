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
    let start = move |_| {
        if private_records(workspace) > 0 {
            asking.set(true)
        } else {
            export(workspace, true)
        }
    };
    view! {
        <button type="button" class="button" on:click=start disabled=move || workspace.read_only()>{Icon::Export} {goals::export()}</button>
        <ExportQuestion asking />
    }
}

/// Asks whether private records go along, and saves the open plan as a file.
#[component]
pub fn ExportQuestion(
    /// Whether it is asked.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let save = move |with_private: bool| {
        asking.set(false);
        export(workspace, with_private);
    };
    let title = move || goals::private::title(private_records(workspace));
    view! {
        <Dialog open=asking title=Signal::derive(title)>
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

/// How many private records the open plan holds.
pub fn private_records(workspace: Workspace) -> usize {
    let plan = workspace.plan();
    plan.map_or(0, |plan| {
        plan.records().filter(Record::keeps_private).count()
    })
}

/// Hands the open plan over as a file, and remembers that it was.
pub fn export(workspace: Workspace, with_private: bool) {
    let (Some(plan), Some(text)) = (workspace.plan_now(), workspace.as_file(with_private)) else {
        return;
    };
    workspace.hand_over(&file_name(&plan.about().name), &text);
    spawn_local(async move {
        let id = &plan.about().id;
        workspace.storage().note_export(id, clock::now_ms()).await;
    });
}

/// The name of a plan's file.
pub fn file_name(plan: &str) -> String {
    format!("{}.sightline.json", file_stem(plan))
}

/// The beginning of a name that every file system takes: letters and digits of any script, joined by hyphens.
pub fn file_stem(plan: &str) -> String {
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
    name.to_owned()
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
