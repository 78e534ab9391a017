//! How far a run of several sessions is: each with its day, its answers and its homework, and what people took
//! on in it.

use chrono::NaiveDate;
use leptos::prelude::*;
use sightline_plan::{Edit, model::Action};
use sightline_text::run::weeks as text;
use sightline_workshop::{Guide, run::Span};

use super::{room::Room, step::tick_row};
use crate::{
    browser::{clock, intl},
    ui::{Dialog, live},
};

/// A session as it stands on the line.
#[derive(Clone, Debug, PartialEq)]
struct Station {
    id: String,
    title: String,
    state: &'static str,
    facts: String,
    part: f64,
    here: bool,
    homework: Vec<Task>,
}

/// Something to tick off.
#[derive(Clone, Debug, PartialEq)]
struct Task {
    id: String,
    words: String,
    note: Option<String>,
    late: bool,
    done: bool,
}

/// The button that shows it; nothing where a run is over in a day.
#[component]
pub fn WeeksButton() -> impl IntoView {
    let room = Room::here();
    let open = RwSignal::new(false);
    let span = Memo::new(move |_| room.ask(|guide| guide.span()).flatten());
    let button = live(move || {
        span.get().map(|_| {
            view! { <button type="button" class="link quiet" on:click=move |_| open.set(true)>{text::open()}</button> }
                .into_any()
        })
    });
    view! {
        {button}
        <div class="weeks-dialog">
            <Dialog open title=Signal::derive(|| text::title().to_owned())>
                <Weeks room span />
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| open.set(false)>{text::close()}</button>
                </div>
            </Dialog>
        </div>
    }
}

/// On which of its days a run is, in words.
pub fn day_words(span: Span) -> String {
    if span.day < 1 {
        text::before((1 - span.day).unsigned_abs() as usize)
    } else if span.day > span.days {
        text::over(span.days)
    } else {
        text::day(span.day, span.days)
    }
}

#[component]
fn Weeks(room: Room, span: Memo<Option<Span>>) -> impl IntoView {
    let stations = Memo::new(move |_| room.ask(stations).unwrap_or_default());
    let line = live(move || {
        let stations = stations.get().into_iter();
        stations.map(|station| drawn(room, station)).collect_view()
    });
    let coming = live(move || {
        let (title, on) = room.ask(coming).flatten()?;
        let words = text::coming(title, intl::date(on));
        Some(view! { <small>{words}</small> }.into_any())
    });
    let actions = Memo::new(move |_| room.ask(actions).unwrap_or_default());
    let actions = live(move || {
        let actions = actions.get();
        if actions.is_empty() {
            return None;
        }
        let done = actions.iter().filter(|task| task.done).count();
        let title = text::actions(done, actions.len());
        let rows = actions.into_iter().map(|task| {
            let id = task.id.clone();
            row(task, move |done| tick_action(room, &id, done))
        });
        let rows = rows.collect_view();
        Some(
            view! { <section class="ticks weeks-actions"><h3>{title}</h3> <ul>{rows}</ul></section> }
                .into_any(),
        )
    });
    view! {
        <p class="weeks-day">{live(move || span.get().map(day_words))} " " {coming}</p>
        <ol class="weeks">{line}</ol>
        {actions}
    }
}

fn row(task: Task, tick: impl Fn(bool) + 'static) -> AnyView {
    tick_row(task.words, task.note, task.late, task.done, tick)
}

fn drawn(room: Room, station: Station) -> AnyView {
    let session = station.id;
    let homework = station.homework.into_iter().map(|task| {
        let (session, id) = (session.clone(), task.id.clone());
        row(task, move |done| {
            let edit = room.ask_now(|guide| guide.tick_homework(&session, &id, done));
            if let Some(edit) = edit {
                room.workspace.attempt(edit, None);
            }
        })
    });
    let homework: Vec<AnyView> = homework.collect();
    let homework =
        (!homework.is_empty()).then(|| view! { <ul class="ticks">{homework}</ul> }.into_any());
    let width = format!("{:.0}%", station.part * 100.0);
    view! {
        <li class="week" data-state=station.state data-here=station.here.then_some("")>
            <h3>{station.title}</h3>
            <p class="week-facts">{station.facts}</p>
            <span class="week-part" aria-hidden="true"><i style:inline-size=width></i></span>
            {homework}
        </li>
    }
    .into_any()
}

/// The session that comes next, and its day.
fn coming(guide: &Guide) -> Option<(String, NaiveDate)> {
    let today = clock::today();
    let sessions = guide.sessions().into_iter();
    let mut to_come = sessions.filter_map(|view| Some((view.session.title.clone(), view.on?)));
    to_come.find(|(_, on)| *on > today)
}

fn stations(guide: &Guide) -> Vec<Station> {
    let at = guide.at();
    let stops = guide.stops();
    let here = stops.iter().find(|stop| Some(&stop.key) == at.as_ref());
    let here = here.map(|stop| stop.session.to_owned());
    let today = clock::today();
    let sessions = guide.sessions().into_iter();
    sessions
        .map(|view| {
            let homework = view.homework.iter().map(|task| Task {
                id: task.task.id.clone(),
                words: task.task.text.clone(),
                note: task.due.map(|due| text::until(intl::date(due))),
                late: !task.done && task.due.is_some_and(|due| due < today),
                done: task.done,
            });
            let facts = [
                view.on.map(intl::date),
                Some(text::answered(view.done, view.stops)),
                Some(state_words(view.state.code()).to_owned()),
            ];
            let facts: Vec<String> = facts.into_iter().flatten().collect();
            Station {
                here: here.as_ref() == Some(&view.session.id),
                id: view.session.id.clone(),
                title: view.session.title.clone(),
                state: view.state.code(),
                facts: facts.join(" · "),
                part: view.done as f64 / view.stops.max(1) as f64,
                homework: homework.collect(),
            }
        })
        .collect()
}

fn state_words(code: &str) -> &'static str {
    match code {
        "done" => text::done(),
        "open" => text::under_way(),
        "late" => text::late(),
        _ => text::ahead(),
    }
}

fn actions(guide: &Guide) -> Vec<Task> {
    let today = clock::today();
    let people = &guide.plan.tables().people;
    let actions = guide.actions().into_iter();
    actions
        .map(|action| {
            let owner = action.owner.as_ref().and_then(|owner| people.get(owner));
            let note = [
                owner.map(|owner| owner.name.clone()),
                action.due.map(|due| text::until(intl::date(due))),
            ];
            let note: Vec<String> = note.into_iter().flatten().collect();
            let done = action.done_on.is_some();
            Task {
                id: action.id.to_string(),
                words: action.text.clone(),
                note: (!note.is_empty()).then(|| note.join(" · ")),
                late: !done && action.due.is_some_and(|due| due < today),
                done,
            }
        })
        .collect()
}

fn tick_action(room: Room, id: &str, done: bool) {
    let Some(plan) = room.workspace.plan_now() else {
        return;
    };
    let mut actions = plan.tables().actions.values();
    if let Some(action) = actions.find(|action| action.id.as_str() == id) {
        let mut action = Action::clone(action);
        action.done_on = done.then(clock::today);
        room.workspace.attempt(Edit::Put(action.into()), None);
    }
}
