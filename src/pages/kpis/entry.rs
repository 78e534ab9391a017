//! The field for the value of today.

use leptos::{ev, prelude::*};
use sightline_plan::{Edit, kpi::with_reading};
use sightline_text::kpis::value as text;

use super::shown::{RowKey, Shown};
use crate::{
    browser::{clock, intl},
    state::Workspace,
    ui::{focus, live, typed_number},
};

/// A field and its button. Enter saves, and leaves the field ready.
#[component]
pub fn Entry(key: RowKey, shown: Memo<Option<Shown>>) -> impl IntoView {
    let workspace = Workspace::here();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let id = key.element("value");
    let field = StoredValue::new(id.clone());
    let key = StoredValue::new(key);
    let save = move || match typed_number(workspace, &typed.get_untracked()) {
        Err(words) => wrong.set(Some(words)),
        Ok(None) => wrong.set(Some(text::empty().to_owned())),
        Ok(Some(value)) => {
            if put(workspace, &key.get_value(), value) {
                typed.set(String::new());
                wrong.set(None);
                if let Some(shown) = shown.get_untracked() {
                    let unit = shown.metric.map(|metric| metric.unit).unwrap_or_default();
                    let said = text::saved(shown.name, intl::amount(value, &unit));
                    workspace.notices().say_undoable(said);
                }
                // Where its state has changed, the row has moved, and focus has fallen.
                focus::soon(&field.get_value());
            }
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let take = move |event: ev::Event| {
        typed.set(event_target_value(&event));
        wrong.set(None);
    };
    let name = move || {
        let name = shown.with(|shown| shown.as_ref().map(|shown| shown.name.clone()));
        name.unwrap_or_default()
    };
    let of = live(move || text::of(name()));
    let save_of = live(move || text::save_of(name()));
    let locked = live(move || workspace.read_only());
    let error = format!("{id}-error");
    let described = {
        let error = error.clone();
        live(move || wrong.get().map(|_| error.clone()))
    };
    view! {
        <form class="kpi-entry" novalidate on:submit=submit>
            <label for=id.clone()><span aria-hidden="true">{text::label()}</span> <span class="visually-hidden">{of}</span></label>
            <input id=id type="text" inputmode="decimal" autocomplete="off" disabled=locked.clone()
                prop:value=typed on:input=take aria-describedby=described aria-invalid=live(move || wrong.get().map(|_| "true")) />
            <button type="submit" class="button" aria-label=save_of disabled=locked>{text::save()}</button>
            <p class="field-error" id=error role="alert">{live(move || wrong.get())}</p>
        </form>
    }
}

/// Puts the value of today into the plan; gives whether it is there.
fn put(workspace: Workspace, key: &RowKey, value: f64) -> bool {
    let Some(plan) = workspace.plan_now() else {
        return false;
    };
    let read = plan
        .goal(&key.goal)
        .zip(key.metric.as_deref())
        .and_then(|(kpi, metric)| with_reading(kpi, metric, value, clock::today()));
    read.is_some_and(|kpi| workspace.attempt(Edit::Put(kpi.into()), None))
}
