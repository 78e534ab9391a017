//! How the plan moves: what needs somebody first, then health, measures and confidence over time, what is
//! measured, who carries what, and what changed since it was agreed.

mod attention;
mod changed;
mod chart;
mod health;
mod kinds;
mod people;
mod sure;
mod trends;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{Figures, Goal, Plan, overview};
use sightline_text::progress as text;

use crate::{
    browser::clock,
    route::Route,
    state::{FiguresNow, Workspace},
    ui::{Page, live},
};

/// What the sections show.
#[derive(Clone)]
struct Seen {
    plan: Arc<Plan>,
    figures: Arc<Figures>,
    attention: Arc<Vec<overview::Attention>>,
}

/// The page.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let workspace = Workspace::here();
    let figures = FiguresNow::follow(workspace);
    let content = live(move || {
        let plan = workspace.plan()?;
        if plan.tables().goals.is_empty() {
            return Some(nothing(&plan));
        }
        let Some(figures) = figures.get() else {
            return Some(
                view! { <p class="mute" role="status">{text::computing()}</p> }.into_any(),
            );
        };
        let attention = overview::attention(&plan, &figures, clock::today());
        let seen = Seen {
            plan,
            figures,
            attention: Arc::new(attention),
        };
        Some(sections(&seen))
    });
    view! {
        <div class="wide progress">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                {content}
            </Page>
        </div>
    }
}

fn nothing(plan: &Plan) -> AnyView {
    let goals = Route::Plan(plan.about().id.clone()).href();
    view! {
        <div class="empty">
            <h2>{text::empty()}</h2>
            <p>{text::empty_lead()}</p>
            <p><a class="button primary" href=goals>{text::to_goals()}</a></p>
        </div>
    }
    .into_any()
}

fn sections(seen: &Seen) -> AnyView {
    view! {
        {section("attention", text::attention::title(), attention::content(seen))}
        {section("health", text::health::title(), health::content(seen))}
        {section("trends", text::trends::title(), trends::content(seen))}
        {section("sure", text::sure::title(), sure::content(seen))}
        {section("kinds", text::kinds::title(), kinds::content(seen))}
        {section("people", text::people::title(), people::content(seen))}
        {section("changed", text::changed::title(), changed::content(seen))}
    }
    .into_any()
}

fn section(name: &str, title: &'static str, content: AnyView) -> AnyView {
    let id = format!("progress-{name}");
    let labelled = id.clone();
    view! {
        <section class="progress-section" data-name=name.to_owned() aria-labelledby=labelled>
            <h2 id=id>{title}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// A goal as a link to its page.
fn goal_link(plan: &Plan, goal: &Goal) -> AnyView {
    let href = Route::Goal(plan.about().id.clone(), goal.id.clone()).href();
    let words = match goal.statement.trim() {
        "" => text::untitled().to_owned(),
        statement => statement.to_owned(),
    };
    view! { <a class="goal-sentence" href=href>{words}</a> }.into_any()
}

/// A table that a drawing stands for, folded away.
fn as_table(label: &str, head: &[&'static str], rows: Vec<Vec<String>>) -> AnyView {
    let head = head
        .iter()
        .map(|name| view! { <th scope="col">{*name}</th> }.into_any())
        .collect_view();
    let rows = rows
        .into_iter()
        .map(|row| {
            let mut cells = row.into_iter();
            let first = cells.next();
            let rest = cells
                .map(|cell| view! { <td>{cell}</td> }.into_any())
                .collect_view();
            view! { <tr><th scope="row">{first}</th>{rest}</tr> }.into_any()
        })
        .collect_view();
    view! {
        <details class="as-table">
            <summary>{text::table()}<span class="visually-hidden">": " {label.to_owned()}</span></summary>
            <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
        </details>
    }
    .into_any()
}
