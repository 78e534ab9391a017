//! The plans on this device, and what can be done with each.

use leptos::{prelude::*, task::spawn_local};
use sightline_text::start;

use super::{
    SHELF_TITLE, deeds,
    questions::{Question, Questions},
};
use crate::{
    browser::{clock, intl, storage::Listed},
    route::Route,
    state::{Overlays, Workspace},
    ui::{Icon, focus, live},
};

/// The id of the first row's menu button: what was just changed stands first.
pub(super) const FIRST: &str = "plan-more-0";

/// The id of a row's menu button.
pub(super) fn more_id(at: usize) -> String {
    format!("plan-more-{at}")
}

/// After so many days without a file of it, a plan says so.
const NUDGE_AFTER_DAYS: f64 = 14.0;
const DAY_MS: f64 = 86_400_000.0;

/// The list.
#[component]
pub(crate) fn Shelf() -> impl IntoView {
    let workspace = Workspace::here();
    let known = Overlays::here().plans();
    let plans = RwSignal::new(None::<Vec<Listed>>);
    let asked = RwSignal::new(None::<(usize, Question)>);
    let refresh = move |then: Option<&'static str>| {
        spawn_local(async move {
            let listed = workspace.storage().plans().await;
            known.try_set(listed.clone());
            // The person may have left the page while the list was being read.
            plans.try_set(Some(listed));
            if let Some(then) = then {
                focus::catch(then);
            }
        });
    };
    Effect::new(move |before: Option<()>| {
        workspace.follow_storage();
        refresh(before.map(|()| FIRST));
    });
    let refresh = Callback::new(refresh);
    let list = live(move || {
        let listed = plans.get()?;
        if listed.is_empty() {
            return Some(view! { <p class="mute">{start::plans::empty()}</p> }.into_any());
        }
        let rows = listed
            .into_iter()
            .enumerate()
            .map(|(at, listed)| row(workspace, at, listed, asked, refresh))
            .collect_view();
        Some(view! { <ul class="shelf-list">{rows}</ul> }.into_any())
    });
    view! {
        {list}
        <Questions asked refresh />
    }
}

/// One plan.
fn row(
    workspace: Workspace,
    at: usize,
    listed: Listed,
    asked: RwSignal<Option<(usize, Question)>>,
    refresh: Callback<Option<&'static str>>,
) -> AnyView {
    let name = deeds::shown_name(&listed);
    let goals = match listed.goals {
        _ if listed.newer => None,
        0 => Some(start::plans::none().to_owned()),
        count => Some(start::plans::goals(count)),
    };
    let size = start::plans::size(intl::number((listed.bytes as f64 / 1000.0).ceil()));
    let changed = start::plans::changed(intl::ago(listed.changed_at_ms));
    let facts: Vec<String> = goals.into_iter().chain([size, changed]).collect();
    let (state, warn) = state(&listed);
    view! {
        <li class="shelf-row">
            <a href=Route::Plan(listed.id.clone()).href()>
                <span class="shelf-name">{name.clone()}</span>
                <span class="mute">{facts.join(" · ")}</span>
                <span class="shelf-state" data-warn=warn.then_some("")>{state}</span>
            </a>
            {menu(workspace, at, &name, listed, asked, refresh)}
        </li>
    }
    .into_any()
}

/// What is to be said of its safety, and whether it wants attention.
fn state(listed: &Listed) -> (String, bool) {
    if listed.newer {
        return (start::state::newer().to_owned(), true);
    }
    if listed.damaged > 0 {
        return (start::state::damaged(listed.damaged), true);
    }
    let now = clock::now_ms();
    let late = |since: f64| now - since > NUDGE_AFTER_DAYS * DAY_MS;
    match listed.exported_at_ms {
        // A file that has everything does not age.
        Some(at) if late(at) && listed.changed_at_ms > at => {
            (start::state::overdue(intl::ago(at)), true)
        }
        Some(at) => (start::state::exported(intl::ago(at)), false),
        None if late(listed.changed_at_ms) => (start::state::overdue_never().to_owned(), true),
        None => (start::state::never().to_owned(), false),
    }
}

/// What can be done with it: the browser's own popover, so that Escape and a press beside it close it.
fn menu(
    workspace: Workspace,
    at: usize,
    name: &str,
    listed: Listed,
    asked: RwSignal<Option<(usize, Question)>>,
    refresh: Callback<Option<&'static str>>,
) -> AnyView {
    let id = format!("plan-menu-{at}");
    let listed = StoredValue::new(listed);
    let readable = listed.with_value(|listed| !listed.newer);
    let fail = move |words: &'static str| workspace.notices().say(words);
    let ask =
        move |question: fn(Listed) -> Question| asked.set(Some((at, question(listed.get_value()))));
    let duplicate = move |_| {
        spawn_local(async move {
            if deeds::duplicate(workspace, &listed.get_value()).await {
                refresh.try_run(Some(FIRST));
            } else {
                fail(start::duplicate::failed());
            }
        });
    };
    let export = move |_| {
        spawn_local(async move {
            let id = listed.with_value(|listed| listed.id.clone());
            match deeds::private_records(workspace, &id).await {
                Some(0) => {
                    deeds::export(workspace, &id, true).await;
                    refresh.try_run(Some(FIRST));
                }
                Some(count) => {
                    asked.try_set(Some((at, Question::Export(listed.get_value(), count))));
                }
                None => fail(start::export::failed()),
            }
        });
    };
    let delete = move |_| {
        if !listed.with_value(deeds::is_whole) {
            ask(Question::Delete);
            return;
        }
        spawn_local(async move {
            if deeds::delete(workspace, listed.get_value()).await {
                refresh.try_run(Some(SHELF_TITLE));
            } else {
                fail(start::delete::failed());
            }
        });
    };
    let act = |icon: Icon, words: &'static str| view! { {icon} {words} }.into_any();
    let menu = id.clone();
    let ways = readable.then(move || {
        let id = menu;
        view! {
            <button type="button" popovertarget=id.clone() popovertargetaction="hide"
                on:click=move |_| ask(Question::Rename)>{act(Icon::Edit, start::plans::rename())}</button>
            <button type="button" popovertarget=id.clone() popovertargetaction="hide" on:click=duplicate>
                {act(Icon::Copy, start::plans::duplicate())}</button>
            <button type="button" popovertarget=id.clone() popovertargetaction="hide" on:click=export>
                {act(Icon::Export, start::plans::export())}</button>
        }
        .into_any()
    });
    let opens = id.clone();
    let hides = id.clone();
    view! {
        <button type="button" class="icon-button" id=more_id(at) popovertarget=opens
            aria-label=start::plans::more(name)>{Icon::More}</button>
        <div class="menu" id=id popover="auto" role="group" aria-label=name.to_owned()>
            {ways}
            <button type="button" class="danger" popovertarget=hides popovertargetaction="hide" on:click=delete>
                {act(Icon::Delete, start::plans::delete())}</button>
        </div>
    }
    .into_any()
}
