//! What stands under the sentence: other ways to say it, and templates to begin with.

use leptos::{children::ViewFn, prelude::*, task::spawn_local};
use sightline_coach::{self as coach, Style};
use sightline_text::{app, draft};

use super::drafting::Drafting;
use crate::{
    parts,
    ui::{Icon, focus, live},
};

/// So many other wordings are offered.
const OFFERED: usize = 3;

/// The row of tools under the sentence.
#[component]
pub fn SentenceTools() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    view! {
        <div class="sentence-tools" hidden=move || drafting.workspace().read_only()>
            <SayItDifferently />
            <TemplatesButton />
        </div>
    }
}

/// Three other wordings, folded away; one press takes one.
#[component]
fn SayItDifferently() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let open = RwSignal::new(false);
    let others = Memo::new(move |_| {
        if !drafting.is_settled() {
            return None;
        }
        let text = drafting.text.get();
        let cx = drafting.context();
        let all = drafting
            .reading
            .with(|reading| coach::wordings(&drafting.goal(), reading, Style::Verb, &cx));
        let same =
            |wording: &String| wording.trim_end_matches('.') == text.trim().trim_end_matches('.');
        let others = all.into_iter().filter(|wording| !same(wording));
        Some(others.take(OFFERED).collect::<Vec<_>>())
    });
    // While one types, those of the last pause stay.
    let shown = Memo::new(move |before: Option<&Vec<String>>| {
        let now = others.get();
        now.unwrap_or_else(|| before.cloned().unwrap_or_default())
    });
    let list = live(move || {
        let take = |wording: String| {
            let said = wording.clone();
            let take = move |_| {
                drafting.say(&said);
                open.set(false);
                focus::catch("sentence");
            };
            view! { <li><button type="button" class="wording" on:click=take>{wording}</button></li> }.into_any()
        };
        shown.get().into_iter().map(take).collect_view()
    });
    let toggled = move |event: leptos::ev::Event| {
        open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
    };
    view! {
        <details class="wordings" prop:open=open on:toggle=toggled hidden=move || shown.with(Vec::is_empty)>
            <summary>{draft::wordings::title()}</summary>
            <ul aria-label=draft::wordings::label()>{list}</ul>
        </details>
    }
}

/// Opens the templates, which are fetched when they are first wanted.
#[component]
pub fn TemplatesButton() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let open = RwSignal::new(false);
    let picker = RwSignal::new(None::<ViewFn>);
    let show = move |_| {
        if picker.with_untracked(Option::is_some) {
            open.set(true);
            return;
        }
        let notices = drafting.workspace().notices();
        spawn_local(async move {
            match parts::templates(open).await {
                Ok(view) => {
                    picker.try_set(Some(view));
                    open.try_set(true);
                }
                Err(_) => notices.say(app::part::notice()),
            }
        });
    };
    view! {
        <button type="button" class="link templates-button" aria-haspopup="dialog" on:click=show>
            {Icon::List} {draft::templates::open()}
        </button>
        {live(move || picker.get().map(|view| view.run()))}
    }
}
