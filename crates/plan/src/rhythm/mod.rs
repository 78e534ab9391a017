//! The rhythm of a plan: its meetings over the year, what is waiting today, and how long agreed goals stay.
//!
//! - [`occurrences`], [`next`] and [`last`] say on which days a meeting is,
//! - [`coming`] lists what comes next of every meeting,
//! - [`clashes`] holds a meeting against the rules that make such meetings work,
//! - [`offers`] are meetings that a plan may still lack, ready to be put in its calendar,
//! - [`frozen_until`] says until when an agreed goal is to stay,
//! - [`Year`] is twelve months of all that, to be drawn,
//! - [`Reminders`] is what to know on opening the plan,
//! - [`read_time`] reads the time of day.

mod clash;
mod freeze;
mod occur;
mod offer;
mod remind;
mod time;
mod year;

pub use clash::{Clash, clashes};
pub use freeze::{frozen_until, is_frozen};
pub use occur::{Coming, MOST, comes, coming, last, next, occurrences};
pub use offer::{Offer, offers};
pub use remind::{DueStep, Reminders};
pub use time::read_time;
pub use year::{Freeze, Span, Year, year_around};
