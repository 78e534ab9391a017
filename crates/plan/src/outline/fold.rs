//! Which goals of an outline are collapsed, in few words even for a large plan.

use std::collections::HashSet;

use crate::{Goal, Id, Plan};

use super::Outline;

/// With more goals than this, an outline that nobody has folded shows its two upper storeys.
const LARGE: usize = 200;

/// Which goals are collapsed: all or none, but for some.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folding {
    closed: bool,
    but: HashSet<Id<Goal>>,
}

impl Folding {
    /// How an outline comes that nobody has folded yet.
    pub fn at_first(outline: &Outline) -> Self {
        if outline.len() <= LARGE {
            return Self::open();
        }
        let tops = outline.entries().iter().filter(|entry| entry.depth == 0);
        Self {
            closed: true,
            but: tops.map(|entry| entry.goal.id.clone()).collect(),
        }
    }

    /// Everything is shown.
    pub fn open() -> Self {
        Self::default()
    }

    /// Only top goals are shown.
    pub fn closed() -> Self {
        Self {
            closed: true,
            but: HashSet::new(),
        }
    }

    /// Whether what is below the goal is shown.
    pub fn is_open(&self, id: &Id<Goal>) -> bool {
        self.closed == self.but.contains(id)
    }

    /// Shows or hides what is below the goal.
    pub fn set(&mut self, id: &Id<Goal>, open: bool) {
        if open == self.closed {
            self.but.insert(id.clone());
        } else {
            self.but.remove(id);
        }
    }

    /// The goals above a goal that hide what is below them.
    pub fn hiding<'a>(&self, plan: &'a Plan, id: &Id<Goal>) -> Vec<&'a Id<Goal>> {
        let above = plan
            .goal(id)
            .into_iter()
            .flat_map(|goal| plan.ancestors(goal));
        let above = above.map(|goal| &goal.id);
        above.filter(|id| !self.is_open(id)).collect()
    }

    /// As text that [`Folding::read`] reads.
    pub fn write(&self) -> String {
        let mut but: Vec<&str> = self.but.iter().map(Id::as_str).collect();
        but.sort_unstable();
        let mut text = String::from(if self.closed { "closed" } else { "open" });
        for id in but {
            // No id has a control character.
            text.push('\n');
            text.push_str(id);
        }
        text
    }

    /// Reads what was written; anything else is nothing.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let closed = match lines.next()? {
            "open" => false,
            "closed" => true,
            _ => return None,
        };
        Some(Self {
            closed,
            but: lines.filter_map(Id::new).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arithmetic::testing::{child, goal, plan};

    fn id(text: &str) -> Id<Goal> {
        Id::new(text).unwrap()
    }

    #[test]
    fn a_goal_opens_and_closes_whatever_the_others_do() {
        for start in [Folding::open(), Folding::closed()] {
            let mut folding = start.clone();
            for open in [true, false, false, true] {
                folding.set(&id("a"), open);
                assert_eq!(folding.is_open(&id("a")), open);
                assert_eq!(folding.is_open(&id("b")), start.is_open(&id("b")));
                assert_eq!(Folding::read(&folding.write()), Some(folding.clone()));
            }
        }
        assert_eq!(Folding::read("rubbish"), None);
    }

    #[test]
    fn what_hides_a_goal_is_folded_above_it() {
        let plan = plan(vec![goal("a"), child("b", "a"), child("c", "b")]);
        let mut folding = Folding::closed();
        assert_eq!(folding.hiding(&plan, &id("c")), [&id("b"), &id("a")]);
        folding.set(&id("b"), true);
        // Its own folding hides what is below it, not itself.
        assert_eq!(folding.hiding(&plan, &id("c")), [&id("a")]);
        assert!(folding.hiding(&plan, &id("a")).is_empty());
        assert!(folding.hiding(&plan, &id("gone")).is_empty());
    }

    #[test]
    fn a_large_outline_comes_with_two_storeys() {
        let small = plan(vec![goal("top"), child("below", "top")]);
        assert!(Folding::at_first(&Outline::of(&small)).is_open(&id("below")));
        let mut goals = vec![goal("top"), child("below", "top")];
        goals.extend((0..LARGE).map(|n| child(&format!("g{n}"), "below")));
        let folding = Folding::at_first(&Outline::of(&plan(goals)));
        assert!(folding.is_open(&id("top")));
        assert!(!folding.is_open(&id("below")));
    }
}
