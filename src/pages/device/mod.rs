//! What is stored on this device, and erasing it.

mod erase;
mod offline;
mod safe;
mod storage;

use leptos::prelude::*;
use sightline_text::device;

pub(crate) use self::safe::SafePage;
use self::{erase::Erase, offline::Offline, storage::StorageState};
use crate::{
    browser::{clock, intl, storage::Listed},
    route::Route,
    state::Workspace,
    ui::{Dialog, Icon, LanguageChoice, Page, live},
};

/// The page about this device.
#[component]
pub fn DevicePage() -> impl IntoView {
    let workspace = Workspace::here();
    let asking = RwSignal::new(false);
    let plans = RwSignal::new(None::<Vec<Listed>>);
    leptos::task::spawn_local(async move {
        let listed = workspace.storage().plans().await;
        plans.try_set(Some(listed));
    });
    let count = Signal::derive(move || plans.with(|plans| plans.as_ref().map_or(0, Vec::len)));
    view! {
        <div class="narrow">
            <Page title=device::title()>
                <p class="lead">{device::lead()}</p>
                <section>
                    <h2>{device::kept::title()}</h2>
                    <p>{device::kept::twice()}</p>
                    <p>{device::kept::owner()}</p>
                    <p>{device::kept::clearing()}</p>
                </section>
                <StorageState plans />
                <section>
                    <h2>{sightline_text::app::language::title()}</h2>
                    <LanguageChoice />
                </section>
                <Offline />
                <Exports plans />
                <section>
                    <h2>{device::raw::title()}</h2>
                    <p>{device::raw::lead()}</p>
                    <div class="actions">
                        <button type="button" class="button" on:click=move |_| workspace.download_everything()>
                            {Icon::Export} {device::raw::go()}
                        </button>
                        <a class="button" href=Route::Safe.href()>{device::raw::safe()}</a>
                    </div>
                </section>
                <section>
                    <h2>{device::erase::title()}</h2>
                    <p>{device::erase::lead()}</p>
                    <button type="button" class="button danger" on:click=move |_| asking.set(true)>
                        {device::erase::go()}
                    </button>
                </section>
                <Dialog open=asking title=device::erase::ask_title().to_owned()>
                    <Erase asking plans=count />
                </Dialog>
            </Page>
        </div>
    }
}

/// After so many days without an export, it is time for one.
const EXPORT_AFTER_DAYS: f64 = 14.0;

/// When each plan was last exported.
#[component]
fn Exports(plans: RwSignal<Option<Vec<Listed>>>) -> impl IntoView {
    let rows = live(move || {
        let plans = plans.get().filter(|plans| !plans.is_empty())?;
        let rows = plans.into_iter().map(export_row).collect_view();
        Some(
            view! {
                <section>
                    <h2>{device::exports::title()}</h2>
                    <p>{device::exports::lead()}</p>
                    <ul class="exports">{rows}</ul>
                </section>
            }
            .into_any(),
        )
    });
    view! { {rows} }
}

fn export_row(plan: Listed) -> AnyView {
    let day = 24.0 * 60.0 * 60.0 * 1000.0;
    // What has not changed since it was exported is as safe as it was then.
    let due = plan
        .exported_at_ms
        .is_none_or(|at| plan.changed_at_ms > at && clock::now_ms() - at > EXPORT_AFTER_DAYS * day);
    let when = match plan.exported_at_ms {
        Some(at) => device::exports::last(intl::ago(at)),
        None => device::exports::never().to_owned(),
    };
    let name = match plan.name.as_str() {
        "" => sightline_text::start::plans::untitled().to_owned(),
        name => name.to_owned(),
    };
    view! {
        <li>
            <a href=Route::Plan(plan.id).href()>{name}</a>
            <span class="export-when" data-due=due.then_some("")>{when}</span>
        </li>
    }
    .into_any()
}

/// Offers everything that is stored as one file, readable or not.
pub async fn download_everything(workspace: Workspace) {
    let records = workspace.storage().raw().await;
    hand_over(workspace, device::raw::file(), records);
}

/// Hands out records as one file.
fn hand_over(workspace: Workspace, file: &str, records: Vec<(String, String)>) {
    let fields = records
        .into_iter()
        .map(|(key, text)| (key, serde_json::Value::from(text)))
        .collect();
    let text = serde_json::Value::Object(fields).to_string();
    workspace.hand_over(file, &text);
}
