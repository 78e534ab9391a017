//! Questions of a workshop, for somebody who is asked: answered on an own device, and sent back by that person alone.
//! What goes to and fro is the matter of `sightline_workshop::room` and `sightline_exchange::room`.

mod desk;
mod fields;
mod rows;
mod send;

use leptos::{html, prelude::*, task::spawn_local};
use sightline_exchange::{
    link::Fault,
    room::{self, Letter},
};
use sightline_text::answer as text;

use self::{
    desk::{Desk, all_kept},
    fields::field,
    send::Send,
};
use crate::{
    browser::{clock, files, intl},
    route::Route,
    state::{Inbox, Incoming, Navigation},
    ui::{Icon, Page, focus, live, replaced},
};

/// The largest file that is read, in bytes.
const MOST_FILE: f64 = 2_000_000.0;

/// The page. What was in the address is out of it by now, see [`Navigation`].
#[component]
pub fn AnswerPage() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let desk = RwSignal::new(None::<Desk>);
    let wrong = RwSignal::new(None::<&'static str>);
    desk::forget_stale(clock::today());
    let take = move |text: &str| match found(text) {
        Ok(found) => {
            // So that a reload finds it again; the id says nothing of what is asked.
            navigation.rename(&Route::Answer(Some(found.id())));
            wrong.set(None);
            desk.set(Some(found));
        }
        Err(why) => {
            wrong.set(Some(why));
            desk.set(None);
        }
    };
    let inbox = expect_context::<Inbox>();
    let asked = inbox.take_if(|incoming| match incoming {
        Incoming::Ask(letters) => Some(letters.clone()),
        _ => None,
    });
    if let Some(letters) = asked {
        match Desk::kept(&letters) {
            Some(kept) => {
                navigation.rename(&Route::Answer(Some(kept.id())));
                desk.set(Some(kept));
            }
            None => take(&format!("{}{letters}", room::ASK_MARK)),
        }
    }
    let leave = Callback::new(move |()| {
        navigation.rename(&Route::Answer(None));
        desk.set(None);
        focus::catch("main");
    });
    replaced(move || match desk.get() {
        Some(desk) => view! { <Asked desk leave /> }.into_any(),
        None => view! { <Nothing wrong take=Callback::new(move |text: String| take(&text)) /> }
            .into_any(),
    })
}

/// The first questions in a text, or why there are none.
fn found(text: &str) -> Result<Desk, &'static str> {
    let mut why = text::not_ours();
    for found in room::find(text) {
        match found {
            Ok(Letter::Ask(ask)) => return Ok(Desk::open(*ask)),
            Ok(Letter::Reply(_)) => why = text::is_reply(),
            Ok(Letter::Workshop(_)) | Err(Fault::NotOurs | Fault::OtherKind | Fault::TooLarge) => {}
            Err(Fault::Damaged) => why = text::not_whole(),
            Err(Fault::Newer) => why = text::newer(),
        }
    }
    Err(why)
}

/// Where there is no question yet.
#[component]
fn Nothing(wrong: RwSignal<Option<&'static str>>, take: Callback<String>) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let picker = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let file = picker
            .get_untracked()
            .and_then(|field| field.files())
            .and_then(|files| files.get(0));
        let Some(file) = file else { return };
        spawn_local(async move {
            match files::read_text(&file, MOST_FILE).await {
                Ok(text) => take.run(text),
                Err(_) => {
                    wrong.try_set(Some(text::not_ours()));
                }
            }
        });
    };
    let kept = all_kept();
    let kept = (!kept.is_empty()).then(|| {
        let rows = kept.into_iter().map(|(id, kept)| {
            let words = text::kept_on(&kept.title, kept.on.map(intl::date).unwrap_or_default());
            let href = Route::Answer(Some(id)).href();
            view! { <li><a href=href>{words}</a></li> }.into_any()
        });
        view! { <section><h2>{text::kept()}</h2> <ul>{rows.collect_view()}</ul></section> }
            .into_any()
    });
    let trouble = live(move || {
        wrong
            .get()
            .map(|why| view! { <p class="banner bad" role="alert">{why}</p> }.into_any())
    });
    view! {
        <div class="narrow answer-page">
            <Page title=text::none_title()>
                <p class="lead">{text::none_lead()}</p>
                {trouble}
                <form class="paste" on:submit=move |event| { event.prevent_default(); take.run(pasted.get_untracked()); }>
                    <label for="answer-paste">{text::paste()}</label>
                    <textarea id="answer-paste" rows="4" spellcheck="false" autocomplete="off" prop:value=pasted
                        on:input=move |event| pasted.set(event_target_value(&event))></textarea>
                    <div class="actions">
                        <button type="submit" class="button primary"
                            disabled=move || pasted.with(|text| text.trim().is_empty())>{text::read()}</button>
                        <label class="button file-button">
                            <input node_ref=picker type="file" accept=".json,.txt,application/json,text/plain" class="visually-hidden" on:change=chosen />
                            {Icon::Import} <span>{text::file()}</span>
                        </label>
                    </div>
                </form>
                {kept}
            </Page>
        </div>
    }
}

/// The questions, and the way back.
#[component]
fn Asked(desk: Desk, leave: Callback<()>) -> impl IntoView {
    let ask = desk.ask();
    let title = if ask.question.is_empty() {
        ask.title.clone()
    } else {
        ask.question.clone()
    };
    let about = (!ask.item.is_empty())
        .then(|| view! { <p class="answer-about">{text::page::about(&ask.item)}</p> }.into_any());
    let mut facts = vec![ask.title.clone()];
    if ask.minutes > 0 {
        facts.push(text::page::minutes(ask.minutes as usize));
    }
    facts.extend(ask.on.map(|day| text::page::on(intl::date(day))));
    let prompts = (!ask.prompts.is_empty()).then(|| {
        let prompts = ask.prompts.iter();
        let prompts = prompts.map(|prompt| view! { <li>{prompt.clone()}</li> }.into_any());
        view! {
            <details class="answer-helps">
                <summary>{text::page::helps()}</summary>
                <ul class="points-list">{prompts.collect_view()}</ul>
            </details>
        }
        .into_any()
    });
    let who = if ask.anonymous {
        view! { <p class="answer-nameless">{text::page::anonymous()}</p> }.into_any()
    } else {
        view! {
            <div class="field answer-name">
                <label for="answer-name">{text::page::name()}</label>
                <input id="answer-name" type="text" autocomplete="name" maxlength=sightline_workshop::room::MOST_NAME.to_string()
                    aria-describedby="answer-name-hint" prop:value=desk.name()
                    on:input=move |event| desk.set_name(&event_target_value(&event)) />
                <p class="hint" id="answer-name-hint">{text::page::name_hint()}</p>
            </div>
        }
        .into_any()
    };
    let questions = ask
        .questions
        .iter()
        .map(|question| field(desk, question))
        .collect_view();
    view! {
        <div class="narrow answer-page">
            <p class="answer-from">{text::page::asked(&ask.workshop)}</p>
            <Page title=title tab=text::page::title()>
                {about}
                <p class="answer-facts">{facts.join(" · ")}</p>
                <p class="answer-stays">{text::page::stays()}</p>
                {prompts}
                {who}
                <div class="answer-questions">{questions}</div>
                <Send desk leave />
            </Page>
        </div>
    }
}
