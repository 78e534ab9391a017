//! How long goals last, and how often one looks at them.

use leptos::prelude::*;
use sightline_plan::{CycleLength, FreezeLength};
use sightline_text::{rhythm::freeze, settings::pace};

use super::{
    change, of_about,
    pick::{Pick, picks},
};
use crate::{
    state::{Visit, Workspace},
    ui::{FieldKind, TextField},
};

/// The section.
#[component]
pub fn PacePart() -> impl IntoView {
    let workspace = Workspace::here();
    let cycles = [
        (CycleLength::Quarter, pace::quarter(), pace::quarter_why()),
        (
            CycleLength::HalfYear,
            pace::half_year(),
            pace::half_year_why(),
        ),
        (CycleLength::Year, pace::year(), pace::year_why()),
    ]
    .map(|(value, name, means)| Pick {
        value,
        name,
        means: Signal::derive(move || means.to_owned()),
    });
    let stays = [
        (FreezeLength::None, freeze::none(), freeze::none_why()),
        (
            FreezeLength::Quarter,
            freeze::quarter(),
            freeze::quarter_why(),
        ),
        (
            FreezeLength::HalfYear,
            freeze::half_year(),
            freeze::half_year_why(),
        ),
    ]
    .map(|(value, name, means)| Pick {
        value,
        name,
        means: Signal::derive(move || means.to_owned()),
    });
    let stay = move || of_about(workspace, |about| about.settings.freeze);
    let days = Signal::derive(move || {
        of_about(workspace, |about| about.settings.check_in_days.to_string()).unwrap_or_default()
    });
    let set_days =
        Callback::new(
            move |(text, visit): (String, Visit)| match text.trim().parse::<u32>() {
                Ok(days) if (1..=366).contains(&days) => {
                    change(workspace, Some(visit), |settings| {
                        settings.check_in_days = days
                    });
                    None
                }
                _ => Some(pace::check_in_wrong().to_owned()),
            },
        );
    let id = workspace
        .plan_now()
        .map(|plan| plan.about().id.to_string())
        .unwrap_or_default();
    let cycle = move || of_about(workspace, |about| about.settings.cycle);
    view! {
        <section aria-labelledby="pace-title">
            <h2 id="pace-title">{pace::title()}</h2>
            {picks("cycle", pace::cycle(), cycles.into(), cycle,
                move |value| change(workspace, None, |settings| settings.cycle = value))}
            {picks("freeze", freeze::length(), stays.into(), stay,
                move |value| change(workspace, None, |settings| settings.freeze = value))}
            <p class="hint">{freeze::lead()}</p>
            <div class="settings-days">
                <TextField id="check-in-days" label=pace::check_in() kind=FieldKind::Number value=days
                    commit=set_days draft_key=format!("settings:{id}:check-in") />
                <span>{pace::check_in_unit()}</span>
            </div>
            <p class="hint">{pace::check_in_hint()}</p>
        </section>
    }
}
