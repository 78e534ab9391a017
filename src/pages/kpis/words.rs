//! What a KPI's codes are called.

use sightline_plan::{
    kpi::{Freshness, Gauge, State, Trend, Way},
    model::PyramidLevel,
};
use sightline_text::kpis as text;

use crate::browser::intl;

/// A level of the pyramid, and whom it is for.
pub fn level(level: PyramidLevel) -> (&'static str, &'static str) {
    use text::level as words;
    match level {
        PyramidLevel::Strategic => (words::strategic(), words::strategic_for()),
        PyramidLevel::Tactical => (words::tactical(), words::tactical_for()),
        PyramidLevel::Operational => (words::operational(), words::operational_for()),
    }
}

/// How a number is doing.
pub fn state(state: State) -> &'static str {
    match state {
        State::Unhealthy => text::state::unhealthy(),
        State::Watch => text::state::watch(),
        State::Healthy => text::state::healthy(),
        State::Unknown => text::state::unknown(),
    }
}

/// Which way a number goes, and whether that is good.
pub fn trend(trend: Trend) -> &'static str {
    use text::trend as words;
    match (trend.way, trend.good) {
        (Way::Steady, _) => words::steady(),
        (Way::Rising, None) => words::rising(),
        (Way::Rising, Some(true)) => words::rising_better(),
        (Way::Rising, Some(false)) => words::rising_worse(),
        (Way::Falling, None) => words::falling(),
        (Way::Falling, Some(true)) => words::falling_better(),
        (Way::Falling, Some(false)) => words::falling_worse(),
    }
}

/// When a number was last read.
pub fn freshness(freshness: Freshness) -> String {
    use text::read as words;
    match freshness {
        Freshness::Never => words::never().to_owned(),
        Freshness::Undated => words::undated().to_owned(),
        Freshness::Fresh(day) => words::fresh(intl::date(day)),
        Freshness::Stale(day) => words::stale(intl::date(day)),
    }
}

/// From where on a number is healthy, and from where on it is not.
pub fn lines(gauge: Gauge, unit: &str) -> String {
    use text::line as words;
    let amount = |value: f64| intl::amount(value, unit);
    match gauge {
        Gauge::Line {
            healthy,
            unhealthy,
            falling,
        } => {
            let well = healthy.map(|at| match falling {
                true => words::up_to(amount(at)),
                false => words::from(amount(at)),
            });
            let ill = unhealthy.map(|at| match falling {
                true => words::over(amount(at)),
                false => words::under(amount(at)),
            });
            match (well, ill) {
                (Some(well), Some(ill)) => words::joined(well, ill),
                (well, ill) => well.or(ill).unwrap_or_default(),
            }
        }
        Gauge::Band {
            low: Some(low),
            high: Some(high),
        } => words::between(intl::amount_before(low, unit), amount(high)),
        Gauge::Band { low: Some(low), .. } => words::from(amount(low)),
        Gauge::Band { high, .. } => high.map(|at| words::up_to(amount(at))).unwrap_or_default(),
    }
}
