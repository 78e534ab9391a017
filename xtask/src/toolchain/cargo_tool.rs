//! Programs that are installed with cargo, at one version, into a cache folder of their own.

use super::which::which;
use super::{Report, cache};
use crate::process::{self, say};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program from a cargo package.
pub struct CargoTool {
    /// The package's name.
    pub package: &'static str,
    /// The only version that serves.
    pub version: String,
    /// The programs it brings.
    pub programs: &'static [&'static str],
    /// Whether the first program tells its version. Of one that does not, only the copy in the cache
    /// is sure to have the right one.
    pub tells_version: bool,
    /// What goes behind `cargo install PACKAGE@VERSION`.
    pub options: &'static [&'static str],
    /// The folder in the cache, without the version.
    pub folder: &'static str,
    /// What the project needs it for.
    pub purpose: &'static str,
}

impl CargoTool {
    /// The folder that holds the programs: in the cache, or on PATH at the right version.
    pub fn find(&self) -> Option<PathBuf> {
        let cached = self.root().ok()?.join("bin");
        let on_path = which(self.programs[0])
            .filter(|_| self.tells_version)
            .and_then(|path| Some(path.parent()?.to_path_buf()));
        [Some(cached), on_path]
            .into_iter()
            .flatten()
            .find(|bin| self.is_whole(bin))
    }

    /// As [`find`](Self::find), installing what is missing: prebuilt if `cargo-binstall` is here,
    /// else compiled.
    ///
    /// # Errors
    /// If it cannot be installed.
    pub fn ensure(&self) -> Result<PathBuf> {
        if let Some(bin) = self.find() {
            return Ok(bin);
        }
        let Self {
            package,
            version,
            purpose,
            ..
        } = self;
        let root = self.root()?;
        if which("cargo-binstall").is_some() {
            say(format_args!(
                "installing {package} {version} with cargo-binstall: {purpose}"
            ));
            let prebuilt = self.install(["binstall", "--no-confirm"], &[], &root);
            if prebuilt.is_ok() && self.is_whole(&root.join("bin")) {
                return Ok(root.join("bin"));
            }
        }
        say(format_args!(
            "compiling {package} {version}, which takes some minutes, once: {purpose}"
        ));
        self.install(["install", "--force"], self.options, &root)?;
        self.find()
            .with_context(|| format!("{package} {version} was installed but does not run"))
    }

    /// What `doctor` prints.
    pub fn report(&self) -> Report {
        Report {
            name: self.folder,
            purpose: self.purpose,
            found: self
                .find()
                .map(|bin| format!("{} in {}", self.version, bin.display()))
                .ok_or_else(|| {
                    format!("would install {} {} with cargo", self.package, self.version)
                }),
        }
    }

    fn root(&self) -> Result<PathBuf> {
        Ok(cache::root()?.join(format!("{}-{}", self.folder, self.version)))
    }

    fn is_whole(&self, bin: &Path) -> bool {
        let file = |program: &&str| bin.join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
        if !self.programs.iter().all(|program| file(program).is_file()) {
            return false;
        }
        let mut first = Command::new(file(&self.programs[0]));
        if self.tells_version {
            process::read(first.arg("--version"))
                .is_ok_and(|said| said.split_whitespace().any(|word| word == self.version))
        } else {
            process::succeeds(first.arg("--help"))
        }
    }

    fn install(&self, command: [&str; 2], options: &[&str], root: &Path) -> Result<()> {
        let mut cargo = Command::new("cargo");
        cargo
            .args(command)
            .arg(format!("{}@{}", self.package, self.version))
            .args(options)
            .arg("--root")
            .arg(root)
            // Neither the project's target folder nor its flags are meant for a tool.
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("RUSTFLAGS");
        // They run for seconds and compile for minutes: prefer a quick compile.
        for (setting, value) in [
            ("LTO", "off"),
            ("OPT_LEVEL", "1"),
            ("CODEGEN_UNITS", "16"),
            ("DEBUG", "0"),
        ] {
            cargo.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
        }
        process::run(&mut cargo)
    }
}
