//! What the workshop comes to: time, what it writes, what gave way, and the ways on.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_text::{build as text, workshops};
use sightline_workshop::compose::{Note, writes};

use super::{
    super::{card::long, open::ShareWorkshop, own::hand_over},
    Building, Library,
    library::bring,
    words,
};
use crate::{
    route::Route,
    ui::{Icon, focus, live},
};

/// What stands beside the steps.
#[component]
pub fn AllInAll() -> impl IntoView {
    let building = Building::here();
    let sum = Memo::new(move |_| {
        building.composed.with(|composed| {
            let workshop = &composed.as_ref()?.workshop;
            let sessions = text::sessions(workshop.sessions.len());
            let steps = text::steps(workshop.steps().count());
            let sum = text::sum(long(workshop.minutes().into()), sessions);
            Some(format!("{sum} · {steps}"))
        })
    });
    let warnings = Memo::new(move |_| {
        building.composed.with(|composed| {
            let off = composed.as_ref().map(|it| it.workshop.off_length());
            let off = off.unwrap_or_default();
            off.iter().map(words::off_length).collect::<Vec<_>>()
        })
    });
    let warned = live(move || {
        let warnings = warnings.get().into_iter();
        let warnings =
            warnings.map(|words| view! { <p class="build-warning">{words}</p> }.into_any());
        warnings.collect::<Vec<_>>()
    });
    let facts = live(move || {
        building.composed.with(|composed| {
            let workshop = composed.as_ref().map(|it| &it.workshop);
            let private = workshop.is_some_and(|it| it.private);
            let person = workshop.is_some_and(|it| it.about_person);
            let facts = [person.then(text::about_person), private.then(text::private)];
            let facts = facts.into_iter().flatten();
            facts
                .map(|words| view! { <p class="hint">{words}</p> }.into_any())
                .collect::<Vec<_>>()
        })
    });
    let targets = Memo::new(move |_| {
        building.composed.with(|composed| {
            let mut all = Vec::new();
            for (_, step) in composed.iter().flat_map(|it| it.workshop.steps()) {
                for target in writes(step).into_iter().map(words::target) {
                    if !all.contains(&target) {
                        all.push(target);
                    }
                }
            }
            all
        })
    });
    let into_plan = live(move || {
        let targets = targets.get();
        if targets.is_empty() {
            return view! { <p class="hint">{text::nothing_written()}</p> }.into_any();
        }
        let rows = targets.into_iter();
        let rows = rows.map(|target| view! { <li>{target}</li> }.into_any());
        view! { <ul class="points-list">{rows.collect_view()}</ul> }.into_any()
    });
    view! {
        <aside class="build-sum" aria-labelledby="build-all">
            <h2 id="build-all" tabindex="-1">{text::all_title()}</h2>
            <p class="build-time">{live(move || sum.get())}</p>
            <div role="status">{warned}</div>
            {facts}
            <Ways />
            <h3>{text::into_plan()}</h3>
            {into_plan}
            <Needs />
        </aside>
    }
}

/// Looking at it, saving it and handing it on, once there is a step.
#[component]
fn Ways() -> impl IntoView {
    let building = Building::here();
    let workshop = Memo::new(move |_| {
        let composed = building.composed.get()?;
        let workshop = composed.workshop;
        workshop.steps().next()?;
        Some(Arc::new(workshop))
    });
    live(move || {
        let workshop = workshop.get()?;
        let plan = building.workspace.plan_now()?.about().id.clone();
        let look = Route::Workshop(plan, workshop.id.clone()).href();
        let save = Arc::clone(&workshop);
        Some(
            view! {
                <div class="actions">
                    <a class="button primary" href=look>{text::ready()} {Icon::Go}</a>
                    <ShareWorkshop workshop />
                    <button type="button" class="button quiet" on:click=move |_| hand_over(building.workspace, &save)>
                        {Icon::Export} {workshops::own::save()}</button>
                </div>
            }
            .into_any(),
        )
    })
}

/// What builds on steps that are not there, each with the way to have them.
#[component]
fn Needs() -> impl IntoView {
    let building = Building::here();
    let library = expect_context::<Library>();
    let notes = Memo::new(move |_| {
        let told = building.ask(|draft| {
            building.composed.with(|composed| {
                let notes = composed.as_ref().map(|it| it.notes.clone());
                let notes = notes.unwrap_or_default().into_iter();
                let told = notes.map(|note| (words::note(draft, &note), note));
                let mut told: Vec<(String, Note)> = told.collect();
                // A step that comes too late is told of once.
                told.dedup_by(|one, two| one.0 == two.0);
                told
            })
        });
        told.unwrap_or_default()
    });
    live(move || {
        let notes = notes.get();
        if notes.is_empty() {
            return None;
        }
        let rows = notes.into_iter().map(|(words, note)| {
            let name = match note.missing.later {
                Some(_) => text::move_missing(&note.missing.title),
                None => text::add_missing(&note.missing.title),
            };
            let is_before = note.missing.is_before;
            let mend = move |_| match &note.missing.later {
                Some(later) => {
                    building.change(None, |draft| draft.put_before(later, &note.step));
                    focus::soon("build-all");
                }
                None => {
                    let missing = &note.missing;
                    bring(building, library, &missing.workshop, &missing.step, &note.step);
                }
            };
            // What was left out further up is mended there.
            let way = (!is_before).then(|| view! {
                <button type="button" class="button" disabled=live(move || building.is_locked()) on:click=mend>{name}</button>
            }.into_any());
            view! { <li><p>{words}</p> {way}</li> }
            .into_any()
        });
        Some(
            view! {
                <section class="build-needs" aria-labelledby="build-needs">
                    <h3 id="build-needs">{text::needs_title()}</h3>
                    <p class="hint">{text::needs_lead()}</p>
                    <ul>{rows.collect_view()}</ul>
                </section>
            }
            .into_any(),
        )
    })
}
