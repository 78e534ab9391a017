//! Who carries what, and who reports week after week.

use leptos::prelude::*;
use sightline_plan::overview::{loads, streaks};
use sightline_text::progress::people as words;

use super::Seen;
use crate::browser::clock;

/// So many people are shown.
const SHOWN: usize = 100;

/// More metrics than this are too many for one person.
const MOST_METRICS: usize = 5;

/// The section.
pub(super) fn content(seen: &Seen) -> AnyView {
    let loads = loads(&seen.plan, &seen.attention);
    if loads.is_empty() {
        return view! { <p class="mute">{words::none()}</p> }.into_any();
    }
    let streaks = streaks(&seen.plan, clock::today());
    let most = loads
        .iter()
        .map(|load| load.metrics)
        .max()
        .unwrap_or(1)
        .max(1);
    let rows = loads
        .iter()
        .take(SHOWN)
        .filter_map(|load| {
            let person = seen.plan.tables().people.get(&load.person)?;
            let streak = streaks.iter().find(|streak| streak.person == load.person);
            let streak = streak.map_or_else(
                || words::streak_none().to_owned(),
                |streak| streak.length.to_string(),
            );
            let many = (load.metrics > MOST_METRICS)
                .then(|| view! { <span class="too-many">" " {words::many()}</span> }.into_any());
            let width = format!("{:.1}%", 100.0 * load.metrics as f64 / most as f64);
            Some(
                view! {
                    <tr>
                        <th scope="row">{person.name.clone()}</th>
                        <td class="bar-cell" aria-hidden="true"><div class="load-bar" style:inline-size=width></div></td>
                        <td>{load.metrics.to_string()} {many}</td>
                        <td>{load.goals.to_string()}</td>
                        <td>{load.attention.to_string()}</td>
                        <td>{streak}</td>
                    </tr>
                }
                .into_any(),
            )
        })
        .collect_view();
    view! {
        <div class="table-room" tabindex="0" role="group" aria-label=words::title()>
            <table class="load-table">
                <thead><tr>
                    <th scope="col">{words::person()}</th><td aria-hidden="true"></td><th scope="col">{words::metrics()}</th>
                    <th scope="col">{words::goals()}</th><th scope="col">{words::attention()}</th><th scope="col">{words::streak()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
