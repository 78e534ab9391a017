//! The choice of the language that the page speaks.

use leptos::{ev, prelude::*};
use sightline_text::{app::language as text, current, draft};

use crate::{browser::language, state::Workspace};

/// A choice of all languages, each under its own name. The page begins again in the one that is chosen.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let notices = Workspace::here().notices();
    let choose = move |event: ev::Event| {
        if language::choose(&event_target_value(&event)).is_err() {
            notices.say(text::not_kept());
        }
    };
    let options = language::ALL
        .map(|(tag, name)| {
            view! { <option value=tag lang=tag selected=tag == current()>{name}</option> }
                .into_any()
        })
        .collect_view();
    view! {
        <label class="language">
            <span>{text::label()}</span>
            <select on:change=choose>{options}</select>
        </label>
    }
}

/// Beside what the coach says, where the page speaks another language than the coach reads.
#[component]
pub fn CoachReads() -> impl IntoView {
    (current() != "en")
        .then(|| view! { <p class="hint coach-reads">{draft::reads_english()}</p> }.into_any())
}
