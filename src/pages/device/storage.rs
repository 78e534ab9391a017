//! How the stores are, how full they are, and whether the browser promises to keep them.

use leptos::{prelude::*, task::spawn_local};
use sightline_text::device;

use crate::{
    browser::{
        Why, intl,
        persistence::{self, Room},
        storage::{LOCAL_UNITS, Listed},
    },
    state::Workspace,
    ui::live,
};

/// The state of storage.
#[component]
pub(super) fn StorageState(plans: RwSignal<Option<Vec<Listed>>>) -> impl IntoView {
    let workspace = Workspace::here();
    let room = RwSignal::new(None::<Room>);
    let kept = RwSignal::new(None::<bool>);
    spawn_local(async move {
        room.try_set(persistence::room().await);
        kept.try_set(persistence::is_granted().await);
    });
    let health = workspace.storage().health();
    let (local, database) = (state(&health.local), state(&health.database));
    let used = live(move || {
        plans.with(|plans| {
            let bytes: usize = plans.as_ref()?.iter().map(|plan| plan.bytes).sum();
            Some(device::state::used(intl::number(
                (bytes as f64 / 1000.0).ceil(),
            )))
        })
    });
    let usage = workspace.storage().local_usage();
    let units = LOCAL_UNITS as f64;
    let local_meter = meter(
        device::meter::local(),
        usage.all as f64 / units,
        device::meter::local_words(
            kilobytes(usage.all),
            kilobytes(LOCAL_UNITS),
            kilobytes(usage.ours),
        ),
    );
    let room_meter = live(move || {
        room.get().filter(|room| room.most > 0.0).map(|room| {
            let words = device::meter::room_words(megabytes(room.used), megabytes(room.most));
            meter(device::meter::room(), room.used / room.most, words)
        })
    });
    let ask = move |_| {
        spawn_local(async move {
            let answer = persistence::ask().await;
            kept.try_set(answer);
            if answer != Some(true) {
                workspace.notices().say(device::keep::refused());
            }
        });
    };
    let keep = live(move || {
        kept.get().map(|kept| {
            if kept {
                view! { <p class="good">{device::keep::yes()}</p> }.into_any()
            } else {
                view! {
                    <p>{device::keep::no()}</p>
                    <button type="button" class="button" on:click=ask>{device::keep::ask()}</button>
                }
                .into_any()
            }
        })
    });
    view! {
        <section>
            <h2>{device::state::title()}</h2>
            <dl class="facts">
                <div><dt>{device::state::local()}</dt><dd>{local}</dd></div>
                <div><dt>{device::state::database()}</dt><dd>{database}</dd></div>
            </dl>
            <p class="mute">{used}</p>
            {local_meter}
            {room_meter}
            {keep}
        </section>
    }
}

/// A meter with its words; above 80 % it warns.
fn meter(name: &'static str, share: f64, words: String) -> AnyView {
    view! {
        <div class="meter">
            <span>{name}</span>
            <meter min="0" max="1" high="0.8" optimum="0" value=share.min(1.0).to_string() aria-label=name></meter>
            <span class="mute">{words}</span>
        </div>
    }
    .into_any()
}

/// Thousands of UTF-16 units, which people know as kilobytes.
fn kilobytes(units: usize) -> String {
    intl::number((units as f64 / 1000.0).ceil())
}

fn megabytes(bytes: f64) -> String {
    let megabytes = bytes / 1_000_000.0;
    // Where there is much, tenths mean nothing.
    intl::number(if megabytes < 10.0 {
        (megabytes * 10.0).ceil() / 10.0
    } else {
        megabytes.round()
    })
}

fn state(result: &Result<(), Why>) -> String {
    match result {
        Ok(()) => device::state::works().to_owned(),
        Err(Why::Absent) => device::state::absent().to_owned(),
        Err(Why::Blocked) => device::state::blocked().to_owned(),
        Err(Why::Full) => device::state::full().to_owned(),
        Err(Why::Closed) => device::state::closed().to_owned(),
        Err(Why::Silent) => device::state::silent().to_owned(),
        Err(Why::Failed(reason)) => device::state::broken(reason),
    }
}
