//! The word lists of `lexicon/`, and how a word finds its entry.
//!
//! A list is text: `[group]` begins a group, entries stand one a line or between commas, `#` begins a
//! comment. Entries are base forms; regular inflections are recognised, irregular ones stand in the
//! list. An entry of several words makes one token of them, hyphens between words or not.

mod group;

use std::sync::OnceLock;

pub(crate) use group::Group;

use crate::sentence::VERBS;
use crate::token::{Kind, Token};

/// A set of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tags(u64);

impl Tags {
    /// The empty set.
    pub const NONE: Tags = Tags(0);

    /// Whether the group is in the set.
    pub fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u64) != 0
    }

    fn without(self, groups: &[Group]) -> Tags {
        let bits = groups.iter().map(|group| 1 << *group as u64);
        Tags(self.0 & !bits.fold(0, |all, bit: u64| all | bit))
    }

    fn with(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }
}

/// The form in which a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As in the word list.
    Base,
    /// With -s.
    S,
    /// With -ed.
    Ed,
    /// With -ing.
    Ing,
}

struct Entry {
    words: Box<str>,
    tags: Tags,
}

/// All entries, sorted by their words.
fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let packed = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
        let mut words = String::new();
        packed
            .lines()
            .filter_map(|line| unpack(line, &mut words))
            .collect()
    })
}

/// An entry as the build script packs it: how many bytes it shares with the words before, the other
/// bytes, a tab, and its groups; numbers are characters from `A` on.
fn unpack(line: &str, words: &mut String) -> Option<Entry> {
    let number = |byte: u8| byte.wrapping_sub(b'A');
    let (shared, line) = line.split_at_checked(1)?;
    let (rest, groups) = line.split_once('\t')?;
    words.truncate(shared.bytes().map(number).map(usize::from).sum());
    words.push_str(rest);
    let bits = groups.bytes().map(|group| 1_u64 << number(group));
    Some(Entry {
        words: words.as_str().into(),
        tags: Tags(bits.fold(0, |tags, bit| tags | bit)),
    })
}

/// Gives every word the groups of its entry, and joins the words of the longest entry that fits.
pub(crate) fn annotate(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let mut token = tokens[at].clone();
        let len = if token.kind == Kind::Word {
            look_up(&tokens[at..], &mut token)
        } else {
            1
        };
        // "kick off" is a verb, "kick-off" a noun; only "fine-tune" stays one.
        if len > 1 && tokens[at + 1].mark('-') && token.lower != "fine tune" {
            token.tags = token.tags.without(VERBS);
        }
        token.span.end = tokens[at + len - 1].span.end;
        joined.push(token);
        at += len;
    }
    joined
}

/// Finds the longest entry that the tokens begin with, annotates `first` with it, and returns how
/// many tokens it spans (1 if there is none).
fn look_up(tokens: &[Token], first: &mut Token) -> usize {
    let all = entries();
    let word = tokens[0].lower.as_str();
    // An entry and its inflections share their first two letters.
    let head = word.get(..2).unwrap_or(word);
    let from = all.partition_point(|e| *e.words < *head);
    let mut best = 1;
    for entry in all[from..].iter().take_while(|e| e.words.starts_with(head)) {
        if !may_fit(entry.words.as_bytes(), word.as_bytes()) {
            continue;
        }
        let Some((len, form)) = fits(&entry.words, tokens) else {
            continue;
        };
        if len > best {
            (first.tags, first.form) = (entry.tags, form);
            first.lower = entry.words.to_string();
            best = len;
        } else if len == best {
            // The exact word decides on the form: "meeting" is a noun as well as a form of "meet".
            if first.tags == Tags::NONE || form == Form::Base {
                first.form = form;
            }
            first.tags = first.tags.with(entry.tags);
        }
    }
    best
}

/// Whether the third letters agree: all forms of a word of four letters or more share three.
fn may_fit(entry: &[u8], word: &[u8]) -> bool {
    match entry {
        [_, second, third, fourth, ..] if ![second, third, fourth].contains(&&b' ') => {
            word.get(2) == Some(third)
        }
        _ => true,
    }
}

/// Whether the tokens begin with the words of an entry: how many tokens, and the form.
fn fits(entry: &str, tokens: &[Token]) -> Option<(usize, Form)> {
    let mut at = 0;
    let mut form = Form::Base;
    for word in entry.split(' ') {
        // A hyphen or a dot within a phrase: "best-in-class".
        if at > 0 && tokens.get(at).is_some_and(|t| t.mark('-') && t.glued) {
            at += 1;
        }
        let token = tokens.get(at)?;
        let found = inflection(word, &token.lower)?;
        if found != Form::Base {
            form = found;
        }
        at += 1;
    }
    Some((at, form))
}

/// The form of `entry` that `word` is, if it is one.
fn inflection(entry: &str, word: &str) -> Option<Form> {
    if word == entry {
        return Some(Form::Base);
    }
    // Possessives: "company's".
    let word = word
        .strip_suffix("'s")
        .or(word.strip_suffix('\''))
        .unwrap_or(word);
    if entry.len() < 3 || entry.ends_with(|c: char| !c.is_ascii_alphabetic()) {
        return (word == entry).then_some(Form::Base);
    }
    let (stem, last) = entry.split_at(entry.len() - 1);
    if let Some(end) = word.strip_prefix(entry) {
        let doubled = end.strip_prefix(last).unwrap_or("");
        return match (end, doubled) {
            ("", _) => Some(Form::Base),
            ("s" | "es", _) => Some(Form::S),
            ("d" | "ed", _) | (_, "ed") => Some(Form::Ed),
            ("ing", _) | (_, "ing") => Some(Form::Ing),
            _ => None,
        };
    }
    match (last, word.strip_prefix(stem)?) {
        ("e", "ing") => Some(Form::Ing),
        ("y", "ies") => Some(Form::S),
        ("y", "ied") => Some(Form::Ed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_groups() {
        let entry = |words: &str| entries().iter().find(|entry| *entry.words == *words);
        let convert = entry("convert").map(|entry| entry.tags);
        let both = Tags::NONE
            .with(Tags(1 << Group::Attain as u64))
            .with(Tags(1 << Group::Deliver as u64));
        assert_eq!(convert, Some(both));
        assert!(entries().is_sorted_by(|a, b| a.words < b.words));
        assert_eq!(entries().first().map(|entry| &*entry.words), Some("a"));
    }

    #[test]
    fn phrases_with_short_words_are_found() {
        let joined = |text: &str| {
            let tokens = crate::token::tokens(text, sightline_plan::DecimalSign::Point);
            tokens.into_iter().map(|t| t.lower).collect::<Vec<_>>()
        };
        assert_eq!(joined("I want to go"), ["i want to", "go"]);
        assert_eq!(
            joined("a number of IT staff"),
            ["a number of", "it", "staff"]
        );
        assert_eq!(joined("do our best"), ["do our best"]);
    }

    #[test]
    fn regular_inflections_are_recognised() {
        for (entry, word, form) in [
            ("increase", "increase", Some(Form::Base)),
            ("increase", "increasing", Some(Form::Ing)),
            ("increase", "increased", Some(Form::Ed)),
            ("cut", "cutting", Some(Form::Ing)),
            ("ship", "shipped", Some(Form::Ed)),
            ("company", "companies", Some(Form::S)),
            ("company", "company's", Some(Form::Base)),
            ("reach", "reaches", Some(Form::S)),
            ("car", "care", None),
            ("by", "bys", None),
        ] {
            assert_eq!(inflection(entry, word), form, "{word}");
        }
    }
}
