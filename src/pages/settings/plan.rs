//! What can be done with the plan as a whole: copy it, take it along, delete it.

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::{Id, model::About};
use sightline_text::{common, settings::plan, start, table::settings as tables};

use crate::{
    browser::random,
    route::Route,
    state::{Navigation, Workspace},
    ui::{Dialog, ExportButton, Icon, live},
};

/// The section.
#[component]
pub fn PlanPart() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let asking = RwSignal::new(false);
    let duplicate = move |_| {
        let Some(open) = workspace.plan_now() else {
            return;
        };
        let name = plan::copy_name(&open.about().name);
        let copy = open.copied(Id::from_bits(random::bits()), &name);
        spawn_local(async move {
            match workspace.storage().create(&copy).await {
                Ok(_) => {
                    workspace.notices().say(plan::duplicated());
                    navigation.go(&Route::Settings(copy.about().id.clone()));
                }
                Err(_) => workspace.notices().say(plan::duplicate_failed()),
            }
        });
    };
    let title = Signal::derive(move || {
        let name = workspace.plan().map(|plan| plan.about().name.clone());
        plan::delete_title(name.unwrap_or_default())
    });
    let locked = live(move || workspace.read_only());
    let page = move |page: fn(Id<About>) -> Route| {
        live(move || Some(page(workspace.plan()?.about().id.clone()).href()))
    };
    let bring_in = page(Route::BringIn);
    let hand_out = page(|plan| Route::Share(plan, None));
    view! {
        <section aria-labelledby="plan-title">
            <h2 id="plan-title">{plan::title()}</h2>
            <div class="settings-act">
                <p>{plan::export_lead()}</p>
                <ExportButton />
            </div>
            <div class="settings-act">
                <p>{tables::lead()}</p>
                <div class="actions">
                    <a class="button" href=bring_in>{Icon::Import} {tables::bring()}</a>
                    <a class="button" href=hand_out>{Icon::Export} {tables::hand_out()}</a>
                </div>
            </div>
            <div class="settings-act">
                <p>{plan::duplicate_lead()}</p>
                <button type="button" class="button" disabled=locked on:click=duplicate>{plan::duplicate()}</button>
            </div>
            <div class="settings-act">
                <p>{plan::delete_lead()}</p>
                <button type="button" class="button danger" on:click=move |_| asking.set(true)>{Icon::Delete} {plan::delete()}</button>
            </div>
            <Dialog open=asking title><Question asking /></Dialog>
        </section>
    }
}

#[component]
fn Question(asking: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let delete = move |_| {
        let Some(open) = workspace.plan_now() else {
            return;
        };
        asking.set(false);
        spawn_local(async move {
            let about = open.about();
            workspace.close();
            match workspace.storage().delete(&about.id).await {
                Ok(()) => {
                    workspace.notices().say(start::delete::done(&about.name));
                    navigation.go(&Route::Start);
                }
                Err(_) => {
                    workspace.notices().say(start::delete::failed());
                    navigation.again();
                }
            }
        });
    };
    view! {
        <p>{plan::delete_ask()}</p>
        <div class="actions">
            <button type="button" class="button danger" on:click=delete>{plan::delete()}</button>
            <button type="button" class="button" on:click=move |_| asking.set(false)>{common::cancel()}</button>
        </div>
    }
}
