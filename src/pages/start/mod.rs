//! The start page: what is on this device, and what one can do.

mod deeds;
mod drop;
mod example;
mod name;
mod questions;
mod shelf;

use leptos::{children::ViewFn, prelude::*, task::spawn_local};
use sightline_text::{app, start};

pub(crate) use self::deeds::undo_delete;
use self::example::Example;
pub(crate) use self::name::{MAX_NAME, plan_name};
pub(crate) use self::shelf::Shelf;
use crate::{
    parts,
    route::Route,
    state::{Navigation, Overlay, Overlays, Workspace},
    ui::{Icon, LanguageChoice, Page, live},
};

/// The id of the list's heading, which takes focus when a row goes.
const SHELF_TITLE: &str = "shelf-title";

/// What is known of the plans on this device.
#[derive(Clone)]
enum Found {
    /// There are none.
    Nothing,
    /// There may be some; this lists them.
    Some(ViewFn),
    /// The part that lists them could not be fetched.
    PartMissing,
}

/// The start page.
#[component]
pub fn StartPage() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let overlays = Overlays::here();
    let found = RwSignal::new(None::<Found>);
    Effect::new(move |_| {
        workspace.follow_storage();
        if matches!(found.get_untracked(), Some(Found::Some(_))) {
            return;
        }
        spawn_local(async move {
            // A new visitor has none, and need not fetch what reads them.
            let now = if workspace.storage().has_plans().await {
                parts::shelf().await.map_or(Found::PartMissing, Found::Some)
            } else {
                overlays.plans().set(Vec::new());
                Found::Nothing
            };
            // The person may have left the page meanwhile.
            found.try_set(Some(now));
        });
    });
    let over = drop::listen(navigation);
    let opening = RwSignal::new(false);
    let sample = move |_| {
        if !opening.get_untracked() {
            opening.set(true);
            open_sample(workspace, navigation, move || {
                opening.try_set(false);
            });
        }
    };
    let shelf = live(move || {
        found.get().map(|found| match found {
            Found::Nothing => view! { <p class="mute">{start::plans::empty()}</p> }.into_any(),
            Found::Some(shelf) => shelf.run(),
            Found::PartMissing => view! { <p role="alert">{app::part::notice()}</p> }.into_any(),
        })
    });
    let sample_words = live(move || {
        if opening.get() {
            start::sample::opening()
        } else {
            start::sample::go()
        }
    });
    view! {
        <div class="start" data-over=move || over.get().then_some("")>
            <section class="hero">
                <Page title=start::headline() tab=start::title()>
                    <p class="lead">{start::lead()}</p>
                </Page>
                <div class="actions">
                    <a class="button primary large" href=Route::Draft.href()>{start::draft::go()}</a>
                    <button type="button" class="button large" aria-disabled=move || opening.get().then_some("true")
                        on:click=sample>{sample_words}</button>
                    <a class="button large" href=Route::AllWorkshops(None).href()>{start::workshop::go()}</a>
                </div>
                <p class="start-check"><a href=Route::Check.href()>{start::check::go()}</a> " " {start::check::lead()}</p>
                <Example />
            </section>
            <section class="shelf" aria-labelledby=SHELF_TITLE>
                <div class="shelf-head">
                    <h2 id=SHELF_TITLE tabindex="-1">{start::plans::title()}</h2>
                    <button type="button" class="button" on:click=move |_| overlays.open(Overlay::NewPlan)>
                        {Icon::Add} {start::new::go()}
                    </button>
                </div>
                {shelf}
                <p class="shelf-foot">
                    <a class="button" href=Route::Import.href()>{Icon::Import} {start::import::go()}</a>
                    <span class="hint">{start::import::drop()}</span>
                </p>
            </section>
            <div class="start-foot"><LanguageChoice /></div>
            {move || over.get().then(|| view! { <p class="start-drop" role="status">{start::import::release()}</p> }.into_any())}
        </div>
    }
}

/// Opens a fresh copy of the sample plan, and says when that is done, or why not.
pub(crate) fn open_sample(
    workspace: Workspace,
    navigation: Navigation,
    done: impl FnOnce() + 'static,
) {
    spawn_local(async move {
        let stored = match parts::sample(workspace.storage()).await {
            Ok(storing) => Ok(storing.await),
            Err(error) => Err(error),
        };
        done();
        match stored {
            Ok(Ok(id)) => {
                workspace.note_stored();
                navigation.go(&Route::Plan(id));
            }
            Ok(Err(_)) => workspace.notices().say(start::sample::failed()),
            Err(_) => workspace.notices().say(app::part::notice()),
        }
    });
}
