//! wasm-bindgen's command line, which joins the compiled app to JavaScript and runs wasm tests.

use super::cargo_tool::CargoTool;
use crate::project;
use anyhow::{Context, Result};
use std::fs;

/// The tool at the version of the library in `Cargo.lock`: the two only work together when equal.
///
/// # Errors
/// If `Cargo.lock` cannot be read or names no wasm-bindgen.
pub fn tool() -> Result<CargoTool> {
    let path = project::root().join("Cargo.lock");
    let lock =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let version = locked(&lock, "wasm-bindgen").context("Cargo.lock names no wasm-bindgen")?;
    Ok(CargoTool {
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        tells_version: true,
        // Without `--locked`: the lock file that 0.2.130 ships names a yanked package.
        options: &["--no-default-features"],
        folder: "wasm-bindgen",
        purpose: "joins the compiled app to JavaScript, and runs wasm tests in a browser",
    })
}

fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let head = format!("name = \"{package}\"\nversion = \"");
    let start = lock.find(&head)? + head.len();
    lock[start..].split('"').next()
}

#[cfg(test)]
mod tests {
    use super::locked;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn reads_the_version_of_exactly_that_package() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(LOCK, "trunk"), None);
    }
}
