//! Reports: what they say, for whom, and that nothing a person typed can be more than words.

// A test may stop at the first surprise; clippy's setting for that does not reach a test's helpers.
#![allow(clippy::unwrap_used)]

mod common;
mod content;
mod markup;
mod tracker;
