//! Agreed goals that are no longer as they were agreed.

use leptos::prelude::*;
use sightline_plan::changed_since_agreed;
use sightline_text::progress::changed as words;

use super::Seen;
use crate::{browser::intl, ui::goal_link};

/// So many are shown; each leads to its goal, where the changes stand.
const SHOWN: usize = 50;

/// The section.
pub(super) fn content(seen: &Seen) -> AnyView {
    let changed = seen.figures.goals.iter().filter_map(|figures| {
        let goal = seen.plan.goal(&figures.goal)?;
        let count = changed_since_agreed(goal).len();
        let on = goal.agreed.as_ref()?.on;
        (count > 0).then(|| {
            let what = match on {
                Some(on) => words::fields(count, intl::date(on)),
                None => words::fields_undated(count),
            };
            view! { <li>{goal_link(&seen.plan, goal)} <p class="mute">{what}</p></li> }.into_any()
        })
    });
    let rows: Vec<AnyView> = changed.take(SHOWN).collect();
    if rows.is_empty() {
        return view! { <p class="mute">{words::none()}</p> }.into_any();
    }
    view! { <ul class="changed-goals">{rows}</ul> }.into_any()
}
