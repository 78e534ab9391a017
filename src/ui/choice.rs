//! A choice among many: one types a few letters and picks from what is found.

use leptos::{ev, html, prelude::*};
use sightline_text::goal;

use super::live;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// What tells it from all others.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What else helps to tell it apart.
    pub detail: String,
}

/// So many are listed at most: who wants another types another letter.
pub const LISTED: usize = 30;

/// A labelled field with a list that follows what is typed.
///
/// `search` is given what was typed and answers with the best of what fits, [`LISTED`] at most; `choose`
/// is given what was picked, or nothing where the field was emptied, and answers with what is wrong with
/// that, if anything.
#[component]
pub fn Choice(
    /// Its id, unique on the page.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What the field says while nothing is chosen.
    #[prop(into)]
    hint: String,
    /// What is chosen, in words; empty for nothing.
    #[prop(into)]
    value: Signal<String>,
    /// Finds what fits.
    search: Callback<String, Vec<Choosable>>,
    /// Takes over what was picked.
    choose: Callback<Option<String>, Option<String>>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    // What is being typed; `None` while nobody does.
    let typed = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let error = RwSignal::new(None::<String>);
    let found = Memo::new(move |_| {
        if open.get() {
            search.run(typed.get().unwrap_or_default())
        } else {
            Vec::new()
        }
    });
    let shown = Signal::derive(move || typed.get().unwrap_or_else(|| value.get()));
    let close = move || {
        open.set(false);
        typed.set(None);
        // The field may show letters that came to nothing.
        if let Some(input) = input.get_untracked() {
            input.set_value(&value.get_untracked());
        }
    };
    let pick = move |chosen: Option<String>| {
        error.set(choose.run(chosen));
        close();
    };
    let pick_active = move || {
        let one = found.with_untracked(|found| found.get(active.get_untracked()).cloned());
        if let Some(one) = one {
            pick(Some(one.id));
        }
    };
    let show = move || {
        active.set(0);
        open.set(true);
    };
    let typing = move |event: ev::Event| {
        typed.set(Some(event_target_value(&event)));
        error.set(None);
        show();
    };
    let step = move |by: isize| {
        if !open.get_untracked() {
            return show();
        }
        let count = found.with_untracked(Vec::len).max(1);
        active.update(|active| *active = active.saturating_add_signed(by).min(count - 1));
        let id = format!("{id}-{}", active.get_untracked());
        if let Some(option) = document().get_element_by_id(&id) {
            option.scroll_into_view_with_bool(false);
        }
    };
    let emptied = move || {
        typed.with_untracked(|typed| typed.as_deref().is_some_and(|it| it.trim().is_empty()))
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            step(1);
        }
        "ArrowUp" => {
            event.prevent_default();
            step(-1);
        }
        "Enter" if open.get_untracked() => {
            event.prevent_default();
            if emptied() { pick(None) } else { pick_active() }
        }
        "Escape" if open.get_untracked() => {
            event.prevent_default();
            close();
        }
        _ => {}
    };
    // Who empties the field and goes on wants nothing chosen.
    let left = move |_| {
        if open.try_get_untracked() != Some(true) {
            return;
        }
        if emptied() && value.with_untracked(|value| !value.is_empty()) {
            pick(None);
        } else {
            close();
        }
    };
    let list_id = format!("{id}-list");
    let error_id = format!("{id}-error");
    let options = live(move || {
        found.with(|found| {
            let option = |(at, one): (usize, &Choosable)| {
                let chosen = one.id.clone();
                // Pressing must not take focus from the field before the click lands.
                view! {
                    <li id=format!("{id}-{at}") role="option" aria-selected=live(move || (active.get() == at).to_string())
                        on:pointerdown=|event| event.prevent_default()
                        on:mousedown=|event| event.prevent_default()
                        on:click=move |_| pick(Some(chosen.clone()))>
                        <span>{one.name.clone()}</span> <span class="mute">{one.detail.clone()}</span>
                    </li>
                }
                .into_any()
            };
            found.iter().enumerate().map(option).collect_view()
        })
    });
    let empty = Memo::new(move |_| open.get() && found.with(Vec::is_empty));
    let has_list = Memo::new(move |_| open.get() && !found.with(Vec::is_empty));
    let points_at = live(move || has_list.get().then(|| format!("{id}-{}", active.get())));
    view! {
        <div class="field wide-field choice">
            <div class="field-head"><label for=id>{label.clone()}</label></div>
            <input id=id type="text" node_ref=input role="combobox" autocomplete="off" placeholder=hint
                aria-autocomplete="list" aria-expanded=move || has_list.get().to_string() aria-controls=list_id.clone()
                aria-activedescendant=points_at aria-describedby=error_id.clone() prop:value=shown
                on:input=typing on:keydown=key on:blur=left
                on:focus=move |_| if let Some(input) = input.get_untracked() { input.select() }
                on:click=move |_| if !open.get_untracked() { show() } />
            <ul id=list_id role="listbox" aria-label=label hidden=move || !has_list.get()>{options}</ul>
            <p class="hint" role="status">{move || empty.get().then(goal::choice::nothing)}</p>
            <p class="field-error" id=error_id role="alert">{move || error.get()}</p>
        </div>
    }
}
