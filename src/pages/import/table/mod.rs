//! A table of goals, metrics or check-ins: what it seems to be is shown and can be changed, its rows are looked at, and
//! then it is brought in. What is read into what, `sightline_exchange::csv` says.

mod choices;
mod columns;
mod desk;
mod page;
mod rows;
mod words;

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_exchange::csv::TableKind;
use sightline_journal::Occasion;
use sightline_text::table as text;

pub use self::page::BringInPage;
pub(super) use self::page::{Templates, read};
use self::words::fault;
use self::{
    choices::{Kinds, Target, Written},
    columns::Columns,
    desk::Desk,
    rows::Rows,
};
use super::preview;
use crate::{
    route::Route,
    state::{Navigation, Workspace},
    ui::live,
    words as say,
};

/// The table, before anything is kept, and the decision.
#[component]
pub(super) fn TableDesk(
    text: Arc<String>,
    /// What a new plan of it would be called.
    name: String,
    /// Whether the page is one of the open plan.
    is_in_plan: bool,
    /// Leads back to where a table is chosen.
    again: Callback<()>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let desk = match Desk::new(workspace, text, name, is_in_plan) {
        Ok(desk) => desk,
        Err(problem) => {
            let back = move |_| again.run(());
            return view! {
                <div class="banner bad" role="alert">
                    <p><strong>{text::page::refused()}</strong> " " {fault(&problem.fault)} " " {text::page::kept()}</p>
                </div>
                <p><button type="button" class="button" on:click=back>{text::go::other()}</button></p>
            }
            .into_any();
        }
    };
    provide_context(desk);
    view! {
        <section class="table-desk" aria-labelledby=preview::HEADING>
            <h2 id=preview::HEADING tabindex="-1">{text::title()}</h2>
            <p>{text::lead()}</p>
            <div class="table-what"><Kinds /> <Target /></div>
            <Written />
            <Columns />
            <Rows />
            <Go again />
        </section>
    }
    .into_any()
}

/// The decision.
#[component]
fn Go(again: Callback<()>) -> impl IntoView {
    let desk = Desk::here();
    let navigation = expect_context::<Navigation>();
    let refused = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let count = Memo::new(move |_| desk.count());
    let cannot = live(move || count.get() == 0 || working.get() || desk.workspace.read_only());
    let go = live(move || {
        let kind = desk.mapping.with(|mapping| mapping.kind);
        match (kind, count.get()) {
            (_, 0) => text::go::nothing().to_owned(),
            (TableKind::Goals, n) => text::go::goals(n),
            (TableKind::Metrics, n) => text::go::metrics(n),
            (TableKind::CheckIns, n) => text::go::check_ins(n),
        }
    });
    let people = live(move || {
        let people = desk.brought.with(|seen| seen.brought().people);
        (people > 0 && count.get() > 0).then(|| text::go::people(people))
    });
    let keep = move |_| {
        if working.get_untracked() {
            return;
        }
        working.set(true);
        refused.set(None);
        spawn_local(async move {
            let kept = match desk.into_new.get_untracked() {
                true => keep_new(desk).await,
                false => keep_in_open(desk).await,
            };
            match kept {
                Ok(route) => navigation.go(&route),
                Err(why) => {
                    refused.try_set(Some(why));
                    working.try_set(false);
                }
            }
        });
    };
    view! {
        <div class="table-go">
            <p class="mute">{people}</p>
            {live(move || refused.get().map(|why| view! { <p class="banner bad" role="alert">{why}</p> }.into_any()))}
            <div class="actions">
                <button type="button" class="button primary" disabled=cannot on:click=keep>{go}</button>
                <button type="button" class="button" on:click=move |_| again.run(())>{text::go::other()}</button>
            </div>
        </div>
    }
}

/// Makes a plan of it, and gives where that is seen.
async fn keep_new(desk: Desk) -> Result<Route, String> {
    let workspace = desk.workspace;
    let done = done(desk);
    let name = desk.name.get_untracked();
    let name = match name.trim() {
        "" => text::target::untitled(),
        name => name,
    };
    let refused = |refusal: sightline_plan::Refusal| text::go::refused(say::fault(&refusal.fault));
    let plan = desk.new_plan(name).map_err(refused)?;
    let timeline = workspace.storage().create(&plan).await;
    let timeline = timeline.map_err(|error| preview::failure(&error))?;
    let route = Route::Plan(plan.about().id.clone());
    workspace.show_stored(plan, timeline);
    workspace.notices().say(done);
    Ok(route)
}

/// Brings it into the open plan as one step, and gives where that is seen.
async fn keep_in_open(desk: Desk) -> Result<Route, String> {
    let workspace = desk.workspace;
    let Some(plan) = workspace.plan_now() else {
        return Err(sightline_text::share::gone().to_owned());
    };
    let done = done(desk);
    // It can be undone; where the snapshot cannot be kept, that still holds.
    let _ = workspace
        .storage()
        .snapshot(&plan, Occasion::Replacing)
        .await;
    // What was read is read against the plan as it is now.
    let Some(edit) = desk
        .brought
        .try_with_untracked(|seen| seen.brought().edit.clone())
    else {
        return Err(sightline_text::share::gone().to_owned());
    };
    let made = workspace.dispatch(edit, None);
    made.map_err(|refusal| text::go::refused(say::fault_in(&plan, &refusal.fault)))?;
    workspace.notices().say(done);
    Ok(Route::Plan(plan.about().id.clone()))
}

/// What is said once it is in.
fn done(desk: Desk) -> String {
    let kind = desk.mapping.with_untracked(|mapping| mapping.kind);
    let count = untrack(|| desk.count());
    match kind {
        TableKind::Goals => text::go::done_goals(count),
        TableKind::Metrics => text::go::done_metrics(count),
        TableKind::CheckIns => text::go::done_check_ins(count),
    }
}
