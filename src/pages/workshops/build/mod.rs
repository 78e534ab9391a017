//! Building a workshop of one's own from steps of others.
//!
//! What is built is a [`Draft`] in the plan: each act here is one edit of it, so it is saved and can be taken back.
//! What the draft comes to is worked out by `sightline_workshop::compose`.

mod begin;
mod library;
mod session;
mod step;
mod sum;
mod words;

use begin::BeginBuilding;
pub use begin::copy_of;
use leptos::prelude::*;
use library::{Library, PickSteps};
use session::Sessions;
use sightline_text::build as text;
use sightline_workshop::compose::{Composed, Draft, compose};
use sum::AllInAll;

use super::shelf;
use crate::{
    route::Route,
    state::{Visit, Workspace},
    ui::{FieldKind, Icon, Page, TextField, live, replaced},
};

/// The workshop that is being built.
#[derive(Clone, Copy)]
pub struct Building {
    workspace: Workspace,
    id: StoredValue<String>,
    draft: Memo<Option<Draft>>,
    composed: Memo<Option<Composed>>,
}

impl Building {
    fn of(workspace: Workspace, id: String) -> Self {
        let id = StoredValue::new(id);
        let draft = Memo::new(move |_| {
            let plan = workspace.plan()?;
            id.with_value(|id| shelf::draft(&plan, id))
        });
        Self {
            workspace,
            id,
            draft,
            composed: Memo::new(move |_| draft.with(|draft| draft.as_ref().map(compose))),
        }
    }

    fn here() -> Self {
        expect_context()
    }

    /// What is asked of the draft; `None` where it is gone.
    fn ask<T>(self, ask: impl FnOnce(&Draft) -> T) -> Option<T> {
        self.draft.with(|draft| draft.as_ref().map(ask))
    }

    /// Changes the draft, as one step of undo or as part of a visit to a field. Gives whether it was kept.
    fn change(self, visit: Option<Visit>, change: impl FnOnce(&mut Draft)) -> bool {
        let Some(plan) = self.workspace.plan_now() else {
            return false;
        };
        // The plan says what is there now: a memo may not have heard yet.
        let Some(was) = self.id.with_value(|id| shelf::draft(&plan, id)) else {
            return false;
        };
        let mut draft = was.clone();
        change(&mut draft);
        draft == was
            || self
                .workspace
                .attempt(shelf::with_draft(&plan, &draft), visit)
    }

    fn is_locked(self) -> bool {
        self.workspace.read_only()
    }
}

/// The page: its beginning, or the workshop of this id.
#[component]
pub fn BuildPage(id: Option<String>) -> impl IntoView {
    let workspace = Workspace::here();
    let all = workspace
        .plan_now()
        .map(|plan| Route::Workshops(plan.about().id.clone()).href());
    let shown = match id {
        Some(id) => {
            let building = Building::of(workspace, id);
            provide_context(building);
            provide_context(Library::fetch(workspace));
            let is_here = Memo::new(move |_| building.draft.with(Option::is_some));
            let shown = replaced(move || match is_here.get() {
                true => view! { <Desk /> }.into_any(),
                false => view! {
                    <Page title=text::gone_title()><p class="lead">{text::gone_lead()}</p></Page>
                }
                .into_any(),
            });
            view! { {shown} }.into_any()
        }
        None => view! { <BeginBuilding /> }.into_any(),
    };
    view! {
        <div class="wide build-page">
            <a class="back" href=all>{Icon::Back} {text::back()}</a>
            {shown}
        </div>
    }
}

#[component]
fn Desk() -> impl IntoView {
    let building = Building::here();
    let title = building.ask(|draft| draft.workshop.title.clone());
    let locked = live(move || {
        building
            .is_locked()
            .then(|| view! { <p role="note">{text::read_only()}</p> }.into_any())
    });
    view! {
        <Page title=title.unwrap_or_default()><p class="lead">{text::lead()}</p></Page>
        {locked}
        <div class="build-columns">
            <div class="build-main">
                <About />
                <Sessions />
                <PickSteps />
            </div>
            <AllInAll />
        </div>
    }
}

/// Its name, and what it is good for.
#[component]
fn About() -> impl IntoView {
    let building = Building::here();
    let key = building.id.get_value();
    let title = Signal::derive(move || {
        building
            .ask(|draft| draft.workshop.title.clone())
            .unwrap_or_default()
    });
    let purpose = Signal::derive(move || {
        building
            .ask(|draft| draft.workshop.purpose.clone())
            .unwrap_or_default()
    });
    let named = Callback::new(move |(typed, visit): (String, Visit)| {
        let typed = typed.trim().to_owned();
        if typed.is_empty() {
            return Some(text::name_missing().to_owned());
        }
        building.change(Some(visit), |draft| draft.workshop.title = typed);
        None
    });
    let meant = Callback::new(move |(typed, visit): (String, Visit)| {
        building.change(Some(visit), |draft| {
            typed.trim().clone_into(&mut draft.workshop.purpose);
        });
        None
    });
    view! {
        <section class="build-about" aria-labelledby="build-about">
            <h2 id="build-about">{text::about()}</h2>
            <TextField id="build-title" label=text::name() value=title commit=named draft_key=format!("build.{key}.title") whole=true />
            <TextField id="build-purpose" label=text::purpose() kind=FieldKind::Lines value=purpose commit=meant
                draft_key=format!("build.{key}.purpose") whole=true />
        </section>
    }
}
