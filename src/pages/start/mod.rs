//! The start page: what is on this device, and what one can do.

mod example;

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::{Id, model::About};
use sightline_text::{app, common, start};

use self::example::Example;
use crate::{
    browser::{intl, storage::Listed},
    parts,
    route::Route,
    state::{Navigation, Workspace},
    ui::{Dialog, Icon, Page},
};

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let workspace = Workspace::here();
    let plans = RwSignal::new(None::<Result<Vec<Listed>, ()>>);
    let refresh = move || {
        spawn_local(async move {
            let storage = workspace.storage();
            // A new visitor has none, and need not fetch what reads them.
            let listed = if storage.has_plans().await {
                match parts::plans(storage).await {
                    Ok(listing) => Ok(listing.await),
                    Err(_) => Err(()),
                }
            } else {
                Ok(Vec::new())
            };
            // The person may have left the page while the list was being read.
            plans.try_set(Some(listed));
        });
    };
    Effect::new(move |_| {
        workspace.follow_storage();
        refresh();
    });
    view! {
        <div class="start">
            <section class="hero">
                <Page title=start::headline() tab=start::title()>
                    <p class="lead">{start::lead()}</p>
                </Page>
                <div class="actions">
                    <a class="button primary large" href=Route::Draft.href()>{start::draft::go()}</a>
                    <a class="button large" href=Route::Import.href()>{Icon::Import} {start::import::go()}</a>
                </div>
                <Example />
            </section>
            <section class="shelf" aria-labelledby="shelf-title">
                <h2 id="shelf-title">{start::plans::title()}</h2>
                {move || plans.get().map(|listed| {
                    match listed {
                        Ok(listed) if listed.is_empty() => {
                            view! { <p class="mute">{start::plans::empty()}</p> }.into_any()
                        }
                        Ok(listed) => {
                            view! { <PlanList listed refresh=Callback::new(move |()| refresh()) /> }.into_any()
                        }
                        Err(()) => view! { <p role="alert">{app::part::notice()}</p> }.into_any(),
                    }
                })}
            </section>
        </div>
    }
}

#[component]
fn PlanList(listed: Vec<Listed>, refresh: Callback<()>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let doomed = RwSignal::new(None::<(Id<About>, String)>);
    let rows = listed
        .into_iter()
        .map(|plan| {
            let name = if plan.name.is_empty() { start::plans::untitled().to_owned() } else { plan.name };
            let goals = match plan.goals {
                0 => start::plans::none().to_owned(),
                count => start::plans::goals(count),
            };
            let changed = start::plans::changed(intl::ago(plan.changed_at_ms));
            let target = (plan.id.clone(), name.clone());
            let ask = move |_| {
                doomed.set(Some(target.clone()));
                asking.set(true);
            };
            view! {
                <li class="shelf-row">
                    <a href=Route::Plan(plan.id).href()>
                        <span class="shelf-name">{name.clone()}</span>
                        <span class="mute">{goals} " · " {changed}</span>
                    </a>
                    <button type="button" class="icon-button" aria-label=start::plans::delete(&name) on:click=ask>
                        {Icon::Delete}
                    </button>
                </li>
            }
            .into_any()
        })
        .collect_view();
    let title = move || {
        doomed
            .get()
            .map(|(_, name)| start::delete::title(name))
            .unwrap_or_default()
    };
    view! {
        <ul class="shelf-list">{rows}</ul>
        <Dialog open=asking title=Signal::derive(title)>
            <DeletePlan asking doomed refresh />
        </Dialog>
    }
}

#[component]
fn DeletePlan(
    asking: RwSignal<bool>,
    doomed: RwSignal<Option<(Id<About>, String)>>,
    refresh: Callback<()>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let delete = move |_| {
        let Some((id, name)) = doomed.get_untracked() else {
            return;
        };
        asking.set(false);
        spawn_local(async move {
            if workspace
                .plan_now()
                .is_some_and(|plan| plan.about().id == id)
            {
                workspace.close();
            }
            let words = match parts::delete(workspace.storage(), id).await {
                Ok(deleting) => match deleting.await {
                    Ok(()) => start::delete::done(name),
                    Err(_) => start::delete::failed().to_owned(),
                },
                Err(_) => app::part::notice().to_owned(),
            };
            workspace.notices().say(words);
            refresh.try_run(());
        });
    };
    let look = move |_| {
        if let Some((id, _)) = doomed.get_untracked() {
            asking.set(false);
            navigation.go(&Route::Plan(id));
        }
    };
    view! {
        <p>{start::delete::lead()}</p>
        <div class="actions">
            <button type="button" class="button danger" on:click=delete>{start::delete::go()}</button>
            <button type="button" class="button" on:click=look>{start::delete::export_first()}</button>
            <button type="button" class="button" on:click=move |_| asking.set(false)>{common::cancel()}</button>
        </div>
    }
}
