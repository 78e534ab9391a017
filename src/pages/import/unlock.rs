//! Asking for the passphrase of a locked plan, as often as it takes.

use std::sync::Arc;

use leptos::{ev, html, prelude::*, task::spawn_local};
use sightline_exchange::locked::Locked;
use sightline_text::import::locked as text;

use super::{Chosen, Source, preview};
use crate::{
    browser::{
        Why,
        cipher::{self, CipherError},
    },
    ui::{focus, live},
};

/// The id of the heading, which takes focus when a locked plan has been read.
pub(super) const HEADING: &str = "locked-title";

const FIELD: &str = "passphrase";
const ERROR: &str = "passphrase-error";

/// The question.
#[component]
pub(super) fn Unlock(
    locked: Arc<Locked>,
    source: Source,
    /// Where the plan goes once it is unlocked.
    chosen: RwSignal<Chosen>,
) -> impl IntoView {
    if !cipher::is_supported() {
        return view! {
            <section class="unlock-part" aria-labelledby=HEADING>
                <h2 id=HEADING tabindex="-1">{text::title()}</h2>
                <p class="banner bad" role="alert">{text::unsupported()}</p>
            </section>
        }
        .into_any();
    }
    let field = NodeRef::<html::Input>::new();
    let shown = RwSignal::new(false);
    let working = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let unlock = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = field.get_untracked().map(|field| field.value()) else {
            return;
        };
        if working.get_untracked() || typed.is_empty() {
            return;
        }
        working.set(true);
        wrong.set(None);
        let locked = Arc::clone(&locked);
        spawn_local(async move {
            let bytes = cipher::unlock(&typed, &locked).await;
            // The person may have gone elsewhere meanwhile.
            working.try_set(false);
            match bytes {
                Ok(bytes) => {
                    chosen.try_set(Chosen::unlocked(&bytes, source));
                    focus::catch(preview::HEADING);
                }
                Err(error) => {
                    wrong.try_set(Some(why(error)));
                    if let Some(field) = field.try_get_untracked().flatten() {
                        field.select();
                        // What cannot take focus is still there to be clicked.
                        let _ = field.focus();
                    }
                }
            }
        });
    };
    let kind = live(move || if shown.get() { "text" } else { "password" });
    let invalid = live(move || wrong.get().map(|_| "true"));
    let described = live(move || wrong.get().map(|_| ERROR));
    let go = live(move || {
        if working.get() {
            text::working()
        } else {
            text::go()
        }
    });
    view! {
        <section class="unlock-part" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{text::title()}</h2>
            <p>{text::lead()}</p>
            <form class="unlock" on:submit=unlock>
                <div class="field">
                    <div class="field-head"><label for=FIELD>{text::label()}</label></div>
                    <input id=FIELD node_ref=field type=kind autocomplete="current-password" autocapitalize="none" spellcheck="false"
                        aria-invalid=invalid aria-describedby=described />
                    <p class="field-error" id=ERROR role="alert">{move || wrong.get()}</p>
                </div>
                <label class="tick-line"><input type="checkbox" prop:checked=shown
                    on:change=move |event| shown.set(event_target_checked(&event)) /> {text::show()}</label>
                <div class="actions">
                    <button type="submit" class="button primary" aria-disabled=move || working.get().then_some("true")>{go}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn why(error: CipherError) -> String {
    match error {
        CipherError::Wrong => text::wrong().to_owned(),
        CipherError::Failed(Why::Failed(why)) => text::failed(why),
        CipherError::Failed(_) => text::unsupported().to_owned(),
    }
}
