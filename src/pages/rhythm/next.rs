//! What comes next, and the session that leads through it.

use leptos::prelude::*;
use sightline_plan::{
    Plan,
    model::{Meeting, MeetingKind},
    rhythm::{self, Coming},
};
use sightline_text::rhythm::{next as words, session};

use super::{Desk, words as say};
use crate::{
    browser::{clock, intl},
    route::Route,
    ui::{Icon, live},
};

/// The section.
#[component]
pub fn Next() -> impl IntoView {
    let desk = Desk::here();
    let content = live(move || {
        let plan = desk.workspace.plan()?;
        let coming = rhythm::coming(&plan, clock::today(), Some(clock::minutes()));
        let Some((first, rest)) = coming.split_first() else {
            let (title, lead) = match plan.tables().meetings.values().next() {
                None => (Some(words::none()), words::none_lead()),
                Some(_) => (None, words::over()),
            };
            let title = title.map(|title| view! { <p><strong>{title}</strong></p> }.into_any());
            return Some(view! { {title} <p>{lead}</p> }.into_any());
        };
        let rest: Vec<AnyView> = rest.iter().map(|coming| later(&plan, coming)).collect();
        let then = (!rest.is_empty()).then(|| {
            view! {
                <div class="next-then">
                    <h3>{words::then()}</h3>
                    <ol>{rest}</ol>
                </div>
            }
            .into_any()
        });
        Some(view! { <div class="next-desk">{card(desk, &plan, first)} {then}</div> }.into_any())
    });
    view! {
        <section class="rhythm-next" aria-labelledby="rhythm-next">
            <h2 id="rhythm-next">{words::title()}</h2>
            {content}
        </section>
    }
}

/// The meeting that is next.
fn card(desk: Desk, plan: &Plan, coming: &Coming) -> AnyView {
    let meeting = &coming.meeting;
    let owner = meeting
        .owner
        .as_ref()
        .and_then(|owner| say::name_of(plan, owner));
    let owner = owner.map(|name| match meeting.kind {
        MeetingKind::OneToOne => words::led_by_employee(name),
        _ => words::called_by(name),
    });
    let minutes = meeting.minutes.map(|it| words::minutes(it as usize));
    let facts = say::facts(minutes.into_iter().chain(owner));
    let others = meeting
        .attendees
        .iter()
        .filter(|person| Some(*person) != meeting.owner.as_ref());
    let names: Vec<String> = others
        .filter_map(|person| say::name_of(plan, person))
        .collect();
    let with = (!names.is_empty()).then(|| {
        let with = words::with(names.join(", "));
        view! { <p class="next-with">{with}</p> }.into_any()
    });
    let agenda = (!meeting.agenda.is_empty()).then(|| {
        let points = meeting.agenda.iter();
        let points = points.map(|point| view! { <li>{point.clone()}</li> }.into_any());
        view! { <h4>{words::agenda()}</h4> <ol class="next-agenda">{points.collect_view()}</ol> }
            .into_any()
    });
    let (route, go) = guided(plan, meeting);
    view! {
        <article class="next-card" aria-labelledby="next-title">
            <p class="next-when">{say::when(coming.on, &meeting.time)}</p>
            <h3 id="next-title">{say::title(meeting)} {super::list::private_badge(meeting)}</h3>
            <p class="next-facts">{facts}</p>
            {with}
            {agenda}
            <div class="actions">
                <a class="button primary" href=route.href()>{go} {Icon::Go}</a>
                {super::calendar::add_one(desk, meeting)}
            </div>
        </article>
    }
    .into_any()
}

/// One that comes later.
fn later(plan: &Plan, coming: &Coming) -> AnyView {
    let meeting = &coming.meeting;
    let days = (coming.on - clock::today()).num_days();
    let near = match days {
        0 => words::today().to_owned(),
        1 => words::tomorrow().to_owned(),
        days => words::in_days(usize::try_from(days).unwrap_or_default()),
    };
    let day = intl::date(coming.on);
    let day = match meeting.time.as_str() {
        "" => day,
        time => words::at(day, time),
    };
    let (route, go) = guided(plan, meeting);
    view! {
        <li>
            <span class="then-near">{near}</span>
            <span class="then-what"><b>{say::title(meeting)}</b> <span class="mute">{day}</span></span>
            <a href=route.href() title=go aria-label=format!("{}: {go}", say::title(meeting))>{Icon::Go}</a>
        </li>
    }
    .into_any()
}

/// Where the plan leads people through such a meeting, and the words for it.
fn guided(plan: &Plan, meeting: &Meeting) -> (Route, &'static str) {
    let id = plan.about().id.clone();
    match meeting.kind {
        MeetingKind::WeeklyMetrics | MeetingKind::DailyHuddle | MeetingKind::OneToOne => {
            (Route::Round(id), session::round())
        }
        MeetingKind::QuarterlyReview => (Route::Cycles(id), session::cycles()),
        MeetingKind::MonthlyDeepDive
        | MeetingKind::PerformanceReview
        | MeetingKind::PipelineSync => (Route::Progress(id), session::progress()),
        MeetingKind::Other => (Route::Workshops(id), session::workshops()),
    }
}
