//! How the plan as a whole is moving: what to look at first, and how things went over time.
//!
//! - [`attention`] says what needs somebody, the worst first,
//! - [`Grid`] counts goals by level and health,
//! - [`trend`] is a metric over time, with the line on which it should be,
//! - [`confidence`] is how sure people were, week by week,
//! - [`loads`] and [`streaks`] are about people,
//! - [`since`](fn@since) is what changed since a day.

mod attention;
mod grid;
mod people;
mod since;
mod time;

pub use attention::{Attention, Reason, attention};
pub use grid::Grid;
pub use people::{Load, Streak, loads, streaks};
pub use since::{News, What, since};
pub use time::{Sureness, Trend, confidence, points, trend};
