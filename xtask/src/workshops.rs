//! The workshops of `crates/workshop/content` as files of the site, fetched by the app when one is opened.

use crate::process;
use crate::project;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Writes `workshops/index.json` and a file for each workshop and language. The crate's own door does it, so that
/// the chores need not be compiled with it.
///
/// # Errors
/// If a workshop has a fault, or the folder cannot be written.
pub fn write(dist: &Path) -> Result<()> {
    let door = [
        "run",
        "--quiet",
        "--package",
        "sightline-workshop",
        "--example",
        "workshop",
    ];
    process::run(
        Command::new("cargo")
            .current_dir(project::root())
            .args(door)
            .args(["--", "files"])
            .arg(dist.join("workshops")),
    )
}
