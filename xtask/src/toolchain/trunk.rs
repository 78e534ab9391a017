//! trunk, which puts the site together.

use super::cargo_tool::CargoTool;

/// The bundler. 0.22 asks for a newer compiler than the project does.
pub fn tool() -> CargoTool {
    CargoTool {
        package: "trunk",
        version: "0.21.14".to_owned(),
        programs: &["trunk"],
        tells_version: true,
        options: &["--locked", "--no-default-features", "--features", "rustls"],
        folder: "trunk",
        purpose: "puts the site together",
    }
}
