//! `cargo xtask check`: what is run before each commit.

use crate::process::{self, say};
use crate::project;
use crate::toolchain::{native, wasm};
use anyhow::Result;
use std::process::Command;

/// Formatting, clippy for both targets and rustdoc with warnings as errors, and the native tests.
pub fn run() -> Result<()> {
    native::ensure_components()?;
    let wasm = wasm::ensure()?;

    say("check: formatting");
    process::run(cargo().args(["fmt", "--all", "--check"]))?;

    say("check: clippy, native");
    process::run(
        cargo()
            .args(["clippy", "--workspace", "--all-targets"])
            .args(DENY),
    )?;

    say("check: clippy, wasm");
    process::run(
        wasm.cargo()?
            .args(["clippy", "--package", "sightline", "--all-targets"])
            .args(["--target", wasm::TARGET, "--all-features"])
            .args(DENY),
    )?;

    say("check: documentation");
    process::run(
        cargo()
            .args(["doc", "--workspace", "--no-deps"])
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )?;

    say("check: native tests, and the examples in the documentation");
    process::run(cargo().args(["test", "--workspace"]))
}

const DENY: [&str; 3] = ["--", "-D", "warnings"];

fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(project::root());
    command
}
