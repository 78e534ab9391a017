//! The passphrase, for those who want one.

use leptos::{ev, html, prelude::*, task::spawn_local};
use sightline_exchange::link;
use sightline_plan::file;
use sightline_text::share::lock as text;

use super::desk::{Carried, Desk};
use crate::{browser::cipher, ui::live};

/// Fewer characters than this are found by trying.
const SHORTEST: usize = 8;

/// The section.
#[component]
pub fn Lock() -> impl IntoView {
    let desk = Desk::here();
    let supported = cipher::is_supported();
    let means = if supported {
        text::means()
    } else {
        text::unsupported()
    };
    let change = move |event: ev::Event| {
        desk.locked.set(None);
        desk.locking.set(event_target_checked(&event));
    };
    let form = live(move || desk.locking.get().then(|| view! { <Form /> }.into_any()));
    view! {
        <section aria-labelledby="share-lock-title">
            <h2 id="share-lock-title">{text::title()}</h2>
            <div>
                <label class="tick-line">
                    <input type="checkbox" aria-describedby="share-lock-means" disabled=!supported
                        prop:checked=live(move || desk.locking.get()) on:change=change />
                    {text::lock()}
                </label>
                <p class="hint" id="share-lock-means">{means}</p>
            </div>
            {form}
        </section>
    }
}

#[component]
fn Form() -> impl IntoView {
    let desk = Desk::here();
    let field = NodeRef::<html::Input>::new();
    let shown = RwSignal::new(true);
    let working = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    // What is typed while a lock is being made makes it one of the past.
    let turn = StoredValue::new(0_u32);
    let typed = move |_| {
        turn.update_value(|turn| *turn += 1);
        desk.locked.set(None);
        wrong.set(None);
    };
    let lock = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(passphrase) = field.get_untracked().map(|field| field.value()) else {
            return;
        };
        let Some(plan) = desk.plan_now().filter(|_| !working.get_untracked()) else {
            return;
        };
        if passphrase.chars().count() < SHORTEST {
            wrong.set(Some(text::short(SHORTEST)));
            if let Some(field) = field.get_untracked() {
                // What cannot take focus is still there to be clicked.
                let _ = field.focus();
            }
            return;
        }
        working.set(true);
        let begun = turn.get_value();
        spawn_local(async move {
            let packed = link::pack(&file::write(&plan));
            let locked = cipher::lock(&passphrase, &packed).await;
            working.try_set(false);
            // The person may have gone elsewhere or typed on.
            if turn.try_get_value() != Some(begun) {
                return;
            }
            match locked {
                Ok(locked) => drop(desk.locked.try_set(Some((plan, locked)))),
                Err(_) => drop(wrong.try_set(Some(text::failed().to_owned()))),
            }
        });
    };
    let kind = live(move || if shown.get() { "text" } else { "password" });
    let invalid = live(move || wrong.get().map(|_| "true"));
    let go = live(move || {
        if working.get() {
            text::working()
        } else {
            text::go()
        }
    });
    let done = live(move || {
        let carried = desk.carried.get();
        let is_locked = matches!(carried, Carried::Link(_) | Carried::TooLong(_));
        is_locked.then(text::done)
    });
    view! {
        <form class="share-lock" on:submit=lock>
            <div class="field">
                <div class="field-head"><label for="share-passphrase">{text::label()}</label></div>
                <input id="share-passphrase" node_ref=field type=kind autocomplete="new-password" autocapitalize="none"
                    spellcheck="false" aria-invalid=invalid
                    aria-describedby="share-passphrase-error share-passphrase-hint" on:input=typed />
                <p class="field-error" id="share-passphrase-error" role="alert">{move || wrong.get()}</p>
                <p class="hint" id="share-passphrase-hint">{text::hint()}</p>
            </div>
            <label class="tick-line"><input type="checkbox" prop:checked=shown
                on:change=move |event| shown.set(event_target_checked(&event)) /> {text::show()}</label>
            <div class="actions">
                <button type="submit" class="button" aria-disabled=live(move || working.get().then_some("true"))>{go}</button>
            </div>
            <p class="good" role="status">{done}</p>
        </form>
    }
}
