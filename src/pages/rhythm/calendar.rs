//! The plan's dates for the calendar that a person already keeps.

use std::sync::Arc;

use chrono::DateTime;
use leptos::prelude::*;
use sightline_exchange::ical::{self, Calendar, Now, Words};
use sightline_plan::{Id, Plan, model::Meeting};
use sightline_text::{
    common,
    rhythm::{self as text, calendar as words},
};

use super::{Desk, words as say};
use crate::{
    browser::{clock, download},
    ui::{Icon, file_stem},
};

/// What a calendar is to a browser.
const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// The section.
#[component]
pub fn InCalendar() -> impl IntoView {
    let desk = Desk::here();
    let save = move |_| {
        let Some(plan) = desk.workspace.plan_now() else {
            return;
        };
        let calendar = ical::calendar(&plan, now(), &in_words());
        hand_over(desk, &plan.about().name, &calendar);
    };
    view! {
        <section class="rhythm-calendar" aria-labelledby="rhythm-calendar">
            <h2 id="rhythm-calendar">{words::title()}</h2>
            <p>{words::lead()}</p>
            <p class="mute">{words::again()}</p>
            <p><button type="button" class="button" on:click=save>
                {Icon::Export} {words::go()}</button></p>
        </section>
    }
}

/// Saves the dates of one meeting; nothing for a private one, which stays on this device.
pub fn add_one(desk: Desk, meeting: &Meeting) -> Option<AnyView> {
    if meeting.is_private() {
        return None;
    }
    let (id, title) = (meeting.id.clone(), say::title(meeting));
    let save = move |_| {
        let calendar = desk
            .workspace
            .plan_now()
            .and_then(|plan: Arc<Plan>| of_meeting(&plan, &id));
        if let Some(calendar) = calendar {
            hand_over(desk, &title, &calendar);
        }
    };
    Some(
        view! {
            <button type="button" class="button" on:click=save>
                {Icon::Export} {words::add()}</button>
        }
        .into_any(),
    )
}

fn of_meeting(plan: &Plan, id: &Id<Meeting>) -> Option<Calendar> {
    ical::of_meeting(plan, id, now(), &in_words())
}

/// Hands the file over, and says how much is in it; or why there is none.
fn hand_over(desk: Desk, name: &str, calendar: &Calendar) {
    let file = format!("{}.ics", file_stem(name));
    let said = match calendar.dates {
        0 => words::none().to_owned(),
        dates => match download::offer(&file, MEDIA_TYPE, &calendar.text) {
            Ok(()) => words::saved(dates, file),
            Err(_) => words::failed().to_owned(),
        },
    };
    desk.workspace.notices().say(match calendar.left_out {
        0 => said,
        count => words::without(count, said),
    });
}

fn now() -> Now {
    // Milliseconds since 1970 are whole.
    let moment = DateTime::from_timestamp_millis(clock::now_ms() as i64);
    Now {
        moment: moment.unwrap_or_default(),
        today: clock::today(),
    }
}

fn in_words() -> Words<'static> {
    Words {
        meeting: text::untitled(),
        goal: common::untitled_goal(),
        step: words::step(),
        check_in: words::check_in(),
        due: |goal| words::due(goal),
        with: |names| text::next::with(names),
    }
}
