//! wasm-split, which cuts the compiled app into the parts that `src/parts.rs` names.

use super::cargo_tool::CargoTool;

/// The command line of the crate whose macro marks the cuts. It reads what the macro of Leptos' wasm-split
/// 0.2 writes.
pub fn tool() -> CargoTool {
    CargoTool {
        package: "wasm_split_cli_support",
        version: "0.2.4".to_owned(),
        programs: &["wasm-split-cli"],
        tells_version: false,
        options: &["--locked", "--features", "build-binary"],
        folder: "wasm-split",
        purpose: "cuts the app into parts that are fetched when they are needed",
    }
}
