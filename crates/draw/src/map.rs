//! The alignment map of a plan: its goals as a line of sight, the company at the left, the person at the right.
//!
//! Goals stand in the column of their level. Those that serve no goal above although they are not the company's
//! are set apart at the end. What the goals below leave of a change stands last among them, as a gap. Links
//! across lead to the goal that stands for a folded one.

use std::collections::{HashMap, HashSet};

use sightline_plan::{
    Figures, Goal, Id, Level,
    outline::{Entry, Folding, Outline},
};

use crate::{Columns, Head, Place, Rect, Spacing, Tree, curve};

/// The size of a goal's card.
pub const CARD: Place = Place { x: 256.0, y: 88.0 };

/// The height of a card that says what is missing.
pub const GAP_HEIGHT: f64 = 44.0;

/// The distances between cards.
pub const SPACING: Spacing = Spacing {
    column: CARD.x + 132.0,
    row: CARD.y + 14.0,
    family: 14.0,
    apart: 72.0,
};

/// A gap smaller than this share of the change is rounding.
const ROUNDING: f64 = 0.005;

/// A card of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The goal that it shows, or whose gap it shows.
    pub goal: Id<Goal>,
    /// Whether it shows what is missing of the goal's change.
    pub is_gap: bool,
    /// How many goals are above it.
    pub depth: usize,
    /// Its place among its siblings, from 1.
    pub position: usize,
    /// How many siblings there are, itself included.
    pub siblings: usize,
    /// Whether what is below is shown; `None` where there is nothing.
    pub open: Option<bool>,
    /// How many goals are folded away below it.
    pub hidden: usize,
}

/// A link across the tree: a goal helps another that is not above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// The node of the goal that helps.
    pub from: usize,
    /// The node of the goal that it helps.
    pub to: usize,
}

/// What lights up with a goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lit {
    /// The goal itself, the goal above it, and so on to the top.
    pub chain: Vec<usize>,
    /// What is right below it.
    pub children: Vec<usize>,
    /// Its links across, as places in [`Map::supports`].
    pub supports: Vec<usize>,
    linked: HashSet<usize>,
    ends: HashSet<usize>,
}

/// Where one can go from a goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the goal above.
    Parent,
    /// To the first goal below.
    Child,
    /// To the next sibling, or else on down the column.
    Next,
    /// To the sibling before, or else on up the column.
    Previous,
}

/// A map that has been laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    nodes: Vec<Node>,
    columns: Columns,
    tree: Tree,
    /// For each goal the node that stands for it: its own, or that of the goal above that is folded.
    stands: HashMap<Id<Goal>, usize>,
    supports: Vec<Support>,
    apart: Option<usize>,
}

impl Lit {
    /// Whether a node is lit.
    pub fn has(&self, node: usize) -> bool {
        self.linked.contains(&node) || self.ends.contains(&node)
    }

    /// Whether the link from a node to the one above is lit.
    pub fn has_link(&self, node: usize) -> bool {
        self.linked.contains(&node)
    }

    /// Every node that is lit.
    pub fn nodes(&self) -> impl Iterator<Item = usize> + '_ {
        self.linked.iter().chain(&self.ends).copied()
    }
}

impl Map {
    /// The map of a plan's outline, folded so. Gaps need the figures.
    pub fn of(outline: &Outline, folding: &Folding, figures: Option<&Figures>) -> Self {
        let mut building = Building {
            outline,
            folding,
            figures,
            map: Self::default(),
            ranks: Vec::new(),
            open: Vec::new(),
            counts: HashMap::new(),
        };
        let entries = outline.entries();
        let is_apart = |entry: &Entry| entry.goal.level != Level::Company;
        for orphans in [false, true] {
            let mut place = 0;
            while let Some(entry) = entries.get(place) {
                if is_apart(entry) == orphans {
                    if orphans && building.map.apart.is_none() {
                        building.map.apart = Some(building.map.nodes.len());
                    }
                    building.root(place);
                }
                place = entry.end;
            }
        }
        building.finish()
    }

    /// Every node, each before those below it.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Where everything stands.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// What stands over the columns.
    pub fn heads(&self) -> &[Head] {
        &self.columns.heads
    }

    /// The links across.
    pub fn supports(&self) -> &[Support] {
        &self.supports
    }

    /// The first node of those that serve no goal above, where there are any.
    pub fn apart(&self) -> Option<usize> {
        self.apart
    }

    /// The node of a goal, unless it is folded away.
    pub fn node(&self, goal: &Id<Goal>) -> Option<usize> {
        let node = self.stand_in(goal)?;
        (self.nodes[node].goal == *goal).then_some(node)
    }

    /// The node that stands for a goal: its own, or that of the goal above that is folded.
    pub fn stand_in(&self, goal: &Id<Goal>) -> Option<usize> {
        self.stands.get(goal).copied()
    }

    /// The part of the drawing that a node's card covers.
    pub fn card(&self, node: usize) -> Option<Rect> {
        let place = self.tree.place(node)?;
        let height = if self.nodes.get(node)?.is_gap {
            GAP_HEIGHT
        } else {
            CARD.y
        };
        Some(Rect::around(place, Place { y: height, ..CARD }))
    }

    /// The part of the drawing that has anything in it.
    pub fn extent(&self) -> Rect {
        let size = self.tree.size();
        Rect {
            left: -CARD.x / 2.0,
            top: -CARD.y / 2.0,
            right: size.x + CARD.x / 2.0,
            bottom: size.y + CARD.y / 2.0,
        }
    }

    /// The path of the link from a node to the one above, and the card of that one.
    pub fn link(&self, node: usize) -> Option<(String, Rect)> {
        let (from, to, above) = self.ends(node)?;
        Some((curve(from, to), above))
    }

    /// From where to where the link from the node above leads, and the card of that one.
    pub fn ends(&self, node: usize) -> Option<(Place, Place, Rect)> {
        let above = self.card(self.tree.parent(node)?)?;
        let card = self.card(node)?;
        let from = Place {
            x: above.right,
            y: above.middle().y,
        };
        let to = Place {
            x: card.left,
            y: card.middle().y,
        };
        Some((from, to, above))
    }

    /// The node of a goal at a place of the drawing.
    pub fn at(&self, place: Place) -> Option<usize> {
        let reach = Place {
            x: CARD.x / 2.0,
            y: CARD.y / 2.0,
        };
        let node = self.tree.at(place, reach)?;
        (!self.nodes[node].is_gap).then_some(node)
    }

    /// The nodes of which something is within `view`, in order: their card, or the link to the one above.
    pub fn visible(&self, view: &Rect) -> Vec<usize> {
        let reach = Place {
            x: CARD.x / 2.0,
            y: CARD.y / 2.0,
        };
        self.tree.visible(view, reach)
    }

    /// The nodes right below one.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let below = self.tree.below(node);
        let mut child = below.start + 1;
        std::iter::from_fn(move || {
            let found = (child < below.end).then_some(child)?;
            child = self.tree.below(child).end;
            Some(found)
        })
    }

    /// What lights up with a node.
    pub fn lit(&self, node: usize) -> Lit {
        let chain: Vec<usize> =
            std::iter::successors(Some(node), |node| self.tree.parent(*node)).collect();
        let children: Vec<usize> = self.children(node).collect();
        let supports = self.supports.iter().enumerate();
        let supports: Vec<usize> = supports
            .filter(|(_, support)| support.from == node || support.to == node)
            .map(|(at, _)| at)
            .collect();
        let ends = supports
            .iter()
            .flat_map(|at| [self.supports[*at].from, self.supports[*at].to])
            .collect();
        Lit {
            linked: chain.iter().chain(&children).copied().collect(),
            chain,
            children,
            supports,
            ends,
        }
    }

    /// Where one comes from a node.
    pub fn walk(&self, node: usize, way: Way) -> Option<usize> {
        let is_goal = |node: &usize| !self.nodes[*node].is_gap;
        let in_column = |other: &usize| {
            is_goal(other) && self.columns.of.get(*other) == self.columns.of.get(node)
        };
        let siblings = || -> Vec<usize> {
            match self.tree.parent(node) {
                Some(parent) => self.children(parent).filter(is_goal).collect(),
                None => {
                    let all = 0..self.nodes.len();
                    all.filter(|at| self.nodes[*at].depth == 0).collect()
                }
            }
        };
        match way {
            Way::Parent => self.tree.parent(node),
            Way::Child => self.children(node).find(is_goal),
            Way::Next => {
                let next = siblings().into_iter().find(|sibling| *sibling > node);
                let after = self.tree.below(node).end..self.nodes.len();
                next.or_else(|| after.into_iter().find(in_column))
            }
            Way::Previous => {
                let before = siblings().into_iter().rfind(|sibling| *sibling < node);
                before.or_else(|| (0..node).rev().find(in_column))
            }
        }
    }
}

/// A map that is being made.
struct Building<'a> {
    outline: &'a Outline,
    folding: &'a Folding,
    figures: Option<&'a Figures>,
    map: Map,
    ranks: Vec<usize>,
    /// The nodes whose goals below are being added: with the place in the outline at which those end.
    open: Vec<(usize, usize)>,
    /// How many goals each node has below it.
    counts: HashMap<Option<usize>, usize>,
}

impl Building<'_> {
    /// Adds a goal that serves none above, with all below it.
    fn root(&mut self, place: usize) {
        let entries = self.outline.entries();
        let Some(end) = entries.get(place).map(|root| root.end) else {
            return;
        };
        let mut place = place;
        while let Some(entry) = entries.get(place).filter(|_| place < end) {
            self.close(place);
            place = self.add(place, entry);
        }
        self.close(end);
    }

    /// Adds one goal; gives the place of the next that is shown.
    fn add(&mut self, place: usize, entry: &Entry) -> usize {
        let node = self.map.nodes.len();
        let above = self.open.last().map(|(node, _)| *node);
        let below = entry.end - place - 1;
        let open = (below > 0).then(|| self.folding.is_open(&entry.goal.id));
        let count = self.counts.entry(above).or_default();
        *count += 1;
        self.map.nodes.push(Node {
            goal: entry.goal.id.clone(),
            is_gap: false,
            depth: entry.depth,
            position: *count,
            siblings: 0,
            open,
            hidden: if open == Some(false) { below } else { 0 },
        });
        self.ranks.push(entry.goal.level as usize);
        self.map.stands.insert(entry.goal.id.clone(), node);
        match open {
            Some(true) => {
                self.open.push((node, entry.end));
                place + 1
            }
            Some(false) => {
                let folded = self.outline.entries().get(place + 1..entry.end);
                for entry in folded.into_iter().flatten() {
                    self.map.stands.insert(entry.goal.id.clone(), node);
                }
                entry.end
            }
            None => place + 1,
        }
    }

    /// Ends the goals that have nothing below from this place on: what they lack comes last.
    fn close(&mut self, place: usize) {
        while let Some((node, _)) = self.open.pop_if(|(_, end)| *end <= place) {
            let goal = self.map.nodes[node].goal.clone();
            let cascade = self
                .figures
                .and_then(|figures| figures.goal(&goal))
                .map(|figures| &figures.cascade);
            let lacks = cascade.is_some_and(|cascade| {
                cascade.gap.is_some_and(|gap| gap > 0.0)
                    && cascade
                        .coverage
                        .is_some_and(|coverage| coverage < 1.0 - ROUNDING)
            });
            if lacks {
                let first = self.ranks.get(node + 1).copied().unwrap_or(0);
                self.ranks.push(first);
                self.map.nodes.push(Node {
                    goal,
                    is_gap: true,
                    depth: self.map.nodes[node].depth + 1,
                    position: 0,
                    siblings: 0,
                    open: None,
                    hidden: 0,
                });
            }
        }
    }

    fn finish(mut self) -> Map {
        let depths: Vec<usize> = self.map.nodes.iter().map(|node| node.depth).collect();
        self.map.columns = Columns::of(&depths, &self.ranks);
        self.map.tree = Tree::in_columns(&depths, &self.map.columns.of, self.map.apart, &SPACING);
        for node in 0..self.map.nodes.len() {
            let above = self.map.tree.parent(node);
            if !self.map.nodes[node].is_gap {
                self.map.nodes[node].siblings = self.counts.get(&above).copied().unwrap_or(1);
            }
        }
        let mut seen = HashSet::new();
        for entry in self.outline.entries() {
            for helped in &entry.goal.supports {
                let ends = self
                    .map
                    .stand_in(&entry.goal.id)
                    .zip(self.map.stand_in(helped));
                if let Some((from, to)) = ends.filter(|(from, to)| from != to)
                    && seen.insert((from, to))
                {
                    self.map.supports.push(Support { from, to });
                }
            }
        }
        self.map
    }
}

#[cfg(test)]
mod tests;
