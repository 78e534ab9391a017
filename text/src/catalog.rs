//! Where a text comes from: the installed language, else the English that is compiled in.

use std::cell::Cell;
use std::fmt::{Display, Write as _};

use crate::ENGLISH;
use crate::pattern::{Piece, pieces};
use crate::plural::category;

/// A dotted key and its text. A form of a plural has the category as its last part.
pub type Entry = (&'static str, &'static str);

/// A language: its tag and its entries, sorted by key.
#[derive(Clone, Copy)]
pub struct Catalog {
    pub lang: &'static str,
    pub entries: &'static [Entry],
}

impl Catalog {
    pub const ENGLISH: Self = Self {
        lang: "en",
        entries: &ENGLISH,
    };

    pub fn find(self, key: &str) -> Option<&'static str> {
        let at = self.entries.binary_search_by(|(k, _)| (*k).cmp(key)).ok()?;
        self.entries.get(at).map(|(_, text)| *text)
    }

    /// The form of a plural for a count. A form that the language leaves out is its `other`.
    fn form(self, key: &str, n: usize) -> Option<&'static str> {
        self.find(&form_key(key, category(self.lang, n)))
            .or_else(|| self.find(&form_key(key, "other")))
    }
}

fn form_key(key: &str, category: &str) -> String {
    [key, ".", category].concat()
}

thread_local! {
    // The page has one thread; natively, each test has its own language.
    static CURRENT: Cell<Catalog> = const { Cell::new(Catalog::ENGLISH) };
}

pub fn current() -> Catalog {
    CURRENT.get()
}

pub fn set_current(catalog: Catalog) {
    CURRENT.set(catalog);
}

/// A text by its key, in the current language or else in English.
pub fn find(key: &str) -> Option<&'static str> {
    current().find(key).or_else(|| Catalog::ENGLISH.find(key))
}

/// A form of a plural by the plural's key, in the current language or else in English, each by
/// its own rule for counts.
pub fn find_form(key: &str, n: usize) -> Option<&'static str> {
    current()
        .form(key, n)
        .or_else(|| Catalog::ENGLISH.form(key, n))
}

/// A text with its placeholders filled in. One that no argument names stays visible as it is
/// written: a gap in a sentence would be harder to notice.
pub fn render(text: &str, args: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Literal(literal) | Piece::Stray(literal) => out.push_str(literal),
            Piece::Slot(name) => {
                // Writing into a `String` fails only if the argument's own `Display` does.
                let _ = match args.iter().find(|(n, _)| *n == name) {
                    Some((_, value)) => write!(out, "{value}"),
                    None => write!(out, "{{{name}}}"),
                };
            }
        }
    }
    out
}

/// What a generated function without placeholders calls.
pub fn plain(english: &'static Entry) -> &'static str {
    current().find(english.0).unwrap_or(english.1)
}

/// What a generated function with placeholders calls.
pub fn filled(english: &'static Entry, args: &[(&str, &dyn Display)]) -> String {
    render(plain(english), args)
}

/// What a generated function of a plural calls; `args` holds the count as `n`.
pub fn counted(key: &str, n: usize, args: &[(&str, &dyn Display)]) -> String {
    render(find_form(key, n).unwrap_or_default(), args)
}
