//! `cargo xtask e2e`: Playwright against the built site, under a sub-path as on GitHub Pages.

use crate::build::{self, Profile};
use crate::process::{self, say};
use crate::toolchain::{chromium, npm};
use crate::{project, serve};
use anyhow::Result;
use std::ffi::OsString;
use std::process::Command;

/// The sub-path of the site during tests.
const PREFIX: &str = "/sightline/";

/// Runs the end-to-end tests; `args` go to Playwright.
///
/// # Errors
/// If a test fails, or what is needed is missing.
pub fn run(args: &[OsString]) -> Result<()> {
    say("end-to-end tests in Chromium");
    process::run(playwright("e2e")?.args(args))
}

/// Playwright for one of its projects, with a server that runs as long as this process.
///
/// # Errors
/// If the site cannot be built or served, or Playwright or Chromium is missing.
pub fn playwright(project: &str) -> Result<Command> {
    let dist = build::ensure(Profile::Release)?;
    let bin = npm::ensure()?;
    let chromium = chromium::ensure()?;
    let running = serve::start(&dist, 0, PREFIX)?;
    let mut command = Command::new(bin.join("playwright"));
    command
        .args(["test", &format!("--project={project}")])
        .current_dir(project::e2e())
        .env("BASE_URL", running.url)
        .env("CHROMIUM", chromium.browser);
    Ok(command)
}
