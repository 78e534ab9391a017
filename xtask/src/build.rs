//! `cargo xtask build`: the site as it is published.

use crate::process::{self, say};
use crate::toolchain::{npm, trunk, wasm, wasm_bindgen, wasm_split};
use crate::{content, csp, lean, offline, project, split};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is built.
#[derive(Clone, Copy, PartialEq)]
pub enum Profile {
    /// Small and optimised, into `dist/`.
    Release,
    /// Quick to build, into the target folder.
    Dev,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "dev",
        }
    }

    /// Cargo's folder for the profile that trunk is told to use.
    fn cargo_folder(self) -> &'static str {
        match self {
            Self::Release => "web",
            Self::Dev => "debug",
        }
    }

    fn dist(self) -> PathBuf {
        match self {
            Self::Release => project::root().join("dist"),
            Self::Dev => project::target().join("xtask/dist-dev"),
        }
    }
}

/// Builds the site unless it is up to date, and returns its folder.
///
/// # Errors
/// If a tool is missing and cannot be installed, or the build fails.
pub fn ensure(profile: Profile) -> Result<PathBuf> {
    let rust = wasm::ensure()?;
    let dist = profile.dist();
    let stamp = project::target().join(format!("xtask/{}.stamp", profile.name()));
    let sources = sources(&rust.origin())?;
    if fs::read_to_string(&stamp).is_ok_and(|old| old == state(&sources, &dist)) {
        return Ok(dist);
    }

    let tools = [
        npm::ensure()?,
        trunk::tool().ensure()?,
        wasm_bindgen::tool()?.ensure()?,
        wasm_split::tool().ensure()?,
    ];
    let path = tools.each_ref().map(PathBuf::as_path);
    say(format_args!(
        "building the {} site into {}",
        profile.name(),
        dist.display()
    ));
    fs::create_dir_all(&dist).with_context(|| format!("cannot make {}", dist.display()))?;
    // trunk works offline, and so does the cargo it starts.
    process::run(
        rust.cargo()?
            .args(["fetch", "--quiet", "--target", wasm::TARGET]),
    )?;
    let mut trunk = Command::new("trunk");
    trunk
        .arg("build")
        .arg("--dist")
        .arg(&dist)
        .current_dir(project::root());
    if profile == Profile::Release {
        trunk.arg("--release");
    }
    // trunk reads NO_COLOR as a value of its own kind and stops at the customary `1`.
    trunk.env_remove("NO_COLOR");
    rust.apply(&mut trunk, &path)?;
    process::run(&mut trunk)?;

    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).context("trunk left no index.html")?;
    let compiled = rust
        .target_dir()
        .join(wasm::TARGET)
        .join(profile.cargo_folder())
        .join("sightline.wasm");
    let html = split::split(&compiled, &dist, &html, profile, &path)?;
    let html = content::write(&dist, &html)?;
    fs::write(&index, csp::add_policy(&lean::lean(&html))?).context("cannot write index.html")?;
    offline::write(&dist, profile)?;

    let stamp_dir = stamp.parent().unwrap_or(&stamp);
    fs::create_dir_all(stamp_dir).context("cannot note what was built")?;
    fs::write(&stamp, state(&sources, &dist)).context("cannot note what was built")?;
    Ok(dist)
}

/// What the stamp of an up-to-date build says: the sources, and that nothing else wrote into the folder since.
fn state(sources: &str, dist: &Path) -> String {
    let index = fs::read(dist.join("index.html")).unwrap_or_default();
    format!("sources {sources}\nindex {:x}\n", Sha256::digest(index))
}

/// A hash of everything the site may be made of, by name and content, and of the compiler's origin.
fn sources(origin: &str) -> Result<String> {
    let root = project::root();
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut hash = Sha256::new();
    hash.update(origin);
    for file in files {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(&root).unwrap_or(&file);
        hash.update(name.to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(content));
    }
    Ok(format!("{:x}", hash.finalize()))
}

/// Folders that cannot change the site. All others count, so that a new one is not forgotten.
const APART: [&str; 8] = [
    "benches",
    "dist",
    "docs",
    "examples",
    "node_modules",
    "shots",
    "target",
    "tests",
];

fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read {}", dir.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_hidden = name.starts_with('.') && name != ".cargo";
        if is_hidden || name.ends_with(".md") || APART.contains(&name.as_str()) {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_are_those_of_the_site() {
        let mut files = Vec::new();
        collect(&project::root(), &mut files).unwrap();
        let has = |end: &str| files.iter().any(|file| file.ends_with(end));
        assert!(
            has("src/main.rs")
                && has(".cargo/config.toml")
                && has("Cargo.lock")
                && has("index.html")
        );
        assert!(!has("tests/e2e/package.json") && !has("dist/index.html"));
    }
}
