//! Undo and redo: recorded changes, taken back in reverse.

use sightline_plan::{Change, Plan, Refusal};

use super::Visit;

/// The deepest undo that is kept; old steps fall away.
const DEEPEST: usize = 200;

/// What a person sees as one step: every change of one visit of a field, or one command.
#[derive(Clone, Debug)]
struct Step {
    visit: Option<Visit>,
    changes: Vec<Change>,
}

/// The steps of this session. They are device data and never part of a plan's file.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Remembers a change. Changes of one visit make one step.
    pub fn record(&mut self, change: Change, visit: Option<Visit>) {
        self.undone.clear();
        match self.done.last_mut() {
            Some(step) if visit.is_some() && step.visit == visit => step.changes.push(change),
            _ => self.done.push(Step {
                visit,
                changes: vec![change],
            }),
        }
        if self.done.len() > DEEPEST {
            self.done.remove(0);
        }
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last step back; gives what that changed.
    ///
    /// # Errors
    /// Where a later change stands in the way; plan and history are then as they were.
    pub fn undo(&mut self, plan: &mut Plan) -> Result<Vec<Change>, Refusal> {
        turn(&mut self.done, &mut self.undone, plan)
    }

    /// Takes the last step back as if it had never been, where it is of this visit: an empty line that was
    /// only just made and left again is nothing to undo or redo. Gives what that changed.
    pub fn forget(&mut self, visit: Visit, plan: &mut Plan) -> Option<Vec<Change>> {
        let last = self.done.last()?;
        if last.visit != Some(visit) {
            return None;
        }
        let changes = self.undo(plan).ok()?;
        self.undone.clear();
        Some(changes)
    }

    /// Does the last step again that was taken back.
    ///
    /// # Errors
    /// As for [`History::undo`].
    pub fn redo(&mut self, plan: &mut Plan) -> Result<Vec<Change>, Refusal> {
        turn(&mut self.undone, &mut self.done, plan)
    }
}

/// Takes the last step of `from` back and puts what undoes that onto `to`.
fn turn(from: &mut Vec<Step>, to: &mut Vec<Step>, plan: &mut Plan) -> Result<Vec<Change>, Refusal> {
    let Some(step) = from.last() else {
        return Ok(Vec::new());
    };
    let mut turned = plan.clone();
    let changes: Vec<Change> = step
        .changes
        .iter()
        .rev()
        .map(|change| turned.undo(change))
        .collect::<Result<_, _>>()?;
    *plan = turned;
    from.pop();
    to.push(Step {
        visit: None,
        changes: changes.clone(),
    });
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use sightline_plan::{Edit, Goal, Id};

    use super::*;

    fn plan() -> Plan {
        Plan::new(Id::from_bits(1), "Plan")
    }

    fn say(plan: &mut Plan, statement: &str) -> Change {
        let goal = Goal {
            id: Id::from_bits(7),
            statement: statement.to_owned(),
            ..Goal::default()
        };
        plan.apply(Edit::Put(goal.into())).unwrap()
    }

    fn said(plan: &Plan) -> Option<String> {
        plan.goal(&Id::from_bits(7))
            .map(|goal| goal.statement.clone())
    }

    #[test]
    fn one_visit_is_one_step() {
        let (mut plan, mut history) = (plan(), History::default());
        let visit = Some(Visit::for_test(1));
        history.record(say(&mut plan, "a"), None);
        history.record(say(&mut plan, "ab"), visit);
        history.record(say(&mut plan, "abc"), visit);
        history.undo(&mut plan).unwrap();
        assert_eq!(said(&plan).as_deref(), Some("a"));
        history.redo(&mut plan).unwrap();
        assert_eq!(said(&plan).as_deref(), Some("abc"));
        history.undo(&mut plan).unwrap();
        history.undo(&mut plan).unwrap();
        assert_eq!(said(&plan), None);
        assert!(!history.can_undo());
    }

    #[test]
    fn a_visit_that_came_to_nothing_leaves_no_step() {
        let (mut plan, mut history) = (plan(), History::default());
        let visit = Visit::for_test(1);
        history.record(say(&mut plan, "a"), None);
        history.record(say(&mut plan, ""), Some(visit));
        assert!(history.forget(Visit::for_test(2), &mut plan).is_none());
        assert!(history.forget(visit, &mut plan).is_some());
        assert_eq!(said(&plan).as_deref(), Some("a"));
        assert!(history.can_undo() && !history.can_redo());
        assert!(history.forget(visit, &mut plan).is_none());
    }

    #[test]
    fn a_new_change_ends_redo() {
        let (mut plan, mut history) = (plan(), History::default());
        history.record(say(&mut plan, "a"), None);
        history.undo(&mut plan).unwrap();
        assert!(history.can_redo());
        history.record(say(&mut plan, "b"), None);
        assert!(!history.can_redo());
    }

    #[test]
    fn undo_declines_what_was_changed_elsewhere() {
        let (mut plan, mut history) = (plan(), History::default());
        history.record(say(&mut plan, "a"), None);
        history.record(say(&mut plan, "b"), None);
        say(&mut plan, "from another tab");
        assert!(history.undo(&mut plan).is_err());
        assert_eq!(said(&plan).as_deref(), Some("from another tab"));
        assert!(history.can_undo());
    }
}
