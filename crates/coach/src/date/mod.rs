//! Dates as people write them.

mod calendar;
mod numeric;
mod phrase;
mod point;

pub(crate) use phrase::{Time, deadline};
