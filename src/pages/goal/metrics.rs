//! How one will know: the goal's metrics, in their order, and its milestones.

use leptos::prelude::*;
use sightline_coach as coach;
use sightline_plan::{
    Goal,
    model::{Direction, Metric},
};
use sightline_text::goal as text;

use super::{
    drafting::Drafting,
    entry::{fresh_id, joined},
    folds::{Folds, Section},
    metric::MetricFields,
    milestones::Milestones,
};
use crate::{
    browser::{clock, intl},
    ui::{Disclosure, Icon, focus, live},
};

/// The id of the button that adds a metric: where focus goes when one goes.
const ADD: &str = "metric-add";

/// The section.
#[component]
pub fn MetricsSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let summary = Signal::derive(move || summary(&drafting.goal()));
    view! {
        <Disclosure id=Section::Metrics.id() title=text::metrics::title() summary open=folds.of(Section::Metrics)>
            <MetricList />
            <Milestones />
        </Disclosure>
    }
}

fn summary(goal: &Goal) -> String {
    let metrics = match goal.metrics.as_slice() {
        [] => text::metrics::none().to_owned(),
        [only] => joined([name_of(only), numbers(only)]),
        several => text::metrics::count(several.len()),
    };
    let done = goal
        .milestones
        .iter()
        .filter(|milestone| milestone.done_on.is_some())
        .count();
    let steps = match goal.milestones.len() {
        0 => String::new(),
        all => text::metrics::steps(done, all),
    };
    joined([metrics, steps])
}

/// What a metric is called.
pub fn name_of(metric: &Metric) -> String {
    match metric.name.trim() {
        "" => text::metrics::untitled().to_owned(),
        name => name.to_owned(),
    }
}

/// What a metric asks for, in a few words: "42 to 50 points".
fn numbers(metric: &Metric) -> String {
    let amount = |value: f64| intl::amount(value, &metric.unit);
    if let Some(band) = &metric.band
        && metric.direction == Direction::Maintain
    {
        match (band.low, band.high) {
            (Some(low), Some(high)) => {
                return text::metrics::within(intl::amount_before(low, &metric.unit), amount(high));
            }
            (Some(low), None) => return text::metrics::at_least(amount(low)),
            (None, Some(high)) => return text::metrics::at_most(amount(high)),
            (None, None) => {}
        }
    }
    match (metric.baseline, metric.target) {
        (Some(from), Some(to)) => {
            text::metrics::from_to(intl::amount_before(from, &metric.unit), amount(to))
        }
        (None, Some(to)) => text::metrics::to(amount(to)),
        _ => String::new(),
    }
}

#[component]
fn MetricList() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let ids = move || {
        let goal = drafting.goal();
        let ids = goal.metrics.iter().map(|metric| metric.id.clone());
        ids.collect::<Vec<_>>()
    };
    let add = move |_| {
        let id = fresh_id();
        let metric = Metric {
            id: id.clone(),
            ..Metric::default()
        };
        drafting.try_change(None, |goal| {
            goal.metrics.push(metric);
            Ok(())
        });
        folds.metric.set(Some(id.clone()));
        focus::move_soon(format!("metric-summary-{id}"));
    };
    view! {
        <div class="entries">
            <For each=ids key=String::clone let(id)>
                <OneMetric id />
            </For>
        </div>
        <button type="button" id=ADD class="button" on:click=add>{Icon::Add} {text::metrics::add()}</button>
    }
}

#[component]
fn OneMetric(id: String) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let key = StoredValue::new(id.clone());
    let metric = Memo::new(move |_| {
        let goal = drafting.goal();
        key.with_value(|id| goal.metrics.iter().find(|it| it.id == *id).cloned())
    });
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let wanted = folds.metric.get();
        if wanted.is_some_and(|wanted| key.with_value(|id| *id == wanted)) {
            open.set(true);
        }
    });
    let made = Memo::new(move |before: Option<&bool>| before == Some(&true) || open.get());
    let toggled = move |event: leptos::ev::Event| {
        let element = event_target::<web_sys::Element>(&event);
        open.try_set(element.has_attribute("open"));
    };
    let name = Memo::new(move |_| metric.with(|it| it.as_ref().map(name_of).unwrap_or_default()));
    let short = live(move || {
        metric.with(|metric| {
            let metric = metric.as_ref()?;
            let now = sightline_plan::arithmetic::metric::current(&metric.history, clock::today());
            let now = now.map(|now| text::metrics::latest(intl::amount(now.value, &metric.unit)));
            Some(joined([numbers(metric), now.unwrap_or_default()]))
        })
    });
    let shift = move |up: bool| {
        drafting.change(None, |goal| {
            key.with_value(|id| coach::move_metric(goal, id, up))
        });
    };
    let remove = move |_| {
        drafting.change(None, |goal| {
            key.with_value(|id| coach::remove_metric(goal, id))
        });
        let notices = drafting.workspace().notices();
        notices.say_undoable(text::metrics::removed());
        focus::catch(ADD);
    };
    let place = move || {
        let goal = drafting.goal();
        let at = key.with_value(|id| goal.metrics.iter().position(|it| it.id == *id));
        (at.unwrap_or_default(), goal.metrics.len())
    };
    let fields = live(move || {
        made.get()
            .then(|| view! { <MetricFields id=key.get_value() /> }.into_any())
    });
    view! {
        <details class="entry" prop:open=open on:toggle=toggled>
            <summary id=format!("metric-summary-{id}")>
                <strong>{name}</strong>
                <span class="section-summary">{short}</span>
            </summary>
            {fields}
            <div class="actions entry-actions">
                <button type="button" class="icon-button" disabled=move || place().0 == 0
                    aria-label=live(move || text::move_up(name.get())) on:click=move |_| shift(true)>{Icon::Up}</button>
                <button type="button" class="icon-button" disabled=move || { let (at, all) = place(); at + 1 >= all }
                    aria-label=live(move || text::move_down(name.get())) on:click=move |_| shift(false)>{Icon::Down}</button>
                <button type="button" class="button quiet" aria-label=live(move || text::remove_of(name.get()))
                    on:click=remove>{Icon::Delete} {text::remove()}</button>
            </div>
        </details>
    }
}
