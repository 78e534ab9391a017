//! The agenda at the side: sessions with their days, steps with their time boxes; and changing it.

use leptos::{ev, html, prelude::*};
use sightline_plan::{
    Id,
    model::{Run, RunState},
};
use sightline_text::run::agenda as text;
use sightline_workshop::definition::{Input, InputKind, Step};

use super::{
    super::workshops::shelf::with_own,
    clock::Now,
    room::Room,
    typed::{added_by_enter, taken_when_left},
    weeks::WeeksButton,
};
use crate::{
    browser::{intl, random},
    ui::{Icon, focus, live},
};

/// The id of the list of steps.
const LIST: &str = "agenda-list";

/// A stop as the agenda shows it.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    key: String,
    step: String,
    session: String,
    title: String,
    item: Option<String>,
    minutes: u32,
    /// When it begins, for what is still to come.
    start: Option<String>,
    here: bool,
    answered: bool,
    skipped: bool,
    own: bool,
}

/// A session as the agenda shows it.
#[derive(Clone, Debug, PartialEq)]
struct Part {
    id: String,
    title: String,
    on: Option<String>,
    state: &'static str,
    done: usize,
    stops: usize,
    here: bool,
}

/// The agenda.
#[component]
pub fn Agenda() -> impl IntoView {
    let room = Room::here();
    let changing = RwSignal::new(false);
    let now = Now::follow();
    // Told by the minute: in between, nothing changes.
    let starts = Memo::new(move |_| {
        let now = now.now();
        room.ask(|guide| {
            let is_open = guide.run.state == RunState::Open;
            let starts = if is_open {
                guide.starts(now)
            } else {
                Vec::new()
            };
            starts
                .into_iter()
                .map(|(key, start)| (key, intl::short_time(start)))
                .collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let lines = Memo::new(move |_| {
        starts
            .with(|starts| room.ask(|guide| lines_of(guide, starts)))
            .unwrap_or_default()
    });
    let parts = Memo::new(move |_| room.ask(parts_of).unwrap_or_default());
    let sessions = live(move || {
        let changing = changing.get();
        let lines = lines.get();
        let several = parts.with(Vec::len) > 1;
        let parts = parts.get().into_iter().map(|part| {
            let own: Vec<&Line> = lines.iter().filter(|line| line.session == part.id).collect();
            let rows = own.iter().enumerate().map(|(at, line)| {
                if changing {
                    let before = at.checked_sub(1).map(|at| own[at].step.clone());
                    let after = own.iter().skip(at + 1).find(|next| next.step != line.step);
                    let after_that = after.and_then(|after| {
                        let mut rest = own.iter().skip_while(|it| it.step != after.step);
                        rest.find(|it| it.step != after.step).map(|it| it.step.clone())
                    });
                    changed_row(room, line, before, after.is_some(), after_that)
                } else {
                    row(room, line)
                }
            });
            let rows = rows.collect_view();
            let head = several.then(|| {
                let facts = [part.on.clone(), Some(text::progress(part.done, part.stops))];
                let facts: Vec<String> = facts.into_iter().flatten().collect();
                view! {
                    <h3>{part.title.clone()} <small>{facts.join(" · ")}</small></h3>
                }
                .into_any()
            });
            let add = changing.then(|| view! { <AddStep session=part.id.clone() /> }.into_any());
            view! {
                <section class="agenda-session" data-state=part.state data-here=part.here.then_some("")>
                    {head}
                    <ol>{rows}</ol>
                    {add}
                </section>
            }
            .into_any()
        });
        parts.collect_view()
    });
    // On small screens the list of steps is opened when it is wanted, and gives way to the step that was chosen.
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        room.at.track();
        open.set(false);
    });
    let fold = live(move || {
        if open.get() {
            text::hide()
        } else {
            text::show()
        }
    });
    let toggle = move |_| changing.update(|changing| *changing = !*changing);
    let words = live(move || {
        if changing.get() {
            text::done()
        } else {
            text::change()
        }
    });
    let keep = live(move || {
        changing.get().then(|| {
            view! { <button type="button" class="button quiet" on:click=move |_| keep_as_own(room)>{text::keep()}</button> }
                .into_any()
        })
    });
    view! {
        <nav class="agenda" aria-labelledby="agenda-title" data-open=live(move || open.get().then_some(""))>
            <div class="agenda-head">
                <h2 id="agenda-title">{text::title()}</h2>
                <button type="button" class="link agenda-fold" aria-controls=LIST
                    aria-expanded=live(move || open.get().to_string()) on:click=move |_| open.update(|open| *open = !*open)>{fold}</button>
                <WeeksButton />
                <button type="button" class="link quiet agenda-change-way" aria-pressed=live(move || changing.get().to_string()) on:click=toggle>{words}</button>
            </div>
            <div class="agenda-list" id=LIST>
                {sessions}
                {keep}
            </div>
        </nav>
    }
}

/// Adds the steps as they are now to the plan's own workshops.
fn keep_as_own(room: Room) {
    let (Some(run), Some(plan)) = (room.run_now(), room.workspace.plan_now()) else {
        return;
    };
    let id = format!("own-{}", Id::<Run>::from_bits(random::bits()));
    let kept = room.ask_now(|guide| guide.as_workshop(&id, &run.title));
    let edit = kept.map(|workshop| with_own(&plan, &id, Some(&workshop)));
    if edit.is_some_and(|edit| room.workspace.attempt(edit, None)) {
        let words = text::kept(&run.title);
        room.workspace.notices().say_undoable(words);
    }
}

fn lines_of(guide: &sightline_workshop::Guide, starts: &[(String, String)]) -> Vec<Line> {
    let at = guide.at();
    let stops = guide.stops().into_iter().filter(|stop| !stop.unasked);
    stops
        .map(|stop| Line {
            here: Some(&stop.key) == at.as_ref(),
            step: stop.step.id.clone(),
            session: stop.session.to_owned(),
            title: stop.step.title.clone(),
            item: stop.item.as_ref().map(|item| item.label.clone()),
            minutes: stop.minutes,
            answered: stop.answered,
            skipped: stop.skipped,
            own: stop.own,
            start: starts
                .iter()
                .find(|(key, _)| *key == stop.key)
                .map(|(_, start)| start.clone()),
            key: stop.key,
        })
        .collect()
}

fn parts_of(guide: &sightline_workshop::Guide) -> Vec<Part> {
    let at = guide.at();
    let stops = guide.stops();
    let here = stops.iter().find(|stop| Some(&stop.key) == at.as_ref());
    let here = here.map(|stop| stop.session.to_owned());
    let sessions = guide.sessions().into_iter();
    sessions
        .map(|view| Part {
            here: here.as_ref() == Some(&view.session.id),
            id: view.session.id.clone(),
            title: view.session.title.clone(),
            on: view.on.map(intl::date),
            state: view.state.code(),
            done: view.done,
            stops: view.stops,
        })
        .collect()
}

fn row(room: Room, line: &Line) -> AnyView {
    let key = line.key.clone();
    let go = move |_| room.go(&key);
    let state = match (line.skipped, line.answered) {
        (true, _) => "skipped",
        (_, true) => "done",
        _ => "open",
    };
    let said = match state {
        "skipped" => Some(text::said_skipped()),
        "done" => Some(text::said_answered()),
        _ => None,
    };
    let said = said.map(|said| view! { <span class="visually-hidden">{said}</span> }.into_any());
    let item = line
        .item
        .clone()
        .map(|item| view! { <small>{item}</small> }.into_any());
    let mark = match (state, &line.start) {
        ("done", _) => Icon::Check.into_render().into_any(),
        (_, start) => start.clone().into_any(),
    };
    view! {
        <li>
            <button type="button" class="agenda-stop" data-state=state aria-current=line.here.then_some("step") on:click=go>
                <span class="agenda-mark">{mark}</span>
                <span class="agenda-words">{line.title.clone()} {item}</span>
                <span class="agenda-minutes">{text::minutes(line.minutes)}</span>
                {said}
            </button>
        </li>
    }
    .into_any()
}

/// A stop while the agenda is changed: in or out, up or down, longer or shorter.
fn changed_row(
    room: Room,
    line: &Line,
    before: Option<String>,
    has_after: bool,
    after_that: Option<String>,
) -> AnyView {
    let (key, step, session) = (line.key.clone(), line.step.clone(), line.session.clone());
    let name = match &line.item {
        Some(item) => format!("{}: {item}", line.title),
        None => line.title.clone(),
    };
    let attempt = move |edit: Option<sightline_plan::Edit>| {
        if let Some(edit) = edit {
            room.workspace.attempt(edit, None);
        }
    };
    let keep = {
        let key = key.clone();
        move |event: ev::Event| {
            let wanted = event_target_checked(&event);
            attempt(room.ask_now(|guide| guide.skip(&key, !wanted)));
        }
    };
    let (up, down) = {
        let (step, session) = (step.clone(), session.clone());
        let place = move |to: Option<&str>| {
            attempt(
                room.ask_now(|guide| guide.move_step(&session, &step, to))
                    .flatten(),
            );
        };
        let again = place.clone();
        let above = before.clone();
        (
            move |_| place(above.as_deref()),
            move |_| again(after_that.as_deref()),
        )
    };
    let minutes = {
        let step = step.clone();
        move |event: ev::Event| {
            if let Ok(minutes) = event_target_value(&event).parse::<u32>() {
                attempt(room.ask_now(|guide| guide.set_minutes(&step, minutes.min(600))));
            }
        }
    };
    let remove = line.own.then(|| {
        let remove = move |_| attempt(room.ask_now(|guide| guide.remove_step(&step)));
        view! {
            <button type="button" class="icon-button" aria-label=text::remove(&name) on:click=remove>{Icon::Delete}</button>
        }
        .into_any()
    });
    view! {
        <li class="agenda-change">
            <label class="agenda-keep"><input type="checkbox" prop:checked=!line.skipped on:change=keep /> <span>{name.clone()}</span></label>
            <div class="row-ways">
                <input class="tally" type="number" min="0" max="600" aria-label=text::minutes_of(&name) prop:value=line.minutes.to_string() on:change=minutes />
                <button type="button" class="icon-button plain" aria-label=text::up(&name) disabled=before.is_none() on:click=up>{Icon::Up}</button>
                <button type="button" class="icon-button plain" aria-label=text::down(&name) disabled=!has_after on:click=down>{Icon::Down}</button>
                {remove}
            </div>
        </li>
    }
    .into_any()
}

/// A step of the facilitator's own.
#[component]
fn AddStep(session: String) -> impl IntoView {
    let room = Room::here();
    let field = NodeRef::<html::Input>::new();
    let id = format!("own-step-{session}");
    let add = move || {
        let Some(field) = field.try_get_untracked().flatten() else {
            return;
        };
        let title = field.value().trim().to_owned();
        if title.is_empty() {
            return;
        }
        field.set_value("");
        let step = Step {
            id: format!("own-{}", Id::<Run>::from_bits(random::bits())),
            title: title.clone(),
            minutes: 10,
            ask: title,
            inputs: vec![Input {
                id: "said".to_owned(),
                kind: InputKind::List,
                label: text::own_label().to_owned(),
                ..Input::default()
            }],
            ..Step::default()
        };
        let edit = room.ask_now(|guide| guide.add_step(&session, step, None));
        if let Some(edit) = edit.flatten() {
            room.workspace.attempt(edit, None);
        }
    };
    let (left, place) = (taken_when_left(None, add.clone()), id.clone());
    let add = move || {
        add();
        focus::move_soon(place.clone());
    };
    let click = add.clone();
    view! {
        <div class="line-add">
            <label class="visually-hidden" for=id.clone()>{text::own()}</label>
            <input node_ref=field id=id type="text" autocomplete="off" placeholder=text::own() on:keydown=added_by_enter(add) on:focusout=left />
            <button type="button" class="button" on:click=move |_| click()>{Icon::Add} {text::add()}</button>
        </div>
    }
}
