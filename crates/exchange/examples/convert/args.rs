//! What is asked for on the command line.

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use sightline_text::exchange::convert as words;

pub struct Args {
    pub input: PathBuf,
    pub output: PathBuf,
    /// The day of values without one, where it was given.
    pub today: Option<NaiveDate>,
    /// Convert what is sound of a damaged file.
    pub repair: bool,
    pub include_private: bool,
}

impl Args {
    pub fn parse(given: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let usage = || words::usage().to_owned();
        let mut given = given;
        let mut files = Vec::new();
        let (mut today, mut repair, mut include_private) = (None, false, false);
        while let Some(arg) = given.next() {
            match arg.to_str() {
                Some("--today") => {
                    let day = given.next().and_then(|day| day.to_str()?.parse().ok());
                    today = Some(day.ok_or_else(usage)?);
                }
                Some("--repair") => repair = true,
                Some("--include-private") => include_private = true,
                Some(option) if option.starts_with("--") => return Err(usage()),
                _ => files.push(PathBuf::from(arg)),
            }
        }
        let [input, output] = <[PathBuf; 2]>::try_from(files).map_err(|_| usage())?;
        Ok(Self {
            input,
            output,
            today,
            repair,
            include_private,
        })
    }
}
