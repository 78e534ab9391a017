//! What all records have in common: their fields, one after another, as [`Slot`]s.
//!
//! A record's declaration only lists its fields; what is done with them stands here once, since the
//! same code for every field of every record would be half of the plan's share of the browser's code.

use serde_json::Value;

use super::{Entries, Fault, Field, Fields, Json, Path, Reader, Step, is_own_id, write_unknown};
use crate::{Fate, Kind};

/// A field of a record whatever its type.
pub trait Slot {
    /// Takes the value over, where it can be read.
    fn fill(&mut self, value: Json<'_>, reader: &mut Reader);

    /// See [`Field::json`].
    fn json(&self) -> Json<'_>;

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

    fn json(&self) -> Json<'_> {
        Field::json(self)
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

/// The fields as JSON, one by one, in copies of their own.
pub fn values(slots: &[&dyn Slot]) -> Vec<Json<'static>> {
    let own = |slot: &&dyn Slot| Value::from(slot.json()).into();
    slots.iter().map(own).collect()
}

/// The record as JSON: the fields that are not at their default, then the unknown ones.
pub fn write_record<'a>(
    names: &[&'static str],
    slots: &[&'a dyn Slot],
    defaults: &[Json<'static>],
    extra: &'a Fields,
) -> Json<'a> {
    let mut entries = Entries::new();
    for ((name, slot), default) in names.iter().zip(slots).zip(defaults) {
        let value = slot.json();
        if value != *default {
            entries.push(((*name).into(), value));
        }
    }
    write_unknown(extra, names, &mut entries);
    Json::Object(entries)
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
