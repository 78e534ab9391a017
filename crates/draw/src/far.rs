//! What is drawn of nodes that are too small to read: many in one path. It never changes while one moves about.

use std::{collections::BTreeMap, fmt::Write};

use crate::{Map, Rect, curve, map::CARD};

/// Up to so many nodes have round links.
const ROUND: usize = 600;

/// So many nodes are drawn together.
const TOGETHER: usize = 256;

/// Nodes that are drawn together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Far {
    /// The part of the drawing that they and their links lie in.
    pub within: Rect,
    /// The path of their links.
    pub links: String,
    /// The path of their cards, for each class of colour.
    pub cards: Vec<(&'static str, String)>,
    /// The path of what is missing.
    pub gaps: String,
}

impl Far {
    /// All nodes of a map, in some paths; `class` is what each is coloured by.
    pub fn all(map: &Map, class: impl Fn(usize) -> &'static str) -> Vec<Self> {
        let count = map.nodes().len();
        // Thousands of curves take long to paint, and nobody sees that they are round.
        let square = count > ROUND;
        (0..count)
            .step_by(TOGETHER)
            .map(|from| Self::some(map, from..(from + TOGETHER).min(count), &class, square))
            .collect()
    }

    /// Some nodes of a map.
    pub fn of(
        map: &Map,
        nodes: impl IntoIterator<Item = usize>,
        class: impl Fn(usize) -> &'static str,
    ) -> Self {
        Self::some(map, nodes, class, false)
    }

    fn some(
        map: &Map,
        nodes: impl IntoIterator<Item = usize>,
        class: impl Fn(usize) -> &'static str,
        square: bool,
    ) -> Self {
        let mut far = Self::default();
        let mut cards: BTreeMap<&'static str, String> = BTreeMap::new();
        let mut within = None::<Rect>;
        for node in nodes {
            let Some(card) = map.card(node) else { continue };
            let mut part = card;
            if let Some((from, to, above)) = map.ends(node) {
                if square {
                    let middle = f64::midpoint(from.x, to.x);
                    // Writing into a string does not fail.
                    let _ = write!(
                        far.links,
                        "M{:.0} {:.0}H{middle:.0}V{:.0}H{:.0}",
                        from.x, from.y, to.y, to.x
                    );
                } else {
                    far.links.push_str(&curve(from, to));
                }
                part = union(part, above);
            }
            within = Some(within.map_or(part, |within| union(within, part)));
            let path = if map.nodes()[node].is_gap {
                &mut far.gaps
            } else {
                cards.entry(class(node)).or_default()
            };
            let size = card.size();
            // Writing into a string does not fail.
            let _ = write!(
                path,
                "M{:.0} {:.0}h{:.0}v{:.0}h-{:.0}z",
                card.left, card.top, size.x, size.y, size.x
            );
        }
        far.within = within.unwrap_or_default().grown(CARD.x);
        far.cards = cards.into_iter().collect();
        far
    }
}

fn union(a: Rect, b: Rect) -> Rect {
    Rect {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}
