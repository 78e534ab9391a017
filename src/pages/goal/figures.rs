//! How it is going: progress, what is expected by now, and health, each with how it came about.

use leptos::prelude::*;
use sightline_plan::{
    Goal, GoalFigures, Plan,
    arithmetic::{Basis, Expected, ExpectedBasis, Lack, MetricProgress, Yardstick},
    model::RollUp,
};
use sightline_text::goal as text;

use super::{
    drafting::Drafting,
    entry::{choose, goal_called, joined, of_goal, word_name},
    folds::{Folds, Section},
    health::{Overruling, health_figure},
    metrics::name_of,
};
use crate::{
    browser::intl,
    state::FiguresNow,
    ui::{Disclosure, SelectField, live},
};

/// The section.
#[component]
pub fn FiguresSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let own = own_figures(drafting);
    let summary = Signal::derive(move || match own.get() {
        None => text::figures::waiting().to_owned(),
        Some(own) => {
            let health = own.health.health;
            joined([
                health_name(health).to_owned(),
                scale_words(&own).unwrap_or_default(),
            ])
        }
    });
    let content = live(move || {
        let (own, plan) = (own.get()?, drafting.workspace().plan()?);
        let goal = drafting.goal();
        let progress = shown(&own);
        let expected = own.expected.map(|expected| expected.value);
        let scale = progress.map(|progress| view! { <Scale progress expected /> }.into_any());
        Some(
            view! {
                <figure class="how-far">
                    {scale}
                    <figcaption class="visually-hidden">{scale_words(&own)}</figcaption>
                </figure>
                <div class="figures">
                    {figure(text::figures::progress(), progress.map(intl::percent), progress_steps(&plan, &goal, &own))}
                    {figure(text::figures::expected(), expected.map(intl::percent), vec![expected_step(own.expected)])}
                    {health_figure(plan.settings().check_in_days, &own)}
                </div>
            }
            .into_any(),
        )
    });
    view! {
        <Disclosure id=Section::Figures.id() title=text::figures::title() summary open=folds.of(Section::Figures)>
            {content.clone()}
            <RollUpField />
            <Overruling />
        </Disclosure>
    }
}

/// What the goal's progress is computed from.
#[component]
fn RollUpField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    view! {
        <SelectField id="roll-up" label=text::figures::counts()
            options=vec![
                (RollUp::Auto.word(), text::figures::counts_auto()),
                (RollUp::Metrics.word(), text::figures::counts_metrics()),
                (RollUp::Children.word(), text::figures::counts_children()),
                (RollUp::Both.word(), text::figures::counts_both()),
            ]
            value=of_goal(drafting, |goal| goal.roll_up.word().to_owned())
            choose=choose(drafting, |goal, word| goal.roll_up = RollUp::from_word(word).unwrap_or(goal.roll_up)) />
    }
}

/// The figures of the goal; computed when there is time.
pub fn own_figures(drafting: Drafting) -> Memo<Option<GoalFigures>> {
    let figures = expect_context::<FiguresNow>();
    Memo::new(move |_| figures.get()?.goal(&drafting.id()).cloned())
}

/// What a health is called.
pub fn health_name(health: Option<sightline_plan::model::Health>) -> &'static str {
    match health {
        Some(health) => word_name("health", health.word()),
        None => text::health::unknown(),
    }
}

/// Progress as it is shown: the goal's own where that counts, so that the wrong way is negative.
fn shown(own: &GoalFigures) -> Option<f64> {
    match own.roll_up.basis {
        Basis::Own => own.own.raw,
        Basis::Children | Basis::Both | Basis::Status => own.roll_up.value,
    }
}

fn scale_words(own: &GoalFigures) -> Option<String> {
    let progress = intl::percent(shown(own)?);
    Some(match own.expected {
        Some(expected) => text::figures::scale(progress, intl::percent(expected.value)),
        None => text::figures::scale_bare(progress),
    })
}

/// Where the goal stands between its baseline and its target, and where it should.
#[component]
fn Scale(progress: f64, expected: Option<f64>) -> impl IntoView {
    let percent = |fraction: f64| format!("{}%", (fraction.clamp(0.0, 1.0) * 100.0).round());
    let tick = expected.map(|expected| {
        view! { <span class="scale-expected" style:inset-inline-start=percent(expected)></span> }.into_any()
    });
    view! {
        <div class="scale" aria-hidden="true">
            <span class="scale-done" style:inline-size=percent(progress)></span>
            {tick}
            <span class="scale-now" style:inset-inline-start=percent(progress)></span>
        </div>
    }
}

/// A figure that opens to show how it came about.
pub fn figure(name: &'static str, value: Option<String>, steps: Vec<String>) -> AnyView {
    let value = value.unwrap_or_else(|| text::figures::unknown().to_owned());
    let steps = steps
        .into_iter()
        .map(|step| view! { <li>{step}</li> }.into_any())
        .collect_view();
    view! {
        <details class="figure">
            <summary>
                <span class="figure-name">{name}</span> <span class="figure-value">{value}</span>
            </summary>
            <ul class="steps" aria-label=text::figures::how(name)>{steps}</ul>
        </details>
    }
    .into_any()
}

pub fn progress_steps(plan: &Plan, goal: &Goal, own: &GoalFigures) -> Vec<String> {
    let basis = own.roll_up.basis;
    let mut steps = vec![
        match basis {
            Basis::Own => text::figures::basis_own(),
            Basis::Children => text::figures::basis_children(),
            Basis::Both => text::figures::basis_both(),
            Basis::Status => text::figures::basis_status(),
        }
        .to_owned(),
    ];
    if matches!(basis, Basis::Own | Basis::Both) {
        if let Some(share) = own.own.milestones {
            steps.push(text::figures::milestones(share.count, share.of));
        }
        let several = own.own.metrics.len() > 1;
        for (metric, progress) in goal.metrics.iter().zip(&own.own.metrics) {
            let mut step = metric_step(&name_of(metric), &metric.unit, progress);
            if several && (progress.weight - 1.0).abs() > f64::EPSILON {
                step = format!(
                    "{step} {}",
                    text::figures::weighs(intl::number(progress.weight))
                );
            }
            steps.push(step);
        }
        if let Some(raw) = own.own.raw.filter(|_| several) {
            steps.push(text::figures::own_mean(intl::percent(raw)));
        }
    }
    if matches!(basis, Basis::Children | Basis::Both) {
        for part in &own.roll_up.parts {
            let name = goal_called(plan, &part.child);
            steps.push(match part.value {
                Some(value) => text::figures::child(name, intl::percent(value)),
                None => text::figures::child_unknown(name),
            });
        }
    }
    if let (Some(counted), Some(shown)) = (own.roll_up.value, shown(own))
        && (counted - shown).abs() > 1e-9
    {
        steps.push(text::figures::capped(intl::percent(counted)));
    }
    steps
}

fn metric_step(name: &str, unit: &str, metric: &MetricProgress) -> String {
    match metric.progress {
        Err(Lack::Value) => text::figures::metric_lacks_value(name),
        Err(Lack::Target) => text::figures::metric_lacks_target(name),
        Err(Lack::Baseline) => text::figures::metric_lacks_baseline(name),
        Ok(progress) => match (&metric.yardstick, metric.current) {
            (Ok(Yardstick::Range { from, to, .. }), Some(current)) => text::figures::metric(
                name,
                intl::amount(current.value, unit),
                intl::amount_before(*from, unit),
                intl::amount(*to, unit),
                intl::percent(progress),
            ),
            _ => text::figures::metric_plain(name, intl::percent(progress)),
        },
    }
}

fn expected_step(expected: Option<Expected>) -> String {
    match expected.map(|expected| expected.basis) {
        None => text::figures::expected_none().to_owned(),
        Some(ExpectedBasis::Milestones) => text::figures::expected_milestones().to_owned(),
        Some(ExpectedBasis::Time {
            start: Some(start),
            due,
        }) => text::figures::expected_time(intl::date(start), intl::date(due)),
        Some(ExpectedBasis::Time { start: None, due }) => {
            text::figures::expected_due(intl::date(due))
        }
    }
}
