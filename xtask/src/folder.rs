//! What is in a folder.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a folder, by name.
///
/// # Errors
/// If the folder cannot be read.
pub fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

/// Lists every file under a folder.
///
/// # Errors
/// If a folder cannot be read.
pub fn walk(dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// A name for a folder by what its files hold, such as `app-0123456789abcdef`.
///
/// # Errors
/// If a file cannot be read.
pub fn named(what: &str, dir: &Path) -> Result<String> {
    let mut all = Vec::new();
    walk(dir, &mut all)?;
    all.sort();
    let mut hash = Sha256::new();
    for file in all {
        hash.update(fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
    }
    let hash = format!("{:x}", hash.finalize());
    Ok(format!("{what}-{}", &hash[..16]))
}
