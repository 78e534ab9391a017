//! Tests of the plan through its public door. `common` makes arbitrary edits and records.

#![allow(
    clippy::unwrap_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod agreed;
mod check_ins;
mod common;
mod cycles;
mod excerpt;
mod hostile;
mod people;
mod private;
mod problems;
mod properties;
mod refusals;
mod replay;
mod responses;
mod roundtrip;
mod scale;
mod schema;
mod tree;
mod words;
