//! Notes in a list, each with the way to change it and to take it away.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Edit, Id, Key, Plan,
    model::{Person, Recognition},
    recognition::metric_of,
};
use sightline_text::recognition::list as text;

use super::{Fixed, Log, form::NoteForm, words};
use crate::{
    browser::intl,
    pages::goal::metric_name,
    route::Route,
    ui::{Icon, focus, goal_link, live},
};

/// The id of the list: where focus goes that falls.
pub const LIST: &str = "note-list";

/// The list.
#[component]
pub fn Notes(notes: Signal<Vec<Arc<Recognition>>>, none: ViewFn) -> impl IntoView {
    let log = Log::here();
    let ids = Memo::new(move |_| {
        let notes = notes.get().into_iter();
        notes.map(|note| note.id.clone()).collect::<Vec<_>>()
    });
    // While a note is being changed none moves away from under the hands.
    let shown = Memo::new(move |before: Option<&Vec<Id<Recognition>>>| {
        let now = ids.get();
        let open = log.open.get();
        match (before, open) {
            (Some(before), Some(open)) if !now.contains(&open) && log.note(&open).is_some() => {
                before.clone()
            }
            _ => now,
        }
    });
    let is_empty = Memo::new(move |_| shown.with(Vec::is_empty));
    let nothing = live(move || is_empty.get().then(|| none.run()));
    view! {
        <div id=LIST tabindex="-1" class="note-list" role="group" aria-label=text::label()>
            {nothing}
            <ul hidden=move || is_empty.get()>
                <For each=move || shown.get() key=|id| id.clone() let:id><Row id /></For>
            </ul>
        </div>
    }
}

#[component]
fn Row(id: Id<Recognition>) -> impl IntoView {
    let log = Log::here();
    let id = StoredValue::new(id);
    let note = Memo::new(move |_| log.note(&id.get_value()));
    let is_open = Memo::new(move |_| log.open.get().as_ref() == Some(&id.get_value()));
    let content = live(move || {
        if is_open.get() {
            return Some(view! { <NoteForm of=Some(id.get_value()) /> }.into_any());
        }
        let note = note.get()?;
        let plan = log.workspace.plan()?;
        Some(shown(log, &plan, &note))
    });
    let private = live(move || note.get().is_some_and(|note| note.private).then_some(""));
    view! { <li class="note-line" data-private=private>{content}</li> }
}

fn shown(log: Log, plan: &Plan, note: &Arc<Recognition>) -> AnyView {
    let fixed = log.fixed.get_value();
    let name = |id: &Option<Id<Person>>| {
        let person = plan.tables().people.get(id.as_ref()?)?;
        Some(person.name.clone()).filter(|name| !name.trim().is_empty())
    };
    let private = note
        .private
        .then(|| view! { <span class="badge">{text::is_private()}</span> }.into_any());
    let id = note.id.clone();
    let change = move |_| {
        log.open.set(Some(id.clone()));
        focus::soon("note-change-words");
    };
    let key = Key::from(&note.id);
    let remove = move |_| {
        if log.workspace.attempt(Edit::Remove(key.clone()), None) {
            log.workspace.notices().say_undoable(text::removed());
            focus::catch(LIST);
        }
    };
    let facts = [note.on.map(intl::date), name(&note.by).map(text::by)];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let locked = log.workspace.is_read_only_now();
    view! {
        <span class="note-kind" data-kind=note.kind.word()>{words::kind(note.kind)}</span>
        <p class="note-words">{note.text.clone()}</p>
        <div class="note-acts">
            <button type="button" class="icon-button" aria-label=text::change_of(&note.text) disabled=locked
                on:click=change>{Icon::Edit}</button>
            <button type="button" class="icon-button" aria-label=text::remove_of(&note.text) disabled=locked
                on:click=remove>{Icon::Delete}</button>
        </div>
        <p class="note-facts">
            {about(&fixed, plan, note, name(&note.person))}
            <span>{facts.join(" · ")}</span>
            {private}
        </p>
    }
    .into_any()
}

/// Whom and what a note is about, as far as the page does not say so already.
fn about(fixed: &Fixed, plan: &Plan, note: &Recognition, person: Option<String>) -> AnyView {
    let person = person.filter(|_| fixed.person.is_none()).map(|name| {
        let id = note.person.clone().unwrap_or_default();
        let href = Route::Person(plan.about().id.clone(), id).href();
        view! { <a href=href>{name}</a> }.into_any()
    });
    let goal = note.goal.as_ref().and_then(|goal| plan.goal(goal));
    let metric = goal.and_then(|goal| metric_of(note, goal));
    let metric = metric.map(|metric| text::beside(metric_name(metric)));
    let goal = goal
        .filter(|_| fixed.goal.is_none())
        .map(|goal| goal_link(plan, goal));
    view! { {person} {goal} {metric.map(|words| view! { <span>{words}</span> }.into_any())} }
        .into_any()
}
