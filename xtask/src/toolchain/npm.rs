//! The node packages of `tests/e2e`: Playwright and axe-core for the tests, binaryen for `wasm-opt`, terser for the
//! scripts that come with the wasm.

use super::Report;
use super::which::which;
use crate::process::{self, say};
use crate::project;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const PURPOSE: &str = "wasm-opt and terser make the app smaller, Playwright and axe-core test it";

/// The folder of the packages' programs, if exactly what the lock file names is installed.
pub fn find() -> Option<PathBuf> {
    let wanted = wanted().ok()?;
    let installed = fs::read_to_string(stamp()).ok()?;
    (installed == wanted).then(|| modules().join(".bin"))
}

/// As [`find`], installing what the lock file names.
///
/// # Errors
/// If node or npm is missing, or npm fails.
pub fn ensure() -> Result<PathBuf> {
    if let Some(bin) = find() {
        return Ok(bin);
    }
    for program in ["node", "npm"] {
        which(program).with_context(|| {
            format!("{program} is missing ({PURPOSE}): install Node 20 or newer with your package manager")
        })?;
    }
    say(format_args!(
        "installing the node packages of tests/e2e: {PURPOSE}"
    ));
    process::run(
        Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(project::e2e())
            // The machine's own Chromium serves.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )?;
    fs::write(stamp(), wanted()?).context("cannot note which node packages are installed")?;
    Ok(modules().join(".bin"))
}

/// What `doctor` prints.
pub fn report() -> Report {
    Report {
        name: "node packages",
        purpose: PURPOSE,
        found: find()
            .map(|bin| format!("in {}", bin.display()))
            .ok_or_else(|| match which("npm") {
                Some(_) => "would run npm ci in tests/e2e".to_owned(),
                None => "needs Node 20 or newer: install it with your package manager".to_owned(),
            }),
    }
}

fn modules() -> PathBuf {
    project::e2e().join("node_modules")
}

fn stamp() -> PathBuf {
    modules().join(".installed-from")
}

fn wanted() -> Result<String> {
    let lock = project::e2e().join("package-lock.json");
    let bytes = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    Ok(format!("{:x}", Sha256::digest(bytes)))
}
