//! How the plan moves: what needs somebody first, then health, measures and confidence over time, what is
//! measured, who carries what, and what changed since it was agreed.

mod attention;
mod changed;
mod chart;
mod health;
mod kinds;
mod people;
mod since;
mod sure;
mod trends;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{Figures, Plan, overview};
use sightline_text::progress as text;

use crate::{
    browser::clock,
    state::{FiguresNow, Workspace},
    ui::{Page, live, no_goals},
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
    let since = since::Since::new();
    let content = live(move || {
        let plan = workspace.plan()?;
        if plan.tables().goals.is_empty() {
            return Some(no_goals(text::empty(), text::empty_lead()));
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
        Some(sections(&seen, since))
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

fn sections(seen: &Seen, since: since::Since) -> AnyView {
    view! {
        {section("attention", text::attention::title(), attention::content(seen))}
        {section("since", text::since::title(), since::content(seen, since))}
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

/// A table that a drawing stands for, folded away.
pub(super) fn as_table(label: &str, head: &[&'static str], rows: Vec<Vec<String>>) -> AnyView {
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
