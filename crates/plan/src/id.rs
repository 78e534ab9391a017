//! Names of records.

use std::{fmt, marker::PhantomData, sync::Arc};

use serde_json::{Value, json};

use crate::{
    codec::{Field, Fields, Json, Path, Reader, Wanted},
    plan::{Entity, Fate, Kind},
};

/// The longest id that is read, in characters.
pub const MAX_ID_CHARS: usize = 100;

/// The id of a record of type `T`: any text of 1 to [`MAX_ID_CHARS`] characters without white
/// space at its ends or control characters.
///
/// New ids are 64 random bits in base32 (see [`Id::from_bits`]); ids that come from elsewhere, such as a
/// spreadsheet, stay as they are.
pub struct Id<T> {
    text: Arc<str>,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// An id with this text, or `None` where the text cannot be one.
    pub fn new(text: &str) -> Option<Self> {
        fits(text).then(|| Self {
            text: text.into(),
            of: PhantomData,
        })
    }

    /// An id made from 64 random bits, in 13 characters of Crockford's base32 (no `i`, `l`, `o`, `u`).
    pub fn from_bits(bits: u64) -> Self {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let digit = |place: u32| char::from(DIGITS[((bits >> (5 * place)) & 31) as usize]);
        let text: String = (0..13).rev().map(digit).collect();
        Self {
            text: text.into(),
            of: PhantomData,
        }
    }

    /// The text itself, shared.
    pub(crate) fn share(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Whether the text can be an id.
pub(crate) fn fits(text: &str) -> bool {
    // Most are plain letters and digits, which is quickly seen.
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    match text.len() {
        0 => false,
        1..=MAX_ID_CHARS if plain => true,
        _ => {
            text.chars().count() <= MAX_ID_CHARS
                && text.trim() == text
                && !text.chars().any(char::is_control)
        }
    }
}

// Derived impls would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self {
            text: Arc::clone(&self.text),
            of: PhantomData,
        }
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}

impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// Tables are asked by plain text.
impl<T> AsRef<str> for Id<T> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The empty id: a record that has not been given one yet. No plan holds such a record.
impl<T> Default for Id<T> {
    fn default() -> Self {
        Self {
            text: "".into(),
            of: PhantomData,
        }
    }
}

impl<T: Entity> Field for Id<T> {
    const REFERS: bool = true;

    fn read(value: Json<'_>, reader: &mut Reader) -> Option<Self> {
        value
            .as_str()
            .and_then(Self::new)
            .or_else(|| reader.refuse(Wanted::Id, &value))
    }

    fn json(&self) -> Json<'_> {
        Json::Text(self.as_str().into())
    }

    fn schema(_: &mut Fields) -> Value {
        json!({ "type": "string", "minLength": 1, "maxLength": MAX_ID_CHARS })
    }

    fn refers_to(&self) -> Option<&str> {
        Some(self.as_str())
    }

    fn references(&self, path: &mut Path, visit: &mut dyn FnMut(&Path, Kind, &str)) {
        visit(path, T::KIND, self.as_str());
    }

    fn relink(&mut self, decide: &mut dyn FnMut(Kind, &str) -> Fate) -> bool {
        match decide(T::KIND, self.as_str()) {
            Fate::Stays => true,
            Fate::Goes => false,
            Fate::Becomes(text) => {
                self.text = text;
                true
            }
        }
    }
}
