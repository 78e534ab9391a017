//! The link: how long it is, and the ways to hand it on.

use std::sync::Arc;

use leptos::{html, prelude::*, task::spawn_local};
use sightline_draw::Qr;
use sightline_text::share::{link as text, lock, what};

use super::desk::{Carried, Content, Desk};
use crate::{
    browser::{handing, intl},
    ui::{Icon, live},
};

/// Most letters of a chat message, in the chats that take few.
const CHAT: usize = 4_000;

/// Most letters of a line that mail programs and the longer chats pass on whole.
const MAIL: usize = 30_000;

/// Most letters of a link that opens a mail program.
const MAIL_LINK: usize = 1_800;

/// The section.
#[component]
pub fn TheLink() -> impl IntoView {
    let desk = Desk::here();
    let content = live(move || match desk.carried.get() {
        Carried::Link(link) => view! { <Ready link /> }.into_any(),
        Carried::Unlocked => said(lock::wait()),
        Carried::TooLong(None) => said(text::too_large()),
        Carried::TooLong(Some(letters)) => said(text::too_long(intl::number(letters as f64))),
        Carried::Nothing => match desk.content.get() {
            Content::Private => said(what::goal_private()),
            Content::Gone => said(sightline_text::share::gone()),
            _ => said(what::no_team()),
        },
    });
    view! {
        <section aria-labelledby="share-link-title">
            <h2 id="share-link-title">{text::title()}</h2>
            {content}
        </section>
    }
}

fn said(words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    view! { <p class="share-wait">{words}</p> }.into_any()
}

#[component]
fn Ready(link: Arc<str>) -> impl IntoView {
    let desk = Desk::here();
    let notices = desk.workspace.notices();
    let field = NodeRef::<html::Textarea>::new();
    let select = move || {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    let copy = {
        let link = Arc::clone(&link);
        move |_| {
            let link = Arc::clone(&link);
            spawn_local(async move {
                notices.say(match handing::copy(&link).await {
                    Ok(()) => text::copied(),
                    Err(_) => {
                        select();
                        text::copy_failed()
                    }
                });
            });
        }
    };
    let name = desk.plan_now().map(|plan| plan.about().name.clone());
    let subject = text::subject(name.unwrap_or_default());
    let share = handing::can_share().then(|| {
        let (link, subject) = (Arc::clone(&link), subject.clone());
        let share = move |_| {
            let (link, subject) = (Arc::clone(&link), subject.clone());
            spawn_local(async move {
                // Who closes the sheet without choosing anything has changed their mind.
                let _ = handing::share_link(&subject, &link).await;
            });
        };
        view! { <button type="button" class="button" on:click=share>{text::share()}</button> }
            .into_any()
    });
    let mail = (link.len() <= MAIL_LINK).then(|| {
        let mail = handing::mail_link(&subject, &link);
        view! { <a class="button" href=mail>{text::mail()}</a> }.into_any()
    });
    let size = size(&link);
    view! {
        <div class="field">
            <label class="visually-hidden" for="share-link">{text::label()}</label>
            <textarea id="share-link" node_ref=field class="share-link" rows="3" readonly spellcheck="false"
                aria-describedby="share-size" prop:value=link.to_string() on:focus=move |_| select()></textarea>
        </div>
        <p class="share-size" id="share-size">{size}</p>
        <div class="actions">
            <button type="button" class="button primary" on:click=copy>{Icon::Copy} {text::copy()}</button>
            {share}
            {mail}
        </div>
    }
}

/// How long the link is, and what that means.
fn size(link: &str) -> String {
    let letters = intl::number(link.len() as f64);
    match link.len() {
        length if length <= Qr::MOST => text::size_short(letters),
        length if length <= CHAT => text::size_chat(letters),
        length if length <= MAIL => text::size_mail(letters),
        _ => text::size_long(letters),
    }
}
