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
//! - A [`Timeline`] keeps the open plan as [`recover`] would make it, whatever order the changes of
//!   other tabs come in. So all tabs end alike, and find the same again after a reload. For that a
//!   checkpoint must not run ahead of entries that are still on their way: it waits until the plan has been left
//!   alone for a moment.
//!
//! Beside the journal stand [`snapshot`]s, to look and go back to, and a [`Summary`] of each plan.
//!
//! This crate knows no browser, no clock and no random source.
//!
//! # Example
//! A plan is stored, a change is added, one store loses its records; the plan is whole again.
//!
//! ```
//! use sightline_journal::{Body, Entry, Outcome, recover};
//! use sightline_plan::{Edit, Goal, Id, Plan};
//!
//! // Each store as its keys and texts: local storage and IndexedDB in the app.
//! let (mut first, mut second) = (Vec::new(), Vec::new());
//! let tab = Id::from_bits(7);
//! let mut plan = Plan::new(Id::from_bits(1), "Our year");
//! let id = plan.about().id.clone();
//!
//! let work = recover(&id, &[&first, &second]).replace(Body::of(&plan), &tab, 0);
//! for put in work.puts {
//!     let store = if put.store == 0 { &mut first } else { &mut second };
//!     store.push((put.key, put.text));
//! }
//!
//! let goal = Goal { id: Id::from_bits(2), ..Goal::default() };
//! let change = plan.apply(Edit::Put(goal.into()))?;
//! let stamp = recover(&id, &[&first, &second]).next_stamp;
//! let entry = Entry { tab, counter: 1, stamp, at_ms: 1_000, change };
//! second.push(entry.write(&id));
//! first.clear();
//!
//! let recovered = recover(&id, &[&first, &second]);
//! assert_eq!(recovered.outcome, Outcome::Whole(plan));
//! // What the first store lacks is to be written there again.
//! let mend = recovered.mend(2_000);
//! assert!(mend.puts.iter().all(|put| put.store == 0));
//! assert_eq!(mend.puts.len(), 2);
//! # Ok::<(), sightline_plan::Refusal>(())
//! ```

mod body;
mod checkpoint;
mod difference;
mod entry;
pub mod key;
mod message;
mod record;
mod recover;
pub mod snapshot;
mod summary;
mod survey;
mod timeline;
mod work;

pub use body::Body;
pub use checkpoint::{Checkpoint, Covered, Tombstone};
pub use difference::{Difference, Differing, Fate};
pub use entry::Entry;
pub use key::{Key, Tab};
pub use message::{Message, channel};
pub use record::Reason;
pub use recover::{Outcome, Recovered, SetAside, recover};
pub use snapshot::{Occasion, Snapshot};
pub use summary::{Summary, fingerprint, summary_key};
pub use survey::{Damaged, Listing, inspect};
pub use timeline::{Taken, Timeline};
pub use work::{Put, RETAIN_MS, SETTLE_MS, Work};
