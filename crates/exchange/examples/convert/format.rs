//! Formats by file ending.

use std::path::Path;

use sightline_text::exchange::convert as words;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Csv,
}

impl Format {
    pub fn of(file: &Path) -> Result<Self, String> {
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        match ending.to_lowercase().as_str() {
            "json" => Ok(Self::Json),
            "csv" => Ok(Self::Csv),
            _ => Err(words::unknown_ending(file.display())),
        }
    }
}
