//! A number over time with what it is read against, drawn small, and its table.

use chrono::NaiveDate;
use leptos::prelude::*;
use sightline_draw::chart::{Scale, Span, path};
use sightline_plan::{kpi::Gauge, overview::points};
use sightline_text::kpis::chart as text;

use super::{shown::Shown, words};
use crate::{browser::intl, pages::progress::as_table};

/// So many of the last readings are drawn; all are in the table.
const READINGS: usize = 14;

/// The drawing's size, in its own units, and the room around the lines.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 72.0;
const EDGE: f64 = 7.0;

/// The drawing and its table; nothing where no value has a day.
pub fn drawing(shown: &Shown, today: NaiveDate) -> Option<AnyView> {
    let metric = shown.metric.as_ref()?;
    let points = points(metric, today);
    let last = &points[points.len().saturating_sub(READINGS)..];
    let (first, latest) = (last.first()?.1, last.last()?.1);
    let amount = |value: f64| intl::amount(value, &metric.unit);
    let lines = match shown.row.gauge {
        Some(gauge) => words::lines(gauge, &metric.unit),
        None => sightline_text::kpis::line::none().to_owned(),
    };
    let label = if last.len() == 1 {
        text::one(&shown.name, amount(latest), lines)
    } else {
        text::label(&shown.name, amount(first), amount(latest), lines)
    };
    let rows = points.iter().rev();
    let rows = rows.map(|(day, value)| vec![intl::date(*day), amount(*value)]);
    Some(
        view! {
            {draw(last, shown.row.gauge, label)}
            {as_table(&shown.name, &[text::day(), text::value()], rows.collect())}
        }
        .into_any(),
    )
}

fn draw(points: &[(NaiveDate, f64)], gauge: Option<Gauge>, label: String) -> Option<AnyView> {
    let (healthy, unhealthy) = edges(gauge);
    let ends = [healthy, unhealthy].into_iter().flatten();
    let ends = ends.flat_map(|(low, high)| low.into_iter().chain(high));
    let span = Span::of(points.iter().map(|(day, _)| *day))?;
    let scale = Scale::of(points.iter().map(|(_, value)| *value).chain(ends), 4);
    let x = |day: NaiveDate| EDGE + (WIDTH - 2.0 * EDGE) * span.place(day);
    let y = |value: f64| EDGE + (HEIGHT - 2.0 * EDGE) * (1.0 - scale.place(value));
    let at = |(day, value): &(NaiveDate, f64)| (x(*day), y(*value));
    let zone = |edges: Option<Edges>, name: &'static str| {
        let (low, high) = edges?;
        let (top, foot) = (high.map_or(0.0, y), low.map_or(HEIGHT, y));
        let lines = low.into_iter().chain(high).map(|value| {
            let across = format!("M0 {:.1}H{WIDTH}", y(value));
            view! { <path class="kpi-edge" data-zone=name d=across /> }.into_any()
        });
        Some(
            view! {
                <rect class="kpi-zone" data-zone=name x="0" width=WIDTH.to_string()
                    y=format!("{top:.1}") height=format!("{:.1}", (foot - top).max(0.0)) />
                {lines.collect_view()}
            }
            .into_any(),
        )
    };
    let dots = points.iter().enumerate().map(|(place, point)| {
        let (x, y) = at(point);
        let is_last = place + 1 == points.len();
        let size = if is_last { "4.5" } else { "2" };
        view! {
            <circle class="kpi-dot" class:kpi-now=is_last cx=format!("{x:.1}") cy=format!("{y:.1}") r=size />
        }
        .into_any()
    });
    let dots = dots.collect_view();
    Some(
        view! {
            <svg class="kpi-drawing" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
                {zone(healthy, "healthy")}
                {zone(unhealthy, "unhealthy")}
                <path class="kpi-line" d=path(points.iter().map(at)) />
                {dots}
            </svg>
        }
        .into_any(),
    )
}

/// A stretch of values; an open end is `None`.
type Edges = (Option<f64>, Option<f64>);

/// Where it is healthy, and where it is not.
fn edges(gauge: Option<Gauge>) -> (Option<Edges>, Option<Edges>) {
    match gauge {
        Some(Gauge::Line {
            healthy,
            unhealthy,
            falling,
        }) => {
            let side = |value: f64, below: bool| {
                if below {
                    (None, Some(value))
                } else {
                    (Some(value), None)
                }
            };
            let well = healthy.map(|value| side(value, falling));
            (well, unhealthy.map(|value| side(value, !falling)))
        }
        Some(Gauge::Band { low, high }) => (Some((low, high)), None),
        None => (None, None),
    }
}
