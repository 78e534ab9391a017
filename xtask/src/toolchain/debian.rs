//! The compiler for wasm out of Debian's packages, for machines whose rustup cannot reach its server.
//!
//! The packages are unpacked into the cache rather than installed: that needs no root, and apt would
//! remove Debian's own `rustc`, `cargo` and `rustup`, with which these conflict. Debian ships no
//! standard library for wasm, so it is compiled once from the source package, into the unpacked
//! toolchain, which then is complete.

use super::wasm::TARGET;
use super::which::prepend_path;
use super::{apt, cache};
use crate::process::{self, say};
use crate::project;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGES: [&str; 6] = [
    "cargo-web",
    "libstd-rust-web-dev",
    "lld-22",
    "rust-web-clippy",
    "rust-web-src",
    "rustc-web",
];

/// Written last, so that an interrupted installation is not taken for a whole one.
const MARK: &str = "complete";

/// An unpacked toolchain.
pub struct Toolchain {
    dir: PathBuf,
}

impl Toolchain {
    /// The folder of `cargo`, `rustc` and the rest.
    pub fn bin(&self) -> PathBuf {
        self.dir.join("usr/bin")
    }

    /// Sets up what the toolchain's programs need, apart from PATH.
    pub fn apply(&self, command: &mut Command) {
        // What rustup and the cargo that started this left behind would lead back to the other toolchain.
        for variable in ["RUSTUP_TOOLCHAIN", "RUSTC", "RUSTDOC", "CARGO"] {
            command.env_remove(variable);
        }
        command
            .env("LD_LIBRARY_PATH", self.libraries())
            .env(
                "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER",
                self.bin().join("wasm-ld-22"),
            )
            // Two compilers in one target folder fail over each other's files (E0463).
            .env("CARGO_TARGET_DIR", self.target_dir());
    }

    /// Where it puts what it compiles.
    pub fn target_dir(&self) -> PathBuf {
        project::target().join(self.name())
    }

    fn name(&self) -> String {
        self.dir
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }

    /// Debian's folder of shared libraries is named after the machine, such as `x86_64-linux-gnu`.
    fn libraries(&self) -> PathBuf {
        let lib = self.dir.join("usr/lib");
        entries(&lib)
            .into_iter()
            .find(|path| path.to_string_lossy().ends_with("-linux-gnu"))
            .unwrap_or(lib)
    }
}

impl fmt::Display for Toolchain {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Debian's packages, in {}", self.dir.display())
    }
}

/// The newest whole toolchain in the cache.
pub fn find() -> Option<Toolchain> {
    entries(&cache::root().ok()?)
        .into_iter()
        .filter(|dir| dir.to_string_lossy().contains("debian-rust-") && dir.join(MARK).is_file())
        .max()
        .map(|dir| Toolchain { dir })
}

/// Unpacks the packages into the cache and compiles the standard library for wasm.
///
/// # Errors
/// If this is no Debian-like machine, its packages lack the compiler, or a step fails.
pub fn install() -> Result<Toolchain> {
    if !apt::is_here() {
        bail!("this machine has no apt to take Debian's compiler from");
    }
    apt::update_if_never()?;
    let version = version()?;
    let dir = cache::root()?.join(format!("debian-rust-{version}"));
    let toolchain = Toolchain { dir };
    say(format_args!(
        "unpacking Debian's Rust {version} into {}: the app is compiled with it, as rustup cannot serve",
        toolchain.dir.display()
    ));
    unpack(&toolchain.dir)?;
    say(
        "compiling the standard library for wasm, which takes some minutes, once: Debian ships none",
    );
    build_std(&toolchain)?;
    fs::write(toolchain.dir.join(MARK), version).context("cannot finish the toolchain")?;
    Ok(toolchain)
}

/// The version on offer, without Debian's suffix.
fn version() -> Result<String> {
    let policy = apt_cache(&["policy", "rustc-web"])?;
    candidate(&policy)
        .map(str::to_owned)
        .context("apt offers no package rustc-web")
}

fn candidate(policy: &str) -> Option<&str> {
    let line = policy
        .lines()
        .find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    let upstream = line.split(['+', '-', '~']).next()?;
    upstream
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(upstream)
}

fn unpack(dir: &Path) -> Result<()> {
    let packages = dir.join("packages");
    // What an earlier, interrupted try left is not trusted.
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("cannot clear {}", dir.display()))?;
    }
    fs::create_dir_all(&packages).with_context(|| format!("cannot make {}", packages.display()))?;

    let plan = process::read(
        Command::new("apt-get")
            .args(["install", "--simulate", "--no-install-recommends"])
            .args(PACKAGES),
    )?;
    let depends = apt_cache(
        &[
            &["depends", "--recurse", "--important"],
            PACKAGES.as_slice(),
        ]
        .concat(),
    )?;
    let mut download = Command::new("apt-get");
    download.args(["download", "--quiet"]);
    if apt::is_root() {
        // apt's own user may not write into a home folder.
        download.args(["-o", "APT::Sandbox::User=root"]);
    }
    let names = wanted(&plan, &depends);
    if let Err(error) = process::run(download.args(&names).current_dir(&packages)) {
        // The lists may name a version that has since been replaced.
        if !apt::is_root() {
            return Err(error.context("if apt's lists are old, run: sudo apt-get update"));
        }
        apt::update()?;
        process::run(&mut download)?;
    }
    for package in entries(&packages) {
        process::run(
            Command::new("dpkg-deb")
                .arg("--extract")
                .arg(package)
                .arg(dir),
        )?;
    }
    fs::remove_dir_all(&packages).context("cannot remove the downloaded packages")
}

/// The packages to unpack: those that apt would install, which the machine lacks, and those of the
/// compiler even where the machine has them, since a compiler looks for its parts beside itself.
fn wanted(plan: &str, depends: &str) -> BTreeSet<String> {
    const COMPILER: [&str; 6] = [
        "cargo-web",
        "libllvm22",
        "libstd-rust",
        "lld-22",
        "rust-web-",
        "rustc-web",
    ];
    let missing = plan.lines().filter_map(|line| {
        let mut words = line.strip_prefix("Inst ")?.split_whitespace();
        let name = words.next()?;
        // A version in brackets is the one installed: an upgrade, which is apt's own affair.
        words.next().filter(|word| !word.starts_with('['))?;
        Some(name)
    });
    let compiler = depends
        .lines()
        .filter(|line| COMPILER.iter().any(|prefix| line.starts_with(prefix)));
    missing
        .chain(compiler)
        .map(|name| name.trim().to_owned())
        .collect()
}

fn build_std(toolchain: &Toolchain) -> Result<()> {
    let dir = toolchain.dir.join("std");
    let write = |name: &str, text: &str| {
        let path = dir.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    };
    fs::create_dir_all(dir.join("src"))
        .with_context(|| format!("cannot make {}", dir.display()))?;
    write(
        "Cargo.toml",
        "[package]\nname = \"throwaway\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    write("src/lib.rs", "")?;

    let mut cargo = Command::new(toolchain.bin().join("cargo"));
    toolchain.apply(&mut cargo);
    prepend_path(&mut cargo, &[&toolchain.bin()])?;
    process::run(
        cargo
            .args(["build", "--release", "--quiet", "--target", TARGET])
            .arg("-Zbuild-std=std,panic_abort,test")
            .current_dir(&dir)
            .env("CARGO_TARGET_DIR", dir.join("target"))
            .env("RUSTC_BOOTSTRAP", "1")
            // Without it, link-time optimisation finds no `.llvmbc` section.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes"),
    )?;

    let library = toolchain
        .dir
        .join("usr/lib/rustlib")
        .join(TARGET)
        .join("lib");
    fs::create_dir_all(&library).with_context(|| format!("cannot make {}", library.display()))?;
    for file in entries(&dir.join("target").join(TARGET).join("release/deps")) {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".rlib") && !name.contains("throwaway") {
            fs::copy(&file, library.join(&name)).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    fs::remove_dir_all(&dir).context("cannot remove the throwaway crate")
}

fn apt_cache(args: &[&str]) -> Result<String> {
    process::read(Command::new("apt-cache").args(args))
}

fn entries(dir: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(dir).into_iter().flatten().flatten();
    found.map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_on_offer() {
        let policy = "rustc-web:\n  Installed: (none)\n  Candidate: 1.96.0+dfsg1-1~deb12u2\n";
        assert_eq!(candidate(policy), Some("1.96.0"));
        assert_eq!(candidate("rustc-web:\n  Candidate: (none)\n"), None);
        assert_eq!(candidate(""), None);
    }

    #[test]
    fn takes_what_is_missing_and_the_whole_compiler_but_no_upgrade() {
        let plan = "Remv rustc [1.63]\n\
                    Inst libgit2-1.5 (1.5.1 Debian [amd64])\n\
                    Inst libc6 [2.36-1] (2.36-2 Debian [amd64])\n\
                    Inst cargo-web (1.96.0 Debian [amd64])\n\
                    Conf cargo-web (1.96.0 Debian [amd64])\n";
        let depends = "cargo-web\n  Depends: libc6\n  Depends: libgit2-1.5\nlibc6\nlibllvm14\nlibllvm22\nrustc-web\n";
        let names: Vec<_> = wanted(plan, depends).into_iter().collect();
        assert_eq!(
            names,
            ["cargo-web", "libgit2-1.5", "libllvm22", "rustc-web"]
        );
    }
}
