//! Reads the words of one language from its folder of TOML files. Shared by the build script, the
//! `export` example and the tests.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::pattern::{Piece, pieces};

/// Texts by dotted key, sorted; a plural has one entry for each of its forms.
pub type Words = BTreeMap<String, String>;

/// All words in a folder, or everything that is wrong with them, each named by file and key.
pub fn read(folder: &Path) -> Result<Words, Vec<String>> {
    let mut words = Words::new();
    let mut faults = Vec::new();
    for file in files(folder).map_err(|error| vec![format!("{}: {error}", folder.display())])? {
        let subject = file.file_stem().unwrap_or_default().to_string_lossy();
        let parsed = fs::read_to_string(&file)
            .map_err(|error| vec![error.to_string()])
            .and_then(|toml| parse(&subject, &toml));
        match parsed {
            Ok(more) => words.extend(more),
            Err(more) => {
                faults.extend(more.iter().map(|f| format!("text/{}: {f}", file.display())));
            }
        }
    }
    if faults.is_empty() {
        Ok(words)
    } else {
        Err(faults)
    }
}

/// The TOML files right in a folder, sorted.
pub fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<Vec<_>, _>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    Ok(files)
}

/// The words of one file, whose keys begin with its subject.
pub fn parse(subject: &str, toml: &str) -> Result<Words, Vec<String>> {
    let table: Table = toml
        .parse()
        .map_err(|error: toml::de::Error| vec![error.to_string()])?;
    let mut words = Words::new();
    let mut faults = key_fault(subject, subject);
    walk(subject, table, &mut words, &mut faults);
    if faults.is_empty() {
        Ok(words)
    } else {
        Err(faults)
    }
}

fn walk(path: &str, table: Table, words: &mut Words, faults: &mut Vec<String>) {
    for (name, value) in table {
        let key = format!("{path}.{name}");
        faults.extend(key_fault(&key, &name));
        match value {
            Value::Table(table) => walk(&key, table, words, faults),
            Value::String(text) => {
                faults.extend(text_fault(&text).map(|fault| format!("{key}: {fault}")));
                words.insert(key, text);
            }
            other => faults.push(format!("{key}: is {}, not a text", other.type_str())),
        }
    }
}

fn key_fault(key: &str, name: &str) -> Vec<String> {
    let sound = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if sound {
        Vec::new()
    } else {
        vec![format!(
            "{key}: a key is in kebab-case and begins with a letter"
        )]
    }
}

fn text_fault(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("is empty");
    }
    if text.trim() != text {
        return Some("begins or ends with white space");
    }
    if pieces(text).any(|piece| matches!(piece, Piece::Stray(_))) {
        return Some(
            "has a brace that is no placeholder: write {name} in lower snake case, or double the brace",
        );
    }
    None
}

/// The placeholders of a text, each once, in order of first appearance.
pub fn slots(text: &str) -> Vec<&str> {
    let mut slots = Vec::new();
    for piece in pieces(text) {
        if let Piece::Slot(name) = piece
            && !slots.contains(&name)
        {
            slots.push(name);
        }
    }
    slots
}
