//! Measures over time, small and side by side.

use std::collections::HashSet;

use leptos::prelude::*;
use sightline_plan::{
    Goal, GoalFigures, Id,
    arithmetic::is_open,
    model::{Direction, Metric},
    overview::{Trend, trend},
};
use sightline_text::progress::{self as text, trends as words};

use super::{
    Seen, as_table,
    chart::{Line, draw},
};
use crate::{
    browser::{clock, intl},
    pages::goal::metric_name,
    ui::goal_link,
};

/// So many are drawn; the rest stands on the goals' pages.
const SHOWN: usize = 12;

/// The section.
pub(super) fn content(seen: &Seen) -> AnyView {
    let today = clock::today();
    // Goals that need somebody come first, then the others in the order of the outline.
    let needy = seen.attention.iter().map(|item| &item.goal);
    let others = seen.figures.goals.iter().map(|figures| &figures.goal);
    let first: HashSet<&Id<Goal>> = needy.clone().collect();
    let others = others.filter(|id| !first.contains(id));
    let mut drawn = Vec::new();
    let mut more = 0;
    for id in needy.chain(others) {
        let (Some(goal), Some(figures)) = (seen.plan.goal(id), seen.figures.goal(id)) else {
            continue;
        };
        let counted = goal
            .metrics
            .iter()
            .filter(|metric| !matches!(metric.direction, Direction::Milestone | Direction::YesNo));
        for metric in counted.filter(|_| is_open(goal)) {
            if metric.history.iter().all(|point| point.on.is_none()) {
                continue;
            }
            if drawn.len() < SHOWN {
                drawn.extend(one(seen, goal, figures, metric, today));
            } else {
                more += 1;
            }
        }
    }
    if drawn.is_empty() {
        return view! { <p class="mute">{words::none()}</p> }.into_any();
    }
    let more = (more > 0).then(|| view! { <p class="mute">{words::more(more)}</p> }.into_any());
    view! {
        <p class="mute">{words::lead()}</p>
        <ul class="trends">{drawn}</ul>
        {more}
    }
    .into_any()
}

fn one(
    seen: &Seen,
    goal: &Goal,
    figures: &GoalFigures,
    metric: &Metric,
    today: chrono::NaiveDate,
) -> Option<AnyView> {
    let found = trend(figures, metric, today)?;
    let amount = |value: f64| intl::amount(value, &metric.unit);
    let (first, last) = (found.points.first()?.1, found.points.last()?.1);
    let name = metric_name(metric);
    let label = match found.target {
        Some(target) => words::chart_target(&name, amount(first), amount(last), amount(target)),
        None => words::chart(&name, amount(first), amount(last)),
    };
    let write = |value: f64| intl::compact(value);
    let line = Line {
        label,
        points: &found.points,
        expected: found.expected,
        target: found.target,
        ends: None,
        write: &write,
    };
    let rows = table(&found, &amount);
    Some(
        view! {
            <li class="trend">
                <h3>{name.clone()} <span class="unit">" " {metric.unit.clone()}</span></h3>
                <p class="trend-goal">{goal_link(&seen.plan, goal)}</p>
                {draw(&line)}
                {as_table(&name, &[text::on(), words::value()], rows)}
            </li>
        }
        .into_any(),
    )
}

fn table(trend: &Trend, amount: &dyn Fn(f64) -> String) -> Vec<Vec<String>> {
    let points = trend.points.iter();
    points
        .map(|(day, value)| vec![intl::date(*day), amount(*value)])
        .collect()
}
