//! What is in the chosen file, before anything is kept.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::{Id, Plan, file, model::About};
use sightline_text::{import, start};

use super::{Source, problem_lines};
use crate::{
    browser::{Why, random, storage::StoreError},
    route::Route,
    state::{Inbox, Incoming, Navigation, Workspace},
    ui::live,
    words,
};

/// The id of the heading, which takes focus when a file has been read.
pub(super) const HEADING: &str = "preview-title";

/// The most problems that are listed one by one.
const MOST: usize = 50;

/// The preview, and the decision.
#[component]
pub(super) fn Preview(
    text: Arc<String>,
    reading: Box<file::Reading>,
    source: Source,
    /// What the way out is called.
    leave: &'static str,
    again: Callback<()>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let inbox = expect_context::<Inbox>();
    let file::Reading {
        plan,
        problems,
        newer,
    } = *reading;
    // Whether a plan with its id is here already; known only after asking the device.
    let here_already = RwSignal::new(None::<bool>);
    let failed = RwSignal::new(None::<String>);
    let id = plan.about().id.clone();
    let own = id.clone();
    spawn_local(async move {
        here_already.try_set(Some(workspace.storage().holds(&own).await));
    });
    let name = if plan.about().name.is_empty() {
        start::plans::untitled().to_owned()
    } else {
        plan.about().name.clone()
    };
    let counts = counts(&plan);
    let title = match source {
        Source::File => import::preview::title(),
        Source::Link => import::preview::title_link(),
    };
    let clean = problems.is_empty();
    let more = problems.len().saturating_sub(MOST);
    let list = (!clean).then(|| {
        view! {
            <section class="problems" aria-labelledby="problems-title">
                <h3 id="problems-title">{import::preview::problems_title(problems.len())}</h3>
                <p>{import::preview::problems_lead()}</p>
                <ul>{problem_lines(&problems, &text, MOST)}</ul>
                {(more > 0).then(|| view! { <p class="mute">{import::preview::more(more)}</p> }.into_any())}
            </section>
        }
        .into_any()
    });
    let later = newer.is_some();
    let merge = {
        let (text, id) = (Arc::clone(&text), id.clone());
        move |_| {
            inbox.put(Incoming::Text(String::clone(&text)));
            navigation.go(&Route::Merge(id.clone()));
        }
    };
    let keep = move |_| {
        if later {
            workspace.show_read_only(plan.clone());
            navigation.go(&Route::Plan(plan.about().id.clone()));
            return;
        }
        let Some(here) = here_already.get_untracked() else {
            return;
        };
        let (plan, same) = if here {
            (copy(&plan), None)
        } else {
            (plan.clone(), clean.then(|| Arc::clone(&text)))
        };
        spawn_local(async move {
            let storage = workspace.storage();
            let stored = match same {
                Some(text) => storage.create_as(&plan, &text).await,
                None => storage.create(&plan).await,
            };
            match stored {
                Ok(timeline) => {
                    let route = Route::Plan(plan.about().id.clone());
                    let done = import::preview::done(&plan.about().name);
                    workspace.show_stored(plan, timeline);
                    workspace.notices().say(done);
                    navigation.go(&route);
                }
                Err(error) => {
                    failed.try_set(Some(failure(&error)));
                }
            }
        });
    };
    let merge = live(move || {
        let can = !later && here_already.get() == Some(true);
        let merge = merge.clone();
        can.then(|| view! { <button type="button" class="button primary" on:click=merge>{import::preview::merge()}</button> }.into_any())
    });
    let go = live(move || match (here_already.get(), clean) {
        _ if later => import::preview::look(),
        (Some(true), _) => import::preview::go_copy(),
        (_, true) => import::preview::go(),
        (_, false) => import::preview::go_repaired(),
    });
    view! {
        <section class="preview" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{title}</h2>
            <p class="preview-name">{import::preview::named(name)}</p>
            <p>{counts}</p>
            {newer.map(|version| view! {
                <p class="banner">{words::fault(&sightline_plan::Fault::Newer { version })}</p>
            }.into_any())}
            {clean.then(|| view! { <p class="good">{import::preview::sound()}</p> }.into_any())}
            {list}
            {move || (!later && here_already.get() == Some(true)).then(|| view! { <p>{import::preview::here_already()}</p> }.into_any())}
            {move || failed.get().map(|why| view! { <p class="banner bad" role="alert">{why}</p> }.into_any())}
            <div class="actions">
                {merge}
                <button type="button" class="button" class:primary=move || here_already.get() != Some(true)
                    disabled=move || here_already.get().is_none() on:click=keep>{go}</button>
                <button type="button" class="button" on:click=move |_| again.run(())>{leave}</button>
            </div>
        </section>
    }
}

/// What there is in a plan, in a few words.
pub(in crate::pages) fn counts(plan: &Plan) -> String {
    let tables = plan.tables();
    let mut counts = vec![import::preview::goals(tables.goals.len())];
    if !tables.people.is_empty() {
        counts.push(import::preview::people(tables.people.len()));
    }
    if !tables.check_ins.is_empty() {
        counts.push(import::preview::check_ins(tables.check_ins.len()));
    }
    counts.join(" · ")
}

/// Why neither store took it.
pub(super) fn failure(error: &StoreError) -> String {
    let full = [&error.local, &error.database].contains(&&Some(Why::Full));
    let why = if full {
        import::preview::no_room()
    } else {
        import::preview::no_store()
    };
    import::preview::failed(why)
}

/// The plan under an id and name of its own.
fn copy(plan: &Plan) -> Plan {
    let about = plan.about();
    let name = import::preview::copy_name(&about.name);
    plan.copied(Id::<About>::from_bits(random::bits()), &name)
}
