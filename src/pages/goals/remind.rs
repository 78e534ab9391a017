//! What to know on opening the plan, in one line that can be hidden for the day.

use std::cmp::Ordering;

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id, Plan,
    rhythm::{Coming, DueStep, Reminders},
};
use sightline_text::goals::{self, reminders as text};

use super::outliner::Outliner;
use crate::{
    browser::{clock, device, intl, storage::reminded_name},
    route::Route,
    ui::{Icon, focus, live},
    words::clipped,
};

/// So many goals are named.
const NAMED: usize = 2;

/// So many letters of a goal are enough to know it.
const LETTERS: usize = 44;

/// The line; nothing where there is nothing to know.
#[component]
pub fn Remind(
    /// Where focus goes when the line is hidden.
    after: &'static str,
) -> impl IntoView {
    let outliner = Outliner::here();
    let plan_now = outliner.workspace.plan_now();
    let key = StoredValue::new(
        plan_now
            .map(|plan| reminded_name(&plan.about().id))
            .unwrap_or_default(),
    );
    let is_hidden = key.with_value(|key| device::get(key)) == Some(clock::today().to_string());
    let hidden = RwSignal::new(is_hidden);
    let hide = move |_| {
        let today = clock::today().to_string();
        // Where the device cannot remember it, it is hidden until the page is left.
        let _ = key.with_value(|key| device::set(key, Some(&today)));
        hidden.set(true);
        focus::catch(after);
    };
    // Meetings and figures change with whatever is reminded of; a keystroke changes neither.
    let meetings = Memo::new(move |_| Some(outliner.workspace.plan()?.tables().meetings.clone()));
    let found = Memo::new(move |_| {
        meetings.track();
        let (figures, plan) = (outliner.known.figures()?, outliner.workspace.plan_now()?);
        let found = Reminders::of(&plan, &figures, clock::today());
        (!found.is_empty() && !hidden.get()).then_some(found)
    });
    live(move || {
        let found = found.get()?;
        let plan = outliner.workspace.plan_now()?;
        let id = plan.about().id.clone();
        let rhythm = Route::Rhythm(id.clone()).href();
        let meetings = found.meetings.iter().map(|coming| {
            view! { <li><a href=rhythm.clone()>{meeting(coming)}</a></li> }.into_any()
        });
        let waiting = (!found.waiting.is_empty()).then(|| {
            let href = Route::Round(id.clone()).href();
            let names = names(&plan, &found.waiting);
            view! { <li><a href=href>{goals::counts::due(found.waiting.len())}</a> " " <span>{names}</span></li> }
                .into_any()
        });
        let steps = found.steps.split_first().map(|(first, rest)| {
            let href = Route::Goal(id.clone(), first.goal.clone()).href();
            let more = (!rest.is_empty()).then(|| text::steps_more(rest.len()));
            view! { <li><a href=href>{step(first)}</a> " " <span>{more}</span></li> }.into_any()
        });
        Some(
            view! {
                <div class="reminders" role="note" aria-label=text::label()>
                    <ul>{meetings.collect_view()} {waiting} {steps}</ul>
                    <button type="button" class="icon-button" aria-label=text::dismiss() title=text::dismiss() on:click=hide>{Icon::Close}</button>
                </div>
            }
            .into_any(),
        )
    })
}

fn meeting(coming: &Coming) -> String {
    let meeting = &coming.meeting;
    let title = match meeting.title.trim() {
        "" => sightline_text::rhythm::untitled(),
        title => title,
    };
    let is_today = coming.on == clock::today();
    match (is_today, meeting.time.as_str()) {
        (true, "") => text::meeting_today(title),
        (true, time) => text::meeting_today_at(time, title),
        (false, "") => text::meeting_tomorrow(title),
        (false, time) => text::meeting_tomorrow_at(time, title),
    }
}

fn step(step: &DueStep) -> String {
    let (day, name) = (intl::short_date(step.due), &step.name);
    match step.due.cmp(&clock::today()) {
        Ordering::Less => text::step_late(day, name),
        Ordering::Equal => text::step_today(name),
        Ordering::Greater => text::step(day, name),
    }
}

/// The first goals by their first words, and how many more there are.
fn names(plan: &Plan, goals: &[Id<Goal>]) -> String {
    let named = goals.iter().take(NAMED).filter_map(|id| {
        let words = plan.goal(id)?.statement.trim().to_owned();
        (!words.is_empty()).then(|| text::quoted(clipped(&words, LETTERS)))
    });
    let named: Vec<String> = named.collect();
    let more = goals.len() - named.len();
    let named = named.join(", ");
    match (named.is_empty(), more) {
        (true, _) => String::new(),
        (false, 0) => named,
        (false, more) => text::named_more(named, more),
    }
}
