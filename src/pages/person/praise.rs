//! What a person is thanked for, and what they can grow: a note a time, ready for reviews and celebrations.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sightline_plan::{
    Edit, Id, Key,
    codec::Field,
    model::{Recognition, RecognitionKind},
};
use sightline_text::person::praise as text;

use super::Desk;
use crate::{
    browser::{clock, intl, random},
    ui::{Icon, live},
};

/// A kind of note, and what people call it.
type Named = (RecognitionKind, fn() -> &'static str);

const KINDS: [Named; 5] = [
    (RecognitionKind::Praise, text::praise),
    (RecognitionKind::Impact, text::impact),
    (RecognitionKind::Win, text::win),
    (RecognitionKind::Story, text::story),
    (RecognitionKind::Feedback, text::feedback),
];

/// The section.
#[component]
pub(super) fn Praise() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let words = RwSignal::new(String::new());
    let kind = RwSignal::new(RecognitionKind::Praise);
    let private = RwSignal::new(false);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let note = words.get_untracked().trim().to_owned();
        if note.is_empty() {
            return;
        }
        let made = Recognition {
            id: Id::from_bits(random::bits()),
            kind: kind.get_untracked(),
            person: Some(desk.id()),
            on: Some(clock::today()),
            text: note,
            private: private.get_untracked(),
            ..Recognition::default()
        };
        if desk.workspace.attempt(Edit::Put(made.into()), None) {
            words.set(String::new());
        }
    };
    let choose = move |event: ev::Event| {
        let word = event_target_value(&event);
        let chosen = KINDS.iter().find(|(kind, _)| kind.write() == word.as_str());
        if let Some((chosen, _)) = chosen {
            kind.set(*chosen);
        }
    };
    let options = KINDS.map(|(kind, name)| {
        let word = kind.write().as_str().unwrap_or_default().to_owned();
        view! { <option value=word>{name()}</option> }.into_any()
    });
    let list = live(move || {
        let folder = desk.folder.get();
        let rows = folder.recognitions.iter();
        let rows: Vec<AnyView> = rows.map(|it| note(desk, it)).collect();
        if rows.is_empty() {
            return view! { <p class="mute">{text::none()}</p> }.into_any();
        }
        view! { <ul class="person-list">{rows}</ul> }.into_any()
    });
    let locked = live(move || desk.workspace.read_only());
    view! {
        <section aria-labelledby="person-praise">
            <h2 id="person-praise">{text::title()}</h2>
            <form class="praise-form" on:submit=add>
                <fieldset disabled=locked>
                    <legend class="visually-hidden">{text::add_title()}</legend>
                    <div class="field praise-say">
                        <label for="praise-words">{text::words()}</label>
                        <textarea id="praise-words" rows="2" prop:value=words aria-describedby="praise-hint"
                            on:input=move |event| words.set(event_target_value(&event))></textarea>
                        <p class="hint" id="praise-hint">{text::hint()}</p>
                    </div>
                    <div class="field">
                        <label for="praise-kind">{text::kind()}</label>
                        <select id="praise-kind" on:change=choose>{options.into_iter().collect_view()}</select>
                    </div>
                    <label class="person-tick">
                        <input type="checkbox" prop:checked=private
                            on:change=move |event| private.set(event_target_checked(&event)) />
                        <span>{text::private()}</span>
                    </label>
                    <button type="submit" class="button">{text::add()}</button>
                </fieldset>
            </form>
            {list}
        </section>
    }
}

fn note(desk: Desk, it: &Arc<Recognition>) -> AnyView {
    let kind = KINDS.iter().find(|(kind, _)| *kind == it.kind);
    let plan = desk.workspace.plan_now();
    let by = it.by.as_ref().and_then(|id| {
        let person = plan.as_ref()?.tables().people.get(id)?;
        Some(text::by(&person.name))
    });
    let facts = [
        kind.map(|(_, name)| name().to_owned()),
        it.on.map(intl::date),
        by,
        it.private.then(|| text::is_private().to_owned()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let key = Key::from(&it.id);
    let remove = move |_| {
        if desk.workspace.attempt(Edit::Remove(key.clone()), None) {
            desk.workspace.notices().say_undoable(text::removed());
        }
    };
    let label = text::remove_of(&it.text);
    let locked = desk.workspace.is_read_only_now();
    view! {
        <li>
            <p class="praise-words">{it.text.clone()}</p>
            <span class="mute">{facts.join(" · ")}</span>
            <button type="button" class="icon-button" aria-label=label disabled=locked
                on:click=remove>{Icon::Delete}</button>
        </li>
    }
    .into_any()
}
