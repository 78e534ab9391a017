//! A new plan: its name, and it is there.

use leptos::{ev, prelude::*, task::spawn_local};
use sightline_text::{common, start};

use crate::{
    pages::{MAX_NAME, plan_name},
    route::Route,
    state::{Navigation, Overlay, Overlays, Workspace, usual},
    ui::Dialog,
};

/// The dialog.
#[component]
pub(super) fn NewPlanDialog() -> impl IntoView {
    let open = Overlays::here().is_open(Overlay::NewPlan);
    view! {
        <Dialog open=open title=Signal::derive(|| start::new::title().to_owned())>
            <NewPlan open />
        </Dialog>
    }
}

#[component]
fn NewPlan(open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<&'static str>);
    let busy = RwSignal::new(false);
    let create = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(name) = plan_name(&name.get_untracked()) else {
            error.set(Some(start::new::empty()));
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
            match stored {
                Ok(_) => {
                    open.try_set(false);
                    workspace.note_stored();
                    navigation.go(&Route::Plan(plan.about().id.clone()));
                }
                Err(_) => {
                    error.try_set(Some(start::new::failed()));
                }
            }
        });
    };
    view! {
        <form class="field" on:submit=create novalidate>
            <label for="new-plan-name">{start::new::label()}</label>
            <input id="new-plan-name" type="text" autocomplete="off" autofocus maxlength=MAX_NAME.to_string()
                placeholder=start::new::hint()
                aria-invalid=move || error.get().map(|_| "true") aria-describedby="new-plan-error"
                on:input=move |event| { name.set(event_target_value(&event)); error.set(None); } />
            <p class="field-error" id="new-plan-error" role="alert">{move || error.get()}</p>
            <div class="actions">
                <button type="submit" class="button primary">{start::new::create()}</button>
                <button type="button" class="button" on:click=move |_| open.set(false)>{common::cancel()}</button>
            </div>
        </form>
    }
}
