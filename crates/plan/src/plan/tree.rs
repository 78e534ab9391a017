//! Walking the tree of goals, without recursion: a deep tree must not exhaust the stack.

use std::{ops::Bound, sync::Arc};

use imbl::ordmap::DiffItem;

use super::{Entity, Plan, name::Asked, place};
use crate::{id::Id, model::Goal};

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
        let (first, end) = (place::first(parent), place::end(parent));
        self.goals_between(&first, &end)
    }

    /// The child of `parent` that stands just before `before`, or its last child for `None`.
    pub(crate) fn child_before<'a>(
        &'a self,
        parent: Option<&Id<Goal>>,
        before: Option<&Goal>,
    ) -> Option<&'a Arc<Goal>> {
        let end = before.map_or_else(|| place::end(parent), place::of);
        self.goals_between(&place::first(parent), &end).next_back()
    }

    /// The goals from one place up to another, which is not among them.
    fn goals_between<'a>(
        &'a self,
        first: &str,
        end: &str,
    ) -> impl DoubleEndedIterator<Item = &'a Arc<Goal>> + use<'a> {
        let range = (
            Bound::Included(Asked::from(first)),
            Bound::Excluded(Asked::from(end)),
        );
        let places = self.places.range(range);
        places.filter_map(|(_, record)| Goal::of(record))
    }

    /// The goal that follows in the outline: its first child, else what comes after it or after one
    /// above it.
    pub fn next_in_outline<'a>(&'a self, goal: &'a Goal) -> Option<&'a Arc<Goal>> {
        self.children(Some(&goal.id)).next().or_else(|| {
            let above = self.ancestors(goal).map(|above| &**above);
            std::iter::once(goal)
                .chain(above)
                .find_map(|goal| self.sibling_after(goal))
        })
    }

    /// The goal that comes before in the outline: the last one below the sibling before it, else its
    /// parent.
    pub fn previous_in_outline<'a>(&'a self, goal: &'a Goal) -> Option<&'a Arc<Goal>> {
        let Some(mut last) = self.child_before(goal.parent.as_ref(), Some(goal)) else {
            return self.goal(goal.parent.as_ref()?);
        };
        while let Some(child) = self.child_before(Some(&last.id), None) {
            last = child;
        }
        Some(last)
    }

    /// The sibling that stands just after a goal.
    pub fn sibling_after(&self, goal: &Goal) -> Option<&Arc<Goal>> {
        let (from, end) = (place::of(goal), place::end(goal.parent.as_ref()));
        let range = (
            Bound::Excluded(Asked::from(&*from)),
            Bound::Excluded(Asked::from(&*end)),
        );
        let mut after = self.places.range(range);
        after.find_map(|(_, record)| Goal::of(record))
    }

    /// Every goal, those with one parent together and in their order.
    pub(crate) fn goals_by_place(&self) -> impl Iterator<Item = &Arc<Goal>> {
        self.places.values().filter_map(Goal::of)
    }

    /// The goals that differ from those of an older state; `None` where a goal came, went or moved. Costs
    /// as much as was changed, not as much as there is.
    pub fn goals_changed_since(&self, older: &Self) -> Option<Vec<Arc<Goal>>> {
        let changes = older.places.diff(&self.places);
        changes
            .map(|change| match change {
                DiffItem::Update {
                    new: (_, record), ..
                } => Goal::of(record).cloned(),
                DiffItem::Add(..) | DiffItem::Remove(..) => None,
            })
            .collect()
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
