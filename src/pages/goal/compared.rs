//! A metric of two groups side by side, and their difference in words.

use leptos::prelude::*;
use sightline_plan::{
    arithmetic::{Compared, Reading},
    model::Metric,
};
use sightline_text::goal::compared as text;

use super::{entry::joined, metric::OfMetric};
use crate::{
    browser::{clock, intl},
    ui::live,
};

/// So many days between two values are worth a word.
const APART: u32 = 7;

/// Both groups, and what lies between them.
#[component]
pub fn Difference(of: OfMetric) -> impl IntoView {
    let metric = of.get(Metric::clone);
    let content = live(move || {
        let metric = metric.get();
        let compared = Compared::of(&metric, clock::today())?;
        Some(shown(&metric, &compared))
    });
    view! {
        <section class="compared" aria-label=text::title()>
            <h3>{text::title()}</h3>
            {content}
            <p class="hint">{text::proof()}</p>
        </section>
    }
}

fn shown(metric: &Metric, compared: &Compared) -> AnyView {
    let both = metric.comparison.clone().unwrap_or_default();
    let name = |name: &str, unnamed: &'static str| match name.trim() {
        "" => unnamed.to_owned(),
        name => name.to_owned(),
    };
    let (group, against) = (
        name(&both.group, text::group()),
        name(&both.against, text::against()),
    );
    let one = figure(metric, group.clone(), compared.group, compared.is_own);
    let other = figure(metric, against.clone(), compared.against, false);
    let words = match compared.code() {
        None => text::needs().to_owned(),
        Some(code) => {
            let by = compared.difference.unwrap_or_default().abs();
            // "12 % more" would be taken for a share.
            let by = match metric.unit.trim() {
                "%" => sightline_text::report::compared::points(intl::number(rounded(by))),
                unit => intl::amount(rounded(by), unit),
            };
            let args = [("by", &*by)];
            let how = sightline_text::fill(&format!("report.compared.{code}"), &args);
            text::differ(group, against, how.unwrap_or_default())
        }
    };
    let is_share = metric.unit.trim() == "%";
    let share = compared.share.filter(|share| *share != 0.0 && !is_share);
    let share = share.map(|share| text::share(intl::percent(share.abs())));
    let days = compared.days_apart.filter(|days| *days >= APART);
    let days = days.map(|days| text::days(days as usize));
    view! {
        <dl class="compared-pair">{one}{other}</dl>
        <p class="compared-words">{words} " " {share} " " {days}</p>
    }
    .into_any()
}

/// A difference has more digits than anyone means.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn figure(metric: &Metric, name: String, reading: Option<Reading>, is_own: bool) -> AnyView {
    let value = reading.map_or_else(
        || text::missing().to_owned(),
        |reading| intl::amount(reading.value, &metric.unit),
    );
    let day = reading.and_then(|reading| reading.on).map(intl::date);
    let own = (is_own && reading.is_some()).then(|| text::own().to_owned());
    let beside = joined([own.unwrap_or_default(), day.unwrap_or_default()]);
    view! {
        <div>
            <dt>{name}</dt>
            <dd><b>{value}</b> " " <span class="mute">{beside}</span></dd>
        </div>
    }
    .into_any()
}
