//! A plan's goals, one sentence a line.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_coach as coach;
use sightline_plan::{Edit, Goal, Key, Plan, model::Direction};
use sightline_text::{draft, goals, start};

use crate::{
    browser::{clock, intl},
    route::Route,
    state::Workspace,
    ui::{ExportButton, Icon, Page, live},
};

/// The goals of the open plan.
#[component]
pub fn GoalsPage() -> impl IntoView {
    let workspace = Workspace::here();
    let name = move || match workspace.plan() {
        Some(plan) if !plan.about().name.is_empty() => plan.about().name.clone(),
        _ => start::plans::untitled().to_owned(),
    };
    let draft = live(move || {
        workspace
            .plan()
            .map(|plan| Route::DraftIn(plan.about().id.clone()).href())
    });
    let add = live(move || {
        (!workspace.read_only()).then(|| {
            view! {
                <a class="button primary" href=draft.clone()>{Icon::Add} {goals::add()}</a>
            }
            .into_any()
        })
    });
    let add_first = add.clone();
    let content = live(move || {
        let plan = workspace.plan()?;
        let goals: Vec<(usize, Arc<Goal>)> = plan
            .outline()
            .into_iter()
            .map(|(depth, goal)| (depth, Arc::clone(goal)))
            .collect();
        Some(if goals.is_empty() {
            view! {
                <div class="empty">
                    <h2>{goals::empty_title()}</h2>
                    <p class="lead">{goals::empty_lead()}</p>
                    {add_first.clone()}
                </div>
            }
            .into_any()
        } else {
            let rows = goals
                .into_iter()
                .map(|(depth, goal)| row(workspace, &plan, depth, &goal))
                .collect_view();
            view! { <ul class="goals">{rows}</ul> }.into_any()
        })
    });
    let count =
        live(move || goals::count(workspace.plan().map_or(0, |plan| plan.tables().goals.len())));
    view! {
        <div class="wide">
            <div class="page-head">
                <div>
                    <Page title=Signal::derive(name)>
                        <p class="lead">{count}</p>
                    </Page>
                </div>
                <div class="actions"><ExportButton /> {add}</div>
            </div>
            {content}
        </div>
    }
}

/// One goal: its sentence, what it asks for, and how much is open.
fn row(workspace: Workspace, plan: &Plan, depth: usize, goal: &Arc<Goal>) -> AnyView {
    let statement = match goal.statement.trim() {
        "" => goals::untitled_goal().to_owned(),
        words => words.to_owned(),
    };
    let key = Key::from(&goal.id);
    let delete = move |_| {
        if workspace.attempt(Edit::Remove(key.clone()), None) {
            workspace.notices().say_undoable(draft::after::deleted());
        }
    };
    let open = open_points(plan, goal);
    let state = if open == 0 {
        goals::sound().to_owned()
    } else {
        goals::opens(open)
    };
    let delete_label = goals::delete(&statement);
    view! {
        <li class="goal" data-depth=depth.min(3)>
            <a class="goal-sentence" href=Route::Goal(plan.about().id.clone(), goal.id.clone()).href()>{statement}</a>
            <span class="goal-measure">{measure(goal)}</span>
            <span class="goal-due">{goal.due.map(|due| goals::by(intl::date(due)))}</span>
            <span class="goal-open" data-open=(open > 0).then_some("")>{state}</span>
            <button type="button" class="icon-button" aria-label=delete_label
                disabled=move || workspace.read_only() on:click=delete>{Icon::Delete}</button>
        </li>
    }
    .into_any()
}

/// How many findings of the coach are open.
fn open_points(plan: &Plan, goal: &Goal) -> usize {
    let context = coach::context(plan, clock::today());
    let reading = coach::read(&goal.statement, &context);
    let findings = coach::check(
        &goal.statement,
        &reading,
        &coach::facts(plan, goal),
        &context,
    );
    coach::open_findings(plan, goal, findings).len()
}

/// What the goal's first metric asks for, in a few words: "42 to 50".
fn measure(goal: &Goal) -> Option<String> {
    let metric = goal
        .metrics
        .first()
        .filter(|metric| metric.direction != Direction::Milestone)?;
    let amount = |value: f64| intl::amount(value, &metric.unit);
    match (metric.baseline, metric.target) {
        (Some(from), Some(to)) => Some(goals::from_to(
            intl::amount_before(from, &metric.unit),
            amount(to),
        )),
        (None, Some(to)) => Some(goals::to(amount(to))),
        _ => metric
            .change
            .as_ref()
            .map(|change| crate::pages::goal::change_words(metric.direction, change)),
    }
}
