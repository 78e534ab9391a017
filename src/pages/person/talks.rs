//! Talks with a person, what was agreed in them, and reviews.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Edit,
    model::{Action, Review, Run, RunState},
};
use sightline_text::person::talks as text;

use super::Desk;
use crate::{
    browser::{clock, intl},
    route::Route,
    ui::{Icon, live},
};

/// So many are shown; the rest is in the talks themselves.
const SHOWN: usize = 30;

/// The section.
#[component]
pub(super) fn Talks() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let list = live(move || {
        let folder = desk.folder.get();
        let plan = desk.workspace.plan_now()?.about().id.clone();
        let talks = folder.talks.iter().take(SHOWN).map(|run| {
            let route = match run.state {
                RunState::Finished => Route::Report(plan.clone(), run.id.clone()),
                _ => Route::Run(plan.clone(), run.id.clone()),
            };
            talk(run, route.href())
        });
        let talks: Vec<AnyView> = talks.collect();
        let begin = Route::Workshops(plan.clone()).href();
        Some(
            view! {
                {rows_or(talks, text::none())}
                <p><a class="button" href=begin>{text::begin()} {Icon::Go}</a></p>
            }
            .into_any(),
        )
    });
    let follow_ups = live(move || {
        let folder = desk.folder.get();
        let open = folder.follow_ups.iter();
        let done = folder.done.iter().take(SHOWN);
        let open: Vec<AnyView> = open.map(|action| follow_up(desk, action)).collect();
        let done: Vec<AnyView> = done.map(|action| follow_up(desk, action)).collect();
        let count = done.len();
        let done = (count > 0).then(|| {
            view! {
                <details>
                    <summary>{text::done(count)}</summary>
                    <ul class="person-list">{done}</ul>
                </details>
            }
            .into_any()
        });
        view! {
            {rows_or(open, text::no_follow_ups())}
            {done}
        }
        .into_any()
    });
    let reviews = live(move || {
        let folder = desk.folder.get();
        let rows: Vec<AnyView> = folder.reviews.iter().take(SHOWN).map(review).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section aria-labelledby="person-reviews">
                    <h2 id="person-reviews">{text::reviews()}</h2>
                    <ul class="person-list">{rows}</ul>
                </section>
            }
            .into_any()
        })
    });
    view! {
        <section aria-labelledby="person-follow-ups">
            <h2 id="person-follow-ups">{text::follow_ups()}</h2>
            {follow_ups}
        </section>
        <section aria-labelledby="person-talks">
            <h2 id="person-talks">{text::title()}</h2>
            {list}
        </section>
        {reviews}
    }
}

/// A list, or words where there is nothing in it.
fn rows_or(rows: Vec<AnyView>, none: &'static str) -> AnyView {
    if rows.is_empty() {
        view! { <p class="mute">{none}</p> }.into_any()
    } else {
        view! { <ul class="person-list">{rows}</ul> }.into_any()
    }
}

fn talk(run: &Run, href: String) -> AnyView {
    let on = run.started.map(intl::date).unwrap_or_default();
    view! { <li><a href=href>{run.title.clone()}</a> <span class="mute">{on}</span></li> }
        .into_any()
}

/// A follow-up to tick off.
fn follow_up(desk: Desk, action: &Arc<Action>) -> AnyView {
    let toggled = {
        let action = Arc::clone(action);
        move |_| {
            let mut action = Action::clone(&action);
            action.done_on = match action.done_on {
                Some(_) => None,
                None => Some(clock::today()),
            };
            desk.workspace.attempt(Edit::Put(action.into()), None);
        }
    };
    let plan = desk.workspace.plan_now();
    let owner = action.owner.as_ref().and_then(|id| {
        let plan = plan.as_ref()?;
        // Whose page it is need not be said.
        let other = (*id != desk.id()).then(|| plan.tables().people.get(id));
        other.flatten().map(|person| person.name.clone())
    });
    let late = action.done_on.is_none() && action.due.is_some_and(|due| due < clock::today());
    let due = action.due.map(|due| {
        let words = intl::date(due);
        if late {
            text::late(words)
        } else {
            text::due(words)
        }
    });
    let facts: Vec<String> = owner.into_iter().chain(due).collect();
    let checked = action.done_on.is_some();
    let locked = desk.workspace.is_read_only_now();
    view! {
        <li>
            <label class="person-tick">
                <input type="checkbox" prop:checked=checked disabled=locked on:change=toggled />
                <span>{action.text.clone()}</span>
            </label>
            <span class="mute" data-late=late.then_some("")>{facts.join(" · ")}</span>
        </li>
    }
    .into_any()
}

fn review(review: &Arc<Review>) -> AnyView {
    let when = match &*review.period {
        "" => review.on.map(intl::date).unwrap_or_default(),
        period => period.to_owned(),
    };
    let results = review.ratings.iter().map(|rating| {
        let what = [rating.metric.trim(), rating.outcome.trim()];
        let what = what.into_iter().filter(|part| !part.is_empty());
        view! { <li>{what.collect::<Vec<_>>().join(": ")}</li> }.into_any()
    });
    view! {
        <li class="person-review">
            <strong>{when}</strong>
            <p>{review.notes.clone()}</p>
            <ul>{results.collect_view()}</ul>
        </li>
    }
    .into_any()
}
