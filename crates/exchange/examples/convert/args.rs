//! What is asked for on the command line.

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use sightline_exchange::{csv::TableKind, report::Audience};
use sightline_text::exchange::convert as words;

#[derive(Clone)]
pub struct Args {
    pub input: PathBuf,
    pub output: PathBuf,
    /// The day, where it was given.
    pub today: Option<NaiveDate>,
    /// Whom a report is for.
    pub audience: Audience,
    /// What the rows of a table are, where it was given.
    pub table: Option<TableKind>,
    /// The plan that a table is brought into.
    pub into: Option<PathBuf>,
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
        let mut audience = Audience::Executive;
        let (mut table, mut into) = (None, None);
        while let Some(arg) = given.next() {
            match arg.to_str() {
                Some("--today") => {
                    let day = given.next().and_then(|day| day.to_str()?.parse().ok());
                    today = Some(day.ok_or_else(usage)?);
                }
                Some("--for") => {
                    let whom = given.next();
                    let whom = whom.as_ref().and_then(|whom| whom.to_str());
                    let known = Audience::ALL.into_iter().find(|it| Some(it.word()) == whom);
                    audience = known.ok_or_else(usage)?;
                }
                Some("--table") => {
                    let kind = given.next();
                    let kind = kind.as_ref().and_then(|kind| kind.to_str());
                    let known = kind.and_then(TableKind::from_word);
                    table = Some(known.ok_or_else(usage)?);
                }
                Some("--into") => into = Some(given.next().map(PathBuf::from).ok_or_else(usage)?),
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
            audience,
            table,
            into,
            repair,
            include_private,
        })
    }
}
