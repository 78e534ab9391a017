//! What is looked at together: goals and earlier answers, and what the sums say.

use leptos::prelude::*;
use sightline_coach as coach;
use sightline_plan::{Figures, Kind, Plan};
use sightline_text::run::look as text;

use super::super::room::Place;
use crate::{state::FiguresNow, ui::live};

/// What is looked at.
#[component]
pub fn LookInput(place: Place) -> impl IntoView {
    let from = place.input().from;
    match from.as_str() {
        "plan.figures" => view! { <Sums place /> }.into_any(),
        "plan.coverage" => {
            view! { <super::interviews::CoverageTable room=place.room /> }.into_any()
        }
        "plan.themes" => view! { <super::interviews::Themes room=place.room /> }.into_any(),
        "plan.goals" => view! { <Tree place /> }.into_any(),
        _ => view! { <Items place from /> }.into_any(),
    }
}

/// What an earlier answer lists, or words of it.
#[component]
fn Items(place: Place, from: String) -> impl IntoView {
    let items = Memo::new(move |_| {
        let found = place.ask(|guide, _, _| {
            let items = guide.items(&from);
            if items.is_empty() && from.starts_with("last.") {
                return Some(vec![(false, guide.earlier_words(&from)?)]);
            }
            if items.is_empty() {
                let (step, input) = from.split_once('.')?;
                let words = super::words(&guide.value(step, input));
                return Some(vec![(false, words)]);
            }
            let items = items.into_iter().map(|item| {
                let goal = item.key.is_some_and(|key| key.kind == Kind::Goal);
                (goal, item.label)
            });
            Some(items.collect::<Vec<_>>())
        });
        let mut found = found.flatten().unwrap_or_default();
        found.retain(|(_, words)| !words.trim().is_empty());
        found
    });
    live(move || {
        let items = items.get();
        if items.is_empty() {
            return view! { <p class="hint">{text::nothing()}</p> }.into_any();
        }
        let rows = items.into_iter().map(|(goal, words)| {
            view! { <li data-goal=goal.then_some("")>{words}</li> }.into_any()
        });
        view! { <ul class="look-list">{rows.collect_view()}</ul> }.into_any()
    })
}

/// The goals of the plan, each below the one it serves.
#[component]
fn Tree(place: Place) -> impl IntoView {
    const SHOWN: usize = 120;
    live(move || {
        let plan = place.room.plan()?;
        let outline = plan.outline();
        let more = outline.len().saturating_sub(SHOWN);
        let rows = outline.into_iter().take(SHOWN).map(|(depth, goal)| {
            let owner = goal
                .owner
                .as_ref()
                .and_then(|owner| plan.tables().people.get(owner))
                .map(|person| view! { <small>{person.name.clone()}</small> }.into_any());
            view! {
                <li data-goal="" data-depth=depth.min(4).to_string()>{goal.statement.clone()} " " {owner}</li>
            }
            .into_any()
        });
        let rows = rows.collect_view();
        let more = (more > 0).then(|| view! { <p class="hint">{text::more(more)}</p> }.into_any());
        Some(view! { <ul class="look-list look-tree">{rows}</ul> {more} }.into_any())
    })
}

/// What does not add up, and what hangs in the air.
#[component]
fn Sums(place: Place) -> impl IntoView {
    let workspace = place.room.workspace;
    let figures = FiguresNow::follow(workspace);
    live(move || {
        let (Some(plan), Some(seen), Some(figures)) =
            (workspace.plan(), place.room.plan(), figures.get())
        else {
            return view! { <p class="hint">{text::reckoning()}</p> }.into_any();
        };
        let lines = figures_lines(&plan, &seen, &figures);
        if lines.is_empty() {
            return view! { <p class="coach-fine">{text::sound()}</p> }.into_any();
        }
        let rows = lines
            .into_iter()
            .map(|(who, what)| view! { <li><b>{who}</b> <span>{what}</span></li> }.into_any());
        view! { <ul class="sums">{rows.collect_view()}</ul> }.into_any()
    })
}

/// What the sums say, each with what it is about and a way to mend it; nothing of goals that are not seen here.
fn figures_lines(plan: &Plan, seen: &Plan, figures: &Figures) -> Vec<(String, String)> {
    const SHOWN: usize = 60;
    let goals = plan.tables().goals.values();
    let hidden: Vec<&str> = goals
        .filter(|goal| seen.goal(&goal.id).is_none())
        .map(|goal| goal.statement.trim())
        .filter(|statement| !statement.is_empty())
        .collect();
    let is_seen = |finding: &coach::PlanFinding| {
        let about = match &finding.about {
            coach::About::Goal(id) => seen.goal(id).is_some(),
            _ => true,
        };
        let mut args = finding.args.iter();
        about && !args.any(|(_, told)| hidden.iter().any(|goal| told.contains(goal)))
    };
    let found = coach::judge_plan(plan, figures).into_iter();
    let found = found.filter(is_seen).take(SHOWN);
    found
        .map(|finding| {
            let who = match &finding.about {
                coach::About::Goal(id) => plan.goal(id).map(|goal| goal.statement.clone()),
                _ => None,
            };
            let title = plan_words(&finding, "title");
            (
                who.filter(|who| !who.is_empty()).unwrap_or_default(),
                format!("{title}. {}", plan_words(&finding, "mend")),
            )
        })
        .collect()
}

fn plan_words(finding: &coach::PlanFinding, part: &str) -> String {
    let args: Vec<(&str, &str)> = finding
        .args
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let key = format!("coach.plan.{}.{part}", finding.code.name());
    sightline_text::fill(&key, &args).unwrap_or(key)
}
