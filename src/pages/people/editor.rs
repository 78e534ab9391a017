//! The fields of one person.

use leptos::prelude::*;
use sightline_plan::{Edit, Id, Key, codec::parse_date, model::Person};
use sightline_text::people;

use super::{
    desk::{Desk, name_or},
    list::name_of,
};
use crate::{
    route::Route,
    state::Visit,
    ui::{Choose, FieldKind, Icon, TextField, focus, live},
};

/// A person's fields, and what else can be done with them.
#[component]
pub fn PersonEditor(id: Id<Person>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let workspace = desk.workspace;
    let stored = StoredValue::new(id.clone());
    let value = move |get: fn(&Person) -> String| {
        Signal::derive(move || {
            desk.person_of(&stored.get_value())
                .map(|person| get(&person))
                .unwrap_or_default()
        })
    };
    let text = move |set: fn(&mut Person, String)| {
        Callback::new(move |(text, visit): (String, Visit)| {
            desk.change_person(&stored.get_value(), Some(visit), |person| {
                set(person, text.trim().to_owned())
            });
            None
        })
    };
    let rename = Callback::new(move |(text, visit): (String, Visit)| {
        let name = text.trim().to_owned();
        if name.is_empty() {
            return Some(people::edit::no_name().to_owned());
        }
        desk.change_person(&stored.get_value(), Some(visit), |person| {
            person.name = name
        });
        None
    });
    // A first day allows one review before its usual time.
    let start = Callback::new(move |(text, visit): (String, Visit)| {
        desk.change_person(&stored.get_value(), Some(visit), |person| {
            person.started = parse_date(&text);
        });
        None
    });
    let choose = move |set: fn(&mut Person, &str)| {
        Callback::new(move |choice: String| {
            desk.change_person(&stored.get_value(), None, |person| set(person, &choice));
        })
    };
    let join = Callback::new(move |other: String| {
        if let Some(other) = Id::new(&other) {
            desk.ask_to_join(stored.get_value(), other);
        }
    });
    let remove = move |_| take_away(desk, &stored.get_value());
    let done = move |_| {
        desk.person.set(None);
        focus::catch("people-search");
    };
    let legend = live(move || people::edit::legend(name_of(desk, &stored.get_value())));
    let key = |field: &str| format!("people:{id}:{field}");
    let locked = live(move || workspace.read_only());
    let others = desk.people_options(Some(&id));
    let plan = workspace.plan_now();
    let page = plan.map(|plan| Route::Person(plan.about().id.clone(), id.clone()).href());
    view! {
        <fieldset class="editor" disabled=locked>
            <legend class="visually-hidden">{legend}</legend>
            <div class="editor-fields">
                <TextField id="person-name" label=people::edit::name() value=value(|person| person.name.clone())
                    commit=rename draft_key=key("name") />
                <TextField id="person-role" label=people::edit::role() value=value(|person| person.role.clone())
                    commit=text(|person, text| person.role = text) draft_key=key("role") />
                <TextField id="person-email" label=people::edit::email() value=value(|person| person.email.clone())
                    commit=text(|person, text| person.email = text) draft_key=key("email") />
                <TextField id="person-started" kind=FieldKind::Date label=people::edit::started()
                    value=value(|person| person.started.map(|day| day.to_string()).unwrap_or_default())
                    commit=start draft_key=key("started") />
                <Choose id="person-team" label=people::edit::team() none=people::edit::no_team()
                    options=desk.team_options(|_| true)
                    value=value(|person| as_text(person.team.as_ref()))
                    choose=choose(|person, choice| person.team = Id::new(choice)) />
                <Choose id="person-manager" label=people::edit::manager() none=people::edit::no_manager()
                    options=others.clone()
                    value=value(|person| as_text(person.manager.as_ref()))
                    choose=choose(|person, choice| person.manager = Id::new(choice)) />
                <Choose id="person-same" label=people::edit::join() none=people::edit::join_none()
                    options=others value=Signal::derive(String::new) choose=join />
            </div>
            <div class="actions">
                <a class="button" href=page>{people::edit::page()}</a>
                <ThisIsMe id />
                <button type="button" class="button quiet" on:click=remove>{Icon::Delete} {people::edit::remove()}</button>
                <span class="grow"></span>
                <button type="button" class="button primary" on:click=done>{people::edit::done()}</button>
            </div>
        </fieldset>
    }
}

/// Says who sits at this device.
#[component]
fn ThisIsMe(id: Id<Person>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let stored = StoredValue::new(id);
    let is_me = Memo::new(move |_| desk.me.get().as_ref() == Some(&stored.get_value()));
    let turn = move |_| {
        let was = is_me.get_untracked();
        let id = stored.get_value();
        let name = name_of(desk, &id);
        let kept = desk.me.set((!was).then_some(id));
        desk.workspace.notices().say(match (kept, was) {
            (Err(_), _) => people::edit::not_kept().to_owned(),
            (Ok(()), true) => people::edit::forgotten(name),
            (Ok(()), false) => people::edit::is_me(name),
        });
    };
    let words = live(move || {
        if is_me.get() {
            people::edit::not_me()
        } else {
            people::edit::this_is_me()
        }
    });
    view! { <button type="button" class="button" on:click=turn>{words}</button> }
}

/// Removes a person, or asks first who takes over their goals.
fn take_away(desk: Desk, id: &Id<Person>) {
    let roster = desk.roster_now();
    let Some(entry) = roster.person(id) else {
        return;
    };
    if entry.answers_for.is_empty() {
        desk.person.set(None);
        if desk.workspace.attempt(Edit::Remove(Key::from(id)), None) {
            let name = name_or(&entry.person.name);
            desk.workspace
                .notices()
                .say_undoable(people::remove::removed(name));
        }
        focus::catch("people-search");
    } else {
        desk.doomed.set(Some(id.clone()));
        desk.removing.set(true);
    }
}

/// An id as the value of a choice.
pub(super) fn as_text<T>(id: Option<&Id<T>>) -> String {
    id.map(ToString::to_string).unwrap_or_default()
}
