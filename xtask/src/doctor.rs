//! `cargo xtask doctor`: what this machine has, and what would be done about the rest.

use crate::toolchain::{
    self, Report, chromium, native, npm, trunk, wasm, wasm_bindgen, wasm_split,
};

/// Looks at everything and changes nothing.
pub fn run() {
    let mut reports = native::reports();
    reports.push(wasm::report());
    reports.push(trunk::tool().report());
    reports.push(match wasm_bindgen::tool() {
        Ok(tool) => tool.report(),
        Err(error) => Report {
            name: "wasm-bindgen",
            purpose: "joins the compiled app to JavaScript",
            found: Err(format!("{error:#}")),
        },
    });
    reports.push(wasm_split::tool().report());
    reports.push(npm::report());
    reports.extend(chromium::reports());

    for Report {
        name,
        purpose,
        found,
    } in &reports
    {
        let (mark, text) = match found {
            Ok(text) => ("ok     ", text),
            Err(text) => ("missing", text),
        };
        println!("{mark}  {name:<13}  {purpose}\n{:24}{text}", "");
    }
    match toolchain::cache_root() {
        Ok(dir) => println!("\nTools are kept in {}", dir.display()),
        Err(error) => println!("\n{error:#}"),
    }
    let missing = reports
        .iter()
        .filter(|report| report.found.is_err())
        .count();
    if missing == 0 {
        println!("Nothing is missing.");
    } else {
        println!("{missing} missing: the command that needs one installs it, or says what to do.");
    }
}
