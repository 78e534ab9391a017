//! Putting goals into their places: what becomes of levels, and where a dragged line lands.
//!
//! A goal's level is its parent's or any below. Who moves a goal below another means it to be one step
//! lower, so a goal that stands no lower than its new parent is put one level below it. A goal that is moved
//! out to stand beside its parent, and stood just one level below that, takes its level. The goals below go
//! along: each keeps standing on its parent's level, or just below it, if it did.

use std::collections::HashMap;

use super::Lines;
use crate::{Edit, Goal, Id, Level, Plan};

/// One step of a goal in the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the sibling above.
    Up,
    /// After the sibling below.
    Down,
    /// Below the sibling above, as its last child.
    In,
    /// Beside its parent, just after it.
    Out,
}

/// Why a goal cannot take a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// There is no sibling above it.
    First,
    /// There is no sibling below it.
    Last,
    /// It has no parent.
    Top,
    /// It is not there any more.
    Gone,
}

/// The next level below; a person's has none.
pub fn below(level: Level) -> Level {
    match level {
        Level::Company => Level::Department,
        Level::Department => Level::Team,
        Level::Team | Level::Person => Level::Person,
    }
}

/// Takes a step.
///
/// # Errors
/// Where there is no such step.
pub fn step(plan: &Plan, id: &Id<Goal>, step: Step) -> Result<Edit, Stuck> {
    let goal = plan.goal(id).ok_or(Stuck::Gone)?;
    let siblings: Vec<&Id<Goal>> = plan
        .children(goal.parent.as_ref())
        // A step past what nobody sees would be none.
        .filter(|sibling| !sibling.is_put_away() || sibling.id == *id)
        .map(|goal| &goal.id)
        .collect();
    let at = siblings.iter().position(|sibling| *sibling == id);
    let at = at.ok_or(Stuck::Gone)?;
    let sibling = |at: usize| siblings.get(at).map(|id| (*id).clone());
    let above = at.checked_sub(1).and_then(sibling);
    let beside = |before| Edit::MoveGoal {
        id: id.clone(),
        parent: goal.parent.clone(),
        before,
    };
    match step {
        Step::Up => above.map(|above| beside(Some(above))).ok_or(Stuck::First),
        Step::Down if at + 1 == siblings.len() => Err(Stuck::Last),
        Step::Down => Ok(beside(sibling(at + 2))),
        Step::In => {
            let above = above.ok_or(Stuck::First)?;
            Ok(move_to(plan, id, Some(&above), None))
        }
        Step::Out => {
            let parent = goal.parent.as_ref().and_then(|id| plan.goal(id));
            let parent = parent.ok_or(Stuck::Top)?;
            let level = if goal.level == below(parent.level) {
                parent.level
            } else {
                goal.level
            };
            let before = next_sibling(plan, parent);
            Ok(moved(plan, goal, level, parent.parent.as_ref(), before))
        }
    }
}

/// The goal that stands after this one below the same parent.
pub fn next_sibling(plan: &Plan, goal: &Goal) -> Option<Id<Goal>> {
    let mut later = plan
        .children(goal.parent.as_ref())
        .skip_while(|sibling| sibling.id != goal.id);
    later.nth(1).map(|sibling| sibling.id.clone())
}

/// Moves a goal below another (`None`: to the top), before one of its children or last.
pub fn move_to(
    plan: &Plan,
    id: &Id<Goal>,
    parent: Option<&Id<Goal>>,
    before: Option<Id<Goal>>,
) -> Edit {
    let bare = |before| Edit::MoveGoal {
        id: id.clone(),
        parent: parent.cloned(),
        before,
    };
    let (Some(goal), above) = (plan.goal(id), parent.and_then(|id| plan.goal(id))) else {
        return bare(before);
    };
    let under_itself = above.is_some_and(|above| {
        above.id == *id || plan.ancestors(above).any(|ancestor| ancestor.id == *id)
    });
    if under_itself {
        // The plan refuses it, in its words; levels must not be what it stumbles over first.
        return moved(plan, goal, Level::Person, parent, before);
    }
    if goal.parent.as_ref() == parent {
        return bare(before);
    }
    let level = match above {
        Some(above) if goal.level <= above.level => below(above.level),
        _ => goal.level,
    };
    moved(plan, goal, level, parent, before)
}

fn moved(
    plan: &Plan,
    goal: &Goal,
    level: Level,
    parent: Option<&Id<Goal>>,
    before: Option<Id<Goal>>,
) -> Edit {
    let mut edits = leveled(plan, goal, level);
    edits.push(Edit::MoveGoal {
        id: goal.id.clone(),
        parent: parent.cloned(),
        before,
    });
    Edit::Several(edits)
}

/// Gives a goal a level, and those below it the levels that follow.
fn leveled(plan: &Plan, goal: &Goal, level: Level) -> Vec<Edit> {
    if goal.level == level {
        return Vec::new();
    }
    let put = |goal: &Goal, level| {
        let goal = Goal {
            level,
            ..goal.clone()
        };
        Edit::Put(goal.into())
    };
    let mut edits = vec![put(goal, level)];
    let mut levels = HashMap::from([(&goal.id, (goal.level, level))]);
    for (_, child) in plan.subtree(Some(&goal.id)) {
        let parent = child.parent.as_ref().and_then(|parent| levels.get(parent));
        let Some(&(old, new)) = parent else { continue };
        let level = if child.level == old {
            new
        } else if child.level == below(old) {
            below(new)
        } else {
            child.level.max(new)
        };
        levels.insert(&child.id, (child.level, level));
        if level != child.level {
            edits.push(put(child, level));
        }
    }
    edits
}

/// Adds a goal before one of the children of its parent, or last.
pub fn add(goal: Goal, before: Option<Id<Goal>>) -> Edit {
    let place = before.map(|before| Edit::MoveGoal {
        id: goal.id.clone(),
        parent: goal.parent.clone(),
        before: Some(before),
    });
    let put = Edit::Put(goal.into());
    match place {
        Some(place) => Edit::Several(vec![put, place]),
        None => put,
    }
}

/// Where a dragged line would land.
#[derive(Clone, Debug, PartialEq)]
pub struct Landing {
    /// Below which goal.
    pub parent: Option<Id<Goal>>,
    /// Before which of its children; `None` is last.
    pub before: Option<Id<Goal>>,
    /// How far it would be indented.
    pub depth: usize,
}

/// Where `dragged` lands if it is let go before the line at `gap`, indented by about `depth`.
pub fn landing(lines: &Lines, dragged: &Id<Goal>, gap: usize, depth: usize) -> Landing {
    let all = lines.all();
    let first = lines.place(dragged).unwrap_or(all.len());
    let own_depth = all.get(first).map_or(0, |line| line.depth);
    let own = all.iter().skip(first + 1);
    let end = first + 1 + own.take_while(|line| line.depth > own_depth).count();
    let is_own = |at: &usize| (first..end).contains(at);
    let gap = gap.min(all.len());
    let above = (0..gap).rev().find(|at| !is_own(at));
    let below = (gap..all.len()).find(|at| !is_own(at)).map(|at| &all[at]);
    let least = below.map_or(0, |line| line.depth);
    let most = above.map_or(0, |at| all[at].depth + 1);
    let depth = depth.clamp(least.min(most), most);
    let parent = (0..gap)
        .rev()
        .filter(|at| !is_own(at))
        .find(|&at| all[at].depth < depth)
        .map(|at| all[at].id.clone());
    let before = below.filter(|line| line.depth == depth);
    Landing {
        parent,
        before: before.map(|line| line.id.clone()),
        depth,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        arithmetic::testing::{goal, plan},
        outline::{Folding, Outline, Query, Standing},
    };

    fn id(text: &str) -> Id<Goal> {
        Id::new(text).unwrap()
    }

    fn at(name: &str, parent: &str, level: Level) -> Goal {
        Goal {
            parent: Id::new(parent),
            level,
            ..goal(name)
        }
    }

    fn sample() -> Plan {
        plan(vec![
            goal("a"),
            at("b", "a", Level::Department),
            at("c", "b", Level::Team),
            at("d", "a", Level::Department),
            goal("e"),
        ])
    }

    /// The tree in one line: `a:company(b:department)`.
    fn tree(plan: &Plan) -> String {
        let outline = plan.outline().into_iter();
        let lines = outline
            .map(|(depth, goal)| format!("{}{}:{}", "-".repeat(depth), goal.id, goal.level.word()));
        lines.collect::<Vec<_>>().join(" ")
    }

    fn after(name: &str, way: Step) -> String {
        let mut plan = sample();
        let edit = step(&plan, &id(name), way).unwrap();
        plan.apply(edit).unwrap();
        tree(&plan)
    }

    #[test]
    fn steps_among_siblings() {
        assert_eq!(
            after("d", Step::Up),
            "a:company -d:department -b:department --c:team e:company"
        );
        assert_eq!(
            after("b", Step::Down),
            "a:company -d:department -b:department --c:team e:company"
        );
        let plan = sample();
        assert_eq!(step(&plan, &id("b"), Step::Up), Err(Stuck::First));
        assert_eq!(step(&plan, &id("d"), Step::Down), Err(Stuck::Last));
        assert_eq!(step(&plan, &id("a"), Step::Out), Err(Stuck::Top));
        assert_eq!(step(&plan, &id("c"), Step::In), Err(Stuck::First));
        assert_eq!(step(&plan, &id("x"), Step::In), Err(Stuck::Gone));
    }

    #[test]
    fn a_goal_that_goes_in_goes_one_level_down_with_all_below_it() {
        assert_eq!(
            after("e", Step::In),
            "a:company -b:department --c:team -d:department -e:department"
        );
        assert_eq!(
            after("d", Step::In),
            "a:company -b:department --c:team --d:team e:company"
        );
        let mut plan = sample();
        plan.apply(move_to(&plan, &id("a"), Some(&id("e")), None))
            .unwrap();
        assert_eq!(
            tree(&plan),
            "e:company -a:department --b:team ---c:person --d:team"
        );
    }

    #[test]
    fn a_goal_that_comes_out_stands_on_the_level_it_comes_to() {
        assert_eq!(
            after("c", Step::Out),
            "a:company -b:department -c:department -d:department e:company"
        );
        assert_eq!(
            after("b", Step::Out),
            "a:company -d:department b:company -c:department e:company"
        );
    }

    #[test]
    fn a_step_passes_goals_that_are_put_away() {
        let closed = Goal {
            status: crate::model::Status::Done,
            closing: Some(crate::model::Closing::default()),
            ..goal("old")
        };
        let mut plan = plan(vec![goal("a"), closed, goal("b")]);
        plan.apply(step(&plan, &id("b"), Step::Up).unwrap())
            .unwrap();
        assert_eq!(tree(&plan), "b:company a:company old:company");
        assert_eq!(step(&plan, &id("a"), Step::Down), Err(Stuck::Last));
    }

    #[test]
    fn a_level_that_is_low_enough_stays() {
        let mut plan = plan(vec![goal("a"), at("p", "a", Level::Person), goal("e")]);
        plan.apply(move_to(&plan, &id("p"), Some(&id("e")), None))
            .unwrap();
        assert_eq!(tree(&plan), "a:company e:company -p:person");
        plan.apply(step(&plan, &id("p"), Step::Out).unwrap())
            .unwrap();
        assert_eq!(tree(&plan), "a:company e:company p:person");
    }

    #[test]
    fn a_goal_that_would_serve_itself_is_refused_by_the_plan() {
        let mut plan = sample();
        let refusal = plan
            .apply(move_to(&plan, &id("a"), Some(&id("c")), None))
            .unwrap_err();
        assert_eq!(refusal.fault.code(), "cycle");
    }

    #[test]
    fn a_dragged_line_lands_where_it_is_let_go() {
        let plan = sample();
        let none = |_: &Goal| Standing::default();
        let lines = Lines::of(
            &plan,
            &Outline::of(&plan),
            &Folding::open(),
            &Query::default(),
            none,
        );
        let land = |dragged: &str, gap, depth| {
            let landing = landing(&lines, &id(dragged), gap, depth);
            let name = |id: Option<Id<Goal>>| id.map_or("-".to_owned(), |id| id.to_string());
            (name(landing.parent), name(landing.before), landing.depth)
        };
        let at = |parent: &str, before: &str, depth| (parent.to_owned(), before.to_owned(), depth);
        assert_eq!(land("e", 0, 3), at("-", "a", 0));
        assert_eq!(land("e", 1, 0), at("a", "b", 1));
        assert_eq!(land("e", 2, 9), at("b", "c", 2));
        assert_eq!(land("e", 3, 1), at("a", "d", 1));
        assert_eq!(land("e", 3, 3), at("c", "-", 3));
        assert_eq!(land("d", 5, 0), at("-", "-", 0));
        assert_eq!(land("d", 5, 1), at("e", "-", 1));
        // Onto itself, or within what is below it, is where it is.
        assert_eq!(land("b", 2, 1), at("a", "d", 1));
        assert_eq!(land("b", 3, 4), at("a", "d", 1));
    }
}
