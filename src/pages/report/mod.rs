//! A report of the open plan: what it is about and who reads it are chosen, and what is seen is what is handed out.
//!
//! What a report says is the matter of `sightline_exchange::report`.

mod choose;
mod sheet;
mod tracker;

use std::{sync::Arc, time::Duration};

use leptos::{ev, prelude::*};
use sightline_exchange::report::{self, Asked, Audience, Document, Scope, Words};
use sightline_plan::Plan;
use sightline_text::{common, report::page as text};

use self::choose::Choices;
pub use self::tracker::TrackerPage;
use crate::{
    browser::{clock, download, intl},
    state::Workspace,
    ui::{Icon, Page, file_stem, live, private_records},
};

/// How long a plan rests before its report is written anew.
const PAUSE: Duration = Duration::from_millis(250);

/// What the parts of the page share. Copy it wherever it is needed.
#[derive(Clone, Copy)]
struct Desk {
    workspace: Workspace,
    scope: RwSignal<Scope>,
    audience: RwSignal<Audience>,
    /// Whether it is the goal tracker in place of a report.
    is_tracker: RwSignal<bool>,
    include_private: RwSignal<bool>,
    /// What is shown; `None` until it is written for the first time, and in it where there is nothing to tell of.
    document: RwSignal<Option<Option<Arc<Document>>>>,
}

impl Desk {
    fn here() -> Self {
        expect_context()
    }

    /// The report as it is asked for now.
    fn write(self, plan: &Plan) -> Option<Arc<Document>> {
        let asked = Asked {
            scope: self.scope.get(),
            audience: self.audience.get(),
            include_private: self.include_private.get(),
            today: clock::today(),
        };
        let is_tracker = self.is_tracker.get();
        let document = with_words(|words| match is_tracker {
            true => report::tracker(plan, &asked, words),
            false => report::report(plan, &asked, words),
        });
        document.map(Arc::new)
    }

    /// Hands the report over as a file.
    fn save(self, ending: &str, media_type: &str, written: fn(&Document) -> String) {
        let Some(Some(document)) = self.document.get_untracked() else {
            return;
        };
        let name = format!("{}-report.{ending}", file_stem(&document.title));
        let said = match download::offer(&name, media_type, &written(&document)) {
            Ok(()) => common::downloaded(&name),
            Err(_) => common::download_failed().to_owned(),
        };
        self.workspace.notices().say(said);
    }

    /// Lays the report on paper.
    fn print(self) {
        if let Some(Some(report)) = self.document.get_untracked() {
            print(&report.title);
        }
    }
}

/// Lays on paper what the page shows. The title becomes the name of a PDF.
fn print(title: &str) {
    let page = document().title();
    document().set_title(title);
    // A browser that cannot print leaves the page as it is.
    let _ = window().print();
    document().set_title(&page);
}

/// Writes a document with the words of the app.
fn with_words<T>(write: impl FnOnce(&Words<'_>) -> T) -> T {
    let fill = |key: &str, args: &[(&str, &str)]| {
        // Every key has its words (tests of the crate see to that).
        sightline_text::fill(key, args).unwrap_or_else(|| key.to_owned())
    };
    write(&Words {
        lang: sightline_text::current(),
        fill: &fill,
        day: &intl::date,
        number: &intl::number,
        amount: &intl::amount,
    })
}

/// The page.
#[component]
pub fn HandoutPage() -> impl IntoView {
    let desk = Desk {
        workspace: Workspace::here(),
        scope: RwSignal::new(Scope::Plan),
        audience: RwSignal::new(Audience::Executive),
        is_tracker: RwSignal::new(false),
        include_private: RwSignal::new(false),
        document: RwSignal::new(None),
    };
    provide_context(desk);
    follow(desk);
    let shown = live(move || match desk.document.get() {
        None => view! { <p class="mute" role="status">{text::computing()}</p> }.into_any(),
        Some(None) => view! { <p class="lead" role="status">{text::gone()}</p> }.into_any(),
        Some(Some(document)) => sheet::sheet(&document),
    });
    view! {
        <div class="wide handout" data-across=live(move || desk.is_tracker.get().then_some(""))>
            <div class="handout-desk">
                <Page title=text::title()>
                    <p class="lead">{text::lead()}</p>
                    <Choices />
                    <Private />
                    <Ways />
                </Page>
            </div>
            {shown}
        </div>
    }
}

/// Keeps the report in step: at once with what is chosen, and with the plan once it rests.
fn follow(desk: Desk) {
    let plan = Memo::new(move |_| desk.workspace.plan().map(Same));
    let rested = RwSignal::new(plan.get_untracked());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        let before = waiting.try_update_value(Option::take).flatten();
        if let Some(before) = before {
            before.clear();
        }
    };
    Effect::new(move |before: Option<()>| {
        let plan = plan.get();
        stop();
        if before.is_none() {
            return;
        }
        let take = move || {
            // The person may have left the page.
            rested.try_set(plan);
        };
        waiting.set_value(set_timeout_with_handle(take, PAUSE).ok());
    });
    on_cleanup(stop);
    Effect::new(move |_| {
        let plan = rested.get();
        let document = plan.and_then(|plan| desk.write(&plan.0));
        desk.document.set(Some(document));
    });
}

/// A plan, the same as another while nothing has changed.
#[derive(Clone)]
struct Same(Arc<Plan>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Whether what is private goes along: asked anew for every report.
#[component]
fn Private() -> impl IntoView {
    let desk = Desk::here();
    let count = Memo::new(move |_| private_records(desk.workspace));
    let tick = move |event: ev::Event| desk.include_private.set(event_target_checked(&event));
    let left_out = live(move || {
        let out = !desk.include_private.get();
        out.then(|| text::left_out(count.get()))
    });
    live(move || {
        let left_out = left_out.clone();
        (count.get() > 0).then(|| {
            view! {
                <div class="handout-private">
                    <label><input type="checkbox" aria-describedby="handout-private-hint"
                        prop:checked=move || desk.include_private.get() on:change=tick />
                        <span>{text::include_private()}</span></label>
                    <p class="hint" id="handout-private-hint">{text::include_private_hint()} " " {left_out}</p>
                </div>
            }
            .into_any()
        })
    })
}

/// The ways to hand it out.
#[component]
fn Ways() -> impl IntoView {
    let desk = Desk::here();
    let nothing = live(move || !matches!(desk.document.get(), Some(Some(_))));
    let markdown = move |_| desk.save("md", "text/markdown;charset=utf-8", report::markdown);
    let html = move |_| desk.save("html", "text/html;charset=utf-8", report::html);
    view! {
        <div class="actions">
            <button type="button" class="button primary" disabled=nothing.clone() on:click=move |_| desk.print()>{text::print()}</button>
            <button type="button" class="button" disabled=nothing.clone() on:click=html>{Icon::Export} {text::html()}</button>
            <button type="button" class="button" disabled=nothing on:click=markdown>{Icon::Export} {text::markdown()}</button>
        </div>
    }
}
