//! Closing a cycle and opening the next, as one edit.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;

use super::{
    carry::{Shift, carried},
    cycle_of, progress,
};
use crate::{
    Edit, Figures, Goal, Id, Plan,
    arithmetic::is_open,
    model::{Action, Closing, Initiative, Status, Verdict},
};

/// What was decided of one goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The goal.
    pub goal: Id<Goal>,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What came of it.
    pub result: String,
    /// What is to be done otherwise, or again.
    pub learning: String,
}

/// A cycle that is to be closed.
#[derive(Clone, Copy, Debug)]
pub struct Close<'a> {
    /// Its name.
    pub cycle: &'a str,
    /// The name of the one that opens.
    pub next: &'a str,
    /// The day.
    pub on: NaiveDate,
    /// What was decided. Goals that are put away already, or belong elsewhere, are passed over.
    pub decisions: &'a [Decision],
    /// An id for each decision.
    pub ids: &'a [Id<Goal>],
}

/// Closes a cycle and opens the next. `reword` is given each goal that is closed and the one that
/// carries it on, and may say its sentence anew, so that it speaks of the new days.
///
/// - Goals that are kept or changed are done, as far as they went; so is what was reached. What else is
///   let go is given up. What was given up before is put away without words.
/// - A goal that carries on hangs below the goal that carries on its parent. Where its parent ends, it
///   hangs below the next goal above that goes on, and what it gave to its parent is cleared. It stands
///   just after the goal that it carries on, or in the same order below the new parent.
/// - Open goals of other cycles that hang below a goal that is carried on, or support it, serve the one
///   that carries it on from now on. So do initiatives that are not over, actions that are not done,
///   and the north star.
pub fn close(
    plan: &Plan,
    figures: &Figures,
    close: &Close<'_>,
    reword: &dyn Fn(&Goal, Goal) -> Goal,
) -> Edit {
    let act = Act::of(plan, close);
    let mut edits = Vec::new();
    for (_, goal) in plan.outline() {
        edits.extend(act.put_away(goal, figures));
    }
    for (_, goal) in plan.outline() {
        edits.extend(act.carry_on(goal, reword));
    }
    edits.extend(act.rest());
    Edit::Several(edits)
}

struct Act<'a> {
    plan: &'a Plan,
    close: &'a Close<'a>,
    shift: Option<Shift>,
    /// The goals that are closed, with what was decided.
    closed: HashMap<&'a Id<Goal>, &'a Decision>,
    /// For each goal that is carried on, the one that does.
    copies: HashMap<&'a Id<Goal>, &'a Id<Goal>>,
    /// For each goal that was carried on earlier, the open one that does.
    earlier: HashMap<&'a Id<Goal>, &'a Id<Goal>>,
}

impl<'a> Act<'a> {
    fn of(plan: &'a Plan, close: &'a Close<'a>) -> Self {
        let mut closed = HashMap::new();
        let mut copies = HashMap::new();
        for (decision, id) in close.decisions.iter().zip(close.ids) {
            let goal = plan.goal(&decision.goal);
            let waits = goal.is_some_and(|goal| {
                !goal.is_put_away()
                    && goal.status != Status::Dropped
                    && cycle_of(plan, goal).as_deref() == Some(close.cycle)
            });
            // Of several decisions on one goal the first holds.
            if waits && !closed.contains_key(&decision.goal) {
                closed.insert(&decision.goal, decision);
                let carries = decision.verdict != Verdict::Drop && plan.goal(id).is_none();
                if carries {
                    copies.insert(&decision.goal, id);
                }
            }
        }
        let goals = plan.tables().goals.values();
        let earlier = goals.filter(|goal| is_open(goal) && !closed.contains_key(&goal.id));
        let earlier = earlier.filter_map(|goal| Some((goal.continues.as_ref()?, &goal.id)));
        Self {
            plan,
            close,
            shift: Shift::between(close.cycle, close.next, plan.settings().fiscal_year_start),
            earlier: earlier.collect(),
            closed,
            copies,
        }
    }

    /// The goal as it is put away.
    fn put_away(&self, goal: &Goal, figures: &Figures) -> Option<Edit> {
        let decision = self.closed.get(&goal.id);
        let given_up = || {
            goal.status == Status::Dropped
                && goal.closing.is_none()
                && cycle_of(self.plan, goal).as_deref() == Some(self.close.cycle)
        };
        if decision.is_none() && !given_up() {
            return None;
        }
        let progress = figures.goal(&goal.id).and_then(progress);
        let verdict = decision.map_or(Verdict::Drop, |decision| decision.verdict);
        let is_done = verdict != Verdict::Drop
            || goal.status == Status::Done
            || (decision.is_some() && progress.is_some_and(|progress| progress >= 1.0));
        let words = |of: fn(&Decision) -> &str| {
            let words = decision.map(|decision| of(decision).trim().to_owned());
            words.unwrap_or_default()
        };
        let closing = Closing {
            on: Some(self.close.on),
            verdict,
            progress,
            result: words(|decision| &decision.result),
            learning: words(|decision| &decision.learning),
            ..goal.closing.clone().unwrap_or_default()
        };
        let goal = Goal {
            status: if is_done {
                Status::Done
            } else {
                Status::Dropped
            },
            cycle: Some(self.close.cycle.to_owned()),
            closing: Some(closing),
            ..goal.clone()
        };
        Some(Edit::Put(goal.into()))
    }

    /// The edits by which a goal goes on: as another, or, open in another cycle, in another place.
    fn carry_on(&self, goal: &Arc<Goal>, reword: &dyn Fn(&Goal, Goal) -> Goal) -> Vec<Edit> {
        let Some(&id) = self.copies.get(&goal.id) else {
            return self.hang_anew(goal);
        };
        let (parent, same) = self.parent_of(goal);
        let mut copy = carried(goal, id.clone(), self.close.next, self.shift, self.close.on);
        copy.parent = parent.cloned();
        copy.supports = self.supports_of(goal, parent);
        if !same {
            copy.contribution = None;
        }
        let copy = Goal {
            // Whatever becomes of the words, these stay as they are.
            id: id.clone(),
            private: goal.private,
            ..reword(goal, copy)
        };
        let mut edits = vec![Edit::Put(copy.into())];
        if parent == goal.parent.as_ref()
            && let Some(after) = self.plan.sibling_after(goal)
        {
            edits.push(Edit::MoveGoal {
                id: id.clone(),
                parent: parent.cloned(),
                before: Some(after.id.clone()),
            });
        }
        edits
    }

    /// An open goal that is not closed follows the goals that it serves into their next cycle. Below a goal
    /// that merely ends it stays, so that nobody's tree moves unasked.
    fn hang_anew(&self, goal: &Goal) -> Vec<Edit> {
        let mut edits = Vec::new();
        if !is_open(goal) || self.closed.contains_key(&goal.id) {
            return edits;
        }
        let above = goal.parent.as_ref().and_then(|id| self.copies.get(id));
        if goal.supports.iter().any(|id| self.copies.contains_key(id)) {
            let parent = above.copied().or(goal.parent.as_ref());
            let mut seen: HashSet<&Id<Goal>> = parent.into_iter().collect();
            let supports = goal.supports.iter();
            let supports = supports.map(|id| self.copies.get(id).copied().unwrap_or(id));
            let supports = supports.filter(|id| seen.insert(*id)).cloned().collect();
            let goal = Goal {
                supports,
                ..goal.clone()
            };
            edits.push(Edit::Put(goal.into()));
        }
        if let Some(&above) = above {
            edits.push(Edit::MoveGoal {
                id: goal.id.clone(),
                parent: Some(above.clone()),
                before: None,
            });
        }
        edits
    }

    /// The goal that stands for another from now on; `None` where it ends.
    fn stands_for(&self, id: &'a Id<Goal>) -> Option<&'a Id<Goal>> {
        if let Some(copy) = self.copies.get(id).or_else(|| self.earlier.get(id)) {
            return Some(copy);
        }
        let ends = |goal: &Arc<Goal>| self.closed.contains_key(id) || goal.is_put_away();
        let goal = self.plan.goal(id);
        (!goal.is_some_and(ends)).then_some(id)
    }

    /// The next goal above that goes on, and whether it stands for the parent itself.
    fn parent_of(&self, goal: &'a Goal) -> (Option<&'a Id<Goal>>, bool) {
        let mut above = goal.parent.as_ref();
        let mut same = true;
        let mut seen = HashSet::new();
        while let Some(id) = above.filter(|id| seen.insert(*id)) {
            if let Some(standing) = self.stands_for(id) {
                return (Some(standing), same);
            }
            same = false;
            above = self.plan.goal(id).and_then(|goal| goal.parent.as_ref());
        }
        (None, same)
    }

    fn supports_of(&self, goal: &'a Goal, parent: Option<&Id<Goal>>) -> Vec<Id<Goal>> {
        let mut seen: HashSet<&Id<Goal>> = parent.into_iter().collect();
        let supports = goal.supports.iter();
        let supports = supports.filter_map(|id| self.stands_for(id));
        let supports = supports.filter(|id| seen.insert(*id) && **id != goal.id);
        supports.cloned().collect()
    }

    /// What else points at goals that are carried on.
    fn rest(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let copy = |id: &Option<Id<Goal>>| {
            let copy = id.as_ref().and_then(|id| self.copies.get(id));
            copy.map(|id| (*id).clone())
        };
        let about = self.plan.about();
        if let Some(star) = copy(&about.north_star) {
            let mut about = about.as_ref().clone();
            about.north_star = Some(star);
            edits.push(Edit::Put(about.into()));
        }
        for action in self.plan.tables().actions.values() {
            if let Some(goal) = copy(&action.goal).filter(|_| action.done_on.is_none()) {
                let action = Action {
                    goal: Some(goal),
                    ..Action::clone(action)
                };
                edits.push(Edit::Put(action.into()));
            }
        }
        for initiative in self.plan.tables().initiatives.values() {
            let goals = initiative.goals.iter();
            let more = goals.filter_map(|id| self.copies.get(id).map(|id| (*id).clone()));
            let more: Vec<Id<Goal>> = more.collect();
            if !more.is_empty() && initiative.due.is_none_or(|due| due >= self.close.on) {
                let mut initiative = Initiative::clone(initiative);
                initiative.goals.extend(more);
                edits.push(Edit::Put(initiative.into()));
            }
        }
        edits
    }
}
