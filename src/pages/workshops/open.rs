//! A workshop handed on as a link, and one that came so: looked at before anything is kept.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_exchange::room::{self, Letter};
use sightline_plan::Plan;
use sightline_text::{common, import::refused, room::workshop as text, workshops};
use sightline_workshop::{Workshop, definition};

use super::{super::run::send_words, begin::session, card::long, pick::PickPlan, shelf};
use crate::{
    browser::site,
    route::Route,
    state::{Inbox, Incoming, Workspace},
    ui::{Dialog, HandOn, HandOnWords, Icon, Page, Parcel},
};

/// The button that hands a workshop on, with its dialog.
#[component]
pub fn ShareWorkshop(workshop: Arc<Workshop>) -> impl IntoView {
    let open = RwSignal::new(false);
    let subject = text::subject(&workshop.title);
    let file_name = format!("{}.workshop.json", workshop.id);
    let label = text::share_of(&workshop.title);
    // Made when it is first wanted: a workshop is long.
    let parcel = Memo::new(move |_| {
        if !open.get() {
            return None;
        }
        let file = definition::write(&workshop);
        let letters = room::write_workshop(&file);
        Some(Arc::new(Parcel {
            link: format!("{}{}{letters}", site::address(), room::WORKSHOP_MARK),
            code: String::new(),
            subject: subject.clone(),
            file_name: file_name.clone(),
            file,
        }))
    });
    let shown = move || {
        let of = parcel.get_untracked()?;
        Some(
            view! { <HandOn id="workshop" parcel=Signal::derive(move || Arc::clone(&of)) words=words()
            shows_code=Signal::derive(|| true) shows_link=true /> },
        )
    };
    view! {
        <button type="button" class="button quiet" aria-haspopup="dialog" aria-label=label on:click=move |_| open.set(true)>
            {Icon::Send} {text::share()}</button>
        <Dialog open title=Signal::derive(|| text::title().to_owned())>
            <p>{text::lead()}</p>
            {shown()}
            <div class="actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>{common::close()}</button>
            </div>
        </Dialog>
    }
}

fn words() -> HandOnWords {
    HandOnWords {
        alt: text::alt(),
        no_code: text::no_code(),
        ..send_words()
    }
}

/// The page for a workshop inside a link. The link itself is out of the address bar by now.
#[component]
pub fn OpenWorkshopPage() -> impl IntoView {
    let inbox = expect_context::<Inbox>();
    let letters = inbox.take_if(|incoming| match incoming {
        Incoming::Workshop(letters) => Some(letters.clone()),
        _ => None,
    });
    let read = letters.as_deref().map(room::read);
    let ways = || {
        view! { <div class="actions"><a class="button" href=Route::Start.href()>{sightline_text::import::open::start()}</a></div> }
            .into_any()
    };
    let refusal = |why: &'static str| {
        view! {
            <div class="banner bad" role="alert"><p><strong>{refused::title_link()}</strong> " " {why} " " {refused::kept()}</p></div>
            {ways()}
        }
        .into_any()
    };
    let content = match read {
        Some(Ok(Letter::Workshop(file))) => match definition::read(&file) {
            Ok(reading) if reading.newer.is_some() => refusal(workshops::own::newer()),
            Ok(reading) if reading.is_sound() => {
                view! { <Preview workshop=reading.workshop file /> }.into_any()
            }
            _ => refusal(text::unfit()),
        },
        Some(Err(sightline_exchange::link::Fault::Damaged)) => refusal(refused::damaged()),
        Some(Err(sightline_exchange::link::Fault::Newer)) => refusal(refused::newer()),
        Some(_) => refusal(refused::not_ours()),
        None => view! {
            <p class="lead">{sightline_text::room::page::none_lead()}</p>
            {ways()}
        }
        .into_any(),
    };
    view! {
        <div class="narrow open-workshop">
            <Page title=text::open_title()>
                <p class="lead">{text::open_lead()}</p>
                {content}
            </Page>
        </div>
    }
}

/// What it is, how it goes, and the way to keep it.
#[component]
fn Preview(workshop: Workshop, file: String) -> impl IntoView {
    let inbox = expect_context::<Inbox>();
    let wanted = RwSignal::new(None::<String>);
    let outputs = workshop.outputs.iter();
    let outputs = outputs
        .map(|output| view! { <li>{output.text.clone()}</li> }.into_any())
        .collect_view();
    let sessions = workshop.sessions.iter().map(session).collect_view();
    let id = workshop.id.clone();
    let before = Callback::new(move |()| inbox.put(Incoming::KeepWorkshop(file.clone())));
    view! {
        <h2>{workshop.title.clone()}</h2>
        <p>{workshop.purpose.clone()}</p>
        <p class="workshop-facts">{long(workshop.minutes().into())}</p>
        <div class="actions">
            <button type="button" class="button primary" aria-haspopup="dialog" on:click=move |_| wanted.set(Some(id.clone()))>
                {text::go()} {Icon::Go}</button>
        </div>
        <p class="hint">{text::go_means()}</p>
        <section><h2>{workshops::leaves()}</h2> <ul class="points-list">{outputs}</ul></section>
        <section><h2>{text::agenda()}</h2> <ol class="sessions">{sessions}</ol></section>
        <PickPlan wanted before />
    }
}

/// Keeps a workshop that came by a link among the plan's own, where one is on its way to the page of this id. Gives the
/// id under which it is kept, which is another where the plan has another workshop of that id.
pub fn keep_incoming(workspace: Workspace, id: &str) -> Option<String> {
    let inbox = expect_context::<Inbox>();
    let workshop = inbox.take_if(|incoming| match incoming {
        Incoming::KeepWorkshop(file) => {
            let workshop = definition::read(file).ok()?.workshop;
            (workshop.id == id).then_some(workshop)
        }
        _ => None,
    })?;
    let plan = workspace.plan_now()?;
    let kept = Workshop {
        id: free_id(&plan, &workshop),
        ..workshop
    };
    if workspace.attempt(shelf::with_own(&plan, &kept.id, Some(&kept)), None) {
        workspace
            .notices()
            .say_undoable(workshops::own::added(&kept.title));
    }
    Some(kept.id)
}

/// The workshop's id, or another where the plan has another workshop under it.
fn free_id(plan: &Plan, workshop: &Workshop) -> String {
    let own = shelf::own(plan);
    let is_free = |id: &str| {
        let mut others = own.iter().filter(|known| known.id == id);
        others.all(|known| {
            Workshop {
                id: workshop.id.clone(),
                ..known.clone()
            } == *workshop
        })
    };
    let mut ids = std::iter::once(workshop.id.clone())
        .chain((2_u32..).map(|n| format!("{}-{n}", workshop.id)));
    ids.find(|id| is_free(id)).unwrap_or_default()
}
