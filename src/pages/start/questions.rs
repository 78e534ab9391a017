//! What is asked before something is done with a plan of the list.

use leptos::{ev, prelude::*, task::spawn_local};
use sightline_text::{common, goals, start};

use super::{
    MAX_NAME, SHELF_TITLE, deeds, plan_name,
    shelf::{FIRST, more_id},
};
use crate::{
    browser::storage::Listed,
    state::Workspace,
    ui::{Dialog, focus, live},
};

/// A question about a plan.
#[derive(Clone)]
pub(super) enum Question {
    /// What it shall be called.
    Rename(Listed),
    /// Whether its private records, so many, go into the file.
    Export(Listed, usize),
    /// Whether it goes for good, since it cannot be brought back.
    Delete(Listed),
}

impl Question {
    fn title(&self) -> String {
        match self {
            Self::Rename(listed) => start::rename::title(deeds::shown_name(listed)),
            Self::Export(_, count) => goals::private::title(*count),
            Self::Delete(listed) => start::delete::title(deeds::shown_name(listed)),
        }
    }
}

/// The dialog of whatever is asked.
#[component]
pub(super) fn Questions(
    asked: RwSignal<Option<(usize, Question)>>,
    refresh: Callback<Option<&'static str>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if asked.with(Option::is_some) {
            open.set(true);
        }
    });
    let title = move || {
        asked
            .with(|asked| asked.as_ref().map(|(_, question)| question.title()))
            .unwrap_or_default()
    };
    let content = live(move || match asked.get()?.1 {
        Question::Rename(listed) => Some(view! { <Rename listed open refresh /> }.into_any()),
        Question::Export(listed, _) => Some(view! { <Export listed open refresh /> }.into_any()),
        Question::Delete(listed) => Some(view! { <Delete listed open refresh /> }.into_any()),
    });
    // What was asked is forgotten when the dialog closes, so that the same can be asked again.
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before == Some(true) && !now {
            if let Some((at, _)) = asked.get_untracked() {
                // The menu that was pressed is closed and cannot take focus back.
                focus::catch(more_id(at));
            }
            asked.set(None);
        }
        now
    });
    view! { <Dialog open=open title=Signal::derive(title)>{content.clone()}</Dialog> }
}

#[component]
fn Rename(
    listed: Listed,
    open: RwSignal<bool>,
    refresh: Callback<Option<&'static str>>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let name = RwSignal::new(listed.name.clone());
    let error = RwSignal::new(None::<&'static str>);
    let id = StoredValue::new(listed.id);
    let select = |event: ev::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    let rename = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(name) = plan_name(&name.get_untracked()) else {
            error.set(Some(start::new::empty()));
            return;
        };
        spawn_local(async move {
            if deeds::rename(workspace, &id.get_value(), &name).await {
                workspace.notices().say(start::rename::done(&name));
                open.try_set(false);
                refresh.try_run(Some(FIRST));
            } else {
                error.try_set(Some(start::rename::failed()));
            }
        });
    };
    view! {
        <form class="field" on:submit=rename novalidate>
            <label for="rename">{start::rename::label()}</label>
            <input id="rename" type="text" autocomplete="off" autofocus maxlength=MAX_NAME.to_string() prop:value=name
                aria-invalid=move || error.get().map(|_| "true") aria-describedby="rename-error"
                on:focus=select
                on:input=move |event| { name.set(event_target_value(&event)); error.set(None); } />
            <p class="field-error" id="rename-error" role="alert">{move || error.get()}</p>
            <div class="actions">
                <button type="submit" class="button primary">{start::rename::go()}</button>
                <Cancel open />
            </div>
        </form>
    }
}

#[component]
fn Export(
    listed: Listed,
    open: RwSignal<bool>,
    refresh: Callback<Option<&'static str>>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let id = StoredValue::new(listed.id);
    let save = move |with_private: bool| {
        let id = id.get_value();
        open.set(false);
        spawn_local(async move {
            if deeds::export(workspace, &id, with_private).await {
                refresh.try_run(None);
            } else {
                workspace.notices().say(start::export::failed());
            }
        });
    };
    view! {
        <p>{goals::private::lead()}</p>
        <div class="actions">
            <button type="button" class="button primary" on:click=move |_| save(false)>{goals::private::without()}</button>
            <button type="button" class="button" on:click=move |_| save(true)>{goals::private::with()}</button>
            <Cancel open />
        </div>
    }
}

#[component]
fn Delete(
    listed: Listed,
    open: RwSignal<bool>,
    refresh: Callback<Option<&'static str>>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let listed = StoredValue::new(listed);
    let delete = move |_| {
        let listed = listed.get_value();
        open.set(false);
        spawn_local(async move {
            if deeds::delete(workspace, listed).await {
                refresh.try_run(Some(SHELF_TITLE));
            } else {
                workspace.notices().say(start::delete::failed());
            }
        });
    };
    view! {
        <p>{start::delete::lead()}</p>
        <div class="actions">
            <button type="button" class="button primary" on:click=move |_| workspace.download_everything()>
                {start::delete::download()}
            </button>
            <button type="button" class="button danger" on:click=delete>{start::delete::go()}</button>
            <Cancel open />
        </div>
    }
}

#[component]
fn Cancel(open: RwSignal<bool>) -> impl IntoView {
    view! { <button type="button" class="button" on:click=move |_| open.set(false)>{common::cancel()}</button> }
}
