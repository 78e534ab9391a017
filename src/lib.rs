//! Sightline in the browser: a thin skin over the crates that think.
//!
//! Where to start: [`app::App`] is the shell; [`route::Route`] says which pages there are; each
//! page is a module of [`pages`]; [`state::Workspace`] holds the open plan, and every change of it goes
//! through [`state::Workspace::dispatch`]; [`browser`] adapts the web platform.

pub mod app;
pub mod browser;
mod failure;
pub mod pages;

mod palette;
mod parts;
pub mod route;
mod sample;
pub mod state;
pub mod ui;
mod words;

/// Puts the app into the page.
pub fn start() {
    failure::report_panics();
    leptos::mount::mount_to_body(app::App);
}
