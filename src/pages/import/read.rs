//! What a person brings, read as far as it goes: a plan, a locked one, or why it is neither.

use std::sync::Arc;

use sightline_exchange::{
    csv,
    link::{self, Shared},
    locked::{self, Locked},
};
use sightline_plan::{Problem, file};
use sightline_text::import::refused;

use crate::{browser::files::FileError, words};

/// How it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Source {
    /// As a file, or the text of one.
    File,
    /// Inside a link.
    Link,
}

/// What has been chosen so far.
#[derive(Clone)]
pub(super) enum Chosen {
    /// Nothing yet.
    Nothing,
    /// Text that is a plan, at least in part.
    Plan {
        text: Arc<String>,
        reading: Box<file::Reading>,
        source: Source,
    },
    /// A table, and the name of the file that it came in.
    Table { text: Arc<String>, name: String },
    /// A plan that asks for its passphrase.
    Locked { locked: Arc<Locked>, source: Source },
    /// Something that cannot be read at all, and why.
    Refused { why: String, source: Source },
}

impl Chosen {
    /// Text that was pasted or is in a file: that of a plan, of a locked one, or some text with a link in it.
    pub fn text(text: String) -> Self {
        let source = Source::File;
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        match Locked::from_file(&text) {
            Some(Ok(locked)) => Self::Locked {
                locked: Arc::new(locked),
                source,
            },
            Some(Err(fault)) => Self::Refused {
                why: match fault {
                    locked::Fault::Newer => refused::locked_newer().to_owned(),
                    locked::Fault::Damaged => refused::locked_damaged().to_owned(),
                },
                source,
            },
            // A plan may speak of a link.
            None if text.trim_start().starts_with(['{', '[']) => Self::plan(text, source),
            None => match link::find(&text) {
                // A table may hold a link among other things.
                _ if csv::is_table(&text) => Self::table(text, String::new()),
                Some(letters) => Self::link(letters),
                None => Self::plan(text, source),
            },
        }
    }

    /// What is in a file whose name speaks of a table. Plans and links travel under such names too.
    pub fn tabular(text: String, name: String) -> Self {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        let is_plan = start.starts_with('{');
        let is_link = link::find(&text).is_some() && !csv::is_table(&text);
        if is_plan || is_link {
            Self::text(text)
        } else {
            Self::table(text, name)
        }
    }

    /// A table, whatever is in it.
    fn table(text: String, name: String) -> Self {
        Self::Table {
            text: Arc::new(text),
            name,
        }
    }

    /// The letters of a link.
    pub fn link(letters: &str) -> Self {
        let source = Source::Link;
        match link::read(letters) {
            Ok(Shared::Open(text)) => Self::plan(text, source),
            Ok(Shared::Locked(locked)) => Self::Locked {
                locked: Arc::new(locked),
                source,
            },
            Err(fault) => Self::Refused {
                why: link_fault(fault).to_owned(),
                source,
            },
        }
    }

    /// What was locked, deciphered.
    pub fn unlocked(bytes: &[u8], source: Source) -> Self {
        match link::unpack(bytes, file::MAX_BYTES) {
            Ok(text) => Self::plan(text, source),
            Err(fault) => Self::Refused {
                why: link_fault(fault).to_owned(),
                source,
            },
        }
    }

    /// A file that is no table that we could read, and why.
    pub fn refused_table(why: String) -> Self {
        Self::Refused {
            why,
            source: Source::File,
        }
    }

    /// A file that the browser could not read.
    pub fn unreadable(error: &FileError) -> Self {
        Self::Refused {
            why: file_error(error),
            source: Source::File,
        }
    }

    fn plan(text: String, source: Source) -> Self {
        match file::read(&text) {
            Ok(reading) => Self::Plan {
                text: Arc::new(text),
                reading: Box::new(reading),
                source,
            },
            Err(problem) => Self::Refused {
                why: refusal(&problem),
                source,
            },
        }
    }
}

/// Why the browser could not read a file.
pub(in crate::pages) fn file_error(error: &FileError) -> String {
    const MEGABYTE: f64 = 1_000_000.0;
    match error {
        FileError::TooLarge { bytes, limit } => {
            refused::too_large((bytes / MEGABYTE).ceil(), limit / MEGABYTE)
        }
        FileError::NotText => refused::not_text().to_owned(),
        FileError::Unreadable(_) => refused::unreadable().to_owned(),
    }
}

fn refusal(problem: &Problem) -> String {
    let what = words::fault(&problem.fault);
    if problem.path.steps().is_empty() {
        what
    } else {
        format!("{}: {what}", problem.path)
    }
}

fn link_fault(fault: link::Fault) -> &'static str {
    match fault {
        link::Fault::NotOurs => refused::not_ours(),
        link::Fault::Newer => refused::newer(),
        link::Fault::Damaged => refused::damaged(),
        link::Fault::TooLarge => refused::bomb(),
        link::Fault::OtherKind => refused::other_kind(),
    }
}
