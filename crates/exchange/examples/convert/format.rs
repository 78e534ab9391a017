//! Formats by file ending.

use std::path::Path;

use sightline_text::exchange::convert as words;

/// What can be read.
#[derive(Clone, Copy)]
pub enum Source {
    Json,
    Csv,
}

/// What can be written.
#[derive(Clone, Copy)]
pub enum Format {
    Json,
    Csv,
    Markdown,
    Html,
    Calendar,
    Picture,
}

impl Source {
    /// That of a file.
    pub fn of(file: &Path) -> Result<Self, String> {
        match Format::of(file)? {
            Format::Json => Ok(Self::Json),
            Format::Csv => Ok(Self::Csv),
            _ => Err(words::only_written(file.display())),
        }
    }
}

impl Format {
    /// That of a file.
    pub fn of(file: &Path) -> Result<Self, String> {
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        Ok(match ending.to_lowercase().as_str() {
            "json" => Self::Json,
            "csv" => Self::Csv,
            "md" => Self::Markdown,
            "html" => Self::Html,
            "ics" => Self::Calendar,
            "svg" => Self::Picture,
            _ => return Err(words::unknown_ending(file.display())),
        })
    }
}
