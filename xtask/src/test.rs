//! `cargo xtask test`: everything.

use crate::build::{self, Profile};
use crate::process::{self, say};
use crate::toolchain::{chromium, wasm, wasm_bindgen};
use crate::{check, e2e, project, size};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What `check` does, then all that needs a browser or the release build.
///
/// # Errors
/// At the first part that fails.
pub fn run() -> Result<()> {
    check::run()?;
    wasm_tests()?;
    let dist = build::ensure(Profile::Release)?;
    size::check(&dist)?;
    e2e::run(&[])
}

/// Runs the tests marked `#[wasm_bindgen_test]` in headless Chromium.
fn wasm_tests() -> Result<()> {
    let root = project::root();
    if !mentions(&root.join("src"), MARK)? && !mentions(&root.join("tests"), MARK)? {
        say("there are no wasm tests yet");
        return Ok(());
    }
    let rust = wasm::ensure()?;
    let runner = wasm_bindgen::tool()?
        .ensure()?
        .join("wasm-bindgen-test-runner");
    let driver = chromium::ensure()?.driver;
    say("wasm tests in Chromium");
    process::run(
        rust.cargo()?
            .args(["test", "--package", "sightline", "--target", wasm::TARGET])
            // Not the doc tests: they run natively already.
            .args(["--lib", "--tests"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            // The runner's other options for the browser are in webdriver.json.
            .env("WASM_BINDGEN_USE_BROWSER", "1")
            // In seconds; loading an unoptimised build takes long on a busy machine.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
            .env("CHROMEDRIVER", driver),
    )
}

const MARK: &str = "wasm_bindgen_test";

fn mentions(dir: &Path, word: &str) -> Result<bool> {
    let Ok(entries) = fs::read_dir(dir) else {
        return Ok(false);
    };
    for entry in entries {
        let path = entry?.path();
        let found = if path.is_dir() {
            !path.ends_with("node_modules") && mentions(&path, word)?
        } else if path.extension().is_some_and(|end| end == "rs") {
            fs::read_to_string(&path)
                .with_context(|| format!("cannot read {}", path.display()))?
                .contains(word)
        } else {
            false
        };
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}
