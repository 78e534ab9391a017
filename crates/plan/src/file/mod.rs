//! The plan as a file: UTF-8 JSON, `{"format":"sightline.plan","version":1,…}`.
//!
//! The same plan always gives the same bytes. Fields that this version does not know are kept and
//! written back. Reading reports every problem with its path and reads all that is sound.

mod migrate;
mod names;
mod read;
mod repair;
mod schema;
mod stream;
mod write;

pub use read::{Reading, read, read_own};
pub use schema::schema;
#[doc(hidden)]
pub use schema::{describe, describe_record};
pub use write::write;

use crate::Kind;

/// What a plan's file calls its format.
pub const FORMAT: &str = "sightline.plan";

/// The version of the format that this code writes.
pub const VERSION: u64 = 1;

/// This state of the crate's code, and no other. What the same code wrote need not be doubted when it is read,
/// see [`read_own`].
pub const WRITER: &str = env!("PLAN_WRITER");

/// The longest text that is read, in bytes: some twenty times a plan of 10,000 goals.
pub const MAX_BYTES: usize = 100_000_000;

/// Whether a file uses this name at its top level for something else than the plan's own fields.
pub(crate) fn is_reserved(name: &str) -> bool {
    // The plan itself is in no list.
    let mut kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Plan);
    ["format", "version"].contains(&name) || kinds.any(|kind| kind.list() == name)
}
