//! Finding what the chores need, and installing what is missing: one module a tool.
//!
//! Each module offers `find` (look, change nothing), `ensure` (find, or install and say so in one
//! line) and `report` (what `doctor` prints).

mod apt;
mod cache;
mod cargo_tool;
pub mod chromium;
mod debian;
pub mod native;
pub mod npm;
mod rustup;
pub mod trunk;
pub mod wasm;
pub mod wasm_bindgen;
pub mod wasm_split;
mod which;

pub use cache::root as cache_root;
pub use which::prepend_path;

/// What is known of one tool on this machine.
pub struct Report {
    /// The tool's name.
    pub name: &'static str,
    /// What the project needs it for.
    pub purpose: &'static str,
    /// Where it was found, or what would be done about its absence.
    pub found: Result<String, String>,
}
