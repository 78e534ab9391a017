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

use leptos::prelude::*;

/// Puts the app into the page.
pub fn start() {
    failure::report_panics();
    // English is there already, and waits for nothing.
    match browser::language::wanted().filter(|tag| tag != sightline_text::current()) {
        None => show(true),
        Some(tag) => wasm_bindgen_futures::spawn_local(async move {
            let spoken = match parts::speak(tag).await {
                Ok(speaking) => speaking.await.is_ok(),
                Err(_) => false,
            };
            if !spoken {
                browser::language::fall_back();
            }
            show(spoken);
        }),
    }
}

fn show(spoken: bool) {
    leptos::mount::mount_to_body(move || view! { <app::App language_missing=!spoken /> });
}
