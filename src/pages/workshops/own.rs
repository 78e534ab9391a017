//! Workshops of one's own: files that are added to the plan, and saved again.

use std::sync::Arc;

use leptos::{ev, html, prelude::*, task::spawn_local};
use sightline_text::{build, workshops as text};
use sightline_workshop::{
    Workshop,
    definition::{self, Flaw, Reading},
};

use super::{
    card::card,
    shelf::{self, Listed},
};
use crate::{
    browser::{download, files},
    route::Route,
    state::Workspace,
    ui::{Icon, live},
    words,
};

/// What came of a file.
#[derive(Clone, Debug, PartialEq)]
struct Trouble {
    lead: String,
    points: Vec<String>,
}

/// The section.
#[component]
pub fn OwnWorkshops() -> impl IntoView {
    let workspace = Workspace::here();
    let trouble = RwSignal::new(None::<Trouble>);
    let all = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.map(|plan| {
            let all = shelf::own(&plan);
            all.into_iter().map(Arc::new).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let cards = live(move || {
        let plan = workspace.plan_now()?.about().id.clone();
        let cards = all.get();
        let cards = cards.iter().map(|workshop| {
            let listed = Listed::of(workshop);
            let look = Route::Workshop(plan.clone(), listed.id.clone()).href();
            let change = Route::Build(plan.clone(), Some(listed.id.clone())).href();
            let runs = workshop.steps().next().is_some();
            let (save, remove) = (Arc::clone(workshop), listed.clone());
            let remove = move |_| take_out(workspace, &remove);
            // One without a step can only be built on.
            let look = runs.then(|| view! {
                <a class="button primary" href=look aria-label=text::look_of(&listed.title)>{text::look()} {Icon::Go}</a>
            }.into_any());
            let ways = view! {
                {look}
                <a class="button" href=change aria-label=build::change_of(&listed.title)>{Icon::Edit} {build::change()}</a>
                <button type="button" class="button" aria-label=text::own::save_of(&listed.title)
                    on:click=move |_| hand_over(workspace, &save)>{Icon::Export} {text::own::save()}</button>
                <button type="button" class="button quiet" aria-label=text::own::remove_of(&listed.title) on:click=remove>
                    {text::own::remove()}</button>
            };
            card(&listed, ways.into_any())
        });
        Some(cards.collect::<Vec<_>>())
    });
    let field = NodeRef::<html::Input>::new();
    let chosen = move |_: ev::Event| {
        let Some(field) = field.get_untracked() else {
            return;
        };
        let file = field.files().and_then(|files| files.get(0));
        field.set_value("");
        let Some(file) = file else { return };
        trouble.set(None);
        spawn_local(async move {
            let read = files::read_text(&file, definition::MAX_BYTES as f64).await;
            let found = match read.ok().as_deref().map(definition::read) {
                Some(Ok(reading)) => add(workspace, reading),
                Some(Err(problem)) => Some(unreadable(words::fault(&problem.fault))),
                None => Some(unreadable(file.name())),
            };
            trouble.try_set(found);
        });
    };
    let wrong = live(move || {
        trouble.get().map(|trouble| {
            let points = trouble.points.into_iter();
            let points = points
                .map(|point| view! { <li>{point}</li> }.into_any())
                .collect_view();
            view! { <div class="problems" role="alert"><p>{trouble.lead}</p> <ul>{points}</ul></div> }.into_any()
        })
    });
    view! {
        <section class="workshop-shelf own-workshops" aria-labelledby="own-title">
            <h2 id="own-title">{text::own::title()}</h2>
            <p class="hint">{text::own::lead()}</p>
            {cards}
            {wrong}
            <label class="button file-button" aria-disabled=move || workspace.read_only().then_some("true")>
                <input node_ref=field type="file" accept=".json,application/json" class="visually-hidden"
                    disabled=move || workspace.read_only() on:change=chosen />
                {Icon::Import} <span>{text::own::add()}</span>
            </label>
        </section>
    }
}

fn unreadable(why: String) -> Trouble {
    Trouble {
        lead: text::own::unreadable(why),
        points: Vec::new(),
    }
}

/// Adds a workshop that can be run, or says why it cannot.
fn add(workspace: Workspace, reading: Reading) -> Option<Trouble> {
    if reading.newer.is_some() {
        return Some(Trouble {
            lead: text::own::newer().to_owned(),
            points: Vec::new(),
        });
    }
    let problems = reading
        .problems
        .iter()
        .map(|problem| format!("{}: {}", problem.path, words::fault(&problem.fault)));
    let points: Vec<String> = problems.chain(reading.flaws.iter().map(flaw)).collect();
    if !points.is_empty() {
        return Some(Trouble {
            lead: text::own::flaws(points.len()),
            points,
        });
    }
    let plan = workspace.plan_now()?;
    let workshop = reading.workshop;
    let edit = shelf::with_own(&plan, &workshop.id, Some(&workshop));
    if workspace.attempt(edit, None) {
        let notices = workspace.notices();
        notices.say_undoable(text::own::added(&workshop.title));
    }
    None
}

fn flaw(flaw: &Flaw) -> String {
    let mut args = flaw.kind.args();
    args.push(("at", flaw.path.to_string()));
    let args: Vec<(&str, &str)> = args
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let key = format!("workshops.own.flaw-{}", flaw.kind.code());
    sightline_text::fill(&key, &args).unwrap_or(key)
}

fn take_out(workspace: Workspace, listed: &Listed) {
    let edit = workspace
        .plan_now()
        .map(|plan| shelf::with_own(&plan, &listed.id, None));
    if edit.is_some_and(|edit| workspace.attempt(edit, None)) {
        let notices = workspace.notices();
        notices.say_undoable(text::own::removed(&listed.title));
    }
}

/// Hands a workshop over as a file.
pub fn hand_over(workspace: Workspace, workshop: &Workshop) {
    let name = format!("{}.workshop.json", workshop.id);
    let offered = download::offer(&name, "application/json", &definition::write(workshop));
    workspace.notices().say(match offered {
        Ok(()) => sightline_text::common::downloaded(&name),
        Err(_) => sightline_text::common::download_failed().to_owned(),
    });
}
