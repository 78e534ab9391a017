//! Tags, notes, and whether the goal is private.

use leptos::prelude::*;
use sightline_plan::entry::listed;
use sightline_text::goal as text;

use super::{
    drafting::Drafting,
    entry::{commit, joined, of_goal},
    folds::{Folds, Section},
};
use crate::ui::{Disclosure, FieldKind, TextField};

/// The section.
#[component]
pub fn NotesSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let summary = Signal::derive(move || {
        let goal = drafting.goal();
        let said = |is: bool, words: &str| if is { words.to_owned() } else { String::new() };
        let all = joined([
            said(goal.private, text::notes::is_private()),
            goal.tags.join(", "),
            said(!goal.notes.trim().is_empty(), text::notes::has_notes()),
        ]);
        if all.is_empty() {
            text::nothing().to_owned()
        } else {
            all
        }
    });
    view! {
        <Disclosure id=Section::Notes.id() title=text::notes::title() summary open=folds.of(Section::Notes)>
            <NoteFields />
        </Disclosure>
    }
}

#[component]
fn NoteFields() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let key = move |field: &str| format!("goal:{}:{field}", drafting.id());
    let mark = move |event| {
        let private = event_target_checked(&event);
        drafting.try_change(None, |goal| {
            goal.private = private;
            Ok(())
        });
    };
    view! {
        <div class="fields">
            <TextField id="tags" wide=true whole=true label=text::notes::tags()
                value=of_goal(drafting, |goal| goal.tags.join(", ")) draft_key=key("tags")
                commit=commit(drafting, |goal, text| { goal.tags = listed(&text); Ok(()) }) />
            <TextField id="notes" wide=true kind=FieldKind::Lines label=text::notes::text()
                value=of_goal(drafting, |goal| goal.notes.clone()) draft_key=key("notes")
                commit=commit(drafting, |goal, text| { goal.notes = text; Ok(()) }) />
            <div class="wide-field">
                <label class="tick-field">
                    <input type="checkbox" aria-describedby="private-means"
                        prop:checked=of_goal(drafting, |goal| goal.private) on:change=mark />
                    {text::notes::private()}
                </label>
                <p class="hint" id="private-means">{text::notes::private_means()}</p>
            </div>
        </div>
    }
}
