//! One workshop as it stands in a list.

use leptos::prelude::*;
use sightline_text::workshops as text;

use super::shelf::Listed;

/// What it is for, how long it takes, and what one leaves with; `ways` are what can be done with it.
pub fn card(listed: &Listed, ways: AnyView) -> AnyView {
    let heading = format!("workshop-{}", listed.id);
    let labelled = heading.clone();
    let outputs = listed
        .outputs
        .iter()
        .map(|output| view! { <li>{output.clone()}</li> }.into_any())
        .collect_view();
    let situations = listed
        .situations
        .iter()
        .map(|situation| view! { <li>{text::said(situation)}</li> }.into_any());
    let situations = situations.collect_view();
    view! {
        <article class="workshop-card" aria-labelledby=labelled>
            <div class="workshop-say">
                <h3 id=heading>{listed.title.clone()}</h3>
                <p class="workshop-facts">{facts(listed)}</p>
                <p class="workshop-purpose">{listed.purpose.clone()}</p>
                <div class="actions">{ways}</div>
            </div>
            <div class="workshop-why">
                <ul class="workshop-situations" aria-label=text::when() hidden=listed.situations.is_empty()>{situations}</ul>
                <details class="workshop-leaves">
                    <summary>{text::leaves()}</summary>
                    <ul>{outputs}</ul>
                </details>
            </div>
        </article>
    }
    .into_any()
}

/// Sessions, time and days in a line.
fn facts(listed: &Listed) -> String {
    let sessions = usize::try_from(listed.sessions).unwrap_or_default();
    let days = match usize::try_from(listed.days).unwrap_or_default() {
        0 | 1 => text::one_day().to_owned(),
        days => text::over_days(days),
    };
    let group = listed.group.map(|group| match group {
        (1, 1) => text::alone().to_owned(),
        (2, 2) => text::two().to_owned(),
        (from, to) => text::people(from, to),
    });
    let every = listed.every.map(|every| match every {
        1 => text::daily().to_owned(),
        7 => text::weekly().to_owned(),
        days => text::every(days),
    });
    // What comes round is met once at a time.
    let span = match every {
        Some(every) => vec![long(listed.minutes), every],
        None => vec![text::about(sessions), long(listed.minutes), days],
    };
    let facts: Vec<String> = span.into_iter().chain(group).collect();
    facts.join(" · ")
}

/// Minutes as people say them.
pub fn long(minutes: u64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, rest) => text::minutes(usize::try_from(rest).unwrap_or_default()),
        (hours, 0) => text::whole_hours(usize::try_from(hours).unwrap_or_default()),
        (hours, rest) => text::hours(hours, rest),
    }
}
