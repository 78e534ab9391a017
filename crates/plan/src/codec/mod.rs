//! How records become JSON and come back.
//!
//! One declaration of a record (see `record!`) gives its struct, its defaults, its reader, its
//! writer and its part of the JSON Schema, so these cannot drift apart. Reading goes through
//! [`Json`] rather than through derived `Deserialize`, because a person who imports a
//! file wants to hear of every problem with its place, not of the first one; and because the
//! generated code is a fraction of the size in the browser.

mod choice;
mod fault;
mod field;
mod free;
mod json;
mod path;
mod reader;
mod record;
mod slot;

pub(crate) use choice::choice;
pub use fault::{Fault, Wanted};
pub use field::{Field, Fields, parse_date};
#[doc(hidden)]
pub use free::unknown_flaws;
use free::{read_unknown, write_unknown};
pub use json::{Entries, Json};
pub(crate) use json::{Name, entry, take};
pub use path::{Path, Step};
pub(crate) use reader::LeftOut;
pub use reader::{Problem, Reader};
pub(crate) use record::record;
// What `record!` is made of.
#[doc(hidden)]
pub use slot::{Slot, each_flaw, each_reference, relink_each, values, write_record};

/// Whether the field of this name is its record's own id, which names it and refers to nothing.
#[doc(hidden)]
pub const fn is_own_id(field: &str) -> bool {
    matches!(field.as_bytes(), b"id")
}
