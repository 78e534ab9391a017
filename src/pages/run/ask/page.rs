//! A link with answers that was opened: to which run they belong, and the way to bring them in there.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_exchange::room::{self, Letter};
use sightline_plan::{
    Id,
    model::{About, Run},
};
use sightline_text::{
    room::{bring, page as text},
    start,
};

use super::send::send_words;
use crate::{
    browser::site,
    route::Route,
    state::{Inbox, Incoming, Navigation, Workspace},
    ui::{HandOn, Page, Parcel, live},
};

/// Where the run is.
#[derive(Clone, PartialEq)]
enum Place {
    Looking,
    Here(String),
    Elsewhere,
}

/// The page. The link itself is out of the address bar by now.
#[component]
pub fn AnswersPage() -> impl IntoView {
    let workspace = Workspace::here();
    let (navigation, inbox) = (expect_context::<Navigation>(), expect_context::<Inbox>());
    let came = inbox.take_if(|incoming| match incoming {
        Incoming::Answers(text) => Some(text.clone()),
        _ => None,
    });
    let text_of = came.unwrap_or_default();
    let reply = room::find(&text_of)
        .into_iter()
        .find_map(|found| match found {
            Ok(Letter::Reply(reply)) => Some(reply),
            _ => None,
        });
    let damaged = reply.is_none() && !text_of.is_empty();
    let place = RwSignal::new(Place::Looking);
    let content = match reply {
        None => {
            let why = damaged.then(|| {
                view! { <p class="banner bad" role="alert">{bring::damaged(1)}</p> }.into_any()
            });
            view! {
                {why}
                <p class="lead">{text::none_lead()}</p>
                <div class="actions"><a class="button primary" href=Route::Start.href()>{text::start()}</a></div>
            }
            .into_any()
        }
        Some(reply) => {
            let (plan, run) = (Id::<About>::new(&reply.plan), Id::<Run>::new(&reply.run));
            let letters = room::write_reply(&reply);
            let parcel = Arc::new(Parcel {
                link: format!("{}{}{letters}", site::address(), room::REPLY_MARK),
                code: room::code(&letters),
                subject: text::title().to_owned(),
                file_name: "answers.json".to_owned(),
                file: room::reply_file(&reply),
            });
            let wanted = plan.clone();
            spawn_local(async move {
                let plans = workspace.storage().plans().await;
                let found = plans
                    .into_iter()
                    .find(|listed| Some(&listed.id) == wanted.as_ref());
                place.try_set(match found {
                    Some(listed) if listed.name.is_empty() => {
                        Place::Here(start::plans::untitled().to_owned())
                    }
                    Some(listed) => Place::Here(listed.name),
                    None => Place::Elsewhere,
                });
            });
            let who = match reply.name.as_str() {
                "" => text::from_nobody().to_owned(),
                name => text::from(name),
            };
            let way = live(move || match place.get() {
                Place::Looking => view! { <p role="status">{text::looking()}</p> }.into_any(),
                Place::Elsewhere => {
                    let parcel = Arc::clone(&parcel);
                    let parcel = Signal::derive(move || Arc::clone(&parcel));
                    view! {
                        <p class="banner" role="status">{bring::not_here()}</p>
                        <p>{text::carry()}</p>
                        <HandOn id="answers" parcel words=send_words() shows_code=Signal::derive(|| false) />
                    }
                    .into_any()
                }
                Place::Here(name) => {
                    let go = {
                        let (plan, run, codes) = (plan.clone(), run.clone(), text_of.clone());
                        move |_| {
                            if let (Some(plan), Some(run)) = (plan.clone(), run.clone()) {
                                inbox.put(Incoming::Answers(codes.clone()));
                                navigation.go(&Route::Run(plan, run));
                            }
                        }
                    };
                    view! {
                        <p>{text::plan(name)}</p>
                        <div class="actions"><button type="button" class="button primary" on:click=go>{text::go()}</button></div>
                    }
                    .into_any()
                }
            });
            view! { <p class="lead">{text::lead()}</p> <p><b>{who}</b></p> {way} }.into_any()
        }
    };
    let title = if damaged {
        text::none_title()
    } else {
        text::title()
    };
    view! { <div class="narrow answers-page"><Page title=title>{content}</Page></div> }
}
