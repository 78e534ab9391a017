//! A choice from a list, which follows the plan and keeps focus while it does.

use leptos::{ev, html, prelude::*};

use super::live;

/// A labelled choice among `options`, each a value and its words; the empty value is `none`.
#[component]
pub fn Choose(
    /// Its id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What there is to choose from. Read once: the list is not exchanged under a person's hands.
    options: Vec<(String, String)>,
    /// What no choice is called; without it, there is always one.
    #[prop(optional, into)]
    none: Option<String>,
    /// Keeps the label for screen readers.
    #[prop(optional)]
    quiet: bool,
    /// The value now.
    #[prop(into)]
    value: Signal<String>,
    /// Takes over the choice.
    choose: Callback<String>,
) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    Effect::new(move |_| {
        let value = value.get();
        if let Some(select) = select.get() {
            select.set_value(&value);
        }
    });
    let chosen = move |event: ev::Event| {
        choose.run(event_target_value(&event));
        // What was refused, or asked back about, still shows as it is.
        if let (Some(select), Some(value)) = (select.get_untracked(), value.try_get_untracked()) {
            select.set_value(&value);
        }
    };
    let option = |(value, words): (String, String)| {
        view! { <option value=value>{words}</option> }.into_any()
    };
    let none = none.map(|words| option((String::new(), words)));
    let options: Vec<AnyView> = none
        .into_iter()
        .chain(options.into_iter().map(option))
        .collect();
    let workspace = crate::state::Workspace::here();
    let locked = live(move || workspace.read_only());
    view! {
        <div class="field">
            <div class="field-head" class:visually-hidden=quiet><label for=id.clone()>{label}</label></div>
            <select id=id node_ref=select disabled=locked on:change=chosen>{options}</select>
        </div>
    }
}
