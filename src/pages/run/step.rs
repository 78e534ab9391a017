//! What is worked on now: the question, and where its answers go; or what is done before the first.

use leptos::{html, prelude::*};
use sightline_plan::model::RunState;
use sightline_text::{run as text, workshops};
use sightline_workshop::definition::Step;

use super::{
    ask::{AskBefore, AskButton},
    input::input,
    room::{Room, step_of},
};
use crate::{
    browser::{clock, intl},
    ui::{live, replaced},
};

/// The step at which the run stands.
#[component]
pub fn StepView() -> impl IntoView {
    let room = Room::here();
    let prepared = Memo::new(move |_| room.run().is_none_or(|run| run.state == RunState::Prepared));
    replaced(move || {
        if prepared.get() {
            view! { <Prepare /> }.into_any()
        } else {
            let key = room.at.get();
            view! { <OneStep key /> }.into_any()
        }
    })
}

#[component]
fn OneStep(key: String) -> impl IntoView {
    let room = Room::here();
    let step = untrack(|| step_of(room, &key)).unwrap_or_default();
    let head = untrack(|| {
        room.ask(|guide| {
            let stops = guide.stops();
            let stop = stops.iter().find(|stop| stop.key == key)?;
            let session = guide.workshop.sessions.iter();
            let session = session
                .filter(|session| session.id == stop.session)
                .map(|session| session.title.clone())
                .next();
            let item = stop.item.as_ref().map(|item| item.label.clone());
            Some((session.unwrap_or_default(), item))
        })
    });
    let (session, item) = head.flatten().unwrap_or_default();
    let question = if step.ask.is_empty() {
        step.title.clone()
    } else {
        step.ask.clone()
    };
    let heading = NodeRef::<html::H2>::new();
    // One who goes on is read the new question, and reads on from there.
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && MOVED.replace(true)
        {
            // A heading that cannot take focus costs nothing but convenience.
            let _ = heading.focus();
        }
    });
    let inputs = step
        .inputs
        .iter()
        .map(|of| input(room, &key, of))
        .collect_view();
    let none = step
        .inputs
        .is_empty()
        .then(|| view! { <p class="hint">{text::nothing_to_write()}</p> }.into_any());
    view! {
        <article class="step" aria-labelledby="step-title">
            <p class="step-where">{session} " · " {step.title.clone()}
                {item.map(|item| view! { <b>{item}</b> }.into_any())}</p>
            <h2 id="step-title" class="step-ask" tabindex="-1" node_ref=heading>{question}</h2>
            <AskButton key=key.clone() />
            <Homework key=key.clone() before=true />
            {inputs}
            {none}
            <Homework key=key.clone() before=false />
            <SessionEnd key />
        </article>
    }
}

thread_local! {
    /// The first step that is shown leaves focus where it is.
    static MOVED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// At the last step of a session, how to leave until the next one.
#[component]
fn SessionEnd(key: String) -> impl IntoView {
    let room = Room::here();
    let next = Memo::new(move |_| {
        room.ask(|guide| {
            let stops = guide.stops();
            let mut on = stops
                .iter()
                .filter(|stop| stop.is_on())
                .skip_while(|stop| stop.key != key);
            let (here, after) = (on.next()?, on.next()?);
            let sessions = guide.workshop.sessions.iter();
            let mut sessions = sessions.filter(|session| session.id == after.session);
            let session = sessions.next().filter(|_| after.session != here.session)?;
            guide.session_day(session)
        })
        .flatten()
    });
    live(move || {
        let day = next.get().filter(|day| *day > clock::today())?;
        let words = text::session_ends(intl::date(day));
        Some(view! { <p class="session-end">{words}</p> }.into_any())
    })
}

/// At the first step of a session, what was to be done since the one before; at the last one, what is to be
/// done until the next.
#[component]
fn Homework(key: String, before: bool) -> impl IntoView {
    let room = Room::here();
    let tasks = Memo::new(move |_| {
        room.ask(|guide| {
            let stops: Vec<_> = guide
                .stops()
                .into_iter()
                .filter(|stop| stop.is_on())
                .collect();
            let at = stops.iter().position(|stop| stop.key == key)?;
            let here = stops[at].session;
            let beside = if before {
                at.checked_sub(1)
            } else {
                Some(at + 1)
            };
            let beside = beside.and_then(|at| stops.get(at)).map(|stop| stop.session);
            let wanted = if before { beside? } else { here };
            if beside == Some(here) {
                return None;
            }
            let sessions = guide.sessions();
            let session = sessions
                .into_iter()
                .find(|session| session.session.id == wanted)?;
            let tasks = session.homework.into_iter().map(|task| {
                (
                    session.session.id.clone(),
                    task.task.id.clone(),
                    task.task.text.clone(),
                    task.due,
                    task.done,
                )
            });
            Some(tasks.collect::<Vec<_>>())
        })
        .flatten()
        .unwrap_or_default()
    });
    let title = if before {
        text::homework_before()
    } else {
        text::homework_after()
    };
    live(move || {
        let tasks = tasks.get();
        if tasks.is_empty() {
            return None;
        }
        let rows = tasks.into_iter().map(|(session, id, words, due, done)| {
            let note = due.map(|due| text::until(intl::date(due)));
            let late = !done && due.is_some_and(|due| due < clock::today());
            tick_row(words, note, late, done, move |done| {
                let edit = room.ask_now(|guide| guide.tick_homework(&session, &id, done));
                if let Some(edit) = edit {
                    room.workspace.attempt(edit, None);
                }
            })
        });
        Some(
            view! {
                <section class="ticks"><h3>{title}</h3> <ul>{rows.collect_view()}</ul></section>
            }
            .into_any(),
        )
    })
}

/// A row of something to tick off, with what is to be known of it.
pub fn tick_row(
    words: String,
    note: Option<String>,
    late: bool,
    done: bool,
    tick: impl Fn(bool) + 'static,
) -> AnyView {
    let note =
        note.map(|note| view! { <small data-late=late.then_some("")>{note}</small> }.into_any());
    let changed = move |event| tick(event_target_checked(&event));
    view! {
        <li><label><input type="checkbox" prop:checked=done on:change=changed /> <span>{words} " " {note}</span></label></li>
    }
    .into_any()
}

/// Before the first session: what to prepare, and how it will go.
#[component]
fn Prepare() -> impl IntoView {
    let room = Room::here();
    let workshop = room.workshop();
    let day = live(move || {
        let day = room.run()?.started?;
        Some(workshops::running::first_day(intl::date(day)))
    });
    let tasks = Memo::new(move |_| {
        room.ask(|guide| {
            let tasks = guide.preparation().into_iter();
            tasks
                .map(|task| (task.task.id.clone(), task.task.text.clone(), task.done))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let rows = live(move || {
        let rows = tasks.get().into_iter().map(|(id, words, done)| {
            tick_row(words, None, false, done, move |done| {
                let edit = room.ask_now(|guide| guide.tick_preparation(&id, done));
                if let Some(edit) = edit {
                    room.workspace.attempt(edit, None);
                }
            })
        });
        rows.collect_view()
    });
    let who = workshop
        .who
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> }.into_any())
        .collect_view();
    view! {
        <article class="step prepare" aria-labelledby="step-title">
            <p class="step-where">{day}</p>
            <h2 id="step-title" class="step-ask" tabindex="-1">{text::prepare_title()}</h2>
            <p class="lead">{text::prepare_lead()}</p>
            <section class="ticks"><h3>{workshops::one::prepare()}</h3> <ul>{rows}</ul></section>
            <section><h3>{workshops::one::who()}</h3> <ul class="points-list">{who}</ul></section>
            <AskBefore />
            <p class="hint">{text::keys_hint()}</p>
        </article>
    }
}

/// The facilitator's notes of the step at which the run stands.
#[component]
pub fn StepNotes() -> impl IntoView {
    let room = Room::here();
    let step = Memo::new_with_compare(
        move |_| step_of(room, &room.at.get()),
        |old: Option<&Option<Step>>, new| old != new,
    );
    let prepared = Memo::new(move |_| room.run().is_none_or(|run| run.state == RunState::Prepared));
    live(move || {
        let step = step.get()?;
        (!prepared.get()).then(|| super::notes::notes(&step))
    })
}
