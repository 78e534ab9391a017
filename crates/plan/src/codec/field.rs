//! What every value in a plan can do: be read, be written, name its references, describe itself.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Number, Value, json};

use super::{Fault, Json, Path, Reader, Step, Wanted};
use crate::{Fate, Kind};

/// The fields of a record as they stand in a file; a field at its default is absent.
pub type Fields = Map<String, Value>;

/// A value that can stand in a plan.
pub trait Field: Sized {
    /// Whether such a value can hold references. Most cannot, and are passed over when all of a
    /// plan's references are looked at.
    const REFERS: bool = false;

    /// Reads the value; `None` after the problem has been reported.
    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self>;

    /// The value as JSON, as far as possible without copying. The same value always gives the same JSON.
    fn json(&self) -> Json<'_>;

    /// [`Self::json`] as a value of its own.
    fn write(&self) -> Value {
        self.json().into()
    }

    /// Its JSON Schema; records add themselves to `defs` under their own name.
    fn schema(defs: &mut Fields) -> Value;

    /// Calls `report` with the place of every value that a file could not give back as it is.
    fn flaws(&self, _path: &mut Path, _report: &mut dyn FnMut(&Path, Fault)) {}

    /// The id, where the value is nothing but a reference to another record.
    fn refers_to(&self) -> Option<&str> {
        None
    }

    /// Calls `visit` with the place, kind and id of every reference to another record.
    fn references(&self, _path: &mut Path, _visit: &mut dyn FnMut(&Path, Kind, &str)) {}

    /// Asks of every reference whether it stays, goes, or points elsewhere from now on.
    /// `false` means that the value itself is to go.
    fn relink(&mut self, _decide: &mut dyn FnMut(Kind, &str) -> Fate) -> bool {
        true
    }
}

impl Field for String {
    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        match value {
            Json::Text(text) => Some(text.into_owned()),
            other => reader.refuse(Wanted::Text, &other),
        }
    }

    fn json(&self) -> Json<'_> {
        Json::Text(self.as_str().into())
    }

    fn schema(_: &mut Fields) -> Value {
        json!({ "type": "string" })
    }
}

impl Field for bool {
    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        match value {
            Json::Bool(yes) => Some(yes),
            other => reader.refuse(Wanted::YesNo, &other),
        }
    }

    fn json(&self) -> Json<'_> {
        Json::Bool(*self)
    }

    fn schema(_: &mut Fields) -> Value {
        json!({ "type": "boolean" })
    }
}

impl Field for f64 {
    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        let number = match &value {
            Json::Number(number) => number.as_f64(),
            _ => None,
        };
        match number {
            // Minus nought is written as 0, so it is read as 0 as well.
            Some(number) if number.is_finite() => Some(number + 0.0),
            _ => reader.refuse(Wanted::Number, &value),
        }
    }

    /// Whole numbers are written without a fraction: `2000000`, not `2000000.0`.
    fn json(&self) -> Json<'_> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.fract() == 0.0 && self.abs() < EXACT {
            #[allow(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
            let whole = *self as i64;
            Json::Number(whole.into())
        } else {
            Number::from_f64(*self).map_or(Json::Null, Json::Number)
        }
    }

    fn schema(_: &mut Fields) -> Value {
        json!({ "type": "number" })
    }

    fn flaws(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault)) {
        if !self.is_finite() {
            let found = match (self.is_nan(), self.is_sign_negative()) {
                (true, _) => "NaN",
                (false, true) => "-inf",
                (false, false) => "inf",
            };
            let (wanted, found) = (Wanted::Number, found.to_owned());
            report(path, Fault::Expected { wanted, found });
        }
    }
}

impl Field for u32 {
    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        value
            .as_u64()
            .and_then(|count| u32::try_from(count).ok())
            .or_else(|| reader.refuse(Wanted::Count, &value))
    }

    fn json(&self) -> Json<'_> {
        Json::Number((*self).into())
    }

    fn schema(_: &mut Fields) -> Value {
        json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
    }
}

/// Days are written as `2026-11-22`. Parsed and written by hand: chrono's parser costs more bytes in the
/// browser than the rest of this module, and its formatting is slow where a plan has thousands of days.
impl Field for NaiveDate {
    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        value
            .as_str()
            .and_then(parse_date)
            .or_else(|| reader.refuse(Wanted::Date, &value))
    }

    fn json(&self) -> Json<'_> {
        let mut day = String::with_capacity(10);
        // A plan holds years from 1 to 9999 only, see `flaws`.
        let year = u32::try_from(self.year()).unwrap_or_default();
        for (number, places) in [(year, 4), (self.month(), 2), (self.day(), 2)] {
            if !day.is_empty() {
                day.push('-');
            }
            for place in (0..places).rev() {
                day.extend(char::from_digit(number / 10_u32.pow(place) % 10, 10));
            }
        }
        Json::Text(day.into())
    }

    fn schema(_: &mut Fields) -> Value {
        json!({ "type": "string", "format": "date" })
    }

    fn flaws(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault)) {
        if !(1..=9999).contains(&self.year()) {
            let (wanted, found) = (Wanted::Date, self.to_string());
            report(path, Fault::Expected { wanted, found });
        }
    }
}

/// Reads `2026-11-22`; years from 0001 to 9999.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let year: i32 = text.get(..4)?.parse().ok()?;
    let month = text.get(5..7)?.parse().ok()?;
    let day = text.get(8..)?.parse().ok()?;
    if year == 0 {
        None
    } else {
        NaiveDate::from_ymd_opt(year, month, day)
    }
}

impl<T: Field> Field for Option<T> {
    const REFERS: bool = T::REFERS;

    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn json(&self) -> Json<'_> {
        self.as_ref().map_or(Json::Null, T::json)
    }

    fn schema(defs: &mut Fields) -> Value {
        T::schema(defs)
    }

    fn flaws(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault)) {
        if let Some(inner) = self {
            inner.flaws(path, report);
        }
    }

    fn references(&self, path: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        if let Some(inner) = self {
            inner.references(path, visit);
        }
    }

    fn relink(&mut self, decide: &mut dyn FnMut(Kind, &str) -> Fate) -> bool {
        if self.as_mut().is_some_and(|inner| !inner.relink(decide)) {
            *self = None;
        }
        true
    }
}

/// A list; an item that cannot be read is reported and left out, the others stay.
impl<T: Field> Field for Vec<T> {
    const REFERS: bool = T::REFERS;

    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        let count = match &value {
            Json::List(items) => items.len(),
            _ => 0,
        };
        let mut list = Self::with_capacity(count);
        let is_list = reader.items(value, &mut |item, reader| {
            let read = T::read(item, reader);
            read.map(|read| list.push(read)).is_some()
        });
        is_list.then_some(list)
    }

    fn json(&self) -> Json<'_> {
        Json::List(self.iter().map(T::json).collect())
    }

    fn schema(defs: &mut Fields) -> Value {
        json!({ "type": "array", "items": T::schema(defs) })
    }

    fn flaws(&self, path: &mut Path, report: &mut dyn FnMut(&Path, Fault)) {
        for (at, item) in self.iter().enumerate() {
            path.push(Step::Index(at));
            item.flaws(path, report);
            path.pop();
        }
    }

    fn references(&self, path: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        for (at, item) in self.iter().enumerate() {
            path.push(Step::Index(at));
            item.references(path, visit);
            path.pop();
        }
    }

    fn relink(&mut self, decide: &mut dyn FnMut(Kind, &str) -> Fate) -> bool {
        // Where one reference becomes another, a list of references names nobody twice.
        let mut seen = HashSet::new();
        self.retain_mut(|item| {
            item.relink(decide) && item.refers_to().is_none_or(|id| seen.insert(id.to_owned()))
        });
        true
    }
}
