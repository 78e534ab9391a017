//! Meetings that can be put in the calendar as they are, and one of one's own.

use leptos::prelude::*;
use sightline_plan::{
    Edit, Id,
    model::{Meeting, Period, Repeat},
    rhythm::{Offer, offers},
};
use sightline_text::rhythm::{add as text, next};

use super::{Desk, NAME, words as say};
use crate::{
    browser::{clock, intl, random},
    ui::{Icon, focus, live},
};

/// The section.
#[component]
pub fn Add() -> impl IntoView {
    let desk = Desk::here();
    let found = Memo::new(move |_| {
        let plan = desk.workspace.plan();
        plan.map(|plan| offers(&plan, clock::today()))
            .unwrap_or_default()
    });
    let ways = live(move || {
        let offers = found.get();
        let ready = offers.into_iter().map(|offer| way(desk, offer));
        ready.collect_view()
    });
    let blank = move |_| {
        let weekly = Repeat {
            period: Period::Week,
            ..Repeat::default()
        };
        put(
            desk,
            Meeting {
                start: Some(clock::today()),
                repeat: Some(weekly),
                ..Meeting::default()
            },
        );
    };
    let content = live(move || {
        if desk.workspace.read_only() {
            return None;
        }
        let ways = ways.clone();
        Some(
            view! {
                <section class="rhythm-add" aria-labelledby="rhythm-add">
                    <h2 id="rhythm-add">{text::title()}</h2>
                    <p class="mute">{text::lead()}</p>
                    <ul class="ways">
                        {ways}
                        <li><button type="button" class="way" on:click=blank>{Icon::Add}
                            <b>{text::blank()}</b> <span>{text::blank_why()}</span></button></li>
                    </ul>
                </section>
            }
            .into_any(),
        )
    });
    view! { {content} }
}

fn way(desk: Desk, offer: Offer) -> AnyView {
    let words = |part: &str| say::of_choice("ready", &format!("{}.{part}", offer.kind.word()));
    let (title, why) = (words("title"), words("why"));
    let agenda: Vec<String> = words("agenda").lines().map(str::to_owned).collect();
    let meeting = Meeting {
        title: title.to_owned(),
        kind: offer.kind,
        start: Some(offer.start),
        time: offer.time.to_owned(),
        minutes: Some(offer.minutes),
        repeat: Some(offer.repeat),
        agenda,
        ..Meeting::default()
    };
    let undated = Meeting {
        start: None,
        ..meeting.clone()
    };
    let facts = text::facts(say::often(&undated), next::minutes(offer.minutes as usize));
    let add = move |_| put(desk, meeting.clone());
    view! {
        <li><button type="button" class="way" on:click=add>{Icon::Add}
            <b>{text::go(title)}</b> <span class="way-facts">{facts}</span> <span>{why}</span></button></li>
    }
    .into_any()
}

/// Puts a meeting in the calendar and opens its fields.
fn put(desk: Desk, meeting: Meeting) {
    let id = Id::from_bits(random::bits());
    let said = meeting.start.map(intl::date).unwrap_or_default();
    let said = text::added(say::title(&meeting), said);
    let meeting = Meeting {
        id: id.clone(),
        ..meeting
    };
    if desk.workspace.attempt(Edit::Put(meeting.into()), None) {
        desk.workspace.notices().say_undoable(said);
        desk.open.set(Some(id));
        focus::soon(NAME);
    }
}
