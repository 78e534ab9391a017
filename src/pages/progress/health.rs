//! Goals by level and health: a bar for each level, which is a table as well.

use leptos::prelude::*;
use sightline_plan::{Level, model::Health, overview::Grid};
use sightline_text::progress as text;

use super::Seen;
use crate::pages::goal::health_name;

/// In the order of the bars, from well to not known.
const SHOWN: [Option<Health>; 7] = [
    Some(Health::Done),
    Some(Health::OnTrack),
    Some(Health::Behind),
    Some(Health::AtRisk),
    Some(Health::Outdated),
    Some(Health::Pending),
    None,
];

/// The section: a table whose first column is drawn.
pub(super) fn content(seen: &Seen) -> AnyView {
    let grid = Grid::of(&seen.plan, &seen.figures);
    let most = grid.most().max(1);
    let levels: Vec<Level> = Level::ALL
        .iter()
        .copied()
        .filter(|level| grid.of_level(*level) > 0)
        .collect();
    let used: Vec<Option<Health>> = SHOWN
        .into_iter()
        .filter(|health| levels.iter().any(|level| grid.count(*level, *health) > 0))
        .collect();
    let head = used
        .iter()
        .map(|health| {
            view! { <th scope="col"><span class="health" data-health=word(*health)>{name(*health)}</span></th> }
                .into_any()
        })
        .collect_view();
    let rows = levels
        .iter()
        .map(|level| {
            let all = grid.of_level(*level);
            let parts = used
                .iter()
                .map(|health| (word(*health), grid.count(*level, *health)))
                .filter(|(_, count)| *count > 0)
                .map(|(word, count)| {
                    let grow = count.to_string();
                    view! { <span class="bar-part" data-health=word style:flex-grow=grow></span> }.into_any()
                })
                .collect_view();
            let width = format!("{:.1}%", 100.0 * all as f64 / most as f64);
            let cells = used
                .iter()
                .map(|health| match grid.count(*level, *health) {
                    0 => view! { <td class="mute">"–"</td> }.into_any(),
                    count => view! { <td>{count.to_string()}</td> }.into_any(),
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{level_name(*level)}</th>
                    <td class="bar-cell" aria-hidden="true"><div class="bar-stack" style:inline-size=width>{parts}</div></td>
                    <td>{all.to_string()}</td>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <div class="table-room" tabindex="0" role="group" aria-label=text::health::title()>
            <table class="health-table">
                <thead><tr><th scope="col">{text::health::level()}</th><td aria-hidden="true"></td>
                    <th scope="col">{text::health::all()}</th>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn word(health: Option<Health>) -> &'static str {
    health.map_or("unknown", Health::word)
}

fn name(health: Option<Health>) -> &'static str {
    match health {
        Some(_) => health_name(health),
        None => text::health::unknown(),
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Company => text::level::company(),
        Level::Department => text::level::department(),
        Level::Team => text::level::team(),
        Level::Person => text::level::person(),
    }
}
