//! What all records have in common: their fields, one after another, as [`Slot`]s.
//!
//! A record's declaration only lists its fields; what is done with them stands here once, since the
//! same code for every field of every record would be half of the plan's share of the browser's code.

use serde_json::Value;

use super::{Fault, Field, Fields, Json, Path, Reader, Step, is_own_id, write_unknown};
use crate::{Fate, Kind};

/// A field of a record whatever its type.
pub trait Slot {
    /// Takes the value over, where it can be read.
    fn fill(&mut self, value: Json<'_>, reader: &mut Reader);

    /// See [`Field::write`].
    fn value(&self) -> Value;

    /// See [`Field::REFERS`].
    fn refers(&self) -> bool;

    /// See [`Field::flaws`].
    fn each_flaw(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault));

    /// See [`Field::references`].
    fn each_reference(&self, path: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str));

    /// See [`Field::relink`]. Every reference in a record is optional or in a list, so that none takes
    /// its record along.
    fn relink_each(&mut self, decide: &mut dyn FnMut(Kind, &str) -> Fate);
}

impl<T: Field> Slot for T {
    fn fill(&mut self, value: Json<'_>, reader: &mut Reader) {
        if let Some(read) = T::read(value, reader) {
            *self = read;
        }
    }

    fn value(&self) -> Value {
        self.write()
    }

    fn refers(&self) -> bool {
        T::REFERS
    }

    fn each_flaw(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault)) {
        self.flaws(path, report);
    }

    fn each_reference(&self, path: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        self.references(path, visit);
    }

    fn relink_each(&mut self, decide: &mut dyn FnMut(Kind, &str) -> Fate) {
        let _ = self.relink(decide);
    }
}

/// The fields as JSON, one by one.
pub fn values(slots: &[&dyn Slot]) -> Vec<Value> {
    slots.iter().map(|slot| slot.value()).collect()
}

/// The record as JSON: the fields that are not at their default, then the unknown ones.
pub fn write_record(
    names: &[&str],
    slots: &[&dyn Slot],
    defaults: &[Value],
    extra: &Fields,
) -> Value {
    let mut fields = Fields::new();
    for ((name, slot), default) in names.iter().zip(slots).zip(defaults) {
        let value = slot.value();
        if value != *default {
            fields.insert((*name).to_owned(), value);
        }
    }
    write_unknown(extra, names, &mut fields);
    Value::Object(fields)
}

/// [`Field::flaws`] of every field.
pub fn each_flaw(
    names: &[&'static str],
    slots: &[&dyn Slot],
    path: &mut Path,
    report: &mut dyn FnMut(&Path, Fault),
) {
    for (name, slot) in names.iter().zip(slots) {
        path.push(Step::Name(name));
        slot.each_flaw(path, report);
        path.pop();
    }
}

/// [`Field::references`] of every field but the record's own id.
pub fn each_reference(
    names: &[&'static str],
    slots: &[&dyn Slot],
    path: &mut Path,
    visit: &mut dyn FnMut(&Path, Kind, &str),
) {
    for (name, slot) in names.iter().zip(slots) {
        if slot.refers() && !is_own_id(name) {
            path.push(Step::Name(name));
            slot.each_reference(path, visit);
            path.pop();
        }
    }
}

/// [`Field::relink`] of every field but the record's own id.
pub fn relink_each(
    names: &[&str],
    slots: &mut [&mut dyn Slot],
    decide: &mut dyn FnMut(Kind, &str) -> Fate,
) {
    for (name, slot) in names.iter().zip(slots) {
        if slot.refers() && !is_own_id(name) {
            slot.relink_each(decide);
        }
    }
}
