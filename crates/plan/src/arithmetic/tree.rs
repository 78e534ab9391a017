//! The tree of goals as numbers, so that one pass up or down needs neither recursion nor look-ups.

use std::sync::Arc;

use crate::{
    Plan,
    model::{Goal, Status},
};

/// Every goal of a plan in the order of its outline: each parent before its children.
pub(super) struct Tree<'a> {
    /// The goals.
    pub goals: Vec<&'a Arc<Goal>>,
    /// The parent of each, by place in `goals`.
    pub parents: Vec<Option<usize>>,
    /// The children of each that are not dropped, by place in `goals`: the ones that count.
    pub live_children: Vec<Vec<usize>>,
}

impl<'a> Tree<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let outline = plan.outline();
        let mut tree = Self {
            goals: Vec::with_capacity(outline.len()),
            parents: Vec::with_capacity(outline.len()),
            live_children: vec![Vec::new(); outline.len()],
        };
        // The goals from the top down to the one at hand.
        let mut way = Vec::new();
        for (at, (depth, goal)) in outline.into_iter().enumerate() {
            way.truncate(depth);
            let parent = way.last().copied();
            way.push(at);
            if let Some(parent) = parent
                && is_live(goal)
            {
                tree.live_children[parent].push(at);
            }
            tree.goals.push(goal);
            tree.parents.push(parent);
        }
        tree
    }

    /// Every goal's place, children before their parents.
    pub fn upward(&self) -> impl Iterator<Item = usize> + use<> {
        (0..self.goals.len()).rev()
    }
}

/// Whether the goal counts at all: it has not been given up.
pub(super) fn is_live(goal: &Goal) -> bool {
    goal.status != Status::Dropped
}

/// Whether there is still work on the goal, or will be.
pub fn is_open(goal: &Goal) -> bool {
    matches!(goal.status, Status::Draft | Status::Agreed | Status::Active)
}
