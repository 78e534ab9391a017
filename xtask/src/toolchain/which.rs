//! PATH: looking for a program on it, and putting folders before it.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The first program of that name on PATH.
pub fn which(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|dir| dir.join(&file))
        .find(|path| is_executable(path))
}

/// Puts folders before everything else on the PATH of a command.
///
/// # Errors
/// If a folder's name cannot stand in PATH.
pub fn prepend_path(command: &mut Command, dirs: &[&Path]) -> Result<()> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = dirs
        .iter()
        .map(|dir| dir.to_path_buf())
        .chain(env::split_paths(&old));
    let path = env::join_paths(all).context("a folder's name cannot stand in PATH")?;
    command.env("PATH", path);
    Ok(())
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_runs_this_test_and_nothing_invented() {
        assert!(which("cargo").is_some());
        assert_eq!(which("no-program-has-this-name"), None);
    }
}
