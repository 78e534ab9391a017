//! Safe mode: what is stored, record by record, without opening any plan.

use leptos::{prelude::*, task::spawn_local};
use sightline_journal::{Reason, inspect, key};
use sightline_plan::{Id, model::About};
use sightline_text::device;

use super::{download_everything, hand_over};
use crate::{
    browser::intl,
    route::Route,
    state::Workspace,
    ui::{Icon, Page, live},
};

/// The most records of one plan that are listed one by one.
const MOST: usize = 200;

/// One stored record.
struct Kept {
    store: String,
    key: String,
    bytes: usize,
    state: Option<Reason>,
}

/// Everything stored, as it is.
#[component]
pub fn SafePage() -> impl IntoView {
    let workspace = Workspace::here();
    let records = RwSignal::new(None::<Vec<(String, String)>>);
    spawn_local(async move {
        let raw = workspace.storage().raw().await;
        records.try_set(Some(raw));
    });
    let all = move |_| spawn_local(download_everything(workspace));
    let content = live(move || {
        records.with(|records| records.as_ref().map(|records| plans(workspace, records)))
    });
    view! {
        <div class="narrow">
            <Page title=device::safe::title()>
                <p class="lead">{device::safe::lead()}</p>
                <div class="actions">
                    <button type="button" class="button primary" on:click=all>{Icon::Export} {device::raw::go()}</button>
                    <a class="button" href=Route::Device.href()>{device::safe::back()}</a>
                </div>
                {content}
            </Page>
        </div>
    }
}

fn plans(workspace: Workspace, records: &[(String, String)]) -> AnyView {
    let keys = records.iter().map(|(name, _)| split(name).1);
    let plans = key::plans(keys);
    let rest = records
        .iter()
        .filter(|(name, _)| !split(name).1.starts_with(key::PLANS))
        .count();
    let none = plans
        .is_empty()
        .then(|| view! { <p class="mute">{device::safe::none()}</p> }.into_any());
    let sections = plans
        .iter()
        .map(|id| section(workspace, id, records))
        .collect_view();
    view! {
        {none}
        {sections}
        <p class="mute">{device::safe::rest(rest)}</p>
    }
    .into_any()
}

/// The store and the key.
fn split(name: &str) -> (&str, &str) {
    name.split_once('/').unwrap_or(("", name))
}

fn section(workspace: Workspace, id: &Id<About>, records: &[(String, String)]) -> AnyView {
    let prefix = key::plan_prefix(id);
    let own: Vec<(String, String)> = records
        .iter()
        .filter(|(name, _)| split(name).1.starts_with(&prefix))
        .cloned()
        .collect();
    let kept: Vec<Kept> = own
        .iter()
        .map(|(name, text)| {
            let (store, key) = split(name);
            Kept {
                store: store.to_owned(),
                key: key.trim_start_matches(&prefix).to_owned(),
                bytes: text.len(),
                state: inspect(id, key, text).err(),
            }
        })
        .collect();
    let damaged = kept.iter().filter(|kept| kept.state.is_some()).count();
    let summary = match damaged {
        0 => device::safe::whole(kept.len()),
        damaged => device::safe::some_damaged(kept.len(), damaged),
    };
    let more = kept.len().saturating_sub(MOST);
    let rows = kept.iter().take(MOST).map(row).collect_view();
    let more =
        (more > 0).then(|| view! { <p class="mute">{device::safe::more(more)}</p> }.into_any());
    let title = device::safe::plan(id.as_str());
    let of_plan = device::safe::of_plan(id.as_str());
    let download = move |_| hand_over(workspace, device::safe::file(), own.clone());
    view! {
        <section class="safe-plan">
            <h2>{title}</h2>
            <p>{summary}</p>
            <button type="button" class="button" on:click=download>
                {Icon::Export} {device::safe::download()} <span class="visually-hidden">" " {of_plan}</span>
            </button>
            <details>
                <summary>{device::safe::records()}</summary>
                <div class="safe-table" tabindex="0" role="region" aria-label=device::safe::records()>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{device::safe::record()}</th>
                                <th scope="col">{device::safe::store()}</th>
                                <th scope="col">{device::safe::bytes()}</th>
                                <th scope="col">{device::safe::state()}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {more}
            </details>
        </section>
    }
    .into_any()
}

fn row(kept: &Kept) -> AnyView {
    let store = match kept.store.as_str() {
        "localStorage" => device::state::local(),
        "indexedDB" => device::state::database(),
        _ => device::safe::memory(),
    };
    let state = match kept.state {
        None => device::safe::is_whole(),
        Some(Reason::NotARecord) => device::safe::not_a_record(),
        Some(Reason::Checksum) => device::safe::checksum(),
        Some(Reason::Content) => device::safe::content(),
        Some(Reason::Newer) => device::safe::newer(),
    };
    view! {
        <tr>
            <th scope="row"><code>{kept.key.clone()}</code></th>
            <td>{store}</td>
            <td class="number">{intl::number(kept.bytes as f64)}</td>
            <td data-bad=kept.state.is_some().then_some("")>{state}</td>
        </tr>
    }
    .into_any()
}
