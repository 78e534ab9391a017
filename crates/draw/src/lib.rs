//! Where things stand in a drawing, and nothing of how they are drawn: the page turns this into SVG.
//!
//! - [`Map`] is the alignment map of a plan: which nodes it has, where they stand, which of them hang together,
//! - [`Tree`] lays out its forest, [`Columns`] says where each level stands,
//! - [`View`] is what of a drawing is seen, and how one moves about in it,
//! - [`curve`], [`across`] and [`width`] are the shapes of links, [`Far`] what is drawn of nodes too small to read,
//! - [`shade`] puts goals into classes of colour, as codes,
//! - [`bar`](mod@bar) is a bar in parts, with a mark where it should be,
//! - [`chart`](mod@chart) is the mathematics of lines over time,
//! - [`Qr`] is a text as a QR code,
//! - [`picture`](mod@picture) is the map as a picture that stands on its own,
//! - [`svg`] writes shapes as the text of an SVG file.

pub mod bar;
pub mod chart;
mod columns;
mod far;
mod geometry;
mod link;
mod map;
pub mod picture;
mod qr;
pub mod shade;
pub mod svg;
mod tree;
mod view;

pub use columns::{Columns, Head};
pub use far::Far;
pub use geometry::{Place, Rect};
pub use link::{across, curve, width};
pub use map::{CARD, GAP_HEIGHT, Lit, Map, Node, SPACING, Support, Way};
pub use qr::Qr;
pub use tree::{Spacing, Tree};
pub use view::{Limits, View};
