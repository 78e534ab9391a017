//! Writes the output whole or not at all.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use sightline_text::exchange::convert as words;

/// Writes beside the file first, so that a failure halfway leaves what was there.
pub fn write(file: &Path, text: &str) -> Result<(), String> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let draft = file.with_file_name(format!(".{name}.{}", std::process::id()));
    let written = write_new(&draft, text).and_then(|()| fs::rename(&draft, file));
    written.map_err(|error| {
        // It may not have come into being; either way the first error is the one to tell.
        let _ = fs::remove_file(&draft);
        words::cannot_write(file.display(), error.to_string())
    })
}

fn write_new(file: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
