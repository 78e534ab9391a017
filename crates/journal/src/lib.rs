//! What is stored of a plan, and how it is put together again.
//!
//! A plan is kept in two stores that fail in different ways: local storage is synchronous but may
//! forget its latest writes when the browser is killed; IndexedDB is asynchronous and durable. Both hold
//! the same records, each text under a [`key`](mod@key) of its own:
//! - an [`Entry`] for every change, written by one tab and never rewritten, so that no tab waits
//!   for another;
//! - now and then a [`Checkpoint`]: the whole plan, and which entries are in it;
//! - once the plan is deleted, a [`Tombstone`].
//!
//! Where to start: [`recover`] takes what the stores hold and gives the plan, together with what
//! is damaged, what one store lacks and what may go. What is to be done about it comes back as [`Work`],
//! for the caller to carry out.
//!
//! What keeps it safe:
//! - A tab writes its entries to each store in the order of their counters, skipping none that the other
//!   store does not hold. So an entry that is seen implies those before it, and a
//!   checkpoint can say with one counter a tab what is in it.
//! - Checkpoints of a plan are made one at a time, from what the stores hold rather than from what
//!   a tab remembers. Removal follows reading: an entry goes only after two checkpoints that
//!   cover it have been read back whole from every store, so a damaged one has another behind it.
//! - A removal that a store forgets does no harm: the entry is still covered.
//! - What cannot be read or applied is named and never removed.
//!
//! This crate knows no browser, no clock and no random source.

mod checkpoint;
mod entry;
pub mod key;
mod record;
mod recover;
mod survey;
mod work;

pub use checkpoint::{Checkpoint, Covered, Tombstone};
pub use entry::Entry;
pub use key::{Key, Tab};
pub use record::Reason;
pub use recover::{Outcome, Recovered, SetAside, recover};
pub use survey::{Damaged, Listing};
pub use work::{Put, RETAIN_MS, Work};
