//! Words, numbers and marks of a text, with their places.

use std::ops::Range;

use sightline_plan::DecimalSign;

use crate::lexicon::{self, Form, Group, Tags};
use crate::number;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Letters, or letters with digits in them (`Q3`).
    Word,
    /// A number written in digits, a multiplier right behind it applied (`1.5k`).
    Number(f64),
    /// `1st`, `30th`.
    Ordinal(u32),
    /// Three numbers between equal signs, as in `30/6/2027` or `2027-06-30`.
    Date([u32; 3]),
    /// A single sign; arrows are `→`, dashes `-`, quotes `"`, whatever they were.
    Mark(char),
}

/// A token and what the word lists say of it.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Its place in the text, in bytes.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// In ASCII lower case, with straight apostrophes; of a joined phrase the entry of the word list.
    pub lower: String,
    /// The groups of the word lists that it is in.
    pub tags: Tags,
    /// The form in which it stands there.
    pub form: Form,
    /// Whether it follows the token before without a space.
    pub glued: bool,
    /// Whether it begins with a capital letter though it is not the first word.
    pub capital: bool,
}

impl Token {
    /// Whether the word lists have it in this group.
    pub fn is(&self, group: Group) -> bool {
        self.tags.has(group)
    }

    /// Whether it is in one of these groups.
    pub fn any(&self, groups: &[Group]) -> bool {
        groups.iter().any(|g| self.tags.has(*g))
    }

    /// Whether it is this mark.
    pub fn mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// Whether it is one of these words, given in lower case.
    pub fn one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    /// Whether it is a word.
    pub fn word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Its number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self.kind {
            Kind::Number(n) => Some(n),
            _ => None,
        }
    }
}

/// The tokens of a text. Phrases of the word lists ("end of", "net promoter score") become one token.
pub(crate) fn tokens(text: &str, decimal: DecimalSign) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if is_space(c) {
            at += c.len_utf8();
            continue;
        }
        let (kind, len) = if c.is_ascii_digit() {
            digits(&text[at..], decimal)
        } else if is_letter(c) {
            (Kind::Word, word_len(&text[at..]))
        } else {
            mark(&text[at..], c)
        };
        let span = at..at + len;
        found.push(Token {
            lower: text[span.clone()].replace('’', "'").to_ascii_lowercase(),
            glued: found.last().is_some_and(|t| t.span.end == at),
            capital: c.is_ascii_uppercase() && !found.is_empty(),
            span,
            kind,
            tags: Tags::NONE,
            form: Form::Base,
        });
        at += len;
    }
    lexicon::annotate(found)
}

fn is_space(c: char) -> bool {
    c.is_ascii_whitespace()
        || matches!(
            c,
            '\u{a0}' | '\u{2009}' | '\u{200a}' | '\u{200b}' | '\u{202f}' | '\u{feff}'
        )
}

/// Everything beyond ASCII that is no known sign counts as a letter, which spares the Unicode tables.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (!c.is_ascii()
            && !matches!(
                c,
                '€' | '£'
                    | '¥'
                    | '₹'
                    | '¢'
                    | '°'
                    | '·'
                    | '×'
                    | '±'
                    | '§'
                    | '…'
                    | '•'
                    | '–'
                    | '—'
                    | '−'
                    | '‐'
                    | '‑'
                    | '“'
                    | '”'
                    | '„'
                    | '«'
                    | '»'
                    | '‘'
                    | '’'
                    | '‚'
                    | '→'
                    | '⇒'
                    | '➔'
                    | '➜'
                    | '≥'
                    | '≤'
                    | '≈'
                    | '½'
                    | '¼'
                    | '¾'
                    | '⅓'
                    | '⅔'
            ))
}

/// Letters and digits, with apostrophes between letters ("doesn't").
fn word_len(text: &str) -> usize {
    let mut end = 0;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let inner = matches!(c, '\'' | '’') && rest.peek().is_some_and(|n| is_letter(*n));
        if !(is_letter(c) || c.is_ascii_digit() || inner) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

fn digits(text: &str, decimal: DecimalSign) -> (Kind, usize) {
    if let Some((parts, len)) = number::date(text) {
        return (Kind::Date(parts), len);
    }
    let (value, len) = number::digits(text, decimal);
    let tail = word_len(&text[len..]);
    if tail == 0 {
        return (Kind::Number(value), len);
    }
    let letters = text[len..len + tail].to_ascii_lowercase();
    match letters.as_str() {
        "st" | "nd" | "rd" | "th" => (Kind::Ordinal(value as u32), len + tail),
        _ => match number::multiplier(&letters) {
            Some(times) => (Kind::Number(value * times), len + tail),
            None if number::is_glued_unit(&letters) => (Kind::Number(value), len),
            None => (Kind::Word, len + tail),
        },
    }
}

fn mark(text: &str, c: char) -> (Kind, usize) {
    for (written, meant) in [
        ("->", '→'),
        ("=>", '→'),
        (">=", '≥'),
        ("=<", '≤'),
        ("<=", '≤'),
        ("--", '-'),
    ] {
        if text.starts_with(written) {
            // The tail of a longer arrow, as in `-->`.
            let more = if written == "--" && text[2..].starts_with('>') {
                ('→', 3)
            } else {
                (meant, 2)
            };
            return (Kind::Mark(more.0), more.1);
        }
    }
    let meant = match c {
        '⇒' | '➔' | '➜' => '→',
        '–' | '—' | '−' | '‐' | '‑' => '-',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '`' => '\'',
        '≈' => '~',
        '×' => 'x',
        c => c,
    };
    match number::fraction_sign(c) {
        Some(value) => (Kind::Number(value), c.len_utf8()),
        None => (Kind::Mark(meant), c.len_utf8()),
    }
}
