//! The worker that keeps the site on a device, told which files there are.

use crate::build::Profile;
use crate::{folder, project};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const WORKER: &str = "worker.js";

/// Writes `worker.js` into a built site: the project's own, after a line that names every file and its hash. While
/// the site is being worked on it names none, and then keeps nothing.
///
/// # Errors
/// If a file cannot be read or written.
pub fn write(dist: &Path, profile: Profile) -> Result<()> {
    let source = fs::read_to_string(project::root().join(WORKER))
        .context("cannot read the project's worker.js")?;
    let kept = match profile {
        Profile::Release => files(dist)?,
        Profile::Dev => BTreeMap::new(),
    };
    fs::write(dist.join(WORKER), site(&kept) + &source).context("cannot write worker.js")
}

/// Every file by its address from the page's folder, with its hash. The page itself goes by that folder, since some
/// servers send whoever asks for `index.html` there.
fn files(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut all = Vec::new();
    folder::walk(dist, &mut all)?;
    let mut files = BTreeMap::new();
    for file in all {
        let parts = file.strip_prefix(dist).unwrap_or(&file);
        let parts: Vec<_> = parts.iter().map(|part| part.to_string_lossy()).collect();
        let name = parts.join("/");
        if name == WORKER || name.starts_with('.') {
            continue;
        }
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)));
        let address = if name == "index.html" {
            "./".to_owned()
        } else {
            name
        };
        files.insert(address, hash);
    }
    Ok(files)
}

/// The line before the worker. The names are our own and plain, as JSON wants them.
fn site(files: &BTreeMap<String, String>) -> String {
    let listed = format!("{files:?}");
    let version = format!("{:x}", Sha256::digest(&listed));
    format!(
        "const SITE = {{\"version\": \"{}\", \"files\": {listed}}};\n",
        &version[..16]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_every_file_but_itself_with_the_hash_that_a_browser_checks() {
        let dir = std::env::temp_dir().join(format!("xtask-offline-{}", std::process::id()));
        fs::create_dir_all(dir.join("deep")).unwrap();
        for (name, text) in [
            ("index.html", "page"),
            ("worker.js", "old"),
            ("deep/a.js", "alert('Hello, world.');"),
            (".stage", "half"),
        ] {
            fs::write(dir.join(name), text).unwrap();
        }
        let named = files(&dir).unwrap();
        assert_eq!(named.keys().collect::<Vec<_>>(), ["./", "deep/a.js"]);
        assert_eq!(
            named["deep/a.js"],
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
        let before = site(&named);
        assert!(before.starts_with("const SITE = {\"version\": \""));
        assert!(before.contains("\"files\": {\"./\": \"sha256-"));
        fs::write(dir.join("index.html"), "another page").unwrap();
        assert_ne!(
            site(&files(&dir).unwrap()),
            before,
            "the version tells them apart"
        );
        fs::remove_dir_all(&dir).unwrap();
    }
}
