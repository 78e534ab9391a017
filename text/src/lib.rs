//! Every word a user reads, by language.
//!
//! Words live in `en/<subject>.toml`: the file is a module here, a table inside it a module within,
//! and each text a function, so that a key that does not exist does not compile.
//!
//! ```toml
//! # en/draft.toml
//! title = "Draft a goal"                       # draft::title() -> &'static str
//! saved = "Saved {when} by {who}"              # draft::saved(when, who) -> String
//! goals = { one = "{n} goal", other = "{n} goals" } # draft::goals(n) -> String
//! [field]
//! due-date = "Due date"                        # draft::field::due_date() -> &'static str
//! ```
//!
//! - A placeholder is `{name}` in lower snake case; the function takes one argument for each, in the
//!   order of their first appearance in English. `{{` and `}}` stand for braces (such a text is a
//!   `String` too).
//! - A plural is a table with exactly `one` and `other`; its function takes the count first, which
//!   `{n}` prints. Other languages may have any further CLDR category.
//! - A key that is a word of Rust takes a trailing underscore: `move` is `move_()`.
//! - Keys known only while running, such as the coach's codes, go through [`lookup`] and [`fill`].
//!
//! English is compiled in. Another language has a folder beside `en` with the same keys, becomes one
//! JSON file by `cargo run -p sightline-text --example export -- LANG`, whose pairs are given to [`install`].

mod catalog;
mod install;
mod pattern;
mod plural;

use std::fmt::Display;

pub use install::{install, use_english};

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The tag of the current language: `en` until [`install`] says otherwise.
pub fn current() -> &'static str {
    catalog::lang()
}

/// The text of a key as it is written in the language file (`coach.no-deadline.title`), placeholders
/// and all. `None` when there is no such key, or it is a plural.
pub fn lookup(key: &str) -> Option<&'static str> {
    catalog::find(key)
}

/// The text of a key with its placeholders filled in by name; one without an argument stays visible
/// as `{name}`. Where the key is a plural, the argument `n` must be there and be a whole number.
/// `None` when there is no such key.
pub fn fill(key: &str, args: &[(&str, &str)]) -> Option<String> {
    let count = || args.iter().find(|(name, _)| *name == "n")?.1.parse().ok();
    let text = catalog::find(key).or_else(|| catalog::find_form(key, count()?))?;
    let args: Vec<(&str, &dyn Display)> = args
        .iter()
        .map(|(name, value)| (*name, value as &dyn Display))
        .collect();
    Some(catalog::render(text, &args))
}
