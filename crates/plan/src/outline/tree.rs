//! Every goal in the order of the outline, each with where its subtree ends.

use std::sync::Arc;

use foldhash::HashMap;

use super::shown::Shown;
use crate::{Goal, Id, Plan};

/// A goal and its place in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The goal.
    pub goal: Arc<Goal>,
    /// How many goals are above it.
    pub depth: usize,
    /// The place after the last goal below it; without any, the next place.
    pub end: usize,
}

/// Every goal in the order of the outline: each parent before its children.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    entries: Vec<Entry>,
    places: HashMap<Id<Goal>, usize>,
    /// The plan it was made of, to see what changed since.
    plan: Option<Plan>,
}

impl Outline {
    /// The outline of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut children: HashMap<Option<&str>, Vec<&Arc<Goal>>> = HashMap::default();
        for goal in plan.goals_by_place() {
            let parent = goal.parent.as_ref().map(Id::as_str);
            children.entry(parent).or_default().push(goal);
        }
        let mut entries: Vec<Entry> = Vec::with_capacity(plan.tables().goals.len());
        // The goals from the top down to the one at hand: their subtrees are still open.
        let mut way: Vec<usize> = Vec::new();
        let mut waiting: Vec<(usize, &Arc<Goal>)> = Vec::new();
        let push = |waiting: &mut Vec<_>, depth, parent: Option<&str>| {
            let found = children.get(&parent).into_iter().flatten();
            waiting.extend(found.rev().map(|goal| (depth, *goal)));
        };
        push(&mut waiting, 0, None);
        while let Some((depth, goal)) = waiting.pop() {
            for done in way.drain(depth..) {
                entries[done].end = entries.len();
            }
            way.push(entries.len());
            entries.push(Entry {
                goal: Arc::clone(goal),
                depth,
                end: 0,
            });
            push(&mut waiting, depth + 1, Some(goal.id.as_str()));
        }
        for done in way {
            entries[done].end = entries.len();
        }
        let places = entries.iter().enumerate();
        let places = places.map(|(at, entry)| (entry.goal.id.clone(), at));
        Self {
            places: places.collect(),
            entries,
            plan: Some(plan.clone()),
        }
    }

    /// Takes over a later state of the plan and says whether the tree is another, or other goals are put
    /// away. Where only words and values changed, that costs next to nothing.
    pub fn follow(&mut self, plan: &Plan) -> bool {
        let changed = self.plan.as_ref().map(|old| plan.goals_changed_since(old));
        if let Some(Some(changed)) = changed {
            let mut other = false;
            for goal in changed {
                let at = self.places.get(&goal.id);
                if let Some(entry) = at.and_then(|at| self.entries.get_mut(*at)) {
                    other |= entry.goal.is_put_away() != goal.is_put_away();
                    entry.goal = goal;
                }
            }
            self.plan = Some(plan.clone());
            return other;
        }
        *self = Self::of(plan);
        true
    }

    /// The outline without what was put away with its cycle, unless something that is not hangs below it; `None`
    /// where nothing is put away.
    pub fn without_put_away(&self) -> Option<Self> {
        let shown = Shown::of(self);
        (shown.left_out(self) > 0).then(|| {
            let entries = self.entries.iter().enumerate();
            let entries = entries.filter(|(at, _)| shown.has(*at));
            let entries: Vec<Entry> = entries
                .enumerate()
                .map(|(place, (at, entry))| Entry {
                    end: place + 1 + shown.below(at, entry.end),
                    ..entry.clone()
                })
                .collect();
            let places = entries.iter().enumerate();
            let places = places.map(|(at, entry)| (entry.goal.id.clone(), at));
            Self {
                places: places.collect(),
                entries,
                plan: self.plan.clone(),
            }
        })
    }

    /// Every goal in its place.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of a goal.
    pub fn place(&self, id: &Id<Goal>) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// How many goals there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit,
        arithmetic::testing::{child, goal, plan},
        model::{Closing, Status},
    };

    fn shape(outline: &Outline) -> Vec<(String, usize, usize)> {
        let entries = outline.entries().iter();
        entries
            .map(|entry| (entry.goal.id.to_string(), entry.depth, entry.end))
            .collect()
    }

    fn sample() -> Plan {
        plan(vec![
            goal("a"),
            child("b", "a"),
            child("c", "b"),
            child("d", "a"),
            goal("e"),
        ])
    }

    #[test]
    fn what_is_put_away_can_be_left_out() {
        let put_away = |goal: Goal| Goal {
            status: Status::Done,
            closing: Some(Closing::default()),
            ..goal
        };
        assert!(Outline::of(&sample()).without_put_away().is_none());
        let plan = plan(vec![
            put_away(goal("a")),
            put_away(child("b", "a")),
            child("c", "a"),
            put_away(goal("d")),
            goal("e"),
        ]);
        let left = Outline::of(&plan).without_put_away().unwrap();
        let expected = [("a", 0, 2), ("c", 1, 2), ("e", 0, 3)];
        assert_eq!(
            shape(&left),
            expected.map(|(id, depth, end)| (id.to_owned(), depth, end))
        );
        assert_eq!(left.place(&Id::new("e").unwrap()), Some(2));
    }

    #[test]
    fn each_parent_comes_before_its_children_and_knows_where_they_end() {
        let found = shape(&Outline::of(&sample()));
        let expected = [
            ("a", 0, 4),
            ("b", 1, 3),
            ("c", 2, 3),
            ("d", 1, 4),
            ("e", 0, 5),
        ];
        assert_eq!(
            found,
            expected.map(|(id, depth, end)| (id.to_owned(), depth, end))
        );
    }

    #[test]
    fn it_agrees_with_the_plan_own_outline() {
        let plan = sample();
        let own: Vec<_> = plan
            .outline()
            .into_iter()
            .map(|(depth, goal)| (depth, goal.id.clone()))
            .collect();
        let outline = Outline::of(&plan);
        let mine: Vec<_> = outline
            .entries()
            .iter()
            .map(|entry| (entry.depth, entry.goal.id.clone()))
            .collect();
        assert_eq!(mine, own);
    }

    #[test]
    fn following_gives_what_making_anew_gives() {
        let mut plan = sample();
        let mut outline = Outline::of(&plan);
        let said = Goal {
            statement: "Said".into(),
            ..Goal::clone(plan.goal(&Id::new("b").unwrap()).unwrap())
        };
        let edits = [
            Edit::Put(said.into()),
            Edit::MoveGoal {
                id: Id::new("c").unwrap(),
                parent: None,
                before: Id::new("e"),
            },
            Edit::Remove((&Id::<Goal>::new("d").unwrap()).into()),
            Edit::Put(
                Goal {
                    id: Id::new("f").unwrap(),
                    ..goal("f")
                }
                .into(),
            ),
        ];
        assert!(!outline.follow(&plan));
        let put_away = Goal {
            status: crate::model::Status::Done,
            closing: Some(crate::model::Closing::default()),
            ..Goal::clone(plan.goal(&Id::new("c").unwrap()).unwrap())
        };
        plan.apply(Edit::Put(put_away.into())).unwrap();
        assert!(outline.follow(&plan));
        for edit in edits {
            plan.apply(edit).unwrap();
            let _ = outline.follow(&plan);
            assert_eq!(outline.entries(), Outline::of(&plan).entries());
        }
    }
}
