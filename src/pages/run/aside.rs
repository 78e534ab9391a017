//! What is at hand in every step: decisions, actions, the parking lot, and who is in the room.

use leptos::{html, prelude::*};
use sightline_plan::{
    Edit, Id, Key, Record,
    codec::parse_date,
    model::{Action, Decision},
};
use sightline_text::run::aside as text;

use super::{
    room::Room,
    typed::{added_by_enter, taken_when_left},
};
use crate::{
    browser::{clock, intl, random},
    state::{Command, Commands, Visit},
    ui::{Icon, focus, live},
};

/// The ids of the fields that single keys lead to.
const DECISION: &str = "new-decision";
const ACTION: &str = "new-action";
const PARKED: &str = "new-parked";

/// All of them.
#[component]
pub fn Aside() -> impl IntoView {
    let commands = Commands::here();
    let offer = |code, name: &'static str, key, field: &'static str| {
        commands.offer(Command::new(code, name, move || focus::move_to(field)).key(key));
    };
    offer("workshop-park", text::park(), "p", PARKED);
    offer("workshop-decide", text::decide(), "d", DECISION);
    offer("workshop-act", text::act(), "a", ACTION);
    view! {
        <Decisions />
        <Actions />
        <Parked />
        <Present />
    }
}

/// A line that is taken over by Enter, or as one goes on. `beside` are fields that belong to what is written in it.
fn line(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    key: Option<&'static str>,
    beside: Option<AnyView>,
    take: impl Fn(String) -> bool + Clone + 'static,
) -> AnyView {
    let field = NodeRef::<html::Input>::new();
    let add = move || {
        let Some(field) = field.try_get_untracked().flatten() else {
            return;
        };
        let typed = field.value();
        if !typed.trim().is_empty() && take(typed.trim().to_owned()) {
            field.set_value("");
        }
    };
    let (click, by_key) = (add.clone(), add.clone());
    let enter = added_by_enter(move || {
        by_key();
        focus::move_to(id);
    });
    let left = taken_when_left(beside.is_some().then_some(".action-add"), add);
    let class = beside.is_some().then_some("action-add");
    let list = (id == "new-present").then_some("run-people");
    let shortcut = key.map(|key| view! { <kbd aria-hidden="true">{key}</kbd> }.into_any());
    view! {
        <div class=class on:keydown=enter on:focusout=left>
            <div class="line-add">
                <input node_ref=field id=id type="text" autocomplete="off" list=list aria-label=label placeholder=hint />
                {shortcut}
                <button type="button" class="icon-button plain" aria-label=text::add_to(label) on:click=move |_| click()>{Icon::Add}</button>
            </div>
            {beside}
        </div>
    }
    .into_any()
}

/// A section with its rows.
fn section(
    id: &'static str,
    title: &'static str,
    rows: impl Fn() -> Vec<AnyView> + Send + 'static,
    add: AnyView,
) -> AnyView {
    let rows = live(move || {
        let rows = rows();
        (!rows.is_empty()).then(|| view! { <ul>{rows}</ul> }.into_any())
    });
    view! {
        <section class="at-hand" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            {rows}
            {add}
        </section>
    }
    .into_any()
}

fn remove_button(label: String, remove: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="chip-button" aria-label=label on:click=move |_| remove()>{Icon::Close}</button>
    }
    .into_any()
}

/// Removes a record and keeps focus in its section.
fn remove(room: Room, key: Key, field: &'static str) {
    if room.workspace.attempt(Edit::Remove(key), None) {
        focus::catch(field);
    }
}

#[component]
fn Decisions() -> impl IntoView {
    let room = Room::here();
    let rows = move || {
        let (Some(plan), run) = (room.workspace.plan(), room.id()) else {
            return Vec::new();
        };
        let own = plan.tables().decisions.values();
        let own = own.filter(|decision| decision.run.as_ref() == Some(&run));
        own.map(|decision| {
            let key = Record::from(Decision::clone(decision)).key();
            let label = text::remove(&decision.text);
            view! {
                <li><span>{decision.text.clone()}</span> {remove_button(label, move || remove(room, key.clone(), DECISION))}</li>
            }
            .into_any()
        })
        .collect()
    };
    let take = move |text: String| {
        let decision = Decision {
            id: Id::from_bits(random::bits()),
            text,
            on: Some(clock::today()),
            run: Some(room.id()),
            ..Decision::default()
        };
        room.workspace.attempt(Edit::Put(decision.into()), None)
    };
    section(
        "decisions-title",
        text::decisions(),
        rows,
        line(
            DECISION,
            text::decide(),
            text::decide_hint(),
            Some("D"),
            None,
            take,
        ),
    )
}

#[component]
fn Actions() -> impl IntoView {
    let room = Room::here();
    let rows = move || {
        let (Some(plan), run) = (room.workspace.plan(), room.id()) else {
            return Vec::new();
        };
        let own = plan.tables().actions.values();
        let own = own.filter(|action| action.run.as_ref() == Some(&run));
        own.map(|action| {
            let owner = action.owner.as_ref();
            let owner = owner.and_then(|owner| plan.tables().people.get(owner));
            let facts = [
                owner.map(|person| person.name.clone()),
                action.due.map(|due| text::by(intl::date(due))),
            ];
            let facts: Vec<String> = facts.into_iter().flatten().collect();
            let facts = if facts.is_empty() {
                text::nobody().to_owned()
            } else {
                facts.join(" · ")
            };
            let key = Record::from(Action::clone(action)).key();
            let label = text::remove(&action.text);
            view! {
                <li><span>{action.text.clone()} <small>{facts}</small></span>
                    {remove_button(label, move || remove(room, key.clone(), ACTION))}</li>
            }
            .into_any()
        })
        .collect()
    };
    let who = NodeRef::<html::Input>::new();
    let when = NodeRef::<html::Input>::new();
    let take = move |text: String| {
        let visit = Some(Visit::begin());
        let name = who
            .get_untracked()
            .map(|who| who.value())
            .unwrap_or_default();
        let day = when
            .get_untracked()
            .map(|when| when.value())
            .unwrap_or_default();
        let action = Action {
            id: Id::from_bits(random::bits()),
            text,
            owner: room.person(&name, visit),
            due: parse_date(&day),
            run: Some(room.id()),
            ..Action::default()
        };
        let done = room.workspace.attempt(Edit::Put(action.into()), visit);
        if done && let (Some(who), Some(when)) = (who.get_untracked(), when.get_untracked()) {
            who.set_value("");
            when.set_value("");
        }
        done
    };
    let beside = view! {
        <input node_ref=who type="text" autocomplete="off" list="run-people" aria-label=text::who() placeholder=text::who() />
        <input node_ref=when type="date" aria-label=text::when() />
    };
    let add = line(
        ACTION,
        text::act(),
        text::act_hint(),
        Some("A"),
        Some(beside.into_any()),
        take,
    );
    section("actions-title", text::actions(), rows, add)
}

#[component]
fn Parked() -> impl IntoView {
    let room = Room::here();
    let rows = move || {
        let run = room.run();
        let parked = run.map(|run| run.parking_lot.clone()).unwrap_or_default();
        let rows = parked.into_iter().enumerate().map(|(at, words)| {
            let label = text::remove(&words);
            let remove = move || {
                room.change(None, |run| {
                    if at < run.parking_lot.len() {
                        run.parking_lot.remove(at);
                    }
                });
                focus::catch(PARKED);
            };
            view! { <li><span>{words}</span> {remove_button(label, remove)}</li> }.into_any()
        });
        rows.collect()
    };
    let take = move |text: String| {
        room.change(None, |run| run.parking_lot.push(text));
        true
    };
    section(
        "parked-title",
        text::parked(),
        rows,
        line(
            PARKED,
            text::park(),
            text::park_hint(),
            Some("P"),
            None,
            take,
        ),
    )
}

#[component]
fn Present() -> impl IntoView {
    const FIELD: &str = "new-present";
    let room = Room::here();
    let rows = move || {
        let (Some(plan), Some(run)) = (room.workspace.plan(), room.run()) else {
            return Vec::new();
        };
        let rows = run.present.iter().filter_map(|id| {
            let name = plan.tables().people.get(id)?.name.clone();
            let (id, label) = (id.clone(), text::gone(&name));
            let remove = move || {
                room.change(None, |run| run.present.retain(|known| *known != id));
                focus::catch(FIELD);
            };
            Some(view! { <li><span>{name}</span> {remove_button(label, remove)}</li> }.into_any())
        });
        rows.collect()
    };
    let take = move |name: String| {
        let visit = Some(Visit::begin());
        let Some(id) = room.person(&name, visit) else {
            return false;
        };
        room.change(visit, |run| {
            if !run.present.contains(&id) {
                run.present.push(id);
            }
        });
        true
    };
    view! {
        <div class="present">
            {section("present-title", text::present(), rows, line(FIELD, text::arrive(), text::arrive_hint(), None, None, take))}
        </div>
    }
}
