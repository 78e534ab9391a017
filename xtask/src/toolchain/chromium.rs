//! Chromium and its driver, for the tests in a real browser.

use super::which::which;
use super::{Report, apt};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;

const PURPOSE: &str = "wasm tests and end-to-end tests run in it";

/// A browser and what drives it.
pub struct Chromium {
    /// The browser.
    pub browser: PathBuf,
    /// chromedriver of the same version.
    pub driver: PathBuf,
}

/// The browser and driver named by `CHROMIUM` and `CHROMEDRIVER`, else those of the machine.
pub fn find() -> Option<Chromium> {
    Some(Chromium {
        browser: browser()?,
        driver: driver()?,
    })
}

/// As [`find`], installing Debian's packages as root.
///
/// # Errors
/// If one is missing and this is not a Debian-like machine with root; says what to run instead.
pub fn ensure() -> Result<Chromium> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if !apt::is_here() {
        bail!("Chromium or chromedriver is missing ({PURPOSE}). {HINT}");
    }
    apt::install(&["chromium", "chromium-driver"], PURPOSE)?;
    find().context("Chromium was installed but is not on PATH")
}

const HINT: &str = "Install Chromium (or Chrome) and chromedriver of the same version, or name them: \
                    CHROMIUM=/path/to/browser CHROMEDRIVER=/path/to/chromedriver. \
                    `npx playwright install chromium` in tests/e2e brings a browser";

/// What `doctor` prints.
pub fn reports() -> [Report; 2] {
    let missing = || {
        if apt::is_here() && apt::is_root() {
            "would run: apt-get install chromium chromium-driver".to_owned()
        } else if apt::is_here() {
            "needs root: sudo apt-get install chromium chromium-driver".to_owned()
        } else {
            HINT.to_owned()
        }
    };
    [("chromium", browser()), ("chromedriver", driver())].map(|(name, found)| Report {
        name,
        purpose: PURPOSE,
        found: found
            .map(|path| path.display().to_string())
            .ok_or_else(missing),
    })
}

fn browser() -> Option<PathBuf> {
    const NAMES: [&str; 5] = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ];
    const APPS: [&str; 2] = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
    named_by("CHROMIUM")
        .or_else(|| NAMES.into_iter().find_map(which))
        .or_else(|| {
            APPS.map(PathBuf::from)
                .into_iter()
                .find(|app| app.is_file())
        })
}

fn driver() -> Option<PathBuf> {
    named_by("CHROMEDRIVER").or_else(|| which("chromedriver"))
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_file())
}
