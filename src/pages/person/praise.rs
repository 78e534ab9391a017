//! What a person is thanked for, and what they can grow.

use leptos::prelude::*;
use sightline_text::{person::praise as text, recognition::list};

use super::Desk;
use crate::pages::recognition::{Fixed, NoteLog};

/// The section.
#[component]
pub(super) fn Praise() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let fixed = Fixed {
        person: Some(desk.id()),
        ..Fixed::default()
    };
    let notes = Signal::derive(move || desk.folder.get().recognitions.clone());
    let none = || view! { <p class="mute">{list::none()}</p> };
    view! {
        <section aria-labelledby="person-praise">
            <h2 id="person-praise">{text::title()}</h2>
            <NoteLog fixed notes none=none.into() />
        </section>
    }
}
