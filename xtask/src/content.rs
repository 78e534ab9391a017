//! What the app fetches when it is wanted, as files of the site: workshops, and the words of other languages.

use crate::{folder, process, project};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where `index.html` says they are, before the folder has its name.
const PLACE: &str = "<meta name=\"content\" content=\"content/\">";

/// Writes `workshops/` and `languages/` into a folder that is named after what is in it, and gives the page that knows
/// it: a page of an older version must not meet words of a newer one. The crates' own doors do it, so that the chores
/// need not be compiled with them.
///
/// # Errors
/// If a workshop or a language has a fault, the folder cannot be written, or the page has no place for it.
pub fn write(dist: &Path, html: &str) -> Result<String> {
    if !html.contains(PLACE) {
        bail!("index.html does not say where the content is");
    }
    let made = dist.join("content");
    let languages = made.join("languages");
    fs::create_dir_all(&languages).context("cannot make the folder of content")?;
    let workshops = made.join("workshops");
    process::run(
        door("sightline-workshop", "workshop")
            .arg("files")
            .arg(workshops),
    )?;
    let listed = process::read(&mut door("sightline-text", "export"))?;
    for language in listed.split_whitespace() {
        let words = process::read(door("sightline-text", "export").arg(language))?;
        fs::write(languages.join(format!("{language}.json")), words)
            .with_context(|| format!("cannot write the words of {language}"))?;
    }
    let name = folder::named("content", &made)?;
    let place = dist.join(&name);
    if place.exists() {
        fs::remove_dir_all(&place).context("cannot remove the content of an older build")?;
    }
    fs::rename(&made, &place).context("cannot name the content")?;
    let named = format!("<meta name=\"content\" content=\"{name}/\">");
    Ok(html.replace(PLACE, &named))
}

/// An example of a crate, run with what is to come.
fn door(package: &str, example: &str) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(project::root()).args([
        "run",
        "--quiet",
        "--package",
        package,
        "--example",
        example,
        "--",
    ]);
    cargo
}
