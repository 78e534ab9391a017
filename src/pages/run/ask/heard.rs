//! Who has answered.

use leptos::prelude::*;
use sightline_text::room::heard as text;

use super::AskDesk;
use crate::ui::live;

/// Names, and how many go without.
#[component]
pub fn WhoAnswered(desk: AskDesk) -> impl IntoView {
    let heard = Memo::new(move |_| {
        let key = desk.step.get();
        let heard = desk.room.ask(|guide| guide.heard(&key)).unwrap_or_default();
        let mut names: Vec<String> = heard.replies.into_iter().map(|reply| reply.name).collect();
        let all = names.len();
        names.retain(|name| !name.is_empty());
        let nameless = all - names.len();
        (names, nameless)
    });
    let content = live(move || {
        let (names, nameless) = heard.get();
        if names.is_empty() && nameless == 0 {
            return view! { <p class="mute">{text::none()}</p> }.into_any();
        }
        let names = names
            .into_iter()
            .map(|name| view! { <li>{name}</li> }.into_any());
        let nameless = (nameless > 0)
            .then(|| view! { <li class="mute">{text::nameless(nameless)}</li> }.into_any());
        view! { <ul class="ask-heard">{names.collect_view()} {nameless}</ul> <p class="hint">{text::hint()}</p> }.into_any()
    });
    view! {
        <section aria-labelledby="ask-heard-title">
            <h3 id="ask-heard-title">{text::title()}</h3>
            {content}
        </section>
    }
}
