//! Erasing everything.

use leptos::{prelude::*, task::spawn_local};
use sightline_text::{common, device};

use crate::{
    browser::offline,
    route::Route,
    state::{Navigation, Theme, Workspace},
    ui::live,
};

/// The question, and what is done on yes.
#[component]
pub(super) fn Erase(asking: RwSignal<bool>, plans: Signal<usize>) -> impl IntoView {
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
                    offline::forget().await;
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
