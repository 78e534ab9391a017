//! Where a text comes from: the installed language, else the English that is compiled in.

use std::cell::Cell;
use std::fmt::{Display, Write as _};
use std::sync::OnceLock;

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
    /// What is compiled in. It is packed, since a table of keys and places would be half as large
    /// again as the words; unpacked once, it stays.
    pub fn english() -> Self {
        static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
        Self {
            lang: "en",
            entries: ENTRIES.get_or_init(|| {
                let mut key = String::new();
                let packed = ENGLISH.split_terminator('\0');
                packed.filter_map(|entry| unpack(entry, &mut key)).collect()
            }),
        }
    }

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

/// An entry as the build script packs it: how many bytes its key shares with the key before (`A` is
/// none, `B` is one), the key's other bytes, `=` and the text.
fn unpack(entry: &'static str, key: &mut String) -> Option<Entry> {
    let (shared, entry) = entry.split_at_checked(1)?;
    let (rest, text) = entry.split_once('=')?;
    let shared = shared
        .bytes()
        .map(|byte| usize::from(byte.wrapping_sub(b'A')));
    key.truncate(shared.sum());
    key.push_str(rest);
    Some((key.clone().leak(), text))
}

thread_local! {
    // `None` is English. The page has one thread; natively, each test has its own language.
    static CURRENT: Cell<Option<Catalog>> = const { Cell::new(None) };
}

pub fn current() -> Catalog {
    CURRENT.get().unwrap_or_else(Catalog::english)
}

/// The current language's tag; without the table, which the first page does without.
pub fn lang() -> &'static str {
    CURRENT.get().map_or("en", |current| current.lang)
}

pub fn set_current(catalog: Option<Catalog>) {
    CURRENT.set(catalog);
}

/// A text by its key, in the current language or else in English.
pub fn find(key: &str) -> Option<&'static str> {
    current().find(key).or_else(|| Catalog::english().find(key))
}

/// A form of a plural by the plural's key, in the current language or else in English, each by
/// its own rule for counts.
pub fn find_form(key: &str, n: usize) -> Option<&'static str> {
    current()
        .form(key, n)
        .or_else(|| Catalog::english().form(key, n))
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

/// What a generated function without placeholders calls. It brings its own English, so that a page's words
/// are where the page is, and not where the table is.
pub fn plain(key: &str, english: &'static str) -> &'static str {
    let other = CURRENT.get().and_then(|current| current.find(key));
    other.unwrap_or(english)
}

/// What a generated function with placeholders calls.
pub fn filled(key: &str, english: &'static str, args: &[(&str, &dyn Display)]) -> String {
    render(plain(key, english), args)
}

/// What a generated function of a plural calls, with the two English forms; `args` holds the count as `n`.
pub fn counted(
    key: &str,
    [one, other]: [&'static str; 2],
    n: usize,
    args: &[(&str, &dyn Display)],
) -> String {
    let english = if category("en", n) == "one" {
        one
    } else {
        other
    };
    let current = CURRENT.get().and_then(|current| current.form(key, n));
    render(current.unwrap_or(english), args)
}
