//! The way back: nothing goes anywhere before a person sends it.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_exchange::room;
use sightline_text::answer::send as text;

use super::desk::Desk;
use crate::{
    browser::site,
    state::Workspace,
    ui::{HandOn, HandOnWords, Parcel, file_stem, live},
};

/// The section.
#[component]
pub fn Send(desk: Desk, leave: Callback<()>) -> impl IntoView {
    let reply = Memo::new(move |_| desk.reply());
    let title = desk.ask().title.clone();
    let parcel = Signal::derive(move || {
        reply.with(|reply| {
            let letters = room::write_reply(reply);
            Arc::new(Parcel {
                link: format!("{}{}{letters}", site::address(), room::REPLY_MARK),
                code: room::code(&letters),
                subject: text::subject(&title),
                file_name: format!("{}.answers.json", file_stem(&title)),
                file: room::reply_file(reply),
            })
        })
    });
    let missing = Memo::new(move |_| {
        if reply.with(|reply| reply.said.is_empty()) {
            Some(text::empty())
        } else if desk.is_nameless() {
            Some(text::nameless())
        } else {
            None
        }
    });
    let lead = live(move || match desk.sent() {
        None => text::lead(),
        Some(false) => text::again(),
        Some(true) => text::sent(),
    });
    let lead = StoredValue::new(lead);
    let shows_code = RwSignal::new(false);
    let words = HandOnWords {
        share: text::share(),
        copy: text::copy(),
        copy_code: text::copy_code(),
        save: text::save(),
        copied: text::copied(),
        copied_not: text::copied_not(),
        label: text::by_hand(),
        alt: text::alt(),
        scan: text::scan(),
        no_code: text::no_code(),
    };
    let toggle = move || {
        let turn = move |_| {
            shows_code.update(|shown| *shown = !*shown);
            if shows_code.get_untracked() {
                desk.handed();
            }
        };
        let words = live(move || {
            if shows_code.get() {
                text::hide()
            } else {
                text::show()
            }
        });
        view! { <button type="button" class="button" aria-expanded=live(move || shows_code.get().to_string()) on:click=turn>{words}</button> }
            .into_any()
    };
    let ways = live(move || match missing.get() {
        Some(missing) => view! { <p class="answer-missing">{missing}</p> }.into_any(),
        None => view! {
            <p role="status">{lead.get_value()}</p>
            <HandOn id="answer" parcel words shows_code=shows_code.into()
                handed=Callback::new(move |()| desk.handed()) more=toggle />
        }
        .into_any(),
    });
    let notices = Workspace::here().notices();
    let forget = move |_| {
        desk.forget();
        notices.say(text::forgotten());
        leave.run(());
    };
    view! {
        <section class="answer-send" aria-labelledby="answer-send-title">
            <h2 id="answer-send-title">{text::title()}</h2>
            {ways}
            <div class="answer-forget">
                <p class="hint">{text::forget_means()}</p>
                <button type="button" class="link quiet" on:click=forget>{text::forget()}</button>
            </div>
        </section>
    }
}
