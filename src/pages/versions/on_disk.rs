//! The plan in a file on disk, where the browser can do that.

use leptos::{prelude::*, task::spawn_local};
use sightline_text::versions;

use crate::{
    browser::disk_file,
    route::Route,
    state::{Inbox, Incoming, Navigation, OnDisk, Workspace},
    ui::{file_name, live},
};

/// How the plan and its file get on, and what can be done about it.
#[component]
pub(super) fn FileOnDisk() -> impl IntoView {
    let workspace = Workspace::here();
    disk_file::is_supported().then(|| {
        let state = live(move || state(workspace, workspace.on_disk()));
        view! {
            <section class="on-disk" aria-labelledby="on-disk-title">
                <h2 id="on-disk-title" tabindex="-1">{versions::file::title()}</h2>
                {state}
            </section>
        }
        .into_any()
    })
}

fn state(workspace: Workspace, state: OnDisk) -> AnyView {
    let stop = move || {
        view! {
            <button type="button" class="button quiet" on:click=move |_| workspace.untie_file()>
                {versions::file::stop()}
            </button>
        }
        .into_any()
    };
    let (words, actions) = match state {
        OnDisk::Untied => {
            let tie = move |_| {
                let plan = workspace.plan_now();
                workspace.tie_file(file_name(plan.as_ref().map_or("", |plan| &plan.about().name)));
            };
            (
                versions::file::lead().to_owned(),
                view! {
                    <button type="button" class="button" disabled=move || workspace.read_only() on:click=tie>
                        {versions::file::tie()}
                    </button>
                }
                .into_any(),
            )
        }
        OnDisk::Tied(name) => (versions::file::tied(name), stop()),
        OnDisk::Asking(name) => (
            versions::file::asking(name),
            view! {
                <button type="button" class="button primary" on:click=move |_| workspace.allow_file()>
                    {versions::file::allow()}
                </button>
                {stop()}
            }
            .into_any(),
        ),
        OnDisk::ChangedOutside(name) => {
            let inbox = expect_context::<Inbox>();
            let navigation = expect_context::<Navigation>();
            let compare = move |_| {
                spawn_local(async move {
                    let Some((plan, (text, seen))) =
                        workspace.plan_now().zip(workspace.read_file().await)
                    else {
                        workspace.notices().say(versions::file::not_taken());
                        return;
                    };
                    inbox.put(Incoming::OnDisk(text, seen));
                    navigation.go(&Route::Merge(plan.about().id.clone()));
                });
            };
            let take = move |_| {
                spawn_local(async move {
                    let notices = workspace.notices();
                    if workspace.take_file().await {
                        notices.say_undoable(versions::file::taken());
                    } else {
                        notices.say(versions::file::not_taken());
                    }
                });
            };
            (
                versions::file::changed(name),
                view! {
                    <button type="button" class="button primary" on:click=compare>{versions::file::compare()}</button>
                    <button type="button" class="button" on:click=take>{versions::file::take()}</button>
                    <button type="button" class="button" on:click=move |_| workspace.overwrite_file()>
                        {versions::file::overwrite()}
                    </button>
                    {stop()}
                }
                .into_any(),
            )
        }
        OnDisk::Failed(name) => (
            versions::file::failed(name),
            view! {
                <button type="button" class="button" on:click=move |_| workspace.allow_file()>
                    {versions::file::again()}
                </button>
                {stop()}
            }
            .into_any(),
        ),
    };
    view! {
        <p role="status">{words}</p>
        <div class="actions">{actions}</div>
    }
    .into_any()
}
