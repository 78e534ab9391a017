//! KPIs: numbers of ongoing health, read against thresholds rather than worked through by a day.
//!
//! A KPI is a goal of [`GoalKind::Kpi`]. Where one of its metrics says from where on it is healthy or
//! unhealthy, or keeps within a band, it is *watched*: nothing is expected of it by a day, it counts in no
//! roll-up, and its health is the [`State`] of its worst number.
//!
//! - [`Gauge`] says how a value is read; [`State`] is what is read; [`Trend`] which way it goes.
//! - [`Board`] is every KPI of a plan, by the levels of the pyramid, the unhealthy ones first.
//! - [`drivers`] finds what foretells a KPI; [`suggestion`] names the one to act upon, and the goal it makes.
//! - [`NewKpi`] is one that is about to be watched.

mod board;
mod driver;
mod fresh;
mod gauge;
mod new;
mod suggest;
mod trend;

use chrono::NaiveDate;

pub use board::{Board, Row};
pub use driver::{Driver, drivers};
pub use fresh::{Freshness, freshness, rhythm};
pub use gauge::{Gauge, State};
pub use new::{NewKpi, Unfit};
pub use suggest::{Suggestion, Why, suggestion};
pub use trend::{Trend, Way};

use crate::{
    arithmetic::metric,
    model::{Direction, Goal, GoalKind, Level, Metric, Point, PyramidLevel, Timing},
};

/// Whether the goal is read against thresholds or a band, instead of being reached by a day.
pub fn is_watched(goal: &Goal) -> bool {
    goal.kind == GoalKind::Kpi
        && goal
            .metrics
            .iter()
            .any(|metric| Gauge::of(metric).is_some())
}

/// The state of a watched goal: that of its worst number.
pub fn state_of(goal: &Goal, today: NaiveDate) -> State {
    let states = read_metrics(goal)
        .into_iter()
        .map(|metric| state(Gauge::of(metric), metric, today));
    let known = states.filter(|state| *state != State::Unknown);
    known.min().unwrap_or(State::Unknown)
}

/// The state of a metric by its latest value.
fn state(gauge: Option<Gauge>, of: &Metric, today: NaiveDate) -> State {
    let value = metric::current(&of.history, today);
    gauge.zip(value).map_or(State::Unknown, |(gauge, reading)| {
        gauge.state(reading.value)
    })
}

/// The metrics of a KPI that are read as its health: those with a gauge, or the one it is about. What only
/// foretells them is not.
fn read_metrics(goal: &Goal) -> Vec<&Metric> {
    let gauged: Vec<&Metric> = goal
        .metrics
        .iter()
        .filter(|metric| Gauge::of(metric).is_some() && !foretells(goal, metric))
        .collect();
    if gauged.is_empty() {
        goal.metrics.first().into_iter().collect()
    } else {
        gauged
    }
}

/// Whether a metric warns early, and in numbers.
fn leads(metric: &Metric) -> bool {
    let counted = !matches!(metric.direction, Direction::Milestone | Direction::YesNo);
    counted && metric.timing == Some(Timing::Leading)
}

/// Whether a metric of a KPI foretells the others. The first is what the KPI is about, and never does.
fn foretells(kpi: &Goal, metric: &Metric) -> bool {
    let first = kpi.metrics.first().map(|first| &first.id);
    leads(metric) && first != Some(&metric.id)
}

/// The KPI with a value of one of its metrics read on a day; a second one of that day replaces the first. `None`
/// where it has no such metric.
pub fn with_reading(kpi: &Goal, metric: &str, value: f64, on: NaiveDate) -> Option<Goal> {
    let mut read = kpi.clone();
    let metric = read.metrics.iter_mut().find(|it| it.id == metric)?;
    match metric.history.iter_mut().find(|it| it.on == Some(on)) {
        Some(point) => point.value = value,
        None => metric.history.push(Point {
            on: Some(on),
            value,
            ..Point::default()
        }),
    }
    Some(read)
}

/// Where a number of a goal stands in the pyramid: where it says, else where its goal does.
pub fn pyramid(goal: &Goal, metric: Option<&Metric>) -> PyramidLevel {
    let said = metric.and_then(|metric| metric.pyramid);
    said.unwrap_or(match goal.level {
        Level::Company => PyramidLevel::Strategic,
        Level::Department => PyramidLevel::Tactical,
        Level::Team | Level::Person => PyramidLevel::Operational,
    })
}

/// What two names have in common where they mean the same.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
pub(crate) mod testing;
