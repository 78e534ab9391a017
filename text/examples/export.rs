//! Writes another language as the JSON file that the page loads.
//!
//! `cargo run -q -p sightline-text --example export` lists the languages besides English;
//! `… --example export -- fr > fr.json` writes one. A language that does not fit English is refused.

#[path = "../build/compare.rs"]
mod compare;
#[path = "../src/pattern.rs"]
mod pattern;
#[path = "../build/source.rs"]
mod source;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let result = match std::env::args().nth(1) {
        Some(lang) => export(folder, &lang),
        None => compare::languages(folder)
            .map(|languages| languages.join("\n"))
            .map_err(|error| vec![error.to_string()]),
    };
    match result {
        Ok(output) => {
            println!("{output}");
            ExitCode::SUCCESS
        }
        Err(faults) => {
            eprintln!("{}", faults.join("\n"));
            ExitCode::FAILURE
        }
    }
}

fn export(folder: &Path, lang: &str) -> Result<String, Vec<String>> {
    let english = source::read(&folder.join("en"))?;
    let words = source::read(&folder.join(lang))?;
    let faults = compare::differences(&english, &words);
    if !faults.is_empty() {
        return Err(faults);
    }
    serde_json::to_string(&words).map_err(|error| vec![error.to_string()])
}
