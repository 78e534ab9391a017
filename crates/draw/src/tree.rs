//! The alignment map: a forest laid out from left to right, one column a depth, so that a line of sight
//! leads from any node straight to the left.
//!
//! Nodes come as an outline lists them, each before those below it, with its depth. A node without
//! others below takes the next row; any other stands in the middle between its first and its last child.
//! So nothing overlaps, and one pass without recursion does it.

use crate::{Place, Rect};

/// Distances, in the units of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spacing {
    /// From one column to the next.
    pub column: f64,
    /// From one row to the next.
    pub row: f64,
    /// What is added between the children of two parents.
    pub family: f64,
    /// What is added before that which is set apart.
    pub apart: f64,
}

/// A forest that has been laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    places: Vec<Place>,
    parents: Vec<Option<usize>>,
    /// For each node, the number after the last one below it.
    ends: Vec<usize>,
    /// For each node, the topmost and the lowest row at or below it.
    spans: Vec<(f64, f64)>,
    size: Place,
}

impl Tree {
    /// Lays out nodes that are listed as in an outline, each with its depth, counted from 0. A depth
    /// that leaves out a step counts as one below the node before.
    ///
    /// # Example
    /// ```
    /// use sightline_draw::{Spacing, Tree};
    ///
    /// let spacing = Spacing { column: 100.0, row: 10.0, family: 0.0, apart: 0.0 };
    /// // One node with two below it.
    /// let tree = Tree::of(&[0, 1, 1], &spacing);
    /// let place = |node| tree.place(node).map(|place| (place.x, place.y));
    /// assert_eq!(place(1), Some((100.0, 0.0)));
    /// assert_eq!(place(2), Some((100.0, 10.0)));
    /// // A parent stands in the middle of its children.
    /// assert_eq!(place(0), Some((0.0, 5.0)));
    /// ```
    pub fn of(depths: &[usize], spacing: &Spacing) -> Self {
        Self::lay(depths, |_, depth| depth, None, spacing)
    }

    /// The same with a column for each node, which must be to the right of that of the node above it. What
    /// begins with the node `apart` is set apart.
    pub fn in_columns(
        depths: &[usize],
        columns: &[usize],
        apart: Option<usize>,
        spacing: &Spacing,
    ) -> Self {
        let column = |node: usize, depth| columns.get(node).copied().unwrap_or(depth);
        Self::lay(depths, column, apart, spacing)
    }

    fn lay(
        depths: &[usize],
        column: impl Fn(usize, usize) -> usize,
        apart: Option<usize>,
        spacing: &Spacing,
    ) -> Self {
        let count = depths.len();
        let mut tree = Self {
            places: vec![Place::default(); count],
            parents: vec![None; count],
            ends: vec![count; count],
            spans: vec![(0.0, 0.0); count],
            size: Place::default(),
        };
        // The way from the top to the node at hand.
        let mut way: Vec<usize> = Vec::new();
        let mut next_row = None::<f64>;
        for (node, depth) in depths.iter().enumerate() {
            let rises = way.len() > *depth + 1;
            while way.len() > *depth {
                if let Some(done) = way.pop() {
                    tree.settle(done, node);
                }
            }
            tree.parents[node] = way.last().copied();
            tree.places[node].x = column(node, way.len()) as f64 * spacing.column;
            if apart == Some(node) {
                next_row = next_row.map(|row| row + spacing.apart);
            }
            let is_leaf = depths.get(node + 1).is_none_or(|next| *next <= *depth);
            if is_leaf {
                let gap = if rises { spacing.family } else { 0.0 };
                let row = next_row.map_or(0.0, |row| row + gap);
                tree.spans[node] = (row, row);
                next_row = Some(row + spacing.row);
            } else if rises {
                // The gap stands before the first leaf of the new family.
                next_row = next_row.map(|row| row + spacing.family);
            }
            way.push(node);
        }
        while let Some(done) = way.pop() {
            tree.settle(done, count);
        }
        for place in &tree.places {
            tree.size.x = tree.size.x.max(place.x);
            tree.size.y = tree.size.y.max(place.y);
        }
        tree
    }

    /// Everything below a node has been laid out, up to `end`.
    fn settle(&mut self, node: usize, end: usize) {
        self.ends[node] = end;
        let mut ys = None::<(f64, f64)>;
        let mut child = node + 1;
        while child < end {
            let (y, (top, bottom)) = (self.places[child].y, self.spans[child]);
            let (first, span) = match ys {
                None => (y, (top, bottom)),
                Some((first, _)) => (
                    first,
                    (self.spans[node].0.min(top), self.spans[node].1.max(bottom)),
                ),
            };
            ys = Some((first, y));
            self.spans[node] = span;
            child = self.ends[child];
        }
        self.places[node].y = ys.map_or(self.spans[node].0, |(first, last)| {
            f64::midpoint(first, last)
        });
    }

    /// Where a node stands.
    pub fn place(&self, node: usize) -> Option<Place> {
        self.places.get(node).copied()
    }

    /// The node above it.
    pub fn parent(&self, node: usize) -> Option<usize> {
        *self.parents.get(node)?
    }

    /// The nodes below a node, the node itself first.
    pub fn below(&self, node: usize) -> std::ops::Range<usize> {
        node..self.ends.get(node).copied().unwrap_or(node)
    }

    /// The middle of the node that is furthest to the right, and of the lowest.
    pub fn size(&self) -> Place {
        self.size
    }

    /// The node that covers a place, stretching `reach` to each side of its middle.
    pub fn at(&self, place: Place, reach: Place) -> Option<usize> {
        let mut node = 0;
        while node < self.places.len() {
            let (top, bottom) = self.spans[node];
            let own = self.places[node];
            if place.y < top - reach.y || place.y > bottom + reach.y || place.x < own.x - reach.x {
                // It stands elsewhere, and so does all below it.
                node = self.ends[node];
                continue;
            }
            if (place.x - own.x).abs() <= reach.x && (place.y - own.y).abs() <= reach.y {
                return Some(node);
            }
            node += 1;
        }
        None
    }

    /// The nodes of which something is within `view`, in order: their middle, or the link to their
    /// parent. `reach` is how far a node stretches to each side of its middle.
    pub fn visible(&self, view: &Rect, reach: Place) -> Vec<usize> {
        let mut found = Vec::new();
        let mut node = 0;
        while node < self.places.len() {
            let (place, (top, bottom)) = (self.places[node], self.spans[node]);
            let above = self.parents[node].map(|parent| self.places[parent]);
            let link_top = above.map_or(place.y, |above| above.y.min(place.y));
            let link_bottom = above.map_or(place.y, |above| above.y.max(place.y));
            if bottom.max(link_bottom) + reach.y < view.top
                || top.min(link_top) - reach.y > view.bottom
                || above.map_or(place.x, |above| above.x) - reach.x > view.right
            {
                // Neither it, nor its link, nor anything below it.
                node = self.ends[node];
                continue;
            }
            let from = above.map_or(place.x, |above| above.x);
            if link_bottom + reach.y >= view.top
                && link_top - reach.y <= view.bottom
                && place.x + reach.x >= view.left
                && from - reach.x <= view.right
            {
                found.push(node);
            }
            node += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SPACING: Spacing = Spacing {
        column: 100.0,
        row: 10.0,
        family: 4.0,
        apart: 50.0,
    };

    fn depths() -> impl Strategy<Value = Vec<usize>> {
        prop::collection::vec(0_usize..6, 0..80).prop_map(|steps| {
            let mut depth = 0;
            let mut depths = Vec::new();
            for (at, step) in steps.into_iter().enumerate() {
                depth = if at == 0 { 0 } else { step.min(depth + 1) };
                depths.push(depth);
            }
            depths
        })
    }

    #[test]
    fn a_parent_stands_in_the_middle_of_its_children() {
        let tree = Tree::of(&[0, 1, 1, 1, 0], &SPACING);
        let y = |node| tree.place(node).unwrap().y;
        assert_eq!([y(1), y(2), y(3)], [0.0, 10.0, 20.0]);
        assert_eq!(y(0), 10.0);
        assert_eq!(y(4), 34.0);
        assert_eq!(tree.parent(3), Some(0));
        assert_eq!(tree.below(0), 0..4);
        assert_eq!(tree.size(), Place { x: 100.0, y: 34.0 });
    }

    #[test]
    fn what_is_set_apart_has_room_before_it() {
        let tree = Tree::in_columns(&[0, 1, 0], &[0, 2, 1], Some(2), &SPACING);
        assert_eq!(tree.place(1), Some(Place { x: 200.0, y: 0.0 }));
        assert_eq!(tree.place(2), Some(Place { x: 100.0, y: 64.0 }));
    }

    proptest! {
        #[test]
        fn nothing_overlaps(depths in depths()) {
            let tree = Tree::of(&depths, &SPACING);
            for column in 0..6 {
                let nodes = depths.iter().enumerate().filter(|(_, depth)| **depth == column);
                let ys: Vec<f64> = nodes.map(|(node, _)| tree.place(node).unwrap().y).collect();
                for pair in ys.windows(2) {
                    prop_assert!(pair[1] - pair[0] >= SPACING.row - 1e-9, "{pair:?}");
                }
            }
        }

        #[test]
        fn every_node_stands_between_its_children(depths in depths()) {
            let tree = Tree::of(&depths, &SPACING);
            for node in 0..depths.len() {
                let children: Vec<f64> = tree
                    .below(node)
                    .filter(|child| tree.parent(*child) == Some(node))
                    .map(|child| tree.place(child).unwrap().y)
                    .collect();
                let own = tree.place(node).unwrap().y;
                if let (Some(first), Some(last)) = (children.first(), children.last()) {
                    prop_assert!((own - f64::midpoint(*first, *last)).abs() < 1e-9);
                }
            }
        }

        #[test]
        fn a_node_is_found_where_it_stands(depths in depths(), x in -4.9..4.9_f64, y in -3.9..3.9_f64) {
            let tree = Tree::of(&depths, &SPACING);
            let reach = Place { x: 5.0, y: 4.0 };
            for node in 0..depths.len() {
                let place = tree.place(node).unwrap();
                let by = Place { x: place.x + x, y: place.y + y };
                prop_assert_eq!(tree.at(by, reach), Some(node));
                prop_assert_eq!(tree.at(Place { x: place.x + 50.0, y: place.y }, reach), None);
            }
        }

        #[test]
        fn what_is_visible_is_found(
            depths in depths(),
            left in -50.0..400.0_f64, top in -50.0..400.0_f64,
            width in 0.0..300.0_f64, height in 0.0..300.0_f64,
        ) {
            let tree = Tree::of(&depths, &SPACING);
            let view = Rect { left, top, right: left + width, bottom: top + height };
            let reach = Place { x: 40.0, y: 4.0 };
            let expected: Vec<usize> = (0..depths.len())
                .filter(|node| {
                    let place = tree.place(*node).unwrap();
                    let from = tree.parent(*node).and_then(|above| tree.place(above)).unwrap_or(place);
                    place.y.max(from.y) + reach.y >= view.top
                        && place.y.min(from.y) - reach.y <= view.bottom
                        && place.x + reach.x >= view.left
                        && from.x - reach.x <= view.right
                })
                .collect();
            prop_assert_eq!(tree.visible(&view, reach), expected);
        }
    }
}
