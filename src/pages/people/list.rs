//! Everyone by name.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sightline_plan::{Id, arithmetic::finding::MAX_METRICS, model::Person, people::PersonEntry};
use sightline_text::people;

use super::{
    desk::{Desk, View, name_or},
    editor::PersonEditor,
};
use crate::{
    browser::intl,
    ui::{focus, live},
};

/// So many are drawn before more are asked for.
const AT_FIRST: usize = 100;

/// The list, with a search.
#[component]
pub fn List() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let search = RwSignal::new(String::new());
    let limit = RwSignal::new(AT_FIRST);
    let found = Memo::new(move |_| {
        let (Some(plan), roster) = (desk.workspace.plan(), desk.roster()) else {
            return Vec::new();
        };
        let search = search.get();
        let found = roster.found(&plan, &search).into_iter();
        found
            .map(|entry| entry.person.id.clone())
            .collect::<Vec<_>>()
    });
    // While someone's fields are open nobody changes places: a row that moves loses its focus.
    let order = Memo::new(move |before: Option<&Vec<Id<Person>>>| {
        let now = found.get();
        let open = desk.person.get().is_some();
        match before {
            Some(before) if open && same_people(before, &now) => before.clone(),
            _ => now,
        }
    });
    let rows = move || {
        let mut rows = order.get();
        rows.truncate(limit.get());
        rows
    };
    let typed = move |event: ev::Event| {
        desk.person.set(None);
        limit.set(AT_FIRST);
        search.set(event_target_value(&event));
    };
    let said = live(
        move || match (search.with(String::is_empty), order.with(Vec::len)) {
            (true, _) => String::new(),
            (false, 0) => people::list::none_found().to_owned(),
            (false, count) => people::list::found(count),
        },
    );
    let more = live(move || {
        let left = order.with(Vec::len).saturating_sub(limit.get());
        (left > 0).then(|| {
            let show = move |_| limit.update(|limit| *limit += 10 * AT_FIRST);
            view! { <button type="button" class="button" on:click=show>{people::list::more(left)}</button> }.into_any()
        })
    });
    let is_empty = Memo::new(move |_| desk.roster().people.is_empty());
    live(move || {
        if is_empty.get() {
            return view! {
                <div class="empty">
                    <h2>{people::empty::title()}</h2>
                    <p class="lead">{people::empty::lead()}</p>
                </div>
            }
            .into_any();
        }
        let (said, more) = (said.clone(), more.clone());
        view! {
            <div class="people-search">
                <label class="visually-hidden" for="people-search">{people::list::search()}</label>
                <input id="people-search" type="search" autocomplete="off" placeholder=people::list::search_hint()
                    prop:value=search on:input=typed />
                <p class="mute" role="status">{said}</p>
            </div>
            <ul class="people" aria-label=people::list::label()>
                <For each=rows key=|id| id.clone() let:id><Row id /></For>
            </ul>
            {more}
        }
        .into_any()
    })
}

/// Whether both hold the same people, in whatever order.
fn same_people(one: &[Id<Person>], other: &[Id<Person>]) -> bool {
    let sorted = |ids: &[Id<Person>]| {
        let mut ids = ids.to_vec();
        ids.sort();
        ids
    };
    one.len() == other.len() && sorted(one) == sorted(other)
}

#[component]
fn Row(id: Id<Person>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let stored = StoredValue::new(id);
    let entry = Memo::new(move |_| desk.roster().person(&stored.get_value()).cloned());
    let is_open = Memo::new(move |_| desk.person.get().as_ref() == Some(&stored.get_value()));
    let toggle = move |_| {
        let id = stored.get_value();
        if is_open.get_untracked() {
            desk.person.set(None);
        } else {
            desk.person.set(Some(id));
            focus::soon("person-name");
        }
    };
    let name = move || {
        entry
            .get()
            .map(|entry| name_or(&entry.person.name).to_owned())
            .unwrap_or_default()
    };
    let head = live(move || entry.get().map(|entry| about(desk, &entry)));
    let figures = live(move || entry.get().map(|entry| figures(desk, &entry)));
    let editor = live(move || {
        is_open
            .get()
            .then(|| view! { <PersonEditor id=stored.get_value() /> }.into_any())
    });
    let expanded = live(move || is_open.get().to_string());
    let label = live(move || people::list::edit(name()));
    view! {
        <li class="person" data-open=move || is_open.get().then_some("")>
            <div class="person-who">
                <button type="button" class="person-name" aria-expanded=expanded aria-label=label on:click=toggle>{name}</button>
                {head}
            </div>
            {figures}
            {editor}
        </li>
    }
}

/// What a person does, and where.
fn about(desk: Desk, entry: &PersonEntry) -> AnyView {
    let person = &entry.person;
    let team = person
        .team
        .as_ref()
        .and_then(|id| desk.team_of(id))
        .map(|team| name_or(&team.name).to_owned());
    let manager = person.manager.as_ref().and_then(|id| desk.person_of(id));
    let manager = manager.map(|manager| people::list::manager(name_or(&manager.name)));
    let role = Some(person.role.trim().to_owned()).filter(|role| !role.is_empty());
    let words: Vec<String> = [role, team, manager].into_iter().flatten().collect();
    let me = (desk.me.get().as_ref() == Some(&person.id))
        .then(|| view! { <span class="badge">{people::list::me()}</span> }.into_any());
    view! { {me} <p class="person-about">{words.join(" · ")}</p> }.into_any()
}

/// What a person answers for, in numbers.
fn figures(desk: Desk, entry: &PersonEntry) -> AnyView {
    let name = name_or(&entry.person.name).to_owned();
    let id = entry.person.id.clone();
    let show = move |_| {
        desk.view.set(View::Answers);
        focus::soon(&goals_id(&id));
    };
    let goals = match entry.answers_for.len() {
        0 => view! { <span class="person-lack">{people::list::no_goal()}</span> }.into_any(),
        count => {
            let count = people::list::goals(count);
            let label = people::list::goals_of(&count, name);
            view! { <button type="button" class="link" aria-label=label on:click=show>{count}</button> }.into_any()
        }
    };
    let helps = match entry.contributes_to.len() {
        0 => None,
        count => Some(people::list::helps(count)),
    };
    let many = entry.has_too_many_metrics();
    let metrics = (entry.metrics > 0).then(|| {
        let count = people::list::metrics(entry.metrics);
        let limit = many.then(|| format!(", {}", people::list::too_many(MAX_METRICS)));
        view! { <span class="person-metrics" data-many=many.then_some("")>{count} {limit}</span> }
            .into_any()
    });
    let checked_in = match entry.last_check_in {
        Some(day) => people::list::checked_in(intl::date(day)),
        None => people::list::never().to_owned(),
    };
    view! {
        <div class="person-figures">
            <span>{goals}</span>
            {helps.map(|helps| view! { <span>{helps}</span> }.into_any())}
            {metrics}
            <span class="person-last">{checked_in}</span>
        </div>
    }
    .into_any()
}

/// The id of a person's heading among who answers for what.
pub(super) fn goals_id(person: &Id<Person>) -> String {
    format!("goals-of-{person}")
}

/// A person's name, by id.
pub(super) fn name_of(desk: Desk, id: &Id<Person>) -> String {
    let person: Option<Arc<Person>> = desk.person_of(id);
    person
        .map(|person| name_or(&person.name).to_owned())
        .unwrap_or_default()
}
