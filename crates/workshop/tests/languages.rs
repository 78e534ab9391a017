//! The shipped workshops in other languages.

#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

use serde_json::Value;
use sightline_workshop::{content, definition};

/// Every text of a JSON value with its place, and every other scalar.
fn leaves(
    value: &Value,
    place: &str,
    texts: &mut Vec<(String, String)>,
    rest: &mut Vec<(String, Value)>,
) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves(value, &format!("{place}.{name}"), texts, rest);
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                leaves(value, &format!("{place}.{at}"), texts, rest);
            }
        }
        Value::String(text) if text.contains(' ') => texts.push((place.to_owned(), text.clone())),
        Value::String(_) => {}
        other => rest.push((place.to_owned(), other.clone())),
    }
}

#[test]
fn every_workshop_is_wholly_in_french() {
    for id in content::ids() {
        let english = definition::write_value(&content::workshop(id).unwrap());
        let french = content::workshop_in(id, "fr").unwrap();
        let reading = definition::read_value(definition::write_value(&french));
        assert!(
            reading.problems.is_empty() && reading.flaws.is_empty(),
            "{id}: {reading:?}"
        );
        let french = definition::write_value(&french);
        let (mut ours, mut our_rest) = (Vec::new(), Vec::new());
        let (mut theirs, mut their_rest) = (Vec::new(), Vec::new());
        leaves(&english, "", &mut ours, &mut our_rest);
        leaves(&french, "", &mut theirs, &mut their_rest);
        assert_eq!(our_rest, their_rest, "{id}: only words differ");
        let same: Vec<_> = ours.iter().filter(|text| theirs.contains(text)).collect();
        assert!(same.is_empty(), "{id}: English still: {same:?}");
    }
}

#[test]
fn a_list_of_workshops_is_there_in_every_language() {
    let files = content::files().unwrap();
    for language in content::languages() {
        let name = format!("index.{language}.json");
        let (_, index) = files.iter().find(|(file, _)| *file == name).unwrap();
        let index: Value = serde_json::from_str(index).unwrap();
        assert_eq!(index.as_array().unwrap().len(), content::ids().count());
        for id in content::ids() {
            assert!(
                files
                    .iter()
                    .any(|(file, _)| *file == format!("{id}.{language}.json"))
            );
        }
    }
}
