//! One KPI: how it is, since when, who answers for it, and what it asks for.

use leptos::prelude::*;
use sightline_plan::kpi::{Freshness, Way};
use sightline_text::kpis as text;

use super::{
    Seen,
    advice::advice,
    drawing::drawing,
    entry::Entry,
    shown::{RowKey, Shown},
    words,
};
use crate::{
    browser::{clock, intl},
    route::Route,
    state::Workspace,
    ui::live,
};

/// A row.
#[component]
pub fn KpiRow(key: RowKey, seen: Memo<Option<Seen>>) -> impl IntoView {
    let workspace = Workspace::here();
    let wanted = key.clone();
    let shown = Memo::new(move |_| seen.with(|seen| Shown::of(seen.as_ref()?, &wanted)));
    let state =
        live(move || shown.with(|shown| shown.as_ref().map(|shown| shown.row.state.word())));
    let link = key.element("link");
    let words =
        live(move || shown.with(|shown| Some(head(workspace, shown.as_ref()?, link.clone()))));
    let value = live(move || shown.with(|shown| Some(value(workspace, shown.as_ref()?))));
    let picture = live(move || shown.with(|shown| drawing(shown.as_ref()?, clock::today())));
    let asks = {
        let key = key.clone();
        live(move || shown.with(|shown| advice(workspace, shown.as_ref()?, &key)))
    };
    let entry = key
        .metric
        .is_some()
        .then(|| view! { <Entry key shown /> }.into_any());
    view! {
        <li class="kpi" data-state=state>
            <div class="kpi-words">{words}</div>
            <div class="kpi-value">{value}</div>
            <div class="kpi-picture">{picture}</div>
            {entry}
            {asks}
        </li>
    }
}

fn head(workspace: Workspace, shown: &Shown, link: String) -> AnyView {
    let row = &shown.row;
    let owner = (!shown.owner.is_empty())
        .then(|| view! { <span>{text::owner(&shown.owner)}</span> }.into_any());
    let is_stale = matches!(row.freshness, Freshness::Stale(_)).then_some("");
    let feeds = shown.feeds.as_ref().map(|(id, name)| {
        let href = goal_href(workspace, id);
        view! { <p class="kpi-feeds">{text::feeds()} " " <a href=href>{name.clone()}</a></p> }
            .into_any()
    });
    view! {
        <p class="kpi-state" data-state=row.state.word()>{words::state(row.state)}</p>
        <h3><a id=link href=goal_href(workspace, &row.goal)>{shown.name.clone()}</a></h3>
        <p class="kpi-facts">
            <span data-stale=is_stale>{words::freshness(row.freshness)}</span>
            {owner}
        </p>
        {feeds}
    }
    .into_any()
}

/// The number, which way it goes, and from where on it is healthy.
fn value(workspace: Workspace, shown: &Shown) -> AnyView {
    let row = &shown.row;
    let unit = shown.metric.as_ref().map(|metric| metric.unit.as_str());
    let unit = unit.unwrap_or_default();
    let number = match row.current {
        Some(reading) => {
            let amount = intl::amount(reading.value, unit);
            view! { <p class="kpi-number">{amount}</p> }.into_any()
        }
        None => view! { <p class="kpi-number mute">{text::read::none()}</p> }.into_any(),
    };
    let trend = row.trend.map(|trend| {
        let way = match trend.way {
            Way::Rising => "rising",
            Way::Falling => "falling",
            Way::Steady => "steady",
        };
        let good = trend.good.map(|good| if good { "better" } else { "worse" });
        view! { <p class="kpi-trend" data-way=way data-good=good>{words::trend(trend)}</p> }
            .into_any()
    });
    let lines = match row.gauge {
        Some(gauge) => view! { <p class="kpi-lines">{words::lines(gauge, unit)}</p> }.into_any(),
        None => {
            let href = goal_href(workspace, &row.goal);
            view! {
                <p class="kpi-lines">{text::line::none()} " " <a href=href>{text::line::set()}</a></p>
            }
            .into_any()
        }
    };
    view! { {number} {trend} {lines} }.into_any()
}

/// The page of a goal of the open plan.
pub fn goal_href(
    workspace: Workspace,
    goal: &sightline_plan::Id<sightline_plan::Goal>,
) -> Option<String> {
    let plan = workspace.plan_now()?;
    Some(Route::Goal(plan.about().id.clone(), goal.clone()).href())
}
