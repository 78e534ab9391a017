//! What an unhealthy KPI asks for: the driver to act upon, and a goal about it.

use leptos::prelude::*;
use sightline_coach::{self as coach, Reading, Style};
use sightline_plan::{
    Edit, Goal, Id,
    kpi::{Why, suggestion},
    model::Direction,
};
use sightline_text::kpis::advice as text;

use super::{
    row::goal_href,
    shown::{Advice, RowKey, Shown},
};
use crate::{
    browser::{clock, intl, random},
    pages::goal::metric_name,
    state::Workspace,
    ui::{Icon, focus, live},
};

/// What is to be said of an unhealthy one; nothing of any other.
pub fn advice(workspace: Workspace, shown: &Shown, key: &RowKey) -> Option<AnyView> {
    let known = shown.row.drivers?;
    let content = match &shown.advice {
        Some(advice) => act_upon(workspace, advice, key),
        None if known > 0 => view! { <p>{text::well()}</p> }.into_any(),
        None => {
            let href = goal_href(workspace, &key.goal);
            view! { <p>{text::nothing()} " " <a href=href>{text::add_leading()}</a></p> }.into_any()
        }
    };
    Some(
        view! { <div class="kpi-advice" role="group" aria-label=text::title()>{content}</div> }
            .into_any(),
    )
}

fn act_upon(workspace: Workspace, advice: &Advice, key: &RowKey) -> AnyView {
    let amount = |value: f64| intl::amount(value, &advice.unit);
    let driver = &advice.driver;
    let why = match advice.suggestion.why {
        Why::WrongWay { from, to, since } => text::wrong_way(
            driver,
            intl::amount_before(from, &advice.unit),
            amount(to),
            intl::date(since),
        ),
        Why::Short {
            value,
            wanted: Some(wanted),
        } => text::short(
            driver,
            intl::amount_before(value, &advice.unit),
            amount(wanted),
        ),
        Why::Short {
            value,
            wanted: None,
        } => text::short_bare(driver, amount(value)),
    };
    let link = |(id, name): &(Id<Goal>, String), element: Option<String>| {
        let href = goal_href(workspace, id);
        view! { <a class="goal-sentence" id=element href=href>{name.clone()}</a> }.into_any()
    };
    let measured_in = advice
        .measured_in
        .as_ref()
        .filter(|(id, _)| {
            advice
                .existing
                .as_ref()
                .is_none_or(|(other, _)| id != other)
        })
        .map(|goal| {
            view! { <p class="mute">{text::measured_in()} " " {link(goal, None)}</p> }.into_any()
        });
    let act = match &advice.existing {
        Some(goal) => {
            let link = link(goal, Some(key.element("goal")));
            view! { <p>{text::exists()} " " {link}</p> }.into_any()
        }
        None => {
            let key = key.clone();
            let locked = live(move || workspace.read_only());
            view! {
                <button type="button" class="button" disabled=locked on:click=move |_| make(workspace, &key)>
                    {Icon::Add} {text::make()}
                </button>
            }
            .into_any()
        }
    };
    view! { <p>{why}</p> {measured_in} {act} }.into_any()
}

/// Makes the goal that is suggested now, and moves focus to the link that takes the button's place.
fn make(workspace: Workspace, key: &RowKey) {
    let Some(goal) = suggested(workspace, key) else {
        return;
    };
    let said = text::made(&goal.statement);
    if workspace.attempt(Edit::Put(goal.into()), None) {
        workspace.notices().say_undoable(said);
        focus::move_soon(key.element("goal"));
    }
}

/// The goal in the coach's words.
fn suggested(workspace: Workspace, key: &RowKey) -> Option<Goal> {
    let today = clock::today();
    let plan = workspace.plan_now()?;
    let kpi = plan.goal(&key.goal)?;
    let found = suggestion(&plan, kpi, today)?;
    let mut goal = found.goal(&plan, kpi, Id::from_bits(random::bits()), today)?;
    let context = coach::context(&plan, today);
    let written = coach::write(&goal, &Reading::default(), Style::Verb, &context);
    goal.statement = written.unwrap_or_else(|| bare(&goal));
    Some(goal)
}

/// What can be said where nobody knows how far.
fn bare(goal: &Goal) -> String {
    let metric = goal.metrics.first();
    let name = metric.map(metric_name).unwrap_or_default();
    match metric.map(|metric| metric.direction) {
        Some(Direction::Decrease) => text::lower(name),
        _ => text::raise(name),
    }
}
