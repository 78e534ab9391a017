//! The head of the page: the plan's name, what there is in short, and what one can begin.

use leptos::{ev, html, prelude::*};
use sightline_plan::{
    Edit, Goal, Level,
    model::{About, Health},
};
use sightline_text::{goals, start};

use super::{outliner::Outliner, remind::Remind};
use crate::{
    route::Route,
    state::Visit,
    ui::{ExportButton, Icon, Page, focus, live},
};

/// The button that begins to rename the plan.
const RENAME: &str = "rename";

/// The head of the page.
#[component]
pub fn Head(
    /// Opens the dialog for a list.
    listing: RwSignal<bool>,
) -> impl IntoView {
    let outliner = Outliner::here();
    let workspace = outliner.workspace;
    let renaming = RwSignal::new(false);
    let name = move || match workspace.plan() {
        Some(plan) if !plan.about().name.is_empty() => plan.about().name.clone(),
        _ => start::plans::untitled().to_owned(),
    };
    let rename = live(move || {
        if !outliner.may_edit() {
            return None;
        }
        Some(if renaming.get() {
            view! { <NameField renaming /> }.into_any()
        } else {
            view! {
                <button type="button" id=RENAME class="icon-button quiet" aria-label=goals::rename()
                    on:click=move |_| renaming.set(true)>{Icon::Edit}</button>
            }
            .into_any()
        })
    });
    let draft = live(move || {
        workspace
            .plan()
            .map(|plan| Route::DraftIn(plan.about().id.clone()).href())
    });
    // An empty plan shows the ways to begin at large.
    let begin = live(move || {
        (outliner.may_edit() && outliner.count() > 0).then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| listing.set(true)>{Icon::List} {goals::begin::list()}</button>
                <a class="button primary" href=draft.clone()>{Icon::Add} {goals::add()}</a>
            }
            .into_any()
        })
    });
    view! {
        <div class="page-head outline-head">
            <div class="outline-name" data-renaming=move || renaming.get().then_some("")>
                <Page title=Signal::derive(name)>{rename}</Page>
            </div>
            <div class="actions"><ExportButton /> {begin}</div>
        </div>
        <Counts />
        <Remind after=RENAME />
    }
}

/// The field of the plan's name.
#[component]
fn NameField(renaming: RwSignal<bool>) -> impl IntoView {
    let workspace = Outliner::here().workspace;
    let field = NodeRef::<html::Input>::new();
    let before = workspace
        .plan_now()
        .map(|plan| plan.about().name.clone())
        .unwrap_or_default();
    let visit = Visit::begin();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // A field that cannot take focus is still there to be clicked.
            let _ = field.focus();
            field.select();
        }
    });
    let typed = move |event: ev::Event| {
        if let Some(plan) = workspace.plan_now() {
            let about = About {
                name: event_target_value(&event),
                ..About::clone(plan.about())
            };
            workspace.attempt(Edit::Put(about.into()), Some(visit));
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | "Escape") && !event.is_composing() {
            event.prevent_default();
            renaming.set(false);
            focus::catch(RENAME);
        }
    };
    view! {
        <input node_ref=field class="name-field" type="text" maxlength="200" autocomplete="off" aria-label=goals::name()
            prop:value=before on:change=typed on:keydown=move |event| { typed_now(workspace, field, visit); keys(event); }
            on:blur=move |_| { typed_now(workspace, field, visit); renaming.try_set(false); } />
    }
}

/// Takes over the name as it stands in the field.
fn typed_now(workspace: crate::state::Workspace, field: NodeRef<html::Input>, visit: Visit) {
    let (Some(Some(field)), Some(plan)) = (field.try_get_untracked(), workspace.plan_now()) else {
        return;
    };
    let name = field.value();
    if name != plan.about().name {
        let about = About {
            name,
            ..About::clone(plan.about())
        };
        workspace.attempt(Edit::Put(about.into()), Some(visit));
    }
}

/// How many goals there are on each level, and how they are doing.
#[component]
fn Counts() -> impl IntoView {
    let outliner = Outliner::here();
    let levels = Memo::new(move |_| {
        let plan = outliner.workspace.plan()?;
        let mut counts = [0usize; 4];
        let all = plan.tables().goals.values();
        all.for_each(|goal: &std::sync::Arc<Goal>| counts[place(goal.level)] += 1);
        Some(counts)
    });
    let words = live(move || {
        let [company, department, team, person] = levels.get()?;
        let all = company + department + team + person;
        let counted = [
            (company, goals::counts::company as fn(usize) -> String),
            (department, goals::counts::department),
            (team, goals::counts::team),
            (person, goals::counts::person),
        ];
        let mut parts = vec![goals::count(all)];
        if all > 0 {
            parts.extend(
                counted
                    .into_iter()
                    .filter(|(count, _)| *count > 0)
                    .map(|(count, say)| say(count)),
            );
        }
        Some(parts.join(" · "))
    });
    let doing = live(move || {
        let figures = outliner.known.figures()?;
        let count = |health| {
            figures
                .goals
                .iter()
                .filter(|goal| goal.health.health == Some(health))
                .count()
        };
        let shown = [
            (
                Health::OnTrack,
                goals::counts::on_track as fn(usize) -> String,
            ),
            (Health::Behind, goals::counts::behind),
            (Health::AtRisk, goals::counts::at_risk),
            (Health::Outdated, goals::counts::outdated),
        ];
        let shown = shown.map(|(health, say)| (count(health), health, say));
        let parts = shown.into_iter().filter(|(count, ..)| *count > 0);
        let part = |(count, health, say): (usize, Health, fn(usize) -> String)| {
            view! { <span class="health" data-health=health.word()>{say(count)}</span> }.into_any()
        };
        Some(parts.map(part).collect::<Vec<_>>())
    });
    view! { <div class="counts"><p>{words}</p> {doing}</div> }
}

fn place(level: Level) -> usize {
    match level {
        Level::Company => 0,
        Level::Department => 1,
        Level::Team => 2,
        Level::Person => 3,
    }
}

/// A plan without goals shows how to begin.
#[component]
pub fn Begin(
    /// Opens the dialog for a list.
    listing: RwSignal<bool>,
) -> impl IntoView {
    let outliner = Outliner::here();
    let may_edit = outliner.may_edit();
    let draft = outliner
        .workspace
        .plan_now()
        .map(|plan| Route::DraftIn(plan.about().id.clone()).href());
    let check = outliner
        .workspace
        .plan_now()
        .map(|plan| Route::CheckIn(plan.about().id.clone()).href());
    let ways = may_edit.then(|| {
        view! {
            <ul class="ways">
                <li><a class="way" href=draft>{Icon::Add}<b>{goals::add()}</b> <span>{goals::begin::draft_lead()}</span></a></li>
                <li><button type="button" class="way" on:click=move |_| listing.set(true)>{Icon::List}
                    <b>{goals::begin::list()}</b> <span>{goals::begin::list_lead()}</span></button></li>
                <li><a class="way" href=check>{Icon::Check}<b>{goals::begin::check()}</b> <span>{goals::begin::check_lead()}</span></a></li>
                <li><a class="way" href=Route::Import.href()>{Icon::Import}<b>{goals::begin::import()}</b> <span>{goals::begin::import_lead()}</span></a></li>
            </ul>
        }
        .into_any()
    });
    view! {
        <div class="empty">
            <h2>{goals::empty_title()}</h2>
            <p class="lead">{goals::empty_lead()}</p>
            {ways}
        </div>
    }
}
