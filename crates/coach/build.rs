//! Packs the word lists of `lexicon/`: sorted, each word once, without comments. The browser then has
//! less to load and nothing to sort. `src/lexicon.rs` unpacks them.

#[allow(dead_code, reason = "only the names matter here")]
#[path = "src/lexicon/group.rs"]
mod group;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::{env, fs};

use group::NAMES;

const LISTS: [&str; 5] = ["verbs", "nouns", "modifiers", "grammar", "time"];

/// The groups of each entry, by their numbers.
type Entries = BTreeMap<String, BTreeSet<u8>>;

fn main() {
    println!("cargo::rerun-if-changed=lexicon");
    println!("cargo::rerun-if-changed=src/lexicon/group.rs");
    if let Err(fault) = entries().and_then(|entries| write(&pack(&entries))) {
        println!("cargo::error={fault}");
    }
}

/// All entries of all lists. Every group has a list, and every list a group.
fn entries() -> Result<Entries, String> {
    let mut entries = Entries::new();
    let mut listed = BTreeSet::new();
    for list in LISTS {
        let file = format!("lexicon/{list}.txt");
        let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        let mut group = None;
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(name) = line.strip_prefix('[') {
                let name = name.trim_end_matches(']');
                let at = NAMES.iter().position(|known| *known == name);
                group = at.and_then(|at| u8::try_from(at).ok());
                listed.insert(group.ok_or(format!("{file}: no group is called {name}"))?);
                continue;
            }
            for words in line.split(',').map(str::trim).filter(|w| !w.is_empty()) {
                let group = group.ok_or(format!("{file}: {words} stands before any group"))?;
                entries.entry(words.to_owned()).or_default().insert(group);
            }
        }
    }
    match NAMES.len() {
        65.. => Err("a set of groups has 64 bits".to_owned()),
        known if known > listed.len() => Err("a group has no list".to_owned()),
        _ => Ok(entries),
    }
}

/// One line an entry: how many bytes it shares with the one before, the other bytes, a tab, and its
/// groups; numbers are characters from `A` on.
fn pack(entries: &Entries) -> String {
    let mut packed = String::new();
    let mut before = "";
    for (words, groups) in entries {
        // As far as a character can say.
        let both = words.bytes().zip(before.bytes()).take(60);
        let mut shared = both.take_while(|(a, b)| a == b).count();
        while !words.is_char_boundary(shared) {
            shared -= 1;
        }
        packed.push((b'A' + shared as u8).into());
        packed.push_str(&words[shared..]);
        packed.push('\t');
        packed.extend(groups.iter().map(|group| char::from(b'A' + group)));
        packed.push('\n');
        before = words;
    }
    packed
}

fn write(packed: &str) -> Result<(), String> {
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: this runs under cargo")?;
    let file = PathBuf::from(folder).join("lexicon.txt");
    fs::write(&file, packed).map_err(|error| format!("{}: {error}", file.display()))
}
