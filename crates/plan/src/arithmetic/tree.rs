//! The tree of goals as numbers, so that one pass up or down needs neither recursion nor look-ups.

use std::sync::Arc;

use foldhash::HashMap;

use crate::{
    Id, Plan,
    model::{Goal, Status},
};

/// Every goal of a plan in the order of its outline: each parent before its children.
pub(super) struct Tree<'a> {
    /// The goals.
    pub goals: Vec<&'a Arc<Goal>>,
    /// The parent of each, by place in `goals`.
    pub parents: Vec<Option<usize>>,
    /// The children of each that count, by place in `goals`: those that are not dropped, and of goals
    /// that carry each other on, from cycle to cycle, the last.
    pub live_children: Vec<Vec<usize>>,
    /// For goals that carry on a closed goal with the same parent: the place of that one in `goals`.
    pub carried: HashMap<usize, usize>,
}

impl<'a> Tree<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let outline = plan.outline();
        let mut tree = Self {
            goals: Vec::with_capacity(outline.len()),
            parents: Vec::with_capacity(outline.len()),
            live_children: vec![Vec::new(); outline.len()],
            carried: HashMap::default(),
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
        tree.leave_carried();
        tree
    }

    /// What a closed goal was to give, the goal that carries it on is to give now: of both only the
    /// latter counts for their parent, unless it is given up.
    fn leave_carried(&mut self) {
        let carries = |at: &usize| self.goals[*at].continues.is_some() && is_live(self.goals[*at]);
        let carrying: Vec<usize> = (0..self.goals.len()).filter(carries).collect();
        if carrying.is_empty() {
            return;
        }
        let closed = self.goals.iter().enumerate();
        let closed = closed.filter(|(_, goal)| goal.is_put_away());
        let closed: HashMap<&Id<Goal>, usize> = closed.map(|(at, goal)| (&goal.id, at)).collect();
        for at in carrying {
            let before = self.goals[at].continues.as_ref();
            let Some(&before) = before.and_then(|id| closed.get(id)) else {
                continue;
            };
            if let Some(parent) = self.parents[at]
                && self.parents[before] == Some(parent)
                && before != at
            {
                self.carried.insert(at, before);
                self.live_children[parent].retain(|child| *child != before);
            }
        }
    }

    /// The closed goals that a goal carries on, the latest first. Where they carry on each other in a
    /// circle, it comes to an end all the same.
    pub fn carried_by(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let next = |at: &usize| self.carried.get(at).copied();
        std::iter::successors(next(&at), next).take(self.carried.len())
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

impl Goal {
    /// Whether it was closed with its cycle, and nobody has opened it again.
    pub fn is_put_away(&self) -> bool {
        self.closing.is_some() && !is_open(self)
    }
}

/// Whether there is still work on the goal, or will be.
pub fn is_open(goal: &Goal) -> bool {
    matches!(goal.status, Status::Draft | Status::Agreed | Status::Active)
}
