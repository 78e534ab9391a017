//! What holds for a plan as a whole. Every change counts at once.

mod about;
mod coach;
mod pace;
mod pick;
mod plan;
mod reading;

pub use self::pick::{Pick, picks};
use leptos::prelude::*;
use sightline_plan::{Edit, Settings, model::About};
use sightline_text::settings;

use self::{
    about::AboutPart, coach::CoachPart, pace::PacePart, plan::PlanPart, reading::ReadingPart,
};
use crate::{
    state::{Visit, Workspace},
    ui::{Page, live},
};

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let workspace = Workspace::here();
    let locked = live(move || workspace.read_only());
    let note = live(move || {
        workspace
            .read_only()
            .then(|| view! { <p role="note">{settings::read_only()}</p> }.into_any())
    });
    view! {
        <div class="narrow settings">
            <Page title=settings::title()>
                <p class="lead">{settings::lead()}</p>
                {note}
                <fieldset class="settings-all" disabled=locked>
                    <AboutPart />
                    <ReadingPart />
                    <PacePart />
                    <CoachPart />
                </fieldset>
                <PlanPart />
            </Page>
        </div>
    }
}

/// Changes the plan's own record.
fn change_about(workspace: Workspace, visit: Option<Visit>, change: impl FnOnce(&mut About)) {
    if let Some(plan) = workspace.plan_now() {
        let mut about = About::clone(plan.about());
        change(&mut about);
        workspace.attempt(Edit::Put(about.into()), visit);
    }
}

/// Changes the plan's settings.
fn change(workspace: Workspace, visit: Option<Visit>, change: impl FnOnce(&mut Settings)) {
    change_about(workspace, visit, |about| change(&mut about.settings));
}

/// A value of the plan's own record, as it is now.
fn of_about<T>(workspace: Workspace, get: impl Fn(&About) -> T) -> Option<T> {
    workspace.plan().map(|plan| get(plan.about()))
}
