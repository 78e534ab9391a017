//! In which plan a workshop is run: one that is there, or a new one.

use leptos::{ev, prelude::*, task::spawn_local};
use sightline_plan::{Id, model::About};
use sightline_text::{common, start, workshops as text};

use crate::{
    browser::storage::Listed,
    pages::{MAX_NAME, plan_name},
    route::Route,
    state::{Navigation, Workspace, usual},
    ui::{Dialog, live},
};

/// The question; asked while a workshop is wanted.
#[component]
pub fn PickPlan(
    /// The id of the workshop that is wanted.
    wanted: RwSignal<Option<String>>,
    /// Called before the plan opens.
    #[prop(optional)]
    before: Option<Callback<()>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let asked = wanted.get().is_some();
        if open.get_untracked() != asked {
            open.set(asked);
        }
    });
    Effect::new(move |_| {
        if !open.get() && wanted.get_untracked().is_some() {
            wanted.set(None);
        }
    });
    view! {
        <Dialog open title=Signal::derive(|| text::pick::title().to_owned())>
            <Plans wanted before />
        </Dialog>
    }
}

#[component]
fn Plans(wanted: RwSignal<Option<String>>, before: Option<Callback<()>>) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let plans = RwSignal::new(None::<Vec<Listed>>);
    spawn_local(async move {
        let listed = workspace.storage().plans().await;
        plans.try_set(Some(listed));
    });
    let go = move |plan: Id<About>| {
        if let Some(workshop) = wanted.get_untracked() {
            wanted.set(None);
            if let Some(before) = before {
                before.run(());
            }
            navigation.go(&Route::Workshop(plan, workshop));
        }
    };
    let list = live(move || {
        let plans = plans.get()?;
        let rows: Vec<AnyView> = plans
            .into_iter()
            .filter(|listed| !listed.newer)
            .map(|listed| {
                let name = match listed.name.as_str() {
                    "" => start::plans::untitled().to_owned(),
                    name => name.to_owned(),
                };
                let id = listed.id;
                view! { <li><button type="button" class="button" on:click=move |_| go(id.clone())>{name}</button></li> }
                    .into_any()
            })
            .collect();
        Some(if rows.is_empty() {
            view! { <p>{text::pick::none()}</p> }.into_any()
        } else {
            view! { <p>{text::pick::lead()}</p> <ul class="pick-plans">{rows}</ul> }.into_any()
        })
    });
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<&'static str>);
    let busy = RwSignal::new(false);
    let create = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(name) = plan_name(&name.get_untracked()) else {
            error.set(Some(text::pick::no_name()));
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let plan = usual::plan(&name);
            let stored = workspace.storage().create(&plan).await;
            busy.try_set(false);
            if stored.is_ok() {
                workspace.note_stored();
                go(plan.about().id.clone());
            } else {
                error.try_set(Some(text::pick::failed()));
            }
        });
    };
    view! {
        {list}
        <form class="field" on:submit=create novalidate>
            <label for="pick-new">{text::pick::new_label()}</label>
            <input id="pick-new" type="text" autocomplete="off" maxlength=MAX_NAME.to_string() placeholder=text::pick::new_hint()
                aria-invalid=move || error.get().map(|_| "true") aria-describedby="pick-error"
                on:input=move |event| { name.set(event_target_value(&event)); error.set(None); } />
            <p class="field-error" id="pick-error" role="alert">{move || error.get()}</p>
            <div class="actions">
                <button type="submit" class="button primary">{text::pick::new_go()}</button>
                <button type="button" class="button" on:click=move |_| wanted.set(None)>{common::cancel()}</button>
            </div>
        </form>
    }
}
