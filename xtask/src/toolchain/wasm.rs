//! The compiler for the browser's target: the machine's own toolchain where it has the target or
//! rustup can add it, else Debian's packages (see [`debian`]).

use super::which::prepend_path;
use super::{Report, debian, rustup};
use crate::process::{self, say};
use crate::project;
use anyhow::{Context, Result, bail};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

const PURPOSE: &str = "compiles the app for the browser";

/// A toolchain that compiles to [`TARGET`].
pub enum WasmRust {
    /// The one that also compiles this: it is what `cargo` means on this machine.
    Native,
    /// Debian's, unpacked in the cache.
    Debian(debian::Toolchain),
}

impl WasmRust {
    /// Sets a command up so that a `cargo` started by it compiles with this toolchain; `path` goes
    /// before everything else on its PATH.
    ///
    /// # Errors
    /// If a folder's name cannot stand in PATH.
    pub fn apply(&self, command: &mut Command, path: &[&Path]) -> Result<()> {
        match self {
            Self::Native => prepend_path(command, path),
            Self::Debian(toolchain) => {
                toolchain.apply(command);
                prepend_path(command, &[path, &[&toolchain.bin()]].concat())
            }
        }
    }

    /// `cargo` of this toolchain, in the project's folder.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn cargo(&self) -> Result<Command> {
        let mut command = Command::new(match self {
            Self::Native => PathBuf::from("cargo"),
            Self::Debian(toolchain) => toolchain.bin().join("cargo"),
        });
        command.current_dir(project::root());
        self.apply(&mut command, &[])?;
        Ok(command)
    }

    /// Where it puts what it compiles.
    pub fn target_dir(&self) -> PathBuf {
        match self {
            Self::Native => project::target(),
            Self::Debian(toolchain) => toolchain.target_dir(),
        }
    }

    /// A word on where it comes from.
    pub fn origin(&self) -> String {
        match self {
            Self::Native => format!("the machine's own toolchain, with {TARGET}"),
            Self::Debian(toolchain) => toolchain.to_string(),
        }
    }
}

/// The toolchain that is here already, if one is.
///
/// # Errors
/// If `SIGHTLINE_WASM` says something unknown.
pub fn find() -> Result<Option<WasmRust>> {
    let choice = choice()?;
    if choice != Choice::Debian && native_has_target() {
        return Ok(Some(WasmRust::Native));
    }
    if choice != Choice::Rustup {
        return Ok(debian::find().map(WasmRust::Debian));
    }
    Ok(None)
}

/// As [`find`], installing what is missing.
///
/// # Errors
/// If neither way works on this machine; says why for both.
pub fn ensure() -> Result<WasmRust> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    let choice = choice()?;
    if choice != Choice::Debian {
        match rustup::add_target(TARGET) {
            Ok(()) if native_has_target() => return Ok(WasmRust::Native),
            Ok(()) => say("rustup added the target to another toolchain than the one cargo uses"),
            Err(error) if choice == Choice::Rustup => return Err(error),
            Err(error) => say(format_args!("rustup cannot add the target: {error:#}")),
        }
    }
    debian::install().map(WasmRust::Debian).with_context(|| {
        format!(
            "no compiler for {TARGET}: on an ordinary machine `rustup target add {TARGET}` brings it"
        )
    })
}

/// What `doctor` prints.
pub fn report() -> Report {
    let found = match find() {
        Ok(Some(rust)) => Ok(rust.origin()),
        Ok(None) => Err(format!(
            "would run rustup target add {TARGET}, or unpack Debian's compiler where rustup cannot"
        )),
        Err(error) => Err(format!("{error:#}")),
    };
    Report {
        name: "rust for wasm",
        purpose: PURPOSE,
        found,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Choice {
    WhatWorks,
    Rustup,
    Debian,
}

fn choice() -> Result<Choice> {
    match env::var("SIGHTLINE_WASM").as_deref() {
        Err(_) | Ok("") => Ok(Choice::WhatWorks),
        Ok("rustup") => Ok(Choice::Rustup),
        Ok("debian") => Ok(Choice::Debian),
        Ok(other) => bail!("SIGHTLINE_WASM is {other:?}: only rustup and debian are known"),
    }
}

/// `rustc` names the folder of a target's standard library whether or not it is there.
fn native_has_target() -> bool {
    process::read(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|dir| Path::new(dir.trim()).is_dir())
}
