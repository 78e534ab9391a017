//! Numbers that name no source.

use leptos::prelude::*;
use sightline_text::sources::without as text;

use super::{Desk, row::number_of};
use crate::ui::live;

/// So many are listed; a plan that names no source at all need not list every number it has.
const LISTED: usize = 100;

#[component]
pub fn Without() -> impl IntoView {
    let desk = Desk::here();
    let content = live(move || {
        let plan = desk.workspace.plan()?;
        let without = desk.register.get().without;
        Some(if without.is_empty() {
            view! { <p class="mute">{text::none()}</p> }.into_any()
        } else {
            let count = without.len();
            let rows = without.iter().take(LISTED);
            let rows = rows.map(|reader| view! { <li>{number_of(&plan, reader)}</li> }.into_any());
            let rows: Vec<AnyView> = rows.collect();
            let more = count.saturating_sub(LISTED);
            let more = (more > 0).then(|| view! { <p>{text::more(more)}</p> }.into_any());
            view! { <p class="mute">{text::lead()}</p> <ul class="source-without">{rows}</ul> {more} }
                .into_any()
        })
    });
    view! {
        <section aria-labelledby="sources-without">
            <h2 id="sources-without">{text::title()}</h2>
            {content}
        </section>
    }
}
