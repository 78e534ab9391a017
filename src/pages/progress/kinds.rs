//! What is measured: foretelling and confirming, counted and judged, and the KPI pyramid.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Goal, Plan,
    arithmetic::is_open,
    model::{Metric, PyramidLevel},
};
use sightline_text::progress::kinds as words;

use super::Seen;
use crate::{browser::intl, pages::goal::metric_name, ui::goal_link};

/// The least share of metrics that should be counted rather than judged.
const LEAST_OBJECTIVE: f64 = 0.8;

/// The section.
pub(super) fn content(seen: &Seen) -> AnyView {
    let balance = &seen.figures.balance;
    let Some(share) = balance.objective_share else {
        return view! { <p class="mute">{words::none()}</p> }.into_any();
    };
    let (leading, lagging) = (balance.leading, balance.lagging);
    let unsaid = balance.metrics - leading - lagging;
    let part = |kind: &'static str, count: usize, words: String| {
        (count > 0).then(|| {
            view! {
                <span class="kind-part" data-kind=kind style:flex-grow=count.to_string()><span>{words}</span></span>
            }
            .into_any()
        })
    };
    let lacks =
        (leading == 0 || lagging == 0).then(|| view! { <p>{words::both_missing()}</p> }.into_any());
    let low = (share < LEAST_OBJECTIVE)
        .then(|| view! { " " <strong>{words::objective_low()}</strong> }.into_any());
    view! {
        <div class="kind-bar">
            {part("leading", leading, words::leading(leading))}
            {part("lagging", lagging, words::lagging(lagging))}
            {part("unsaid", unsaid, words::unsaid(unsaid))}
        </div>
        {lacks}
        <p>{words::objective(intl::percent(share), intl::percent(1.0 - share))} {low}</p>
        <h3>{words::pyramid()}</h3>
        {pyramid(&seen.plan)}
    }
    .into_any()
}

fn pyramid(plan: &Plan) -> AnyView {
    let mut metrics: Vec<(PyramidLevel, Arc<Goal>, Metric)> = Vec::new();
    for (_, goal) in plan.outline() {
        if is_open(goal) {
            let placed = goal.metrics.iter();
            let placed = placed.filter_map(|it| Some((it.pyramid?, Arc::clone(goal), it.clone())));
            metrics.extend(placed);
        }
    }
    if metrics.is_empty() {
        return view! { <p class="mute">{words::pyramid_none()}</p> }.into_any();
    }
    let levels = [
        (PyramidLevel::Strategic, words::strategic()),
        (PyramidLevel::Tactical, words::tactical()),
        (PyramidLevel::Operational, words::operational()),
    ];
    let levels = levels.map(|(level, name)| {
        let rows = metrics
            .iter()
            .filter(|(of, ..)| *of == level)
            .map(|(_, goal, metric)| {
                let serves = above(plan, goal, level).map(|above| {
                    view! { <span class="mute">" " {words::serves(above)}</span> }.into_any()
                });
                view! { <li><b>{metric_name(metric)}</b> {serves} <br />{goal_link(plan, goal)}</li> }.into_any()
            })
            .collect_view();
        view! {
            <li data-pyramid=level.word()>
                <h4>{name}</h4>
                <ul>{rows}</ul>
            </li>
        }
        .into_any()
    });
    view! {
        <p class="mute">{words::pyramid_lead()}</p>
        <ol class="pyramid">{levels.collect_view()}</ol>
    }
    .into_any()
}

/// The nearest metric of a higher level among the goals above.
fn above(plan: &Plan, goal: &Goal, level: PyramidLevel) -> Option<String> {
    let rank = |level: PyramidLevel| PyramidLevel::ALL.iter().position(|it| *it == level);
    plan.ancestors(goal).find_map(|above| {
        let mut metrics = above.metrics.iter();
        let higher =
            metrics.find(|metric| metric.pyramid.is_some_and(|of| rank(of) < rank(level)))?;
        Some(metric_name(higher))
    })
}
