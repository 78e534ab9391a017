//! Asks why a finding of the coach does not apply.

use leptos::{ev, prelude::*};
use sightline_text::{common, draft};

/// One field and two buttons; the reason is given without white space at its ends.
#[component]
pub fn ReasonForm(
    id: String,
    label: &'static str,
    done: Callback<String>,
    cancel: Callback<()>,
) -> impl IntoView {
    let why = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        done.run(why.get_untracked().trim().to_owned());
    };
    view! {
        <form class="reason" on:submit=submit>
            <label for=id.clone()>{label}</label>
            <input id=id type="text" autocomplete="off" required prop:value=why
                on:input=move |event| why.set(event_target_value(&event)) />
            <div class="actions">
                <button type="submit" class="button">{draft::reason::go()}</button>
                <button type="button" class="button quiet" on:click=move |_| cancel.run(())>{common::cancel()}</button>
            </div>
        </form>
    }
}
