//! The facilitator's console.

use leptos::{context::Provider, ev, html, prelude::*, task::spawn_local};
use sightline_plan::{
    Id,
    model::{Run, RunState},
};
use sightline_text::{common, run as text, workshops};
use sightline_workshop::run;

use super::{
    GonePage,
    agenda::Agenda,
    aside::Aside,
    ask::{AskDesk, AskDialog},
    clock::ClockBar,
    input::Suggestions,
    projector::Projector,
    room::Room,
    step::{StepNotes, StepView},
};
use crate::{
    browser::{clock, offline, platform},
    route::Route,
    state::{Inbox, Incoming, Navigation, Workspace},
    ui::{Dialog, Icon, Page, cancelled, focus, keep_in_step, live, replaced},
};

/// The page; says so where the plan has no such run.
#[component]
pub fn ConsolePage(id: Id<Run>) -> impl IntoView {
    let workspace = Workspace::here();
    on_cleanup(move || workspace.end_rehearsal());
    let wanted = id.clone();
    let is_there = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.is_some_and(|plan| plan.tables().runs.contains_key(&wanted))
    });
    replaced(
        move || match is_there.get().then(|| Room::open(workspace, id.clone())) {
            Some(Some(room)) => {
                provide_context(room);
                view! { <Console /> }.into_any()
            }
            _ => view! { <GonePage /> }.into_any(),
        },
    )
}

#[component]
fn Console() -> impl IntoView {
    let room = Room::here();
    let workspace = room.workspace;
    let finishing = RwSignal::new(false);
    listen(room, finishing);
    let asking = AskDesk::new(room);
    provide_context(asking);
    let answers = expect_context::<Inbox>().take_if(|incoming| match incoming {
        Incoming::Answers(text) => Some(text.clone()),
        _ => None,
    });
    if let Some(answers) = answers {
        // Once the console is there.
        spawn_local(async move { asking.open_with(&answers) });
    }
    let title = Signal::derive(move || {
        let run = room.run();
        run.map(|run| run.title.clone()).unwrap_or_default()
    });
    let rehearsal = live(move || {
        workspace.is_rehearsing().then(|| {
            view! { <p class="rehearsal" role="note"><b>{text::rehearsal()}</b> {text::rehearsal_hint()}</p> }.into_any()
        })
    });
    // A new step is read from its beginning.
    let (middle, side) = (NodeRef::<html::Div>::new(), NodeRef::<html::Aside>::new());
    Effect::new(move |_| {
        room.at.track();
        if let (Some(middle), Some(side)) = (middle.get(), side.get()) {
            middle.set_scroll_top(0);
            side.set_scroll_top(0);
        }
    });
    let all = room.href(|plan, _| Route::Workshops(plan));
    let report = room.href(Route::Report);
    let previewing = RwSignal::new(false);
    let screen = live(move || {
        // A rehearsal is in this tab alone, and another window cannot see it.
        if workspace.is_rehearsing() {
            return view! {
                <button type="button" class="button" on:click=move |_| previewing.set(true)>{Icon::Screen} {text::preview()}</button>
            }
            .into_any();
        }
        let href = room.href(Route::Projector);
        let wanted = href.clone();
        let open = move |event: ev::MouseEvent| {
            // Unless the site is kept here, nothing would come into a new window, and one that is open would lose what
            // it shows.
            if platform::is_offline() && !offline::is_kept() {
                event.prevent_default();
                previewing.set(true);
                workspace.notices().say(text::offline());
                return;
            }
            // A window of its own can be dragged onto the projector; where the browser refuses it, the link
            // opens a tab.
            let opened = window().open_with_url_and_target_and_features(
                &wanted,
                "sightline-projector",
                "popup,width=1280,height=800",
            );
            if matches!(opened, Ok(Some(_))) {
                event.prevent_default();
            }
        };
        view! { <a class="button" href=href target="sightline-projector" on:click=open>{Icon::Screen} {text::open_projector()}</a> }
            .into_any()
    });
    let finished = live(move || {
        let finished = room
            .run()
            .is_some_and(|run| run.state == RunState::Finished);
        finished.then(|| {
            view! { <p class="rehearsal" role="note">{text::is_finished()}</p> }.into_any()
        })
    });
    view! {
        <div class="console" data-rehearsal=live(move || workspace.is_rehearsing().then_some(""))>
            <header class="console-head">
                <a class="back" href=all>{Icon::Back} {workshops::title()}</a>
                <Page title=title><span class="grow"></span></Page>
                {screen}
                <a class="button quiet" href=report>{text::report()}</a>
            </header>
            {rehearsal}
            {finished}
            <div class="console-body">
                <Agenda />
                <div class="console-step" node_ref=middle><StepView /></div>
                <aside class="console-side" node_ref=side aria-label=text::side()>
                    <StepNotes />
                    <Aside />
                </aside>
            </div>
            <ClockBar finishing />
            <Suggestions />
            <Finish finishing />
            <Preview previewing />
            <AskDialog />
        </div>
    }
}

/// Goes on and back by arrow keys and by a presenter's remote, as long as no field has focus.
fn listen(room: Room, finishing: RwSignal<bool>) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if held || event.default_prevented() || is_asking() {
            return;
        }
        if is_typing() {
            // Back to the question, where keys mean steps again.
            if event.key() == "Escape" && !event.is_composing() {
                focus::move_to("step-title");
            }
            return;
        }
        let Some(run) = room.run_now() else { return };
        match event.key().as_str() {
            "ArrowRight" | "PageDown" if run.state == RunState::Prepared => {
                room.go(&room.at.get_untracked());
            }
            "ArrowRight" | "PageDown" => match room.ask_now(|guide| guide.next().is_some()) {
                Some(true) => room.next(),
                _ => finishing.set(true),
            },
            "ArrowLeft" | "PageUp" => room.back(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

/// Whether keys belong to a field.
fn is_typing() -> bool {
    const FIELDS: &str = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
    let active = document().active_element();
    let field = active.and_then(|element| element.closest(FIELDS).ok());
    field.flatten().is_some()
}

/// Whether keys belong to what lies on top.
fn is_asking() -> bool {
    let on_top = document().query_selector("dialog[open]:not(.projector-preview), :popover-open");
    matches!(on_top, Ok(Some(_)))
}

/// What the room would see, on top of everything. Keys still go on and back.
#[component]
fn Preview(previewing: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let closed = keep_in_step(dialog, previewing);
    let room = Room::here();
    let shown = live(move || {
        if !previewing.get() {
            return None;
        }
        let room = Room::open_for_all(room.workspace, room.id())?;
        Some(view! { <Provider value=room><Projector preview=true /></Provider> }.into_any())
    });
    view! {
        <dialog node_ref=dialog class="projector-preview" aria-label=text::preview()
            on:cancel=cancelled(previewing) on:close=closed>
            <button type="button" class="button" on:click=move |_| previewing.set(false)>{Icon::Close} {text::preview_close()}</button>
            {shown}
        </dialog>
    }
}

/// What is still open before a run is finished.
#[component]
fn Finish(finishing: RwSignal<bool>) -> impl IntoView {
    let room = Room::here();
    let navigation = expect_context::<Navigation>();
    let open = Memo::new(move |_| {
        if !finishing.get() {
            return Vec::new();
        }
        room.ask(|guide| {
            let open = guide.open();
            let stops = guide.stops();
            let unanswered = open.unanswered.iter().filter_map(|key| {
                let stop = stops.iter().find(|stop| stop.key == *key)?;
                let name = match &stop.item {
                    Some(item) => format!("{}: {}", stop.step.title, item.label),
                    None => stop.step.title.clone(),
                };
                Some((key.clone(), name))
            });
            unanswered.collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let list = live(move || {
        let open = open.get();
        if open.is_empty() {
            return view! { <p>{text::finish::nothing_open()}</p> }.into_any();
        }
        let rows = open.into_iter().map(|(key, name)| {
            let go = move |_| {
                finishing.set(false);
                room.go(&key);
            };
            view! { <li><button type="button" class="link" on:click=go>{name}</button></li> }
                .into_any()
        });
        view! { <p>{text::finish::open()}</p> <ul class="open-steps">{rows.collect_view()}</ul> }
            .into_any()
    });
    let end = move |_| {
        finishing.set(false);
        room.beside(|of| run::ended(of, clock::today(), clock::now_ms()));
        if let Some(plan) = room.workspace.plan_now()
            && !room.workspace.is_rehearsing()
        {
            navigation.go(&Route::Report(plan.about().id.clone(), room.id()));
        }
    };
    view! {
        <Dialog open=finishing title=Signal::derive(|| text::finish::title().to_owned())>
            {list.clone()}
            <div class="actions">
                <button type="button" class="button primary" on:click=end>{text::finish::go()}</button>
                <button type="button" class="button" on:click=move |_| finishing.set(false)>{common::cancel()}</button>
            </div>
        </Dialog>
    }
}
