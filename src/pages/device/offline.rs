//! Whether Sightline opens without a network, and installing it.

use leptos::prelude::*;
use sightline_text::{app, device::offline as text};

use crate::{
    browser::offline::{self, Kept},
    ui::live,
};

/// What is kept of the site itself.
#[component]
pub(super) fn Offline() -> impl IntoView {
    let kept = offline::kept();
    let can_install = offline::can_install();
    let state = live(move || match kept.get() {
        Kept::Never => text::never(),
        Kept::NotYet => text::not_yet(),
        Kept::Whole => text::whole(),
        Kept::Newer => text::newer(),
    });
    let renew = live(move || {
        (kept.get() == Kept::Newer).then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| offline::renew()>{app::newer::go()}</button>
            }
            .into_any()
        })
    });
    let install = live(move || {
        can_install.get().then(|| {
            view! {
                <p>{text::install_lead()}</p>
                <button type="button" class="button" on:click=move |_| offline::install()>{text::install()}</button>
            }
            .into_any()
        })
    });
    view! {
        <section>
            <h2>{text::title()}</h2>
            <p role="status">{state}</p>
            {renew}
            {install}
        </section>
    }
}
