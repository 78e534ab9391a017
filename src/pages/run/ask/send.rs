//! Handing the question out: as a link, a code, a file, and large on the projector.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_exchange::room;
use sightline_text::room::{self as words, send as text};
use sightline_workshop::{room::Ask, run::projecting};

use super::{AskDesk, is_at, screen};
use crate::{
    browser::site,
    ui::{HandOn, HandOnWords, Icon, Parcel, file_stem, live},
};

/// The link of an ask.
pub fn link_of(ask: &Ask) -> String {
    format!(
        "{}{}{}",
        site::address(),
        room::ASK_MARK,
        room::write_ask(ask)
    )
}

/// The words of the ways to hand a question or an answer on.
pub fn send_words() -> HandOnWords {
    HandOnWords {
        share: text::share(),
        copy: text::copy(),
        copy_code: text::copy_code(),
        save: text::save(),
        copied: text::copied(),
        copied_not: text::copied_not(),
        label: text::label(),
        alt: text::alt(),
        scan: text::scan(),
        no_code: text::no_code(),
    }
}

/// The section.
#[component]
pub fn HandOut(desk: AskDesk) -> impl IntoView {
    let ask = Memo::new(move |_| desk.ask());
    let is_there = Memo::new(move |_| ask.with(Option::is_some));
    let parcel = Signal::derive(move || {
        let ask = ask.get().unwrap_or_default();
        let letters = room::write_ask(&ask);
        Arc::new(Parcel {
            link: link_of(&ask),
            code: room::code(&letters),
            subject: text::subject(&ask.workshop),
            file_name: format!("{}.questions.json", file_stem(&ask.title)),
            file: room::ask_file(&ask),
        })
    });
    let content = live(move || {
        if !is_there.get() {
            return view! { <p class="mute">{words::nothing()}</p> }.into_any();
        }
        let more = move || view! { <OnScreen desk /> }.into_any();
        view! { <HandOn id="ask" parcel words=send_words() shows_code=Signal::derive(|| true) shows_link=true more /> }.into_any()
    });
    view! {
        <section aria-labelledby="ask-send-title">
            <h3 id="ask-send-title">{text::title()}</h3>
            {content}
        </section>
    }
}

/// Shows the code to the room, or the step again; only where the room is at that step.
#[component]
fn OnScreen(desk: AskDesk) -> impl IntoView {
    let room = desk.room;
    let here = Memo::new(move |_| is_at(room, &desk.step.get()));
    // Compared, so that two consoles that ask for different things do not go on overruling each other.
    let wanted = Memo::new(move |_| screen::shown_as(desk.anonymous.get(), &desk.ticked()));
    let is_on = Memo::new(move |_| {
        room.run()
            .is_some_and(|run| screen::is_shown(&run.projected))
    });
    let toggle = move |_| {
        let now = if is_on.get_untracked() {
            String::new()
        } else {
            wanted.get_untracked()
        };
        room.beside(|run| projecting(run, &now));
    };
    // What is on the screen follows what is ticked.
    Effect::new(move |_| {
        let wanted = wanted.get();
        if untrack(|| here.get() && is_on.get()) {
            let same = room.run_now().is_some_and(|run| run.projected == wanted);
            if !same {
                room.beside(|run| projecting(run, &wanted));
            }
        }
    });
    live(move || {
        here.get().then(|| {
            let words = live(move || if is_on.get() { text::project_not() } else { text::project() });
            view! {
                <button type="button" class="button" aria-pressed=live(move || is_on.get().to_string()) on:click=toggle>
                    {Icon::Screen} {words}</button>
            }
            .into_any()
        })
    })
}
