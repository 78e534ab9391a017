//! The workshops of `crates/workshop/content` as files of the site, fetched by the app when one is opened.

use crate::{folder, process, project};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where `index.html` says they are, before the folder has its name.
const PLACE: &str = "<meta name=\"workshops\" content=\"workshops/\">";

/// Writes `index.json` and a file for each workshop and language into a folder that is named after their content, and
/// gives the page that knows it: a page of an older version must not meet workshops of a newer one. The crate's own
/// door does it, so that the chores need not be compiled with it.
///
/// # Errors
/// If a workshop has a fault, the folder cannot be written, or the page has no place for it.
pub fn write(dist: &Path, html: &str) -> Result<String> {
    if !html.contains(PLACE) {
        bail!("index.html does not say where the workshops are");
    }
    let made = dist.join("workshops");
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
            .arg(&made),
    )?;
    let name = folder::named("workshops", &made)?;
    let place = dist.join(&name);
    if place.exists() {
        fs::remove_dir_all(&place).context("cannot remove the workshops of an older build")?;
    }
    fs::rename(&made, &place).context("cannot name the workshops")?;
    let named = format!("<meta name=\"workshops\" content=\"{name}/\">");
    Ok(html.replace(PLACE, &named))
}
