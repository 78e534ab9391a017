//! The ways to hand something on: as a link, as a code in a chat, by the device's own sheet, as a file, as a QR code.

use std::sync::Arc;

use leptos::{html, prelude::*, task::spawn_local};
use sightline_draw::Qr;

use super::{Icon, live};
use crate::{browser::handing, state::Workspace};

/// What is handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The link that has it inside.
    pub link: String,
    /// The same as a code for a chat; empty for none.
    pub code: String,
    /// What a message with it is about.
    pub subject: String,
    /// The name of its file.
    pub file_name: String,
    /// The text of its file.
    pub file: String,
}

/// The words of the ways.
#[derive(Clone, Copy, Debug)]
pub struct HandOnWords {
    /// By the device's own sheet.
    pub share: &'static str,
    /// As a link.
    pub copy: &'static str,
    /// As a code for a chat.
    pub copy_code: &'static str,
    /// As a file.
    pub save: &'static str,
    /// That it is on the clipboard.
    pub copied: &'static str,
    /// That it is not.
    pub copied_not: &'static str,
    /// The label of the field that has the link.
    pub label: &'static str,
    /// What the QR code is.
    pub alt: &'static str,
    /// What to do with it.
    pub scan: &'static str,
    /// Why there is none.
    pub no_code: &'static str,
}

/// The buttons, what came of them, and the QR code.
#[component]
pub fn HandOn(
    /// Begins the ids on the page.
    id: &'static str,
    parcel: Signal<Arc<Parcel>>,
    words: HandOnWords,
    /// Whether the QR code is shown.
    shows_code: Signal<bool>,
    /// Whether the link itself is always shown, not only where it has to be copied by hand.
    #[prop(optional)]
    shows_link: bool,
    /// Hears that it was handed on.
    #[prop(optional)]
    handed: Option<Callback<()>>,
    /// Further ways.
    #[prop(optional, into)]
    more: ViewFn,
) -> impl IntoView {
    let workspace = Workspace::here();
    let field = NodeRef::<html::Textarea>::new();
    let by_hand = RwSignal::new(None::<String>);
    let said = RwSignal::new("");
    let done = move || {
        if let Some(handed) = handed {
            handed.run(());
        }
    };
    let copy = move |text: String| {
        spawn_local(async move {
            let copied = handing::copy(&text).await.is_ok();
            said.try_set(if copied {
                words.copied
            } else {
                words.copied_not
            });
            by_hand.try_set((!copied).then_some(text));
            if copied {
                done();
            }
        });
    };
    let link = move || parcel.with_untracked(|parcel| parcel.link.clone());
    let code = move || parcel.with_untracked(|parcel| parcel.code.clone());
    let has_code = !code().is_empty();
    let can_share = handing::can_share();
    let share = can_share.then(|| {
        let share = move |_| {
            let parcel = parcel.get_untracked();
            spawn_local(async move {
                // Who closes the sheet without choosing anything has changed their mind.
                if handing::share_link(&parcel.subject, &parcel.link).await.is_ok() {
                    done();
                }
            });
        };
        view! { <button type="button" class="button primary" on:click=share>{Icon::Send} {words.share}</button> }
            .into_any()
    });
    let class = if can_share {
        "button"
    } else {
        "button primary"
    };
    let as_code = has_code.then(|| {
        view! { <button type="button" class="button" on:click=move |_| copy(code())>{words.copy_code}</button> }.into_any()
    });
    let save = move |_| {
        let parcel = parcel.get_untracked();
        workspace.hand_over(&parcel.file_name, &parcel.file);
        done();
    };
    let drawn = live(move || {
        if !shows_code.get() {
            return None;
        }
        let qr = parcel.with(|parcel| Qr::of(&parcel.link));
        Some(match qr {
            Some(qr) => qr_drawn(qr, words.alt, Some(words.scan)),
            None => view! { <p class="mute">{words.no_code}</p> }.into_any(),
        })
    });
    let select = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
    };
    let shown = live(move || {
        let text = by_hand
            .get()
            .or_else(|| shows_link.then(|| parcel.with(|parcel| parcel.link.clone())))?;
        let field_id = format!("{id}-link");
        Some(
            view! {
                <div class="hand-link">
                    <label class="visually-hidden" for=field_id.clone()>{words.label}</label>
                    <textarea id=field_id node_ref=field rows="2" readonly spellcheck="false" prop:value=text on:focus=select></textarea>
                </div>
            }
            .into_any(),
        )
    });
    view! {
        <div class="hand-on">
            <div class="actions">
                {share}
                <button type="button" class=class on:click=move |_| copy(link())>{Icon::Copy} {words.copy}</button>
                {as_code}
                <button type="button" class="button" on:click=save>{Icon::Export} {words.save}</button>
                {more.run()}
            </div>
            <p class="hint" role="status">{move || said.get()}</p>
            {shown}
            {drawn}
        </div>
    }
}

/// A QR code, black on white whatever the page looks like: cameras read nothing else.
pub fn qr_drawn(qr: Qr, alt: &'static str, below: Option<&'static str>) -> AnyView {
    let across = qr.across.to_string();
    let whole = format!("0 0 {across} {across}");
    let below =
        below.map(|words| view! { <figcaption class="mute">{words}</figcaption> }.into_any());
    view! {
        <figure class="hand-code">
            <svg role="img" aria-label=alt viewBox=whole shape-rendering="crispEdges">
                <rect class="hand-paper" width=across.clone() height=across />
                <path class="hand-ink" d=qr.path />
            </svg>
            {below}
        </figure>
    }
    .into_any()
}
