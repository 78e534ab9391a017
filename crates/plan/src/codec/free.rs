//! Free values: what workshops, pages and later versions put into a plan, and no field describes.

use serde_json::{Value, json};

use super::{Entries, Fault, Field, Fields, Json, Path, Reader, Wanted};

/// How deep a free value may be nested. serde_json reads 128 levels; some twenty are left for the
/// records around it in a file and in the journal.
const DEEPEST: usize = 100;

/// Whether the value is nested at most `levels` deep.
fn fits(value: &Value, levels: usize) -> bool {
    let mut inner = levels.checked_sub(1).into_iter();
    match value {
        Value::Array(items) => inner.any(|left| items.iter().all(|item| fits(item, left))),
        Value::Object(fields) => inner.any(|left| fields.values().all(|value| fits(value, left))),
        _ => true,
    }
}

/// The value with every object's fields in the order of their names: to serde_json two objects
/// are equal whatever their order, and equal plans must give the same bytes.
fn sorted(value: &Value) -> Value {
    let mut value = value.clone();
    value.sort_all_objects();
    value
}

impl Field for Value {
    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        let value = Self::from(value);
        if fits(&value, DEEPEST) {
            return Some(value);
        }
        reader.report(Fault::TooDeep);
        None
    }

    fn json(&self) -> Json<'_> {
        sorted(self).into()
    }

    fn schema(_: &mut Fields) -> Value {
        json!({})
    }

    fn flaws(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault)) {
        if !fits(self, DEEPEST) {
            report(path, Fault::TooDeep);
        }
    }
}

/// Fields of a record kept as they were.
impl Field for Fields {
    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        match Value::read(value, reader)? {
            Value::Object(fields) => Some(fields),
            other => reader.refuse(Wanted::Object, &other.into()),
        }
    }

    fn json(&self) -> Json<'_> {
        sorted(&Value::Object(self.clone())).into()
    }

    fn schema(_: &mut Fields) -> Value {
        json!({ "type": "object" })
    }

    fn flaws(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault)) {
        if !self.values().all(|value| fits(value, DEEPEST - 1)) {
            report(path, Fault::TooDeep);
        }
    }
}

/// What is left of a record's fields when the known ones are taken out; too deep ones are reported.
pub(crate) fn read_unknown(mut fields: Fields, reader: &mut Reader) -> Fields {
    fields.retain(|_, value| {
        let fits = fits(value, DEEPEST);
        if !fits {
            reader.report(Fault::TooDeep);
        }
        fits
    });
    fields
}

/// Adds the unknown fields, by name, after the known ones. An unknown field cannot have the name of
/// a known one: reading takes those out.
pub(crate) fn write_unknown<'a>(extra: &'a Fields, known: &[&str], entries: &mut Entries<'a>) {
    if extra.is_empty() {
        return;
    }
    if let Json::Object(unknown) = extra.json() {
        let unknown = unknown.into_iter();
        entries.extend(unknown.filter(|(name, _)| !known.contains(&&**name)));
    }
}

/// Reports unknown fields that are nested too deep, at the place of their record.
pub fn unknown_flaws(extra: &Fields, path: &Path, report: &mut dyn FnMut(&Path, Fault)) {
    if !extra.values().all(|value| fits(value, DEEPEST)) {
        report(path, Fault::TooDeep);
    }
}
