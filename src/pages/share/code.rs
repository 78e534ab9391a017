//! The link as a QR code, or why there is none.

use leptos::prelude::*;
use sightline_draw::Qr;
use sightline_text::share::qr as text;

use super::desk::Desk;
use crate::{
    browser::intl,
    ui::{live, qr_drawn},
};

/// The section; nothing where there is no link.
#[component]
pub fn Code() -> impl IntoView {
    let desk = Desk::here();
    live(move || {
        desk.link()?;
        let code = match desk.code() {
            Some(qr) => qr_drawn(qr, text::alt(), Some(text::lead())),
            None => {
                let most = intl::number(Qr::MOST as f64);
                view! { <p class="share-wait">{text::too_long(most)}</p> }.into_any()
            }
        };
        Some(
            view! {
                <section aria-labelledby="share-qr-title">
                    <h2 id="share-qr-title">{text::title()}</h2>
                    {code}
                </section>
            }
            .into_any(),
        )
    })
}
