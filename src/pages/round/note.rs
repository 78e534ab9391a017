//! The weekly note: what was said, ready to be sent to one colleague.

use chrono::{Days, NaiveDate};
use leptos::{ev, prelude::*, task::spawn_local};
use sightline_plan::{
    Plan,
    people::fold,
    round::{Said, SaidValue, said},
};
use sightline_text::round as text;

use super::Round;
use crate::{
    browser::{clock, handing, intl},
    pages::goal::metric_name,
    state::Me,
    ui::{Choose, live},
    words::title,
};

/// The id of the heading: where focus goes when the round is through.
pub const HEADING: &str = "weekly-note";

/// The section.
#[component]
pub fn Note() -> impl IntoView {
    let round = Round::here();
    let told = Memo::new(move |_| {
        let Some(plan) = round.workspace.plan() else {
            return Vec::new();
        };
        let today = clock::today();
        let days = u64::from(plan.settings().check_in_days.saturating_sub(1));
        let since = today.checked_sub_days(Days::new(days)).unwrap_or(today);
        round.whose.with(|whose| said(&plan, whose, since, today))
    });
    let is_empty = Memo::new(move |_| told.with(Vec::is_empty));
    let content = live(move || {
        if is_empty.get() {
            view! { <p class="mute">{text::weekly::none()}</p> }.into_any()
        } else {
            view! { <Letter told /> }.into_any()
        }
    });
    view! {
        <section class="round-note" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{text::weekly::title()}</h2>
            <p class="mute">{text::weekly::lead()}</p>
            {content}
        </section>
    }
}

#[component]
fn Letter(told: Memo<Vec<Said>>) -> impl IntoView {
    let round = Round::here();
    let me = Me::of_open(round.workspace);
    let own_id = untrack(move || me.get());
    let mut people: Vec<(String, String)> = Vec::new();
    if let Some(plan) = round.workspace.plan_now() {
        let all = plan.tables().people.values();
        let others = all.filter(|person| own_id.as_ref() != Some(&person.id));
        people.extend(others.map(|person| (person.id.to_string(), person.name.clone())));
    }
    people.sort_by_cached_key(|(_, name)| fold(name));
    let to = RwSignal::new(String::new());
    let names = StoredValue::new(people.clone());
    let written = Memo::new(move |_| {
        let name = to.with(|to| {
            names.with_value(|names| {
                let found = names.iter().find(|(id, _)| id == to);
                found.map(|(_, name)| name.clone())
            })
        });
        told.with(|told| letter(name.as_deref(), told, clock::today()))
    });
    // The words as a person has changed them.
    let own = RwSignal::new(None::<String>);
    let words = Memo::new(move |_| own.get().unwrap_or_else(|| written.get()));
    let notices = round.workspace.notices();
    let copy = move |_| {
        spawn_local(async move {
            let copied = handing::copy(&words.get_untracked()).await;
            notices.say(match copied {
                Ok(()) => text::weekly::copied(),
                Err(_) => text::weekly::copy_failed(),
            });
        });
    };
    let subject = Memo::new(move |_| {
        let plan = round.workspace.plan();
        subject(plan.as_deref())
    });
    let mail = live(move || handing::mail_link(&subject.get(), &words.get()));
    let share = handing::can_share().then(|| {
        let share = move |_| {
            spawn_local(async move {
                // Who closes the sheet without choosing anything has changed their mind.
                let _ = handing::share(&subject.get_untracked(), &words.get_untracked()).await;
            });
        };
        view! { <button type="button" class="button" on:click=share>{text::weekly::share()}</button> }
            .into_any()
    });
    let typed = move |event: ev::Event| own.set(Some(event_target_value(&event)));
    let renew = live(move || {
        own.get().is_some().then(|| {
            view! { <button type="button" class="link" on:click=move |_| own.set(None)>{text::weekly::renew()}</button> }
                .into_any()
        })
    });
    let rows = live(move || {
        (words.with(|words| words.lines().count()) + 1)
            .clamp(4, 24)
            .to_string()
    });
    let choose = Callback::new(move |person: String| to.set(person));
    view! {
        <Choose id="note-to" label=text::weekly::to() none=text::weekly::nobody() options=people
            value=Signal::derive(move || to.get()) choose />
        <div class="field">
            <div class="field-head"><label for="note-text">{text::weekly::text()}</label> {renew}</div>
            <textarea id="note-text" rows=rows aria-describedby="note-hint" prop:value=words on:input=typed></textarea>
            <p class="hint" id="note-hint">{text::weekly::own_words()}</p>
        </div>
        <div class="actions">
            <button type="button" class="button primary" on:click=copy>{text::weekly::copy()}</button>
            <a class="button" href=mail>{text::weekly::mail()}</a>
            {share}
        </div>
    }
}

fn subject(plan: Option<&Plan>) -> String {
    let name = plan.map(|plan| plan.about().name.clone());
    text::weekly::subject(name.unwrap_or_default(), intl::date(clock::today()))
}

/// The note as plain text.
fn letter(to: Option<&str>, told: &[Said], today: NaiveDate) -> String {
    let mut lines = Vec::new();
    let today = intl::date(today);
    match to {
        Some(to) => lines.extend([
            text::weekly::hello(to),
            String::new(),
            text::weekly::opening_to(today),
        ]),
        None => lines.push(text::weekly::opening(today)),
    }
    for said in told {
        lines.push(String::new());
        lines.push(title(&said.goal));
        lines.extend(
            said.values
                .iter()
                .filter_map(|value| value_line(said, value)),
        );
        let check_in = &said.check_in;
        let mut add = |text: &str, line: &dyn Fn(&str) -> String| {
            if !text.is_empty() {
                lines.push(format!("- {}", line(text)));
            }
        };
        add(&check_in.note, &|text| text.to_owned());
        add(&check_in.blocker, &|text| text::weekly::blocker(text));
        add(&check_in.next_step, &|text| text::weekly::next_step(text));
        if let Some(confidence) = check_in.confidence {
            lines.push(format!("- {}", text::weekly::confidence(confidence)));
        }
    }
    lines.join("\n")
}

fn value_line(said: &Said, value: &SaidValue) -> Option<String> {
    let metric = said.goal.metrics.get(value.metric)?;
    let name = match metric.name.trim() {
        "" => text::form::measure().to_owned(),
        _ => metric_name(metric),
    };
    let amount = |value: f64| intl::amount(value, &metric.unit);
    let now = amount(value.value);
    let before = value
        .before
        .filter(|before| *before != value.value)
        .map(amount);
    let words = match (before, metric.target.map(amount)) {
        (None, None) => text::weekly::value(name, now),
        (Some(before), None) => text::weekly::value_from(name, now, before),
        (None, Some(target)) => text::weekly::value_target(name, now, target),
        (Some(before), Some(target)) => text::weekly::value_from_target(name, now, before, target),
    };
    Some(format!("- {words}"))
}
