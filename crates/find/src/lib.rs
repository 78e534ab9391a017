//! Finds things by their words, also where a word is cut short or mistyped.
//!
//! A [`Search`] holds the things and looks at so many at a time, so that the page it serves never waits for
//! it, however many there are. [`score`] is how well a text answers a [`Query`].
//!
//! # Example
//! ```
//! use sightline_find::{Search, Thing};
//!
//! let goals = ["Raise NPS from 42 to 50", "Halve customer churn", "Win 20 customers"];
//! let things = goals.map(|goal| Thing { what: goal, words: goal.to_owned(), weight: 0 });
//! let mut search = Search::new(things.to_vec(), 5);
//!
//! // Two letters are swapped.
//! search.ask("chrun");
//! // Two things at a time, with room for other work in between.
//! while !search.go_on(2) {}
//! assert_eq!(search.best().collect::<Vec<_>>(), [&"Halve customer churn"]);
//! ```

mod fold;
mod score;
mod search;

pub use score::{Query, score};
pub use search::{Search, Thing};
