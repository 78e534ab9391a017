//! Where things stand in a drawing, and nothing of how they are drawn: the page turns this into SVG.
//!
//! - [`Tree`] lays out the alignment map.

mod tree;

pub use tree::{Place, Rect, Spacing, Tree, curve};
