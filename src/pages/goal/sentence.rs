//! The sentence, with what was read out of it marked under the words.

use leptos::{ev, html, prelude::*};
use sightline_text::draft;

use super::{drafting::Drafting, marks::marks};
use crate::ui::{Marking, Pieces, live, marked};

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
    let pieces = Memo::new(move |_| {
        let text = drafting.text.get();
        // What was open at the last pause stays marked while one types elsewhere in the sentence.
        let open = drafting.findings.with(|findings| {
            let spans = findings.iter().map(|finding| finding.span.clone());
            spans
                .filter_map(|span| drafting.where_now(span))
                .collect::<Vec<_>>()
        });
        drafting
            .reading
            .with(|reading| marks(&text, reading, &open))
    });
    let words = live(move || match pieces.get() {
        // The field has room for its example.
        pieces if pieces.is_empty() => draft::sentence::placeholder().into_any(),
        pieces => marked(pieces).into_any(),
    });
    let pointed = live(move || {
        let span = drafting.where_now(drafting.pointed.get()?)?;
        let text = drafting.text.get();
        let (before, words) = (text.get(..span.start)?, text.get(span)?);
        Some(
            view! { {before.to_owned()} <span class="pointed">{words.to_owned()}</span> }
                .into_any(),
        )
    });
    // Said once: who has written a sentence knows.
    let hint = live(move || {
        let empty = drafting.text.with(|text| text.trim().is_empty());
        empty.then(draft::sentence::hint)
    });
    view! {
        <div class="sentence-field">
            <label for="sentence">{draft::sentence::label()}</label>
            <div class="sentence">
                <div class="sentence-marks" aria-hidden="true">{pointed}</div>
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
            <p class="hint" id="sentence-hint">{hint}</p>
            <Legend pieces />
        </div>
    }
}

/// What the marks under the words mean: those that there are.
#[component]
fn Legend(pieces: Memo<Pieces>) -> impl IntoView {
    let there = Memo::new(move |_| {
        let has = |mark| pieces.with(|all| all.iter().any(|(_, found)| *found == Some(mark)));
        [
            Marking::Metric,
            Marking::Number,
            Marking::Date,
            Marking::Open,
        ]
        .map(has)
    });
    let marks = [
        (Marking::Metric, draft::legend::metric()),
        (Marking::Number, draft::legend::number()),
        (Marking::Date, draft::legend::date()),
        (Marking::Open, draft::legend::open()),
    ];
    live(move || {
        let there = there.get();
        let shown = marks.iter().zip(there).filter(|(_, there)| *there);
        let items: Vec<AnyView> = shown
            .map(|((mark, words), _)| {
                let pieces = marked(vec![((*words).to_owned(), Some(*mark))]);
                view! { <li class="marked">{pieces}</li> }.into_any()
            })
            .collect();
        (!items.is_empty()).then(|| {
            view! { <ul class="legend" aria-label=draft::legend::label()>{items}</ul> }.into_any()
        })
    })
}

/// Pasted lines become one.
fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}
