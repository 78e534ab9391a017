//! The fields of one meeting.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Edit, Id, Key,
    codec::parse_date,
    model::{Meeting, MeetingKind, Period, Person, Repeat},
    people::fold,
    rhythm::read_time,
};
use sightline_text::{
    draft,
    rhythm::{edit as text, list},
};

use super::{Desk, LIST, NAME, words as say};
use crate::{
    state::Visit,
    ui::{Choose, FieldKind, Icon, SelectField, TextField, focus, live},
};

/// The field that adds people.
const PEOPLE: &str = "meeting-people";

/// A day has so many minutes.
const DAY: u32 = 1440;

/// The rarest that something comes round.
const RAREST: u32 = 1000;

/// What a field's `commit` is given and answers; see [`TextField`].
type Commit = Callback<(String, Visit), Option<String>>;

/// The meeting whose fields these are.
#[derive(Clone, Copy)]
struct Fields {
    desk: Desk,
    id: StoredValue<Id<Meeting>>,
}

impl Fields {
    fn now(self) -> Arc<Meeting> {
        self.desk.meeting(&self.id.get_value()).unwrap_or_default()
    }

    /// A value of the meeting.
    fn value<T: Send + Sync + 'static>(
        self,
        get: impl Fn(&Meeting) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Signal::derive(move || get(&self.now()))
    }

    /// Changes the meeting.
    fn change(self, visit: Option<Visit>, change: impl FnOnce(&mut Meeting)) {
        self.desk.change(&self.id.get_value(), visit, change);
    }

    /// Changes the meeting by what is typed, or says what is wrong with that.
    fn commit(
        self,
        set: impl Fn(&mut Meeting, &str) -> Result<(), &'static str> + Send + Sync + 'static,
    ) -> Commit {
        Callback::new(move |(typed, visit): (String, Visit)| {
            let mut wrong = None;
            let mut meeting = Meeting::clone(&untrack(|| self.now()));
            match set(&mut meeting, typed.trim()) {
                Ok(()) => self.change(Some(visit), |it| *it = meeting),
                Err(words) => wrong = Some(words.to_owned()),
            }
            wrong
        })
    }
}

/// The fields.
#[component]
pub fn Editor(id: Id<Meeting>) -> impl IntoView {
    let desk = Desk::here();
    let key = |field: &str| format!("meeting:{id}:{field}");
    let fields = Fields {
        desk,
        id: StoredValue::new(id.clone()),
    };
    let locked = live(move || desk.workspace.read_only());
    let legend = live(move || text::legend(say::title(&fields.now())));
    let kinds = MeetingKind::WORDS;
    let kinds = kinds
        .iter()
        .map(|word| (*word, say::of_choice("kind", word)));
    let day = |day: Option<chrono::NaiveDate>| day.map(|it| it.to_string()).unwrap_or_default();
    let set_private = move |event| {
        let private = event_target_checked(&event);
        fields.change(None, |meeting| meeting.private = Some(private));
    };
    let done = move |_| {
        desk.open.set(None);
        focus::catch(LIST);
    };
    view! {
        <fieldset class="editor meeting-editor" disabled=locked>
            <legend class="visually-hidden">{legend}</legend>
            <div class="editor-fields">
                <TextField id=NAME label=text::name() value=fields.value(|it| it.title.clone())
                    commit=fields.commit(|it, typed| { it.title = typed.to_owned(); Ok(()) }) draft_key=key("title") />
                <SelectField id="meeting-kind" label=text::kind() options=kinds.collect()
                    value=fields.value(|it| it.kind.word().to_owned())
                    choose=Callback::new(move |word: String| {
                        let kind = MeetingKind::from_word(&word)?;
                        fields.change(None, |meeting| meeting.kind = kind);
                        None
                    }) />
                <TextField id="meeting-start" kind=FieldKind::Date label=text::start() value=fields.value(move |it| day(it.start))
                    commit=fields.commit(|it, typed| {
                        it.start = Some(parse_date(typed).ok_or(text::start_missing())?);
                        Ok(())
                    }) draft_key=key("start") />
                <TextField id="meeting-time" label=text::time() hint=text::time_hint() value=fields.value(|it| it.time.clone()) whole=true
                    commit=fields.commit(|it, typed| {
                        it.time = match typed {
                            "" => String::new(),
                            typed => read_time(typed).ok_or(text::time_wrong())?,
                        };
                        Ok(())
                    }) draft_key=key("time") />
                <TextField id="meeting-minutes" kind=FieldKind::Number label=text::minutes()
                    value=fields.value(|it| it.minutes.map(|it| it.to_string()).unwrap_or_default())
                    commit=fields.commit(|it, typed| {
                        it.minutes = match typed {
                            "" => None,
                            typed => Some(whole(typed, DAY).ok_or(text::minutes_wrong())?),
                        };
                        Ok(())
                    }) draft_key=key("minutes") />
                <Often fields every_key=key("every") />
                <TextField id="meeting-until" kind=FieldKind::Date label=text::until() value=fields.value(move |it| day(it.until))
                    commit=fields.commit(|it, typed| {
                        it.until = match typed {
                            "" => None,
                            typed => {
                                let until = parse_date(typed).ok_or(draft::error::date())?;
                                Some(until).filter(|until| it.start.is_none_or(|start| start <= *until))
                                    .map(Some).ok_or(text::until_wrong())?
                            }
                        };
                        Ok(())
                    }) draft_key=key("until") />
                <Owner fields />
            </div>
            <TextField id="meeting-agenda" kind=FieldKind::Lines label=text::agenda() wide=true
                value=fields.value(|it| it.agenda.join("\n"))
                commit=fields.commit(|it, typed| {
                    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
                    it.agenda = lines.map(str::to_owned).collect();
                    Ok(())
                }) draft_key=key("agenda") />
            <Attendees fields />
            <label class="tick-field">
                <input type="checkbox" prop:checked=fields.value(Meeting::is_private) on:change=set_private />
                {text::private()}
            </label>
            <div class="actions">
                <button type="button" class="button quiet" on:click=move |_| delete(fields)>{Icon::Delete} {list::delete()}</button>
                <span class="grow"></span>
                <button type="button" class="button primary" on:click=done>{list::done()}</button>
            </div>
        </fieldset>
    }
}

/// How often it comes round: once, or every so many of a period.
#[component]
fn Often(fields: Fields, every_key: String) -> impl IntoView {
    let periods = Period::WORDS;
    let periods = periods
        .iter()
        .map(|word| (*word, say::of_choice("edit", word)));
    let options = [("", text::once())].into_iter().chain(periods).collect();
    let choose = Callback::new(move |word: String| {
        let period = Period::from_word(&word);
        fields.change(None, |meeting| {
            meeting.repeat = period.map(|period| {
                let known = meeting.repeat.take().unwrap_or_default();
                Repeat { period, ..known }
            });
        });
        None
    });
    let repeats = Memo::new(move |_| fields.now().repeat.is_some());
    let every = StoredValue::new(every_key);
    let count = live(move || {
        repeats.get().then(|| {
            view! {
                <TextField id="meeting-every" kind=FieldKind::Number label=text::every()
                    value=fields.value(|it| it.repeat.as_ref().map(|it| it.every.to_string()).unwrap_or_default())
                    commit=fields.commit(|it, typed| {
                        let every = whole(typed, RAREST).ok_or(text::every_wrong())?;
                        if let Some(repeat) = &mut it.repeat {
                            repeat.every = every;
                        }
                        Ok(())
                    }) draft_key=every.get_value() />
            }
            .into_any()
        })
    });
    view! {
        <SelectField id="meeting-period" label=text::period() options
            value=fields.value(|it| it.repeat.as_ref().map(|it| it.period.word().to_owned()).unwrap_or_default()) choose />
        {count}
    }
}

/// A whole number from 1 on.
fn whole(typed: &str, most: u32) -> Option<u32> {
    typed
        .parse()
        .ok()
        .filter(|number| (1..=most).contains(number))
}

/// Everyone of the plan by name, as options.
fn people(desk: Desk) -> Vec<(String, String)> {
    let Some(plan) = desk.workspace.plan_now() else {
        return Vec::new();
    };
    let all = plan.tables().people.values();
    let mut all: Vec<(String, String)> = all
        .filter(|person| !person.name.trim().is_empty())
        .map(|person| (person.id.to_string(), person.name.clone()))
        .collect();
    all.sort_by_cached_key(|(_, name)| fold(name));
    all
}

#[component]
fn Owner(fields: Fields) -> impl IntoView {
    let value = fields.value(|it| {
        it.owner
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    });
    let choose = Callback::new(move |id: String| {
        fields.change(None, |meeting| meeting.owner = Id::new(&id));
    });
    view! { <Choose id="meeting-owner" label=text::owner() none=text::nobody() options=people(fields.desk) value choose /> }
}

/// Who takes part, and a choice that adds one more.
#[component]
fn Attendees(fields: Fields) -> impl IntoView {
    let options = people(fields.desk);
    if options.is_empty() {
        return view! { <p class="hint">{text::attendees_none()}</p> }.into_any();
    }
    let chips = live(move || {
        let plan = fields.desk.workspace.plan()?;
        let one = |id: &Id<Person>| {
            let name = say::name_of(&plan, id)?;
            let (label, gone) = (sightline_text::goal::remove_of(&name), id.clone());
            let remove = move |_| {
                fields.change(None, |meeting| meeting.attendees.retain(|it| *it != gone));
                focus::catch(PEOPLE);
            };
            Some(
                view! {
                    <li>{name} <button type="button" class="icon-button" aria-label=label on:click=remove>{Icon::Close}</button></li>
                }
                .into_any(),
            )
        };
        let all = fields.now();
        Some(all.attendees.iter().filter_map(one).collect::<Vec<_>>())
    });
    let add = Callback::new(move |id: String| {
        if let Some(id) = Id::new(&id) {
            fields.change(None, |meeting| {
                if !meeting.attendees.contains(&id) {
                    meeting.attendees.push(id);
                }
            });
        }
    });
    view! {
        <div class="meeting-people">
            <Choose id=PEOPLE label=text::attendees() none=text::attendees_add() options value=Signal::derive(String::new) choose=add />
            <ul class="chips">{chips}</ul>
        </div>
    }
    .into_any()
}

/// Takes the meeting out of the calendar.
fn delete(fields: Fields) {
    let desk = fields.desk;
    let id = fields.id.get_value();
    let title = untrack(|| say::title(&fields.now()));
    desk.open.set(None);
    if desk.workspace.attempt(Edit::Remove(Key::from(&id)), None) {
        desk.workspace.notices().say_undoable(list::deleted(title));
    }
    focus::catch(LIST);
}
