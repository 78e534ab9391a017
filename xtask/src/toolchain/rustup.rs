//! rustup, where the machine has it.

use super::which::which;
use crate::process::{self, say};
use anyhow::{Context, Result};
use std::process::Command;

/// Adds a target to the active toolchain.
///
/// # Errors
/// If there is no rustup, or it cannot reach its server.
pub fn add_target(target: &str) -> Result<()> {
    say(format_args!(
        "adding the target {target} with rustup: the app is compiled to it"
    ));
    rustup(["target", "add", target])
}

/// Adds a component to the active toolchain.
///
/// # Errors
/// As [`add_target`].
pub fn add_component(component: &str, purpose: &str) -> Result<()> {
    say(format_args!("adding {component} with rustup: {purpose}"));
    rustup(["component", "add", component])
}

fn rustup(args: [&str; 3]) -> Result<()> {
    which("rustup").context("there is no rustup here")?;
    // Where the server is out of reach, one line of reason is enough.
    process::run(Command::new("rustup").args(args).env("RUST_BACKTRACE", "0"))
}
