//! The register of data sources: which system each number comes from, who looks after it, and how fresh it is.
//!
//! What reads from what, and what has gone stale, is computed by `sightline_plan::sources`.

mod editor;
mod row;
mod without;

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sightline_plan::{
    Edit, Id,
    model::DataSource,
    sources::{Freshness, Register},
};
use sightline_text::sources as text;

use self::{row::Row, without::Without};
use crate::{
    browser::{clock, random},
    state::{Visit, Workspace},
    ui::{Icon, Page, focus, live},
};

/// The id of the heading of the sources: where focus goes that falls.
const LIST: &str = "sources-list";

/// The name of the source that is open: where focus goes with it.
const NAME: &str = "source-name";

/// What the parts of the page share. Copy it wherever it is needed.
#[derive(Clone, Copy)]
struct Desk {
    workspace: Workspace,
    register: Memo<Register>,
    /// The source whose fields are open.
    open: RwSignal<Option<Id<DataSource>>>,
}

impl Desk {
    fn here() -> Self {
        expect_context()
    }

    fn source(self, id: &Id<DataSource>) -> Option<Arc<DataSource>> {
        self.workspace
            .plan()?
            .tables()
            .data_sources
            .get(id)
            .cloned()
    }

    fn change(
        self,
        id: &Id<DataSource>,
        visit: Option<Visit>,
        change: impl FnOnce(&mut DataSource),
    ) {
        let plan = self.workspace.plan_now();
        let known = plan.and_then(|plan| plan.tables().data_sources.get(id).cloned());
        if let Some(known) = known {
            let mut source = DataSource::clone(&known);
            change(&mut source);
            self.workspace.attempt(Edit::Put(source.into()), visit);
        }
    }
}

/// What a source is called.
fn name_of(source: &DataSource) -> String {
    match source.name.trim() {
        "" => text::list::untitled().to_owned(),
        name => name.to_owned(),
    }
}

/// The page.
#[component]
pub fn SourcesPage() -> impl IntoView {
    let workspace = Workspace::here();
    let register = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.map(|plan| Register::of(&plan, clock::today()))
            .unwrap_or_default()
    });
    provide_context(Desk {
        workspace,
        register,
        open: RwSignal::new(None),
    });
    let stale = live(move || {
        let entries = register.get().entries;
        let stale = entries.iter();
        let stale = stale.filter(|entry| matches!(entry.freshness, Freshness::Stale(..)));
        let count = stale.count();
        (count > 0)
            .then(|| view! { <p class="sources-stale">{text::stale_count(count)}</p> }.into_any())
    });
    view! {
        <div class="wide sources">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                {stale}
                <List />
                <Add />
                <Without />
            </Page>
        </div>
    }
}

#[component]
fn List() -> impl IntoView {
    let desk = Desk::here();
    let ids = Memo::new(move |_| {
        let entries = desk.register.get().entries.into_iter();
        entries
            .map(|entry| entry.source.id.clone())
            .collect::<Vec<_>>()
    });
    // While fields are open no source changes places: a row that moves loses its focus.
    let order = Memo::new(move |before: Option<&Vec<Id<DataSource>>>| {
        let now = ids.get();
        let is_open = desk.open.get().is_some();
        let sorted = |ids: &[Id<DataSource>]| {
            let mut ids = ids.to_vec();
            ids.sort();
            ids
        };
        match before {
            Some(before) if is_open && sorted(before) == sorted(&now) => before.clone(),
            _ => now,
        }
    });
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    let none = live(move || {
        is_empty
            .get()
            .then(|| view! { <p><b>{text::none()}</b> " " {text::empty_lead()}</p> }.into_any())
    });
    view! {
        <section aria-labelledby=LIST>
            <h2 id=LIST tabindex="-1">{text::list::title()}</h2>
            {none}
            <ul class="source-list" aria-label=text::list::label() hidden=move || is_empty.get()>
                <For each=move || order.get() key=|id| id.clone() let:id><Row id /></For>
            </ul>
        </section>
    }
}

/// One field: a source begins with its name.
#[component]
fn Add() -> impl IntoView {
    let desk = Desk::here();
    let name = RwSignal::new(String::new());
    let missing = RwSignal::new(false);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        if typed.is_empty() {
            missing.set(true);
            return focus::move_to("source-add");
        }
        let id = Id::from_bits(random::bits());
        let source = DataSource {
            id: id.clone(),
            name: typed,
            ..DataSource::default()
        };
        if desk.workspace.attempt(Edit::Put(source.into()), None) {
            name.set(String::new());
            desk.open.set(Some(id));
            focus::soon(NAME);
        }
    };
    let typed = move |event| {
        name.set(event_target_value(&event));
        missing.set(false);
    };
    let form = live(move || {
        let may = !desk.workspace.read_only();
        may.then(|| {
            view! {
                <form class="line-form source-add" on:submit=add>
                    <div class="field grow">
                        <label for="source-add">{text::add::label()}</label>
                        <input id="source-add" type="text" autocomplete="off" aria-describedby="source-add-error"
                            prop:value=name on:input=typed />
                    </div>
                    <button type="submit" class="button">{Icon::Add} {text::add::go()}</button>
                    <p class="field-error" id="source-add-error" role="alert">
                        {move || missing.get().then(text::add::missing)}
                    </p>
                </form>
            }
            .into_any()
        })
    });
    view! { {form} }
}
