//! What changed since a meeting, or since a day of one's choice.

use chrono::{Days, NaiveDate};
use leptos::{ev, prelude::*};
use sightline_plan::{
    Plan,
    codec::parse_date,
    model::{Action, CheckIn, MeetingKind},
    overview::{News, What, since},
    people::fold,
    rhythm::last,
};
use sightline_text::progress::since as words;

use super::Seen;
use crate::{
    browser::{clock, intl},
    pages::goal::{field_name, health_name, metric_name},
    ui::{Choose, goal_link, live},
};

/// So many of one sort are shown at once, and so many at all.
const SHOWN: usize = 6;
const MOST: usize = 100;

/// Since when a person wants to know. It outlives changes of the plan.
#[derive(Clone, Copy)]
pub(super) struct Since {
    /// The meeting that was chosen; empty is a day.
    chosen: RwSignal<Option<String>>,
    /// The day that was chosen.
    day: RwSignal<NaiveDate>,
}

impl Since {
    /// Nothing chosen yet: the last meeting, or the time between two check-ins.
    pub fn new() -> Self {
        let week_ago = clock::today().checked_sub_days(Days::new(7));
        Self {
            chosen: RwSignal::new(None),
            day: RwSignal::new(week_ago.unwrap_or_default()),
        }
    }
}

/// The meetings that were, each with its last day: weekly metrics first, else the latest first.
fn meetings(plan: &Plan) -> Vec<(String, String, NaiveDate)> {
    let all = plan.tables().meetings.values();
    let mut all: Vec<_> = all
        .filter_map(|meeting| {
            let on = last(meeting, clock::today())?;
            let is_metrics = meeting.kind == MeetingKind::WeeklyMetrics;
            let order = (!is_metrics, std::cmp::Reverse(on), fold(&meeting.title));
            Some((order, meeting, on))
        })
        .collect();
    all.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let named = all.into_iter().map(|(_, meeting, on)| {
        let title = match meeting.title.trim() {
            "" => sightline_text::rhythm::untitled(),
            title => title,
        };
        let words = words::meeting(title, intl::date(on));
        (meeting.id.to_string(), words, on)
    });
    named.collect()
}

/// The section.
pub(super) fn content(seen: &Seen, since: Since) -> AnyView {
    let meetings = meetings(&seen.plan);
    let first = meetings.first().map(|(id, ..)| id.clone());
    let options: Vec<(String, String)> = meetings
        .iter()
        .map(|(id, words, _)| (id.clone(), words.clone()))
        .collect();
    let has_meetings = !options.is_empty();
    let chosen = Signal::derive(move || {
        let chosen = since.chosen.get();
        chosen.or_else(|| first.clone()).unwrap_or_default()
    });
    let from = Signal::derive(move || {
        let chosen = chosen.get();
        let of_meeting = meetings.iter().find(|(id, ..)| *id == chosen);
        of_meeting.map_or_else(|| since.day.get(), |(.., on)| *on)
    });
    let choose = Callback::new(move |id: String| since.chosen.set(Some(id)));
    let choice = has_meetings.then(|| {
        view! { <Choose id="since-meeting" label=words::choose() none=words::own_day() options value=chosen choose /> }
            .into_any()
    });
    let pick = move |event: ev::Event| {
        if let Some(day) = parse_date(&event_target_value(&event)) {
            since.day.set(day);
        }
    };
    let day = live(move || {
        let is_own = chosen.with(String::is_empty);
        is_own.then(|| {
            let today = clock::today().to_string();
            view! {
                <div class="field">
                    <div class="field-head"><label for="since-day">{words::day()}</label></div>
                    <input id="since-day" type="date" max=today prop:value=move || since.day.get().to_string() on:change=pick />
                </div>
            }
            .into_any()
        })
    });
    let seen = seen.clone();
    let found = live(move || {
        let from = from.get();
        let news = self::since(&seen.plan, from, clock::today());
        sorts(&seen, &news)
    });
    let span = live(move || words::from(intl::date(from.get())));
    view! {
        <div class="since-choice">{choice} {day}</div>
        <p class="mute" role="status">{span}</p>
        {found}
    }
    .into_any()
}

/// The name of a sort; what has the same stands under one heading.
fn sort(what: &What) -> &'static str {
    match what {
        What::Moved { .. } => words::moved(),
        What::Said(_) => words::said(),
        What::Step(_) => words::steps(),
        What::Agreed => words::agreed(),
        What::Amended { .. } => words::amended(),
        What::Judged { .. } => words::judged(),
        What::Decided(_) => words::decided(),
        What::Taken(_) => words::taken(),
        What::Done(_) => words::done(),
    }
}

fn sorts(seen: &Seen, news: &[News]) -> AnyView {
    if news.is_empty() {
        return view! { <p>{words::none()}</p> }.into_any();
    }
    let sorts = news.chunk_by(|one, other| sort(&one.what) == sort(&other.what));
    let sorts = sorts.map(|news| {
        let rows = |news: &[News]| news.iter().map(|it| row(seen, it)).collect_view();
        let (first, rest) = news.split_at(news.len().min(SHOWN));
        let more = (!rest.is_empty()).then(|| {
            view! {
                <details>
                    <summary>{words::more(rest.len())}</summary>
                    <ul>{rows(&rest[..rest.len().min(MOST)])}</ul>
                </details>
            }
            .into_any()
        });
        let title = news.first().map(|news| sort(&news.what));
        view! { <div class="since-sort"><h3>{title}</h3> <ul>{rows(first)}</ul> {more}</div> }
            .into_any()
    });
    view! { <div class="since-sorts">{sorts.collect_view()}</div> }.into_any()
}

fn row(seen: &Seen, news: &News) -> AnyView {
    let goal = news.goal.as_ref();
    let link = goal.map(|goal| goal_link(&seen.plan, goal));
    let words = match &news.what {
        What::Moved {
            metric,
            before,
            value,
        } => goal
            .and_then(|goal| goal.metrics.get(*metric))
            .map(|metric| {
                let name = metric_name(metric);
                let to = intl::amount(*value, &metric.unit);
                match before {
                    Some(from) => {
                        words::from_to(name, intl::amount_before(*from, &metric.unit), to)
                    }
                    None => words::to(name, to),
                }
            })
            .unwrap_or_default(),
        What::Said(check_in) => check_in.note.trim().to_owned(),
        What::Step(name) => name.clone(),
        What::Agreed => String::new(),
        What::Amended { field, why } => match field_name(field) {
            "" => why.clone(),
            name => words::field_why(name, why),
        },
        What::Judged { health, why } => words::field_why(health_name(Some(*health)), why),
        What::Decided(decision) => decision.text.clone(),
        What::Taken(action) | What::Done(action) => taken(&seen.plan, action),
    };
    let words = (!words.is_empty()).then(|| view! { <p>{words}</p> }.into_any());
    let more = match &news.what {
        What::Said(check_in) => said_beside(check_in),
        _ => String::new(),
    };
    let more = (!more.is_empty()).then(|| view! { <p class="since-more">{more}</p> }.into_any());
    let private = news
        .private
        .then(|| view! { <span class="badge">{words::private()}</span> }.into_any());
    view! { <li>{words} {more} <p class="since-of">{link} " · " <span class="mute">{intl::short_date(news.on)}</span> {private}</p></li> }
        .into_any()
}

/// What was said beside the note.
fn said_beside(check_in: &CheckIn) -> String {
    let part = |text: &str, say: fn(&str) -> String| match text.trim() {
        "" => String::new(),
        text => say(text),
    };
    let sure = check_in.confidence.map(words::confidence);
    let parts = [
        part(&check_in.blocker, |text| words::blocker(text)),
        part(&check_in.next_step, |text| words::next_step(text)),
        sure.unwrap_or_default(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}

fn taken(plan: &Plan, action: &Action) -> String {
    let owner = action.owner.as_ref();
    match owner.and_then(|owner| plan.tables().people.get(owner)) {
        Some(owner) => words::by_whom(&action.text, &owner.name),
        None => action.text.clone(),
    }
}
