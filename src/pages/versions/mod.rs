//! Earlier versions of the open plan: to look at, and to go back to.

mod look;
mod on_disk;

use leptos::{ev, prelude::*, task::spawn_local};
use sightline_journal::{Occasion, Snapshot};
use sightline_text::versions;

use self::{look::Look, on_disk::FileOnDisk};
use crate::{
    browser::{Why, clock, intl},
    route::Route,
    state::Workspace,
    ui::{Icon, Page, focus, live},
};

/// What is known of the snapshots; `None` while they are being read.
type Known = RwSignal<Option<Result<Vec<Snapshot>, Why>>>;

/// The page.
#[component]
pub fn VersionsPage() -> impl IntoView {
    let workspace = Workspace::here();
    let known: Known = RwSignal::new(None);
    let chosen = RwSignal::new(None::<Snapshot>);
    refresh(workspace, known);
    let list = live(move || {
        known.get().map(|found| match found {
            Err(_) => empty(
                versions::list::blocked_title(),
                versions::list::blocked_lead(),
            ),
            Ok(snapshots) if snapshots.is_empty() => {
                empty(versions::list::empty_title(), versions::list::empty_lead())
            }
            Ok(snapshots) => snapshots_view(workspace, known, &snapshots, chosen),
        })
    });
    let look = live(move || {
        chosen.get().map(|snapshot| {
            let again = Callback::new(move |()| refresh(workspace, known));
            view! { <Look snapshot chosen again /> }.into_any()
        })
    });
    view! {
        <div class="wide">
            <Page title=versions::title()>
                <p class="lead">{versions::lead()}</p>
            </Page>
            <Take known />
            <div class="versions" class:open=move || chosen.with(Option::is_some)>
                <section class="versions-list" aria-labelledby="versions-title">
                    <h2 id="versions-title" tabindex="-1">{versions::list::title()}</h2>
                    {list}
                </section>
                {look}
            </div>
            <FromOthers />
            <FileOnDisk />
        </div>
    }
}

/// Reads the list again.
fn refresh(workspace: Workspace, known: Known) {
    let Some(plan) = workspace.plan_now() else {
        return;
    };
    spawn_local(async move {
        let snapshots = workspace.storage().snapshots(&plan.about().id).await;
        // The person may have gone on to another page.
        known.try_set(Some(snapshots));
    });
}

fn empty(title: &'static str, lead: &'static str) -> AnyView {
    view! {
        <div class="empty">
            <h3>{title}</h3>
            <p class="lead">{lead}</p>
        </div>
    }
    .into_any()
}

fn snapshots_view(
    workspace: Workspace,
    known: Known,
    snapshots: &[Snapshot],
    chosen: RwSignal<Option<Snapshot>>,
) -> AnyView {
    let rows = snapshots
        .iter()
        .map(|snapshot| row(workspace, known, snapshot, chosen))
        .collect_view();
    view! { <ol class="versions-rows">{rows}</ol> }.into_any()
}

fn row(
    workspace: Workspace,
    known: Known,
    snapshot: &Snapshot,
    chosen: RwSignal<Option<Snapshot>>,
) -> AnyView {
    let at = snapshot.at_ms as f64;
    let when = intl::date_time(at);
    let id = snapshot.id.clone();
    let look = {
        let snapshot = snapshot.clone();
        move |_| chosen.set(Some(snapshot.clone()))
    };
    let here = {
        let id = id.clone();
        live(move || {
            let is_chosen =
                chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| chosen.id == id));
            is_chosen.then_some("true")
        })
    };
    let pinned = matches!(snapshot.occasion, Occasion::Asked(_));
    let remove = { move |_| remove(workspace, known, id.clone()) };
    let label = versions::list::remove(&when);
    let remove = pinned.then(|| {
        view! {
            <button type="button" class="icon-button" aria-label=label on:click=remove>{Icon::Delete}</button>
        }
        .into_any()
    });
    view! {
        <li class="version" aria-current=here>
            <button type="button" class="version-look" on:click=look>
                <span class="visually-hidden">{versions::list::look()} " "</span>
                <span class="version-why">{why(&snapshot.occasion)}</span>
                <span class="version-when">{when} " · " {intl::ago(at)}</span>
                <span class="version-goals">{goals(snapshot.goals)}</span>
            </button>
            {remove}
        </li>
    }
    .into_any()
}

fn remove(workspace: Workspace, known: Known, id: String) {
    let Some(plan) = workspace.plan_now() else {
        return;
    };
    spawn_local(async move {
        let removed = workspace
            .storage()
            .remove_snapshot(&plan.about().id, &id)
            .await;
        if removed.is_ok() {
            workspace.notices().say(versions::list::removed());
            refresh(workspace, known);
            focus::catch("versions-title");
        }
    });
}

/// Why a snapshot was taken, in words.
fn why(occasion: &Occasion) -> String {
    match occasion {
        Occasion::Asked(name) => name.clone(),
        Occasion::Passing => versions::why::passing().to_owned(),
        Occasion::Replacing => versions::why::replacing().to_owned(),
        Occasion::Migrating => versions::why::migrating().to_owned(),
        Occasion::Restoring => versions::why::restoring().to_owned(),
        Occasion::Exported => versions::why::exported().to_owned(),
    }
}

fn goals(count: usize) -> String {
    match count {
        0 => versions::no_goals().to_owned(),
        count => versions::goals(count),
    }
}

/// Where a copy that others worked on comes back.
#[component]
fn FromOthers() -> impl IntoView {
    let workspace = Workspace::here();
    let href = live(move || {
        workspace
            .plan()
            .map(|plan| Route::Merge(plan.about().id.clone()).href())
    });
    view! {
        <section class="from-others" aria-labelledby="from-others-title">
            <h2 id="from-others-title">{versions::others::title()}</h2>
            <p>{versions::others::lead()}</p>
            <p><a class="button" href=href>{versions::others::go()}</a></p>
        </section>
    }
}

/// Takes a version now.
#[component]
fn Take(known: Known) -> impl IntoView {
    let workspace = Workspace::here();
    let name = RwSignal::new(String::new());
    let take = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        let called = match name.get_untracked().trim() {
            "" => versions::take::unnamed(intl::date(clock::today())),
            called => called.to_owned(),
        };
        spawn_local(async move {
            let taken = workspace
                .storage()
                .snapshot(&plan, Occasion::Asked(called.clone()))
                .await;
            workspace.notices().say(match taken {
                Ok(_) => versions::take::done(&called),
                Err(_) => versions::take::failed().to_owned(),
            });
            name.try_set(String::new());
            refresh(workspace, known);
        });
    };
    view! {
        <form class="versions-take" on:submit=take>
            <div class="field">
                <div class="field-head"><label for="version-name">{versions::take::label()}</label></div>
                <input id="version-name" autocomplete="off" maxlength="80" placeholder=versions::take::hint()
                    prop:value=name on:input=move |event| name.set(event_target_value(&event)) />
            </div>
            <button type="submit" class="button">{Icon::Add} {versions::take::go()}</button>
        </form>
    }
}
