//! A choice among a few.

use leptos::{ev, prelude::*};

use super::live;

/// A labelled choice. `choose` is given the word of what was chosen and answers with what is wrong with
/// it, if anything; the choice then stays as it was.
#[component]
pub fn SelectField(
    /// Its id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What can be chosen: each word with its name.
    options: Vec<(&'static str, &'static str)>,
    /// The word that is chosen now.
    #[prop(into)]
    value: Signal<String>,
    /// Takes over a choice, or says what is wrong with it.
    choose: Callback<String, Option<String>>,
    /// What there is to say beside the label.
    #[prop(optional, into)]
    beside: ViewFn,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let now = Memo::new(move |_| value.get());
    let chosen = move |event: ev::Event| {
        let wrong = choose.run(event_target_value(&event));
        if wrong.is_some() {
            // What was refused does not stay in the field.
            let select = event_target::<web_sys::HtmlSelectElement>(&event);
            select.set_value(&now.get_untracked());
        }
        error.set(wrong);
    };
    let options = options
        .into_iter()
        .map(|(word, name)| {
            let selected = live(move || now.with(|now| now == word));
            view! { <option value=word selected=selected>{name}</option> }.into_any()
        })
        .collect_view();
    let error_id = format!("{id}-error");
    let described = {
        let error_id = error_id.clone();
        live(move || error.get().map(|_| error_id.clone()))
    };
    view! {
        <div class="field">
            <div class="field-head">
                <label for=id.clone()>{label}</label>
                {beside.run()}
            </div>
            <select id=id aria-describedby=described prop:value=now on:change=chosen>{options}</select>
            <p class="field-error" id=error_id role="alert">{move || error.get()}</p>
        </div>
    }
}
