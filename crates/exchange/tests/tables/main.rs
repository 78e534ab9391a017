//! Tables that people bring: looked at, read by a mapping, and written again.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod brought;
mod common;
mod looked;
mod round_trip;
