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
//!
//! # Example
//! The map of two goals: where their cards stand, and how one moves from card to card.
//!
//! ```
//! use sightline_draw::{Map, SPACING, Way};
//! use sightline_plan::{Edit, Goal, Id, Level, Plan, outline::{Folding, Outline}};
//!
//! let goal = |bits, level, parent| Goal { id: Id::from_bits(bits), level, parent, ..Goal::default() };
//! let mut plan = Plan::new(Id::from_bits(1), "Our year");
//! plan.apply(Edit::Several(vec![
//!     Edit::Put(goal(2, Level::Company, None).into()),
//!     Edit::Put(goal(3, Level::Department, Some(Id::from_bits(2))).into()),
//! ]))?;
//!
//! let map = Map::of(&Outline::of(&plan), &Folding::open(), None);
//! let cards: Vec<_> = (0..map.nodes().len()).filter_map(|node| map.card(node)).collect();
//! assert_eq!(cards.len(), 2);
//! // Each level has its column; the only child stands beside its parent.
//! assert_eq!(cards[1].left - cards[0].left, SPACING.column);
//! assert_eq!(cards[1].top, cards[0].top);
//! assert_eq!(map.walk(0, Way::Child), Some(1));
//! # Ok::<(), sightline_plan::Refusal>(())
//! ```

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
