//! Sessions with their steps.

use leptos::{ev, prelude::*};
use sightline_text::build as text;

use super::{Building, step::StepRow};
use crate::{
    state::Visit,
    ui::{Icon, TextField, focus, live},
};

/// All sessions.
#[component]
pub fn Sessions() -> impl IntoView {
    let building = Building::here();
    let ids = Memo::new(move |_| {
        building
            .ask(|draft| {
                let sessions = draft.workshop.sessions.iter();
                sessions
                    .map(|session| session.id.clone())
                    .collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let add = move |_| {
        let title = text::session_name(ids.with_untracked(Vec::len) + 1);
        let mut made = None;
        building.change(None, |draft| made = Some(draft.add_session(&title)));
        if let Some(id) = made {
            focus::soon(&format!("build-session-{id}"));
        }
    };
    view! {
        <section class="build-steps" aria-labelledby="build-steps">
            <h2 id="build-steps" tabindex="-1">{text::steps_title()}</h2>
            <For each=move || ids.get() key=String::clone let(id)><SessionPart id /></For>
            <button type="button" class="button quiet" disabled=live(move || building.is_locked()) on:click=add>
                {Icon::Add} {text::session_add()}</button>
        </section>
    }
}

#[component]
fn SessionPart(id: String) -> impl IntoView {
    let building = Building::here();
    let key = StoredValue::new(id.clone());
    let place = Memo::new(move |_| {
        building
            .ask(|draft| {
                let mut sessions = draft.workshop.sessions.iter();
                key.with_value(|key| sessions.position(|session| session.id == *key))
            })
            .flatten()
    });
    let count = Memo::new(move |_| building.ask(|draft| draft.workshop.sessions.len()));
    let steps = Memo::new(move |_| {
        building
            .ask(|draft| {
                let session = draft.workshop.sessions.get(place.get()?)?;
                let steps = session.steps.iter();
                Some(steps.map(|step| step.id.clone()).collect::<Vec<_>>())
            })
            .flatten()
            .unwrap_or_default()
    });
    let title = Memo::new(move |_| {
        building
            .ask(|draft| Some(draft.workshop.sessions.get(place.get()?)?.title.clone()))
            .flatten()
            .unwrap_or_default()
    });
    let day = Memo::new(move |_| {
        building
            .ask(|draft| Some(draft.workshop.sessions.get(place.get()?)?.day + 1))
            .flatten()
            .unwrap_or(1)
    });
    let named = Callback::new(move |(typed, visit): (String, Visit)| {
        let typed = typed.trim().to_owned();
        if typed.is_empty() {
            return Some(text::name_missing().to_owned());
        }
        if let Some(at) = place.get_untracked() {
            building.change(Some(visit), |draft| {
                if let Some(session) = draft.workshop.sessions.get_mut(at) {
                    session.title = typed;
                }
            });
        }
        None
    });
    let moved = move |event: ev::Event| {
        let typed = event_target_value(&event).parse::<u32>();
        if let (Ok(day), Some(at)) = (typed, place.get_untracked()) {
            building.change(None, |draft| {
                if let Some(session) = draft.workshop.sessions.get_mut(at) {
                    session.day = day.clamp(1, 366) - 1;
                }
            });
        }
    };
    let several = Memo::new(move |_| count.get().is_some_and(|count| count > 1));
    let field = format!("build-session-{id}");
    let draft_key = format!("build.{}.{id}", building.id.get_value());
    let head = live(move || {
        let (field, draft_key) = (field.clone(), draft_key.clone());
        several.get().then(|| {
            let join = move |_| {
                if let Some(at) = place.get_untracked() {
                    building.change(None, |draft| draft.remove_session(at));
                    focus::soon("build-steps");
                }
            };
            let first = live(move || place.get() == Some(0) || building.is_locked());
            view! {
                <div class="build-session-head">
                    <TextField id=field label=text::session_title() value=title commit=named draft_key whole=true />
                    <label class="small-number"><span>{text::session_day()}</span>
                        <input class="tally" type="number" min="1" max="366" aria-label=live(move || text::session_day_of(title.get()))
                            prop:value=live(move || day.get().to_string()) on:change=moved /></label>
                    <button type="button" class="button quiet" aria-label=live(move || text::session_remove_of(title.get()))
                        disabled=first on:click=join>{text::session_remove()}</button>
                </div>
            }
            .into_any()
        })
    });
    let empty = live(move || {
        steps.with(Vec::is_empty).then(|| {
            let words = match several.get() {
                true => text::session_empty(),
                false => text::none_yet(),
            };
            view! { <p class="hint">{words}</p> }.into_any()
        })
    });
    view! {
        <div class="build-session">
            {head}
            {empty}
            <ol class="build-list">
                <For each=move || steps.get() key=String::clone let(id)><StepRow id /></For>
            </ol>
        </div>
    }
}
