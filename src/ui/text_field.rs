//! A field that keeps what is typed: it commits while one types, and holds what is not valid yet.

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::live;
use crate::{browser::device, state::Visit};

/// Typing is committed at least this often.
pub const COMMIT_EVERY: Duration = Duration::from_millis(400);

/// What is typed into a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Words.
    #[default]
    Text,
    /// A number, written as people write numbers.
    Number,
    /// A day, by the browser's own picker.
    Date,
    /// Words in several lines.
    Lines,
}

/// A labelled field.
///
/// `commit` is given what was typed and the visit it belongs to; it answers with what is wrong with
/// it, if anything. Text that is not valid yet is kept on the device under `draft_key`, so that a
/// reload finds it again.
#[component]
pub fn TextField(
    /// Its id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// An example or a question, shown while it is empty.
    #[prop(optional, into)]
    hint: String,
    /// What kind of thing is typed.
    #[prop(optional)]
    kind: FieldKind,
    /// The value now.
    #[prop(into)]
    value: Signal<String>,
    /// Takes over what was typed, or says what is wrong with it.
    commit: Callback<(String, Visit), Option<String>>,
    /// Where text that is not valid yet is kept.
    #[prop(into)]
    draft_key: String,
    /// Suggestions: the id of a `<datalist>`.
    #[prop(optional)]
    list: Option<&'static str>,
    /// Whether half an entry means something else, as half a name does: then it is committed only on
    /// leaving the field.
    #[prop(optional)]
    whole: bool,
    /// Whether it takes the whole width.
    #[prop(optional)]
    wide: bool,
    /// What stands beside the label.
    #[prop(optional, into)]
    beside: ViewFn,
) -> impl IntoView {
    let draft = StoredValue::new(draft_key);
    let kept = draft.with_value(|key| device::get(key));
    let error = RwSignal::new(None::<String>);
    let text = RwSignal::new(kept.clone().unwrap_or_else(|| value.get_untracked()));
    let last = StoredValue::new(value.get_untracked());
    let visit = StoredValue::new(Visit::begin());
    let timer = StoredValue::new(None::<TimeoutHandle>);

    let commit_now = move || {
        if let Some(waiting) = timer.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        // A field that is taken off the page with focus in it still says that it changed.
        let Some(typed) = text.try_get_untracked() else {
            return;
        };
        if typed == last.get_value() && error.get_untracked().is_none() {
            return;
        }
        let wrong = commit.run((typed.clone(), visit.get_value()));
        // Where the device cannot keep the draft, it is still in the field.
        let unfinished = wrong.as_ref().map(|_| typed.as_str());
        let _ = draft.with_value(|key| device::set(key, unfinished));
        if wrong.is_none() {
            last.set_value(typed);
        }
        error.set(wrong);
    };
    // What was left unfinished last time shows again, with what is wrong with it.
    if kept.is_some() {
        error.set(commit.run((text.get_untracked(), visit.get_value())));
    }
    // A value that came from elsewhere (the sentence, undo, another tab) replaces what is shown,
    // unless a person is in the middle of typing something else. White space at its ends, which the plan does not keep, may
    // be the space before the next word.
    Effect::new(move |_| {
        let value = value.get();
        let typing = timer.with_value(Option::is_some) || error.get_untracked().is_some();
        if !typing && last.with_value(|last| value.trim() != last.trim()) {
            last.set_value(value.clone());
            text.set(value);
        }
    });
    let typed = move |event: ev::Event| {
        text.set(event_target_value(&event));
        if !whole && timer.with_value(Option::is_none) {
            let handle = set_timeout_with_handle(commit_now, COMMIT_EVERY);
            timer.set_value(handle.ok());
        }
    };
    let leaving = window_event_listener(ev::pagehide, move |_| commit_now());
    on_cleanup(move || {
        leaving.remove();
        commit_now();
    });
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        live(move || error.get().map(|_| error_id.clone()))
    };
    let invalid = live(move || error.get().map(|_| "true"));
    let begin = move |_| visit.set_value(Visit::begin());
    let input = if kind == FieldKind::Lines {
        view! {
            <textarea id=id.clone() rows="4" autocomplete="off" placeholder=hint aria-invalid=invalid
                aria-describedby=described prop:value=text on:focus=begin on:input=typed
                on:change=move |_| commit_now()></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id.clone()
                type=if kind == FieldKind::Date { "date" } else { "text" }
                inputmode=(kind == FieldKind::Number).then_some("decimal")
                autocomplete="off"
                placeholder=hint
                list=list
                aria-invalid=invalid
                aria-describedby=described
                prop:value=text
                on:focus=begin
                on:input=typed
                on:change=move |_| commit_now()
            />
        }
        .into_any()
    };
    view! {
        <div class="field" class:wide-field=wide>
            <div class="field-head">
                <label for=id>{label}</label>
                {beside.run()}
            </div>
            {input}
            <p class="field-error" id=error_id role="alert">{move || error.get()}</p>
        </div>
    }
}
