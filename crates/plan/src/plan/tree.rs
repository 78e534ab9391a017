//! Walking the tree of goals, without recursion: a deep tree must not exhaust the stack.

use std::{cmp::Ordering, sync::Arc};

use super::Plan;
use crate::{id::Id, model::Goal};

/// Where a goal stands: below which parent, and where among its siblings. Sorting places gives
/// every parent's children in their order.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    parent: Option<Id<Goal>>,
    order: f64,
    id: Id<Goal>,
}

impl Place {
    pub(crate) fn of(goal: &Goal) -> Self {
        Self {
            parent: goal.parent.clone(),
            // Minus nought would sort before 0, and is read back as 0.
            order: goal.order.unwrap_or(f64::INFINITY) + 0.0,
            id: goal.id.clone(),
        }
    }

    /// After every child of `parent`: no order is above infinity but this.
    fn last(parent: Option<&Id<Goal>>) -> Self {
        Self {
            parent: parent.cloned(),
            order: f64::NAN.abs(),
            id: Id::default(),
        }
    }

    /// Before every child of `parent`: the empty id sorts first.
    fn first(parent: Option<&Id<Goal>>) -> Self {
        Self {
            parent: parent.cloned(),
            order: f64::NEG_INFINITY,
            id: Id::default(),
        }
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parent
            .cmp(&other.parent)
            .then_with(|| self.order.total_cmp(&other.order))
            .then_with(|| self.id.cmp(&other.id))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Place {}

/// The goals above a goal, nearest first. See [`Plan::ancestors`].
#[derive(Debug)]
pub struct Ancestors<'a> {
    plan: &'a Plan,
    next: Option<&'a Arc<Goal>>,
}

impl<'a> Iterator for Ancestors<'a> {
    type Item = &'a Arc<Goal>;

    fn next(&mut self) -> Option<Self::Item> {
        let goal = self.next.take()?;
        self.next = goal.parent.as_ref().and_then(|id| self.plan.goal(id));
        Some(goal)
    }
}

impl Plan {
    /// The goals directly below `parent`, or the top goals for `None`, in their order.
    pub fn children<'a>(
        &'a self,
        parent: Option<&Id<Goal>>,
    ) -> impl Iterator<Item = &'a Arc<Goal>> + use<'a> {
        let first = Place::first(parent);
        let parent = parent.cloned();
        self.places
            .range(first..)
            .take_while(move |place| place.parent == parent)
            .filter_map(|place| self.goal(&place.id))
    }

    /// The child of `parent` that stands just before `before`, or its last child for `None`.
    pub(crate) fn child_before<'a>(
        &'a self,
        parent: Option<&Id<Goal>>,
        before: Option<&Goal>,
    ) -> Option<&'a Arc<Goal>> {
        let end = before.map_or_else(|| Place::last(parent), Place::of);
        let place = self.places.range(Place::first(parent)..end).next_back()?;
        self.goal(&place.id)
    }

    /// The goals above this one, its parent first.
    pub fn ancestors(&self, goal: &Goal) -> Ancestors<'_> {
        Ancestors {
            plan: self,
            next: goal.parent.as_ref().and_then(|id| self.goal(id)),
        }
    }

    /// Every goal with its depth, each parent before its children, siblings in their order.
    pub fn outline(&self) -> Vec<(usize, &Arc<Goal>)> {
        self.subtree(None)
    }

    /// The goals below `root` (all goals for `None`) with their depth below it, counted from 0.
    pub fn subtree(&self, root: Option<&Id<Goal>>) -> Vec<(usize, &Arc<Goal>)> {
        let mut found = Vec::new();
        let mut waiting: Vec<(usize, &Arc<Goal>)> =
            self.children(root).map(|goal| (0, goal)).collect();
        waiting.reverse();
        while let Some((depth, goal)) = waiting.pop() {
            found.push((depth, goal));
            let from = waiting.len();
            waiting.extend(
                self.children(Some(&goal.id))
                    .map(|child| (depth + 1, child)),
            );
            waiting[from..].reverse();
        }
        found
    }
}
