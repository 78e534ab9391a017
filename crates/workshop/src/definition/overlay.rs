//! The words of another language, laid over a workshop.

use serde_json::{Map, Value};
use sightline_plan::codec::{Field, Reader};

use super::Workshop;

/// Fields that hold words; nothing else of a workshop changes with the language.
const WORDS: &[&str] = &[
    "title",
    "purpose",
    "situations",
    "evidence",
    "who",
    "text",
    "ask",
    "say",
    "act",
    "watch",
    "label",
    "hint",
    "name",
    "rate",
    "statement",
    "team",
    "term",
    "agenda",
    "why",
    "examples",
];

/// The workshop in the words of `overlay`: the same shape, where a list of things with ids may also be an object by
/// id, and steps may stand at the top under `steps`. What it does not say stays as it is.
#[must_use]
pub fn translated(workshop: &Workshop, overlay: &Value) -> Workshop {
    let Value::Object(words) = overlay else {
        return workshop.clone();
    };
    let mut value = workshop.write();
    if let Value::Object(fields) = &mut value {
        lay(fields, words, 8);
        let steps = words.get("steps").and_then(Value::as_object);
        let sessions = fields.get_mut("sessions").and_then(Value::as_array_mut);
        if let (Some(steps), Some(sessions)) = (steps, sessions) {
            for session in sessions {
                if let Some(Value::Array(list)) = session.get_mut("steps") {
                    lay_list(list, steps, 8);
                }
            }
        }
    }
    Workshop::read(value.into(), &mut Reader::default()).unwrap_or_else(|| workshop.clone())
}

/// `deepest` keeps a hostile file from a deep recursion.
fn lay(fields: &mut Map<String, Value>, words: &Map<String, Value>, deepest: usize) {
    let Some(deepest) = deepest.checked_sub(1) else {
        return;
    };
    for (name, new) in words {
        match (fields.get_mut(name), new) {
            (Some(Value::Object(fields)), Value::Object(words)) => lay(fields, words, deepest),
            (Some(Value::Array(list)), Value::Object(words)) => lay_list(list, words, deepest),
            (Some(Value::Array(list)), Value::Array(words))
                if words.iter().all(Value::is_object) =>
            {
                lay_list(list, &by_id(words), deepest);
            }
            (Some(old), new) if WORDS.contains(&name.as_str()) => {
                let alike = old.is_string() == new.is_string();
                let lines = |value: &Value| {
                    value
                        .as_array()
                        .is_some_and(|list| list.iter().all(Value::is_string))
                };
                if alike && (new.is_string() || (lines(old) && lines(new))) {
                    *old = new.clone();
                }
            }
            _ => {}
        }
    }
}

fn lay_list(list: &mut [Value], words: &Map<String, Value>, deepest: usize) {
    for item in list {
        let new = item
            .get("id")
            .and_then(Value::as_str)
            .and_then(|id| words.get(id));
        if let (Value::Object(fields), Some(Value::Object(words))) = (item, new) {
            lay(fields, words, deepest);
        }
    }
}

fn by_id(list: &[Value]) -> Map<String, Value> {
    let ids = list.iter().filter_map(|item| {
        let id = item.get("id")?.as_str()?;
        Some((id.to_owned(), item.clone()))
    });
    ids.collect()
}
