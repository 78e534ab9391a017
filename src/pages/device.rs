//! What is stored on this device, and erasing it.

use leptos::{prelude::*, task::spawn_local};
use sightline_text::{common, device};

use crate::{
    browser::{Why, intl},
    route::Route,
    state::{Navigation, Theme, Workspace},
    ui::{Dialog, Icon, Page, live},
};

/// The page about this device.
#[component]
pub fn DevicePage() -> impl IntoView {
    let workspace = Workspace::here();
    let asking = RwSignal::new(false);
    let plans = RwSignal::new(0_usize);
    let used = RwSignal::new(None::<f64>);
    spawn_local(async move {
        let listed = workspace.storage().plans().await;
        plans.try_set(listed.len());
        let bytes: usize = listed.iter().map(|plan| plan.bytes).sum();
        used.try_set(Some(bytes as f64));
    });
    let health = workspace.storage().health();
    let state = |result: &Result<(), Why>| match result {
        Ok(()) => device::state::works().to_owned(),
        Err(why) => why_words(why),
    };
    let (local, database) = (state(&health.local), state(&health.database));
    let used = live(move || {
        used.get()
            .map(|bytes| device::state::used(intl::number((bytes / 1000.0).ceil())))
    });
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
                <section>
                    <h2>{device::state::title()}</h2>
                    <dl class="facts">
                        <div><dt>{device::state::local()}</dt><dd>{local}</dd></div>
                        <div><dt>{device::state::database()}</dt><dd>{database}</dd></div>
                    </dl>
                    <p class="mute">{used}</p>
                </section>
                <section>
                    <h2>{device::raw::title()}</h2>
                    <p>{device::raw::lead()}</p>
                    <button type="button" class="button" on:click=move |_| workspace.download_everything()>
                        {Icon::Export} {device::raw::go()}
                    </button>
                </section>
                <section>
                    <h2>{device::erase::title()}</h2>
                    <p>{device::erase::lead()}</p>
                    <button type="button" class="button danger" on:click=move |_| asking.set(true)>
                        {device::erase::go()}
                    </button>
                </section>
                <Dialog open=asking title=device::erase::ask_title().to_owned()>
                    <Erase asking plans />
                </Dialog>
            </Page>
        </div>
    }
}

#[component]
fn Erase(asking: RwSignal<bool>, plans: RwSignal<usize>) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let theme = expect_context::<Theme>();
    let erase = move |_| {
        asking.set(false);
        spawn_local(async move {
            workspace.close();
            match workspace.storage().erase_all().await {
                Ok(()) => {
                    theme.forget();
                    workspace.notices().say(device::erase::done());
                    navigation.go(&Route::Start);
                }
                Err(_) => workspace.notices().say(device::erase::failed()),
            }
        });
    };
    let lead = live(move || match plans.get() {
        0 => device::erase::ask_none().to_owned(),
        count => device::erase::ask_lead(count),
    });
    view! {
        <p>{lead}</p>
        <p>{device::erase::export_hint()}</p>
        <div class="actions">
            <button type="button" class="button danger" on:click=erase>{device::erase::confirm()}</button>
            <button type="button" class="button" on:click=move |_| asking.set(false)>{common::cancel()}</button>
        </div>
    }
}

/// Offers everything that is stored as one file, readable or not.
pub async fn download_everything(workspace: Workspace) {
    let records = workspace.storage().raw().await;
    let fields = records
        .into_iter()
        .map(|(key, text)| (key, serde_json::Value::from(text)))
        .collect();
    let text = serde_json::Value::Object(fields).to_string();
    workspace.hand_over(device::raw::file(), &text);
}

fn why_words(why: &Why) -> String {
    match why {
        Why::Absent => device::state::absent().to_owned(),
        Why::Blocked => device::state::blocked().to_owned(),
        Why::Full => device::state::full().to_owned(),
        Why::Closed => device::state::closed().to_owned(),
        Why::Silent => device::state::silent().to_owned(),
        Why::Failed(reason) => device::state::broken(reason),
    }
}
