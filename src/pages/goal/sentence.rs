//! The sentence, with what was read out of it marked under the words.

use leptos::{ev, html, prelude::*};
use sightline_text::draft;

use super::{drafting::Drafting, marks::marks};
use crate::ui::{live, marked};

/// The field for the sentence. A copy of the text behind it carries the marks; the field grows with
/// that copy.
#[component]
pub fn Sentence(
    /// Whether it takes focus when the page opens.
    focused: bool,
) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get().filter(|_| focused) {
            // A field that cannot take focus is still there to be clicked.
            let _ = field.focus();
        }
    });
    let leaving = window_event_listener(ev::pagehide, move |_| drafting.commit_sentence());
    on_cleanup(move || {
        leaving.remove();
        drafting.leave();
    });
    // A goal is one sentence: Enter is the end of it, not a new line.
    let end_at_enter = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            drafting.settle();
        }
    };
    let read_only = live(move || drafting.workspace().read_only());
    let words = live(move || {
        let text = drafting.text.get();
        let findings = if drafting.is_settled() {
            drafting.findings.get()
        } else {
            Vec::new()
        };
        drafting
            .reading
            .with(|reading| marked(marks(&text, reading, &findings)))
    });
    view! {
        <div class="sentence-field">
            <label for="sentence">{draft::sentence::label()}</label>
            <div class="sentence">
                <div class="sentence-marks" aria-hidden="true">{words} "\u{200b}"</div>
                <textarea
                    id="sentence"
                    node_ref=field
                    rows="1"
                    maxlength="2000"
                    spellcheck="true"
                    autocomplete="off"
                    aria-describedby="sentence-hint"
                    placeholder=draft::sentence::placeholder()
                    readonly=read_only
                    prop:value=drafting.text
                    on:focus=move |_| drafting.begin_visit()
                    on:input=move |event| drafting.type_sentence(one_line(&event_target_value(&event)))
                    on:keydown=end_at_enter
                    on:change=move |_| drafting.commit_sentence()
                ></textarea>
            </div>
            <p class="hint" id="sentence-hint">{draft::sentence::hint()}</p>
        </div>
    }
}

/// Pasted lines become one.
fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}
