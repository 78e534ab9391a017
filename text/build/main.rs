//! Makes a typed function of every English text; see the crate's documentation for the rules.

mod generate;
#[path = "../src/pattern.rs"]
mod pattern;
mod source;

use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=en");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/pattern.rs");
    let faults = match source::read("en".as_ref()) {
        Ok(words) => write(&generate::rust(&words)).err().into_iter().collect(),
        Err(faults) => faults,
    };
    for fault in faults {
        println!("cargo::error={}", fault.replace('\n', " "));
    }
}

fn write(code: &str) -> Result<(), String> {
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: this runs under cargo")?;
    let file = PathBuf::from(folder).join("words.rs");
    fs::write(&file, code).map_err(|error| format!("{}: {error}", file.display()))
}
