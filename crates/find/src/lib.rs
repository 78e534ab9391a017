//! Finds things by their words, also where a word is cut short or mistyped.
//!
//! A [`Search`] holds the things and looks at so many at a time, so that the page it serves never waits for
//! it, however many there are. [`score`] is how well a text answers a [`Query`].

mod fold;
mod score;
mod search;

pub use score::{Query, score};
pub use search::{Search, Thing};
