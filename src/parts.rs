//! The parts of the program that are fetched when they are first needed, so that the first page comes
//! quickly. What only functions of one part lead to is in a wasm file of that part's own; `cargo xtask build`
//! makes the cut. Code of the first page must therefore call these functions, and not what they call.
//!
//! Each fails where its part cannot be fetched, and can then be called again.

// The macro writes the calls across the cut.
#![allow(unsafe_code)]

use std::pin::Pin;

use leptos::{
    children::ViewFn,
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use sightline_plan::{Goal, Id, model::About};

use crate::{
    app::PlanBar,
    browser::storage::{Storage, StoreError},
    pages::{Shelf, device, draft, goals, import, people, settings, versions},
    palette::OverlayDialogs,
    state::Workspace,
};

/// Work that goes on: a split function cannot be `async` itself.
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;

/// A part could not be fetched.
pub type PartError = SplitLoaderError;

/// What calling into a part gives.
pub type Answer<T> = Result<T, PartError>;

/// Opens a plan of this device.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn open(workspace: Workspace, id: Id<About>) -> Answer<Later<()>> {
    Ok(Box::pin(workspace.load(id)))
}

/// Opens the plan for goals that are drafted without one, or makes it.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn open_personal(workspace: Workspace) -> Answer<Later<()>> {
    Ok(Box::pin(workspace.load_personal()))
}

/// Takes the last step back.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn undo(workspace: Workspace) -> Answer<()> {
    workspace.undo();
    Ok(())
}

/// Offers the plan as it is in memory, private records and all: this is a rescue, not an export.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn rescue(workspace: Workspace) -> Answer<()> {
    workspace.rescue();
    Ok(())
}

/// The plans on this device, and what can be done with each.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn shelf() -> Answer<ViewFn> {
    Ok((|| view! { <Shelf /> }).into())
}

/// Brings back the plan that was deleted last.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn bring_back(workspace: Workspace) -> Answer<()> {
    crate::pages::bring_back(workspace);
    Ok(())
}

/// Puts a fresh copy of the sample plan into storage; gives its id.
#[wasm_split(sample, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn sample(storage: Storage) -> Answer<Later<Result<Id<About>, StoreError>>> {
    Ok(Box::pin(crate::sample::store(storage)))
}

/// What may lie over any page: the command palette and its kin.
#[wasm_split(palette, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn overlays() -> Answer<ViewFn> {
    Ok((|| view! { <OverlayDialogs /> }).into())
}

/// What the bar holds while a plan is open.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn plan_bar() -> Answer<ViewFn> {
    Ok((|| view! { <PlanBar /> }).into())
}

/// The goals of the open plan.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn goals_page() -> Answer<ViewFn> {
    Ok((|| view! { <goals::GoalsPage /> }).into())
}

/// A new goal of the open plan.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn new_goal_page() -> Answer<ViewFn> {
    Ok((|| view! { <draft::NewGoalPage /> }).into())
}

/// One goal of the open plan.
#[wasm_split(plan, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn goal_page(id: Id<Goal>) -> Answer<ViewFn> {
    Ok((move || view! { <draft::GoalPage id=id.clone() /> }).into())
}

/// The people and teams of the open plan.
#[wasm_split(manage, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn people_page() -> Answer<ViewFn> {
    Ok((|| view! { <people::PeoplePage /> }).into())
}

/// What holds for the open plan as a whole.
#[wasm_split(manage, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn settings_page() -> Answer<ViewFn> {
    Ok((|| view! { <settings::SettingsPage /> }).into())
}

/// The open plan as it was before.
#[wasm_split(manage, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn versions_page() -> Answer<ViewFn> {
    Ok((|| view! { <versions::VersionsPage /> }).into())
}

/// Bringing a plan in.
#[wasm_split(import, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn import_page() -> Answer<ViewFn> {
    Ok((|| view! { <import::ImportPage /> }).into())
}

/// This device.
#[wasm_split(device, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn device_page() -> Answer<ViewFn> {
    Ok((|| view! { <device::DevicePage /> }).into())
}

/// Offers everything that is stored as one file, readable or not.
#[wasm_split(device, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn download_everything(workspace: Workspace) -> Answer<Later<()>> {
    Ok(Box::pin(device::download_everything(workspace)))
}
