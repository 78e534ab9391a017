//! The parts of the program that are fetched when they are first needed, so that the first page comes
//! quickly. What only functions of one part lead to is in a wasm file of that part's own; `cargo xtask build`
//! makes the cut. Code of the first page must therefore call these functions, and not what they call.
//!
//! Each fails where its part cannot be fetched, and can then be called again.

// Leptos' macro writes the calls across the cut.
#![cfg_attr(feature = "split", allow(unsafe_code))]

use std::pin::Pin;

use leptos::{children::ViewFn, prelude::*, wasm_split::SplitLoaderError};
use sightline_plan::{
    Goal, Id,
    model::{About, Person, Run},
};

use crate::{
    app::PlanBar,
    browser::{
        Why, language,
        storage::{Storage, StoreError},
    },
    pages::{
        PlanFrame, Shelf, adds_up, answer, check, cycles, device, goal, import, kpis, map, merge,
        mine, noticed, people, person, progress, recognition, report, rhythm, round, run, settings,
        share, sources, versions, workshops,
    },
    palette::OverlayDialogs,
    route::Route,
    state::Workspace,
};

/// Work that goes on: a split function cannot be `async` itself.
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// A part could not be fetched.
pub type PartError = SplitLoaderError;

/// What calling into a part gives.
pub type Answer<T> = Result<T, PartError>;

/// Declares functions, each with the part that it leads to. Without the feature `split`, as in tests, there is
/// nothing to fetch.
macro_rules! parts {
    ($($(#[$doc:meta])* [$part:ident] pub fn $name:ident($($arg:ident: $kind:ty),*) -> $answer:ty $body:block)*) => {$(
        $(#[$doc])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        pub fn $name($($arg: $kind),*) -> $answer $body

        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        pub async fn $name($($arg: $kind),*) -> $answer $body
    )*};
}

parts! {
    /// Opens a plan of this device.
    [plan] pub fn open(workspace: Workspace, id: Id<About>) -> Answer<Later<()>> {
        Ok(Box::pin(workspace.load(id)))
    }

    /// Opens the plan for goals that are drafted without one, or makes it.
    [plan] pub fn open_personal(workspace: Workspace) -> Answer<Later<()>> {
        Ok(Box::pin(workspace.load_personal()))
    }

    /// Takes the last step back.
    [plan] pub fn undo(workspace: Workspace) -> Answer<()> {
        workspace.undo();
        Ok(())
    }

    /// Offers the plan as it is in memory, private records and all: this is a rescue, not an export.
    [plan] pub fn rescue(workspace: Workspace) -> Answer<()> {
        workspace.rescue();
        Ok(())
    }

    /// Stores the open plan again, which was deleted in another tab.
    [plan] pub fn bring_back(workspace: Workspace) -> Answer<Later<()>> {
        Ok(Box::pin(workspace.bring_back()))
    }

    /// Brings back the plan that was deleted last.
    [plan] pub fn undo_delete(workspace: Workspace) -> Answer<()> {
        crate::pages::undo_delete(workspace);
        Ok(())
    }

    /// The plans on this device, and what can be done with each.
    [plan] pub fn shelf() -> Answer<ViewFn> {
        Ok((|| view! { <Shelf /> }).into())
    }

    /// Puts a fresh copy of the sample plan into storage; gives its id.
    [device] pub fn sample(storage: Storage) -> Answer<Later<Result<Id<About>, StoreError>>> {
        Ok(Box::pin(crate::sample::store(storage)))
    }

    /// What may lie over any page: the command palette and its kin.
    [palette] pub fn overlays() -> Answer<ViewFn> {
        Ok((|| view! { <OverlayDialogs /> }).into())
    }

    /// Has the page's words be in a language.
    [palette] pub fn speak(tag: String) -> Answer<Later<Result<(), Why>>> {
        Ok(Box::pin(language::speak(tag)))
    }

    /// What the bar holds while a plan is open.
    [plan] pub fn plan_bar() -> Answer<ViewFn> {
        Ok((|| view! { <PlanBar /> }).into())
    }

    /// A page of the plan that the address names.
    [plan] pub fn plan_frame(route: Route) -> Answer<ViewFn> {
        Ok((move || view! { <PlanFrame route=route.clone() /> }).into())
    }

    /// Templates to begin a goal with.
    [coach] pub fn templates(open: RwSignal<bool>) -> Answer<ViewFn> {
        Ok((move || view! { <goal::templates::Templates open /> }).into())
    }

    /// A list of goals, read and judged before it is taken over.
    [coach] pub fn check_page() -> Answer<ViewFn> {
        Ok((|| view! { <check::CheckPage /> }).into())
    }

    /// What the coach notices of the open plan as a whole.
    [coach] pub fn noticed_page() -> Answer<ViewFn> {
        Ok((|| view! { <noticed::NoticedPage /> }).into())
    }

    /// The goals of the open plan as a map.
    [map] pub fn map_page() -> Answer<ViewFn> {
        Ok((|| view! { <map::MapPage /> }).into())
    }

    /// Whether the open plan adds up.
    [manage] pub fn adds_up_page(only: Option<Id<Goal>>) -> Answer<ViewFn> {
        Ok((move || view! { <adds_up::AddsUpPage only=only.clone() /> }).into())
    }

    /// The people and teams of the open plan.
    [manage] pub fn people_page() -> Answer<ViewFn> {
        Ok((|| view! { <people::PeoplePage /> }).into())
    }

    /// How the open plan moves.
    [manage] pub fn progress_page() -> Answer<ViewFn> {
        Ok((|| view! { <progress::ProgressPage /> }).into())
    }

    /// The numbers of ongoing health of the open plan.
    [manage] pub fn kpis_page() -> Answer<ViewFn> {
        Ok((|| view! { <kpis::KpisPage /> }).into())
    }

    /// A round of check-ins over the open plan.
    [manage] pub fn round_page() -> Answer<ViewFn> {
        Ok((|| view! { <round::RoundPage /> }).into())
    }

    /// The cycles of the open plan.
    [manage] pub fn cycles_page() -> Answer<ViewFn> {
        Ok((|| view! { <cycles::CyclesPage /> }).into())
    }

    /// When the open plan is looked at.
    [manage] pub fn rhythm_page() -> Answer<ViewFn> {
        Ok((|| view! { <rhythm::RhythmPage /> }).into())
    }

    /// Praise, wins, stories and feedback of the open plan.
    [manage] pub fn recognition_page() -> Answer<ViewFn> {
        Ok((|| view! { <recognition::RecognitionPage /> }).into())
    }

    /// What was said about a goal of the open plan, and a form for more; `story` asks for one beside a metric.
    [manage] pub fn goal_notes(goal: Id<Goal>, story: RwSignal<Option<String>>) -> Answer<ViewFn> {
        Ok((move || view! { <recognition::GoalNotes goal=goal.clone() story /> }).into())
    }

    /// Where the numbers of the open plan come from.
    [manage] pub fn sources_page() -> Answer<ViewFn> {
        Ok((|| view! { <sources::SourcesPage /> }).into())
    }

    /// What the open plan has to show, to hand out.
    [manage] pub fn handout_page() -> Answer<ViewFn> {
        Ok((|| view! { <report::HandoutPage /> }).into())
    }

    /// One person of the open plan.
    [manage] pub fn person_page(id: Id<Person>) -> Answer<ViewFn> {
        Ok((move || view! { <person::PersonPage id=id.clone() /> }).into())
    }

    /// The goal tracker, to print and fill in by hand.
    [manage] pub fn tracker_page() -> Answer<ViewFn> {
        Ok((|| view! { <report::TrackerPage /> }).into())
    }

    /// What is one's own in the open plan.
    [manage] pub fn mine_page() -> Answer<ViewFn> {
        Ok((|| view! { <mine::MinePage /> }).into())
    }

    /// Handing on the open plan, or a goal of it.
    [device] pub fn share_page(goal: Option<Id<Goal>>) -> Answer<ViewFn> {
        Ok((move || view! { <share::SharePage goal=goal.clone() /> }).into())
    }

    /// What holds for the open plan as a whole.
    [manage] pub fn settings_page() -> Answer<ViewFn> {
        Ok((|| view! { <settings::SettingsPage /> }).into())
    }

    /// The open plan as it was before.
    [manage] pub fn versions_page() -> Answer<ViewFn> {
        Ok((|| view! { <versions::VersionsPage /> }).into())
    }

    /// The workshops there are, with no plan yet; one is asked for where it is named.
    [workshop] pub fn all_workshops_page(wanted: Option<String>) -> Answer<ViewFn> {
        Ok((move || view! { <workshops::AllWorkshopsPage wanted=wanted.clone() /> }).into())
    }

    /// The workshops there are, and the open plan's runs of them.
    [workshop] pub fn workshops_page() -> Answer<ViewFn> {
        Ok((|| view! { <workshops::WorkshopsPage /> }).into())
    }

    /// One workshop, before it is run in the open plan.
    [workshop] pub fn workshop_page(id: String) -> Answer<ViewFn> {
        Ok((move || view! { <workshops::WorkshopPage id=id.clone() /> }).into())
    }

    /// A workshop of one's own that is being built in the open plan.
    [workshop] pub fn build_page(id: Option<String>) -> Answer<ViewFn> {
        Ok((move || view! { <workshops::BuildPage id=id.clone() /> }).into())
    }

    /// A run of a workshop, as its facilitator sees it.
    [workshop] pub fn console_page(id: Id<Run>) -> Answer<ViewFn> {
        Ok((move || view! { <run::ConsolePage id=id.clone() /> }).into())
    }

    /// What the room sees of a run.
    [workshop] pub fn projector_page(id: Id<Run>) -> Answer<ViewFn> {
        Ok((move || view! { <run::ProjectorPage id=id.clone() /> }).into())
    }

    /// What came of a run.
    [workshop] pub fn report_page(id: Id<Run>) -> Answer<ViewFn> {
        Ok((move || view! { <run::ReportPage id=id.clone() /> }).into())
    }

    /// Answers to questions of a run, which came inside a link.
    [workshop] pub fn answers_page() -> Answer<ViewFn> {
        Ok((|| view! { <run::AnswersPage /> }).into())
    }

    /// A workshop that came inside a link.
    [workshop] pub fn open_workshop_page() -> Answer<ViewFn> {
        Ok((|| view! { <workshops::OpenWorkshopPage /> }).into())
    }

    /// Questions of a workshop, for somebody who is asked.
    [answer] pub fn answer_page() -> Answer<ViewFn> {
        Ok((|| view! { <answer::AnswerPage /> }).into())
    }

    /// Bringing a plan in.
    [device] pub fn import_page() -> Answer<ViewFn> {
        Ok((|| view! { <import::ImportPage /> }).into())
    }

    /// Bringing in what others changed in a copy of the open plan.
    [device] pub fn merge_page() -> Answer<ViewFn> {
        Ok((|| view! { <merge::MergePage /> }).into())
    }

    /// A table to be brought into the open plan.
    [device] pub fn bring_in_page() -> Answer<ViewFn> {
        Ok((|| view! { <import::BringInPage /> }).into())
    }

    /// A plan that came inside a link.
    [device] pub fn open_page() -> Answer<ViewFn> {
        Ok((|| view! { <import::OpenPage /> }).into())
    }

    /// This device.
    [device] pub fn device_page() -> Answer<ViewFn> {
        Ok((|| view! { <device::DevicePage /> }).into())
    }

    /// What is stored on this device, without opening any plan.
    [device] pub fn safe_page() -> Answer<ViewFn> {
        Ok((|| view! { <device::SafePage /> }).into())
    }

    /// Offers everything that is stored as one file, readable or not.
    [device] pub fn download_everything(workspace: Workspace) -> Answer<Later<()>> {
        Ok(Box::pin(device::download_everything(workspace)))
    }
}
