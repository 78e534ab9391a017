//! A line over time, drawn.

use chrono::NaiveDate;
use leptos::prelude::*;
use sightline_draw::chart::{Scale, Span, path};

use crate::browser::intl;

/// The drawing's size, in its own units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 132.0;

/// Room around the lines for what the axes name.
const LEFT: f64 = 52.0;
const RIGHT: f64 = 10.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 24.0;

/// What is drawn.
pub(super) struct Line<'a> {
    /// What it says, for those who do not see it.
    pub label: String,
    /// What was reported.
    pub points: &'a [(NaiveDate, f64)],
    /// Where it should have been.
    pub expected: Option<[(NaiveDate, f64); 2]>,
    /// What is to be reached.
    pub target: Option<f64>,
    /// Both ends of the axis, where they are fixed.
    pub ends: Option<(f64, f64)>,
    /// Writes a number of the axis.
    pub write: &'a dyn Fn(f64) -> String,
}

/// Draws a line over time; nothing where there is no day.
pub(super) fn draw(line: &Line<'_>) -> Option<AnyView> {
    let expected = line.expected.iter().flatten();
    let all = line.points.iter().chain(expected);
    let span = Span::of(all.clone().map(|(day, _)| *day))?;
    let ends = line.ends.into_iter().flat_map(|(low, high)| [low, high]);
    let values = all.map(|(_, value)| *value).chain(line.target).chain(ends);
    let scale = Scale::of(values, 3);
    let x = |day: NaiveDate| LEFT + (WIDTH - LEFT - RIGHT) * span.place(day);
    let y = |value: f64| TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - scale.place(value));
    let at = |(day, value): &(NaiveDate, f64)| (x(*day), y(*value));
    let numbers = scale
        .ticks
        .iter()
        .map(|value| {
            let place = y(*value);
            let across = format!("M{LEFT} {place:.1}H{}", WIDTH - RIGHT);
            view! {
                <path class="chart-rule" d=across />
                <text class="chart-number" x=(LEFT - 6.0).to_string() y=format!("{:.1}", place + 4.0)>{(line.write)(*value)}</text>
            }
            .into_any()
        })
        .collect_view();
    let days = span
        .ticks
        .iter()
        .map(|day| {
            let place = format!("{:.1}", x(*day));
            let anchor = match span.place(*day) {
                place if place < 0.1 => "start",
                place if place > 0.9 => "end",
                _ => "middle",
            };
            view! { <text class="chart-day" text-anchor=anchor x=place y=(HEIGHT - 6.0).to_string()>{intl::short_date(*day)}</text> }
                .into_any()
        })
        .collect_view();
    let wanted = line
        .expected
        .map(|ends| view! { <path class="chart-wanted" d=path(ends.iter().map(at)) /> }.into_any());
    let target = line.target.map(|target| {
        let across = format!("M{LEFT} {:.1}H{}", y(target), WIDTH - RIGHT);
        view! { <path class="chart-target" d=across /> }.into_any()
    });
    let dots = line
        .points
        .iter()
        .map(|point| {
            let (x, y) = at(point);
            view! { <circle class="chart-dot" cx=format!("{x:.1}") cy=format!("{y:.1}") r="2.5" /> }
                .into_any()
        })
        .collect_view();
    Some(
        view! {
            <svg class="chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=line.label.clone()>
                {numbers}
                {days}
                {target}
                {wanted}
                <path class="chart-line" d=path(line.points.iter().map(at)) />
                {dots}
            </svg>
        }
        .into_any(),
    )
}
