//! The meetings of the plan, each with its fields.

use leptos::prelude::*;
use sightline_plan::{Id, model::Meeting, people::fold, rhythm};
use sightline_text::rhythm::{self as text, list as words};

use super::{Desk, LIST, NAME, editor::Editor, words as say};
use crate::{
    browser::{clock, intl},
    ui::{focus, live},
};

/// The section.
#[component]
pub fn List() -> impl IntoView {
    let desk = Desk::here();
    let found = Memo::new(move |_| {
        let Some(plan) = desk.workspace.plan() else {
            return Vec::new();
        };
        let mut all: Vec<(String, Id<Meeting>)> = plan
            .tables()
            .meetings
            .values()
            .map(|meeting| (fold(&meeting.title), meeting.id.clone()))
            .collect();
        all.sort();
        all.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    });
    // While fields are open no meeting changes places: a row that moves loses its focus.
    let order = Memo::new(move |before: Option<&Vec<Id<Meeting>>>| {
        let now = found.get();
        let is_open = desk.open.get().is_some();
        match before {
            Some(before) if is_open && is_same(before, &now) => before.clone(),
            _ => now,
        }
    });
    let none = live(move || {
        order
            .with(Vec::is_empty)
            .then(|| view! { <p class="mute">{words::none()}</p> }.into_any())
    });
    view! {
        <section class="rhythm-list" aria-labelledby=LIST>
            <h2 id=LIST tabindex="-1">{words::title()}</h2>
            {none}
            <ul class="meetings" aria-label=words::label() hidden=move || order.with(Vec::is_empty)>
                <For each=move || order.get() key=|id| id.clone() let:id><Row id /></For>
            </ul>
        </section>
    }
}

/// Whether both hold the same meetings, in whatever order.
fn is_same(one: &[Id<Meeting>], other: &[Id<Meeting>]) -> bool {
    let sorted = |ids: &[Id<Meeting>]| {
        let mut ids = ids.to_vec();
        ids.sort();
        ids
    };
    sorted(one) == sorted(other)
}

#[component]
fn Row(id: Id<Meeting>) -> impl IntoView {
    let desk = Desk::here();
    let stored = StoredValue::new(id);
    let meeting = Memo::new(move |_| desk.meeting(&stored.get_value()));
    let is_open = Memo::new(move |_| desk.open.get().as_ref() == Some(&stored.get_value()));
    let toggle = move |_| {
        if is_open.get_untracked() {
            desk.open.set(None);
        } else {
            desk.open.set(Some(stored.get_value()));
            focus::soon(NAME);
        }
    };
    let title = move || meeting.get().map(|it| say::title(&it)).unwrap_or_default();
    let label = live(move || words::edit(title()));
    let expanded = live(move || is_open.get().to_string());
    let badge = live(move || meeting.get().and_then(|meeting| private_badge(&meeting)));
    let about = live(move || meeting.get().map(|meeting| about(desk, &meeting)));
    let clashes = live(move || {
        let meeting = meeting.get()?;
        let found = rhythm::clashes(&meeting).into_iter().map(|clash| {
            let words = say::of_choice("clash", clash.code());
            view! { <p class="meeting-clash" data-code=clash.code()>{words}</p> }.into_any()
        });
        Some(found.collect_view())
    });
    let editor = live(move || {
        is_open
            .get()
            .then(|| view! { <Editor id=stored.get_value() /> }.into_any())
    });
    view! {
        <li class="meeting" data-open=move || is_open.get().then_some("")>
            <div class="meeting-head">
                <button type="button" class="person-name" aria-expanded=expanded aria-label=label on:click=toggle>{title}</button>
                {badge}
                {about}
            </div>
            {clashes}
            {editor}
        </li>
    }
}

/// What there is to know of a meeting, in two lines.
fn about(desk: Desk, meeting: &Meeting) -> AnyView {
    let minutes = meeting.minutes.map(words::minutes).unwrap_or_default();
    let time = meeting.time.clone();
    let rhythm = say::facts([say::often(meeting), time, minutes]);
    let owner = desk.workspace.plan().and_then(|plan| {
        let owner = meeting.owner.as_ref()?;
        say::name_of(&plan, owner)
    });
    let people = match meeting.attendees.len() {
        0 => String::new(),
        count => words::people(count),
    };
    let next = rhythm::comes(meeting, clock::today(), Some(clock::minutes()));
    let next = match (meeting.start, next) {
        (None, _) => words::undated().to_owned(),
        (_, None) => words::over().to_owned(),
        (_, Some(on)) => words::next(intl::date(on)),
    };
    let kind = say::kind(meeting.kind).to_owned();
    let kind = Some(kind).filter(|kind| *kind != meeting.title.trim());
    let who = say::facts(kind.into_iter().chain(owner).chain([people]));
    view! {
        <p class="meeting-rhythm">{rhythm}</p>
        <p class="meeting-who">{who}</p>
        <p class="meeting-next">{next}</p>
    }
    .into_any()
}

/// Says that a meeting stays on this device.
pub(super) fn private_badge(meeting: &Meeting) -> Option<AnyView> {
    meeting
        .is_private()
        .then(|| view! { <span class="badge">{text::private()}</span> }.into_any())
}
