//! The Rust toolchain of the machine itself: needed before anything here can run, so only its
//! components can be missing.

use super::{Report, rustup};
use crate::process;
use anyhow::{Context, Result};
use std::process::Command;

const COMPONENTS: [(&str, &str, &str); 2] = [
    ("rustfmt", "fmt", "checks the formatting"),
    ("clippy", "clippy", "checks the code"),
];

/// Adds rustfmt and clippy where they are missing, as in a minimal toolchain.
///
/// # Errors
/// If one is missing and rustup cannot add it.
pub fn ensure_components() -> Result<()> {
    for (component, command, purpose) in COMPONENTS {
        if !is_here(command) {
            rustup::add_component(component, purpose).with_context(|| {
                format!("{component} is missing ({purpose}): install it with your Rust toolchain")
            })?;
        }
    }
    Ok(())
}

/// What `doctor` prints.
pub fn reports() -> Vec<Report> {
    let version = process::read(Command::new("rustc").arg("--version"));
    let rust = Report {
        name: "rust",
        purpose: "compiles everything",
        found: version
            .map(|version| version.trim().to_owned())
            .map_err(|error| format!("{error:#}")),
    };
    let components = COMPONENTS.map(|(component, command, purpose)| Report {
        name: component,
        purpose,
        found: if is_here(command) {
            Ok("part of the toolchain".to_owned())
        } else {
            Err(format!("would run: rustup component add {component}"))
        },
    });
    [rust].into_iter().chain(components).collect()
}

fn is_here(command: &str) -> bool {
    process::succeeds(Command::new("cargo").args([command, "--version"]))
}
