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
    view! {
        <article class="workshop-card" aria-labelledby=labelled>
            <div class="workshop-say">
                <h3 id=heading>{listed.title.clone()}</h3>
                <p class="workshop-facts">{facts(listed)}</p>
                <p class="workshop-purpose">{listed.purpose.clone()}</p>
                <div class="actions">{ways}</div>
            </div>
            <div class="workshop-leaves">
                <h4>{text::leaves()}</h4>
                <ul>{outputs}</ul>
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
    [text::about(sessions), long(listed.minutes), days].join(" · ")
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
