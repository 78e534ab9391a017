//! Finds the languages besides English and holds them against it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::source::{Words, files, slots};

/// The languages besides English: the folders in this one that hold TOML files, sorted.
pub fn languages(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut languages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && name != "en" && !files(&path)?.is_empty() {
            languages.push(name.into_owned());
        }
    }
    languages.sort();
    Ok(languages)
}

/// Every text of another language that English does not have, or that has other placeholders.
/// A missing text is no fault: English stands in for it.
pub fn differences(english: &Words, other: &Words) -> Vec<String> {
    other
        .iter()
        .filter_map(|(key, text)| difference(english, key, text).map(|d| format!("{key}: {d}")))
        .collect()
}

fn difference(english: &Words, key: &str, text: &str) -> Option<String> {
    let plural = key.rsplit_once('.').and_then(|(stem, _)| {
        let one = english.get(&format!("{stem}.one"))?;
        let other = english.get(&format!("{stem}.other"))?;
        Some([one.as_str(), other.as_str()].concat())
    });
    let Some(model) = plural.as_ref().or_else(|| english.get(key)) else {
        return Some("is not in English".to_owned());
    };
    let mut expected: BTreeSet<&str> = slots(model).into_iter().collect();
    let mut found: BTreeSet<&str> = slots(text).into_iter().collect();
    if plural.is_some() {
        // A form may spell its count out ("one goal"), as long as English counts at all.
        expected.insert("n");
        found.insert("n");
    }
    (expected != found).then(|| format!("has placeholders {found:?}, English has {expected:?}"))
}
