//! Setting findings of the plan aside, with the reason, and bringing them back.

use leptos::prelude::*;
use sightline_coach::PlanCode;
use sightline_plan::{
    Edit, Goal, Id, Plan,
    model::{About, SetAside},
};
use sightline_text::draft;

use super::HEADING;
use crate::{
    browser::clock,
    pages::goal::goal_called,
    state::Workspace,
    ui::{ReasonForm, focus, live},
};

/// Changes what is set aside: at the goal, or at the plan where it is about no single goal.
fn change(
    workspace: Workspace,
    goal: Option<&Id<Goal>>,
    change: impl FnOnce(&mut Vec<SetAside>),
) -> bool {
    let Some(plan) = workspace.plan_now() else {
        return false;
    };
    let edit = match goal {
        Some(id) => {
            let Some(goal) = plan.goal(id) else {
                return false;
            };
            let mut goal = Goal::clone(goal);
            change(&mut goal.set_aside);
            Edit::Put(goal.into())
        }
        None => {
            let mut about = About::clone(plan.about());
            change(&mut about.set_aside);
            Edit::Put(about.into())
        }
    };
    workspace.attempt(edit, None)
}

/// Asks why a finding does not apply.
#[component]
pub fn Reason(code: String, goal: Option<Id<Goal>>, asking: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::here();
    let id = format!(
        "reason-{code}-{}",
        goal.as_ref().map(Id::as_str).unwrap_or_default()
    );
    focus::move_soon(id.clone());
    let done = Callback::new(move |why| {
        let aside = SetAside {
            code: code.clone(),
            why,
            on: Some(clock::today()),
            ..SetAside::default()
        };
        if change(workspace, goal.as_ref(), |all| all.push(aside)) {
            focus::catch(HEADING);
        }
    });
    let cancel = Callback::new(move |()| {
        asking.set(false);
        focus::catch(HEADING);
    });
    view! { <ReasonForm id label=sightline_text::noticed::reason() done cancel /> }
}

/// What was set aside, with its reason.
struct Entry {
    goal: Option<Id<Goal>>,
    code: String,
    words: String,
    why: String,
}

/// The findings of the plan that were set aside, and the way back.
#[component]
pub fn SetAsideList() -> impl IntoView {
    let workspace = Workspace::here();
    live(move || {
        let plan = workspace.plan()?;
        let entries = entries(&plan);
        let count = entries.len();
        let item = |entry: Entry| {
            let label = draft::coach::bring_back_of(&entry.words);
            let back = move |_| {
                let code = &entry.code;
                change(workspace, entry.goal.as_ref(), |all| {
                    all.retain(|aside| aside.code != *code);
                });
                focus::catch(HEADING);
            };
            let why = (!entry.why.is_empty()).then(|| format!(": {}", entry.why));
            view! {
                <li>
                    <p>{entry.words} {why}</p>
                    <button type="button" class="link" aria-label=label on:click=back
                        disabled=move || workspace.read_only()>{draft::coach::bring_back()}</button>
                </li>
            }
            .into_any()
        };
        (count > 0).then(|| {
            view! {
                <details class="aside">
                    <summary>{draft::coach::aside_count(count)}</summary>
                    <ul>{entries.into_iter().map(item).collect_view()}</ul>
                </details>
            }
            .into_any()
        })
    })
}

fn entries(plan: &Plan) -> Vec<Entry> {
    let known = |aside: &SetAside| {
        let name = aside.code.split(':').next().unwrap_or_default();
        PlanCode::ALL
            .iter()
            .copied()
            .find(|code| code.name() == name)
    };
    let name = |code: PlanCode| {
        let key = format!("settings.rule.{}.name", code.name());
        sightline_text::lookup(&key).unwrap_or_default()
    };
    let of_plan = plan.about().set_aside.iter().filter_map(|aside| {
        let id = aside.code.split(':').nth(1).unwrap_or_default();
        let people = plan.tables().people.values();
        let who = people
            .filter(|it| it.id.as_str() == id)
            .map(|it| it.name.clone());
        let teams = plan.tables().teams.values();
        let team = teams
            .filter(|it| it.id.as_str() == id)
            .map(|it| it.name.clone());
        let who = who.chain(team).next();
        let name = name(known(aside)?);
        Some(Entry {
            goal: None,
            code: aside.code.clone(),
            words: who.map_or_else(|| name.to_owned(), |who| format!("{name} ({who})")),
            why: aside.why.clone(),
        })
    });
    let of_goals = plan.tables().goals.values().flat_map(|goal| {
        goal.set_aside.iter().filter_map(|aside| {
            Some(Entry {
                goal: Some(goal.id.clone()),
                code: aside.code.clone(),
                words: format!("{} ({})", name(known(aside)?), goal_called(plan, &goal.id)),
                why: aside.why.clone(),
            })
        })
    });
    of_plan.chain(of_goals).collect()
}
