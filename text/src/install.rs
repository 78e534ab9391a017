//! Loading another language while the app runs.

use std::fmt;

use serde_json::Value;

use crate::catalog::{Catalog, Entry, set_current};

/// Why a language file was refused. The language stays as it was.
#[derive(Debug)]
pub enum Error {
    /// The file is not JSON.
    Syntax(serde_json::Error),
    /// The file is JSON, but not an object.
    NotAnObject,
    /// The value of this key is not a string.
    NotAString(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => write!(f, "the language file is not JSON: {error}"),
            Self::NotAnObject => f.write_str("the language file is not a JSON object"),
            Self::NotAString(key) => write!(f, "{key} in the language file is not a string"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Syntax(error) => Some(error),
            Self::NotAnObject | Self::NotAString(_) => None,
        }
    }
}

/// Makes a language the current one for this thread. Keys that it lacks stay English.
///
/// `lang` is a BCP 47 tag such as `fr`; `json` is what the `export` example writes: one object of
/// dotted keys and texts, `{"common.cancel": "Annuler"}`, a plural with one key for each form
/// (`common.goals.one`).
///
/// Texts are handed out as `&'static str`, so the language is never freed: each call that succeeds
/// leaks one catalogue. A person changes language a few times in a session at the most.
///
/// That keys and placeholders fit English is for the build to see; a key that is not known here is never asked for.
///
/// # Errors
/// When the file is not an object of strings; the language is then unchanged.
pub fn install(lang: &str, json: &str) -> Result<(), Error> {
    let Value::Object(mut object) = serde_json::from_str(json).map_err(Error::Syntax)? else {
        return Err(Error::NotAnObject);
    };
    object.sort_keys();
    let mut entries: Vec<Entry> = Vec::with_capacity(object.len());
    for (key, value) in object {
        match value {
            Value::String(text) => entries.push((key.leak(), text.leak())),
            _ => return Err(Error::NotAString(key)),
        }
    }
    set_current(Some(Catalog {
        lang: lang.to_owned().leak(),
        entries: entries.leak(),
    }));
    Ok(())
}

/// Goes back to English for this thread.
pub fn use_english() {
    set_current(None);
}
