//! The plan: what an organisation agreed, and the arithmetic of how it hangs together.
//!
//! Where to start:
//! - [`Plan`] holds every record; [`model`] says what a record is.
//! - [`Plan::apply`] is the only way to change one; it takes an [`Edit`] and gives a [`Change`],
//!   the unit of undo, of saving and of talking to other tabs.
//! - [`Figures::of`] computes how far goals have come and whether they add up; the rules are in
//!   [`arithmetic`].
//! - [`cycles`] closes a cycle, opens the next with what is carried over, and looks back.
//! - [`round`] says whom a round of check-ins asks about which goals.
//! - [`kpi`] reads numbers of ongoing health, and says which goal an unhealthy one asks for.
//! - [`overview`] says what needs somebody first, and how things went over time.
//! - [`what_if`] tries numbers out beside the plan.
//! - [`rhythm`] says when meetings come round, what is waiting today, and how long agreed goals stay.
//! - [`recognition`] finds praise, wins and stories; [`sources`] says which system each number comes from.
//! - [`people`] says who answers for what, reads pasted lists of names, and finds who is there twice.
//! - [`merge`] brings together what several people made of one plan.
//! - [`file`](mod@file) reads and writes plans as JSON.
//!
//! This crate knows no browser, no clock and no random source: days, times and ids come in as
//! arguments. It returns codes and arguments; the words for them live in the crate `sightline-text`.
//!
//! # Example
//! A goal comes into a plan, its figures are asked for, and the plan goes into a file and back.
//!
//! ```
//! use sightline_plan::{
//!     Edit, Figures, Goal, Id, Plan, file,
//!     model::{Direction, Metric, Point},
//! };
//!
//! let today = "2027-06-01".parse()?;
//! let mut plan = Plan::new(Id::from_bits(1), "Our year");
//! let nps = Goal {
//!     // The caller brings the random bits.
//!     id: Id::from_bits(2),
//!     statement: "Raise NPS from 42 to 50 by 30 September 2027".to_owned(),
//!     metrics: vec![Metric {
//!         id: "nps".to_owned(),
//!         direction: Direction::Increase,
//!         baseline: Some(42.0),
//!         target: Some(50.0),
//!         history: vec![Point { on: Some("2027-05-03".parse()?), value: 46.0, ..Point::default() }],
//!         ..Metric::default()
//!     }],
//!     ..Goal::default()
//! };
//! let id = nps.id.clone();
//! plan.apply(Edit::Put(nps.into())).map_err(|refusal| refusal.fault.code())?;
//!
//! // Half of the way from 42 to 50.
//! let figures = Figures::of(&plan, today);
//! assert_eq!(figures.goal(&id).and_then(|goal| goal.roll_up.value), Some(0.5));
//!
//! let again = file::read(&file::write(&plan)).map(|reading| reading.plan);
//! assert_eq!(again, Ok(plan));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod agreed;
pub mod arithmetic;
pub mod codec;
mod copy;
pub mod cycles;
mod edit;
pub mod entry;
mod excerpt;
pub mod file;
mod id;
mod invariants;
pub mod kpi;
pub mod merge;
pub mod model;
pub mod outline;
pub mod overview;
pub mod people;
mod plan;
mod private;
pub mod recognition;
pub mod rhythm;
pub mod round;
mod settings;
mod settle;
pub mod sources;
pub mod what_if;

pub use agreed::{AGREED_FIELDS, ChangedField, ChangedPart, changed_since_agreed};
pub use arithmetic::{Figures, GoalFigures};
pub use codec::{Fault, Problem};
pub use edit::{Change, Edit, Refusal, Touched};
pub use excerpt::Excerpt;
pub use id::{Id, MAX_ID_CHARS};
pub use model::{Goal, Level};
pub use plan::{Ancestors, Entity, Fate, Key, Kind, Plan, Record, Table, Tables};
pub use settings::{CycleLength, DateOrder, DecimalSign, FreezeLength, Settings, Strictness};
