//! The goals as an editable outline: which lines it shows, and what an act on a line does to the plan.
//!
//! - [`Outline`] is every goal in its order, made in one pass and patched where an edit left the tree as it was,
//! - [`Folding`] says which goals are collapsed, [`Query`] what is looked for; [`Lines::of`] makes of
//!   all three the lines that are shown,
//! - [`place`] moves goals and keeps their levels allowed,
//! - [`list`] reads pasted lines as a tree of goals,
//! - [`Scale`] is a goal's measure as fractions of a line that can be drawn.

mod fold;
mod lines;
pub mod list;
pub mod place;
mod query;
mod scale;
mod shown;
mod tree;

pub use fold::Folding;
pub use lines::{Line, Lines};
pub use query::{Marks, Only, Query, Sort, Standing, has_words};
pub use scale::Scale;
pub use tree::{Entry, Outline};
