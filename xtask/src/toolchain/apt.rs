//! Debian's package manager.

use super::which::which;
use crate::process::{self, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Command;

/// Whether this machine has apt.
pub fn is_here() -> bool {
    which("apt-get").is_some()
}

/// Whether packages can be installed without asking anyone.
pub fn is_root() -> bool {
    process::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Installs packages; `why` ends the line that announces it.
///
/// # Errors
/// Without apt or without root, with the command that a person can run instead.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    let names = packages.join(" ");
    if !is_here() {
        bail!("{names} missing ({why}), and this machine has no apt to install from");
    }
    if !is_root() {
        bail!(
            "{names} missing ({why}), and installing needs root. \
             Run: sudo apt-get update && sudo apt-get install {names}"
        );
    }
    update_if_never()?;
    say(format_args!("installing {names} with apt-get: {why}"));
    process::run(
        Command::new("apt-get")
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(packages)
            .env("DEBIAN_FRONTEND", "noninteractive"),
    )
}

/// Fetches the package lists if this machine has none, as in a fresh container.
///
/// # Errors
/// If there are none and this is not root.
pub fn update_if_never() -> Result<()> {
    let has_lists = fs::read_dir("/var/lib/apt/lists").is_ok_and(|lists| {
        lists
            .flatten()
            .any(|list| list.file_name().to_string_lossy().contains("_Packages"))
    });
    if has_lists {
        return Ok(());
    }
    if !is_root() {
        bail!(
            "apt has no package lists yet, and fetching them needs root. Run: sudo apt-get update"
        );
    }
    update()
}

/// Fetches the package lists.
///
/// # Errors
/// If apt cannot.
pub fn update() -> Result<()> {
    say("fetching apt's package lists: this machine's are missing or out of date");
    process::run(Command::new("apt-get").args(["update", "--quiet"]))
        .context("apt cannot fetch its package lists")
}
