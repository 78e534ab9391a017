//! A goal's measure drawn beside it, what it gives and gets, and its health: each in words too.

use chrono::NaiveDate;
use leptos::prelude::*;
use sightline_plan::{
    Goal, GoalFigures, Plan,
    arithmetic::{Expected, OwnProgress, Yardstick, cascade, metric},
    model::{ContributionKind, Direction, Health, Metric, Status},
    outline::Scale,
};
use sightline_text::goals;

use crate::browser::intl;

/// The drawing's width; the line leaves room for the ring at its end.
const WIDTH: f64 = 190.0;
const FROM: f64 = 8.0;
const LENGTH: f64 = 172.0;

/// What stands beside a sentence.
pub fn measure(
    plan: &Plan,
    goal: &Goal,
    figures: Option<&GoalFigures>,
    today: NaiveDate,
) -> AnyView {
    let own = OwnProgress::of(goal, today);
    let expected = Expected::of(goal, today, plan.settings().fiscal_year_start);
    let expected = expected.map(|expected| expected.value);
    let below = figures
        .filter(|_| !own.is_measurable())
        .and_then(|figures| figures.roll_up.value);
    let scale = match below {
        Some(_) => Some(Scale::of_progress(below, expected)),
        None => Scale::of(&own, expected),
    };
    let caption = match below {
        Some(value) => goals::measure::below(percent(value)),
        None => caption(goal, &own),
    };
    let progress = below.or(own.raw);
    let more = match (progress, expected) {
        (Some(progress), Some(expected)) => Some(goals::measure::expected(
            percent(expected),
            percent(progress),
        )),
        (None, Some(expected)) if scale.is_some() => {
            Some(goals::measure::expected_only(percent(expected)))
        }
        (Some(progress), None) => Some(goals::measure::progress(percent(progress))),
        _ => None,
    };
    view! {
        {scale.map(draw)}
        <span class="scale-words">
            {caption}
            {more.map(|more| view! { <span class="visually-hidden">". "{more}</span> }.into_any())}
        </span>
    }
    .into_any()
}

/// The scale: a tick where it began, a ring where it is to go, a dot where it is, a notch where it should be.
fn draw(scale: Scale) -> AnyView {
    let at = |place: f64| FROM + LENGTH * place;
    let tick = |place: f64, from: i32, to: i32, class| {
        let path = format!("M{:.1} {from}V{to}", at(place));
        view! { <path class=class d=path /> }.into_any()
    };
    let band = scale.band.map(|(low, high)| {
        let path = format!("M{:.1} 14H{:.1}", at(low), at(high));
        view! { <path class="scale-band" d=path /> }.into_any()
    });
    let ring = scale.target.map(|place| {
        view! { <circle class="scale-target" cx=format!("{:.1}", at(place)) cy="14" r="5.5" /> }
            .into_any()
    });
    let dot = scale.current.map(|place| {
        view! { <circle class="scale-now" cx=format!("{:.1}", at(place)) cy="14" r="4.5" /> }
            .into_any()
    });
    view! {
        <svg class="scale" viewBox=format!("0 0 {WIDTH} 24") aria-hidden="true" focusable="false">
            <path class="scale-line" d=format!("M{FROM} 14H{}", FROM + LENGTH) />
            {band}
            {scale.baseline.map(|place| tick(place, 8, 20, "scale-start"))}
            {scale.expected.map(|place| tick(place, 3, 9, "scale-expected"))}
            {ring}
            {dot}
        </svg>
    }
    .into_any()
}

/// What is asked for and where it stands, in a few words: "42 to 50, now 46".
fn caption(goal: &Goal, own: &OwnProgress) -> String {
    if own.milestones.is_some() {
        let done = goal
            .milestones
            .iter()
            .filter(|step| step.done_on.is_some())
            .count();
        return goals::measure::milestones(done, goal.milestones.len());
    }
    let drawn = own
        .metrics
        .iter()
        .position(|metric| metric.is_measurable())
        .unwrap_or(0);
    let Some(metric) = goal.metrics.get(drawn) else {
        return goals::measure::none().to_owned();
    };
    let now = own.metrics.get(drawn).and_then(|metric| metric.current);
    let amount = |value: f64| intl::amount(rounded(value), &metric.unit);
    let asked = match own.metrics.get(drawn).map(|metric| metric.yardstick) {
        Some(Ok(Yardstick::YesNo)) => {
            let done = now.is_some_and(|now| now.value >= 1.0);
            return if done {
                goals::measure::yes()
            } else {
                goals::measure::no()
            }
            .to_owned();
        }
        Some(Ok(Yardstick::Band { low, high })) => match (low, high) {
            (Some(low), Some(high)) if low == high => amount(low),
            (Some(low), Some(high)) => goals::measure::band(
                intl::amount_before(rounded(low), &metric.unit),
                amount(high),
            ),
            (Some(low), None) => goals::measure::at_least(amount(low)),
            (None, Some(high)) => goals::measure::at_most(amount(high)),
            (None, None) => String::new(),
        },
        _ => return from_to(metric, now.map(|now| amount(now.value))),
    };
    asked
        + &now
            .map(|now| goals::measure::now(amount(now.value)))
            .unwrap_or_default()
}

fn from_to(metric: &Metric, now: Option<String>) -> String {
    let amount = |value: f64| intl::amount(rounded(value), &metric.unit);
    let asked = match (metric.baseline, metric::target(metric)) {
        _ if metric.direction == Direction::Milestone => {
            Some(goals::measure::deliverable().to_owned())
        }
        (Some(from), Some(to)) => Some(goals::from_to(
            intl::amount_before(rounded(from), &metric.unit),
            amount(to),
        )),
        (None, Some(to)) => Some(goals::to(amount(to))),
        _ => metric
            .change
            .as_ref()
            .map(|change| crate::pages::goal::change_words(metric.direction, change)),
    };
    let Some(asked) = asked else {
        return goals::measure::none().to_owned();
    };
    asked + &now.map(goals::measure::now).unwrap_or_default()
}

/// What of a goal's change the goals below cover, or else what it gives to the one above.
pub fn cover(goal: &Goal, figures: Option<&GoalFigures>, unit_above: &str) -> Option<AnyView> {
    let cascade = figures.map(|figures| &figures.cascade);
    if let Some((cascade, coverage)) =
        cascade.and_then(|cascade| Some((cascade, cascade.coverage?)))
    {
        let full = (coverage - 1.0).abs() < 0.005;
        let words = if full {
            goals::cover::full().to_owned()
        } else if coverage > 1.0 {
            goals::cover::over(percent(coverage))
        } else {
            goals::cover::part(percent(coverage))
        };
        let unit = cascade.change.as_ref().map_or("", |change| &*change.unit);
        let gap = cascade.gap.filter(|gap| !full && *gap > 0.0);
        let gap = gap.map(|gap| goals::cover::gap(intl::amount(rounded(gap), unit)));
        return Some(
            view! {
                <span>{words} {gap.map(|gap| view! { ", "<b>{gap}</b> }.into_any())}</span>
            }
            .into_any(),
        );
    }
    gives(goal, unit_above).map(|words| view! { <span>{words}</span> }.into_any())
}

fn gives(goal: &Goal, unit: &str) -> Option<String> {
    Some(match cascade::given(goal)? {
        (ContributionKind::Enables, _) => goals::cover::enables().to_owned(),
        (ContributionKind::Share, Some(share)) => goals::cover::gives_share(percent(share)),
        (ContributionKind::Converted | ContributionKind::Amount, Some(value)) if value < 0.0 => {
            goals::cover::gives_less(intl::amount(rounded(-value), unit))
        }
        (ContributionKind::Converted | ContributionKind::Amount, Some(value)) => {
            goals::cover::gives_amount(intl::amount(rounded(value), unit))
        }
        (_, None) => return None,
    })
}

/// A goal's health as a word and the name of its sign.
pub fn health(goal: &Goal, figures: Option<&GoalFigures>) -> Option<(&'static str, &'static str)> {
    if goal.status == Status::Dropped {
        return Some((goals::health::dropped(), "dropped"));
    }
    let health = figures.and_then(|figures| figures.health.health)?;
    Some((health_name(health), health.word()))
}

/// A health's name.
pub fn health_name(health: Health) -> &'static str {
    match health {
        Health::OnTrack => goals::health::on_track(),
        Health::Behind => goals::health::behind(),
        Health::AtRisk => goals::health::at_risk(),
        Health::Outdated => goals::health::outdated(),
        Health::Pending => goals::health::pending(),
        Health::Done => goals::health::done(),
    }
}

fn percent(fraction: f64) -> String {
    intl::number((fraction * 100.0).round())
}

/// A number as one says it: what was computed has more digits than anyone means.
fn rounded(value: f64) -> f64 {
    if value.abs() >= 1000.0 {
        value.round()
    } else {
        (value * 100.0).round() / 100.0
    }
}
