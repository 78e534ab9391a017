//! The one folder outside the project where installed tools live, each under its name and version.

use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// `$SIGHTLINE_CACHE`, else `$XDG_CACHE_HOME/sightline`, else `~/.cache/sightline`.
///
/// # Errors
/// If none of the three variables is set.
pub fn root() -> Result<PathBuf> {
    if let Some(dir) = set("SIGHTLINE_CACHE") {
        return Ok(dir);
    }
    if let Some(dir) = set("XDG_CACHE_HOME") {
        return Ok(dir.join("sightline"));
    }
    set("HOME")
        .or_else(|| set("USERPROFILE"))
        .map(|home| home.join(".cache/sightline"))
        .context("no home folder is known: set SIGHTLINE_CACHE to a folder for the tools")
}

fn set(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
