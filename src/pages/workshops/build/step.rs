//! A step of the workshop that is built: its place, its time box, its words and notes.

use leptos::{ev, prelude::*};
use sightline_text::build as text;
use sightline_workshop::definition::{Notes, Step};

use super::{Building, words};
use crate::{
    state::Visit,
    ui::{FieldKind, Icon, TextField, focus, live},
};

/// The step of this id.
#[component]
pub fn StepRow(id: String) -> impl IntoView {
    let building = Building::here();
    let key = StoredValue::new(id.clone());
    let step = Memo::new(move |_| {
        building
            .ask(|draft| key.with_value(|key| draft.workshop.step(key).cloned()))
            .flatten()
            .unwrap_or_default()
    });
    // Whether it can go further up, and further down.
    let edges = Memo::new(move |_| {
        building
            .ask(|draft| {
                let sessions = &draft.workshop.sessions;
                let first = sessions.first().and_then(|it| it.steps.first());
                let last = sessions.last().and_then(|it| it.steps.last());
                let is = |step: Option<&Step>| {
                    step.is_some_and(|step| key.with_value(|key| step.id == *key))
                };
                (is(first), is(last))
            })
            .unwrap_or_default()
    });
    let title = Memo::new(move |_| step.with(|step| step.title.clone()));
    let shift = move |down: bool| {
        let id = key.get_value();
        building.change(None, |draft| {
            draft.shift(&id, down);
        });
        // What is moved takes focus along, and stays where it can go no further.
        let (first, last) = edges.get_untracked();
        let way = match (down, first, last) {
            (true, _, false) | (false, true, _) => "down",
            _ => "up",
        };
        focus::soon(&format!("build-{way}-{id}"));
    };
    let duplicate = move |_| {
        let id = key.get_value();
        let mut made = None;
        building.change(None, |draft| made = draft.duplicate(&id));
        if let Some(made) = made {
            focus::soon(&format!("build-up-{made}"));
        }
    };
    let remove = move |_| {
        let name = title.get_untracked();
        let notices = building.workspace.notices();
        let id = key.get_value();
        if building.change(None, |draft| draft.remove(&id)) {
            notices.say_undoable(text::removed(name));
        }
        focus::catch("build-steps");
    };
    let minutes = move |event: ev::Event| {
        if let Ok(minutes) = event_target_value(&event).parse::<u32>() {
            let id = key.get_value();
            building.change(None, |draft| {
                if let Some(step) = draft.step_mut(&id) {
                    step.minutes = minutes.min(600);
                }
            });
        }
    };
    let named = move |words: fn(String) -> String| live(move || words(title.get()));
    let locked = move || building.is_locked();
    view! {
        <li class="build-step">
            <div class="build-step-head">
                <h3>{live(move || title.get())}</h3>
                <div class="row-ways">
                    <span class="build-unit" aria-hidden="true">{text::unit()}</span>
                    <input class="tally" type="number" min="0" max="600" aria-label=named(text::minutes_of)
                        disabled=live(locked) prop:value=live(move || step.with(|step| step.minutes.to_string())) on:change=minutes />
                    <button type="button" id=format!("build-up-{id}") class="icon-button plain" aria-label=named(text::up)
                        disabled=live(move || edges.get().0 || locked()) on:click=move |_| shift(false)>{Icon::Up}</button>
                    <button type="button" id=format!("build-down-{id}") class="icon-button plain" aria-label=named(text::down)
                        disabled=live(move || edges.get().1 || locked()) on:click=move |_| shift(true)>{Icon::Down}</button>
                    <button type="button" class="icon-button plain" aria-label=named(text::duplicate)
                        disabled=live(locked) on:click=duplicate>{Icon::Copy}</button>
                    <button type="button" class="icon-button plain" aria-label=named(text::remove)
                        disabled=live(locked) on:click=remove>{Icon::Delete}</button>
                </div>
            </div>
            <p class="build-facts">{live(move || step.with(words::written))}</p>
            <details>
                <summary>{text::change_step()} <span class="visually-hidden">{live(move || format!(": {}", title.get()))}</span></summary>
                <Words id step />
            </details>
        </li>
    }
}

/// The words of a step.
#[component]
fn Words(id: String, step: Memo<Step>) -> impl IntoView {
    let building = Building::here();
    let key = StoredValue::new(id.clone());
    let draft_key = move |field: &str| {
        let workshop = building.id.get_value();
        format!("build.{workshop}.{}.{field}", key.get_value())
    };
    let put = move |visit: Visit, put: &dyn Fn(&mut Step)| {
        let id = key.get_value();
        building.change(Some(visit), |draft| {
            if let Some(step) = draft.step_mut(&id) {
                put(step);
            }
        });
    };
    let named = Callback::new(move |(typed, visit): (String, Visit)| {
        let typed = typed.trim().to_owned();
        if typed.is_empty() {
            return Some(text::step_missing().to_owned());
        }
        put(visit, &|step| step.title.clone_from(&typed));
        None
    });
    let asked = Callback::new(move |(typed, visit): (String, Visit)| {
        put(visit, &|step| typed.trim().clone_into(&mut step.ask));
        None
    });
    let lines = move |name: &'static str,
                      label: &'static str,
                      of: fn(&Notes) -> &Vec<String>,
                      slot: fn(&mut Notes) -> &mut Vec<String>| {
        let value = Signal::derive(move || step.with(|step| of(&step.notes).join("\n")));
        let told = Callback::new(move |(typed, visit): (String, Visit)| {
            let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<String> = lines.map(str::to_owned).collect();
            put(visit, &|step| slot(&mut step.notes).clone_from(&lines));
            None
        });
        view! {
            <TextField id=format!("build-{name}-{}", key.get_value()) label=label kind=FieldKind::Lines value commit=told
                draft_key=draft_key(name) whole=true />
        }
        .into_any()
    };
    let title = Signal::derive(move || step.with(|step| step.title.clone()));
    let ask = Signal::derive(move || step.with(|step| step.ask.clone()));
    view! {
        <div class="build-words">
            <TextField id=format!("build-name-{id}") label=text::step_title() value=title commit=named draft_key=draft_key("title") whole=true />
            <TextField id=format!("build-ask-{id}") label=text::ask() kind=FieldKind::Lines value=ask commit=asked draft_key=draft_key("ask") whole=true />
            {lines("say", text::say(), |notes| &notes.say, |notes| &mut notes.say)}
            {lines("act", text::act(), |notes| &notes.act, |notes| &mut notes.act)}
            {lines("watch", text::watch(), |notes| &notes.watch, |notes| &mut notes.watch)}
        </div>
    }
}
