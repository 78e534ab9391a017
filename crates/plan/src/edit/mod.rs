//! Changing a plan: [`Edit`] says what is wanted, [`Plan::apply`] does it whole or not at all.

mod change;
mod goals;
mod people;
mod place;
mod transaction;

use std::collections::HashSet;

use chrono::NaiveDate;

pub(crate) use change::read_record;
pub use change::{Change, Touched};
pub(crate) use transaction::Transaction;

use crate::{
    Fault, Goal, Id, Key, Plan, Record,
    codec::Path,
    model::{CheckIn, Person},
};

/// Something a person wants changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Add a record, or replace the one with its key. A goal without an order is placed last.
    Put(Record),
    /// Remove a record and every reference to it. A goal goes with all below it.
    Remove(Key),
    /// Remove a goal; its children move up to its place. What they gave to it, they do not give
    /// to the goal above, so their contributions are cleared.
    RemoveGoalKeepChildren(Id<Goal>),
    /// Move a goal, with all below it. Where it supported its new parent, that is now implied and
    /// dropped.
    MoveGoal {
        /// The goal.
        id: Id<Goal>,
        /// Its new parent; `None` makes it a top goal.
        parent: Option<Id<Goal>>,
        /// The sibling to stand before; `None` is last.
        before: Option<Id<Goal>>,
    },
    /// Agree a goal: remember it as it is now, and show from now on what changes.
    AgreeGoal {
        /// The goal.
        id: Id<Goal>,
        /// The day.
        on: NaiveDate,
        /// Who agreed it with the owner.
        by: Option<Id<Person>>,
    },
    /// Report on a goal: keep the check-in, add its values to the histories of the goal's metrics
    /// (a second value for a day replaces the first), and take over its confidence unless a later
    /// check-in has one.
    CheckIn {
        /// The check-in; its goal and day must be given.
        check_in: CheckIn,
        /// Values by metric id.
        values: Vec<(String, f64)>,
    },
    /// Make one person out of two that are the same, and every reference point to that one.
    MergePeople {
        /// Who stays.
        keep: Id<Person>,
        /// Who becomes the other; what the first lacks is taken over.
        gone: Id<Person>,
    },
    /// Make everything what it is in another state of the plan, such as an earlier one.
    Restore(Box<Plan>),
    /// Several edits as one: all or none, and one step of undo.
    Several(Vec<Edit>),
}

/// Why an edit was not made. The plan is as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The record it is about.
    pub key: Key,
    /// Where in it.
    pub path: Path,
    /// What is wrong.
    pub fault: Fault,
}

impl Refusal {
    pub(crate) fn of(key: &Key, fault: Fault) -> Self {
        Self {
            key: key.clone(),
            path: Path::default(),
            fault,
        }
    }

    fn absent(key: &Key) -> Self {
        Self::of(
            key,
            Fault::NoSuch {
                kind: key.kind,
                id: key.id.to_string(),
            },
        )
    }
}

impl Plan {
    /// Makes an edit, whole or not at all.
    ///
    /// # Errors
    /// A [`Refusal`] that says which invariant the edit would break and where; the plan is then
    /// unchanged.
    ///
    /// # Example
    /// ```
    /// use sightline_plan::{Edit, Goal, Id, Plan};
    ///
    /// let goal = |bits, parent| Goal { id: Id::from_bits(bits), parent, ..Goal::default() };
    /// let (above, below) = (Id::from_bits(2), Id::from_bits(3));
    /// let mut plan = Plan::new(Id::from_bits(1), "Our year");
    /// let change = plan.apply(Edit::Several(vec![
    ///     Edit::Put(goal(2, None).into()),
    ///     Edit::Put(goal(3, Some(above.clone())).into()),
    /// ]))?;
    /// assert_eq!(change.touched.len(), 2);
    ///
    /// // A goal cannot serve itself, not even by way of another: the refusal says so, and nothing is changed.
    /// let before = plan.clone();
    /// let refused = plan.apply(Edit::MoveGoal { id: above, parent: Some(below), before: None });
    /// assert_eq!(refused.map_err(|refusal| refusal.fault.code()), Err("cycle"));
    /// assert_eq!(plan, before);
    ///
    /// // The change taken back: undo.
    /// plan.replay(&change.inverse())?;
    /// assert_eq!(plan.records().count(), 1, "the plan's own record");
    /// # Ok::<(), sightline_plan::Refusal>(())
    /// ```
    pub fn apply(&mut self, edit: Edit) -> Result<Change, Refusal> {
        let mut transaction = Transaction::on(self);
        transaction.apply(edit)?;
        self.commit(transaction)
    }
}

impl Transaction {
    fn apply(&mut self, edit: Edit) -> Result<(), Refusal> {
        match edit {
            Edit::Put(record) => self.put_checked(record),
            Edit::Remove(key) => self.remove_checked(&key),
            Edit::RemoveGoalKeepChildren(id) => self.remove_goal_keep_children(&id),
            Edit::MoveGoal { id, parent, before } => self.move_goal(&id, parent, before.as_ref()),
            Edit::AgreeGoal { id, on, by } => self.agree_goal(&id, on, by),
            Edit::CheckIn { check_in, values } => self.check_in(check_in, &values),
            Edit::MergePeople { keep, gone } => self.merge_people(&keep, &gone),
            Edit::Restore(plan) => {
                self.restore(&plan);
                Ok(())
            }
            Edit::Several(edits) => edits.into_iter().try_for_each(|edit| self.apply(edit)),
        }
    }

    fn put_checked(&mut self, record: Record) -> Result<(), Refusal> {
        let key = record.key();
        if let Record::Plan(about) = &record
            && about.id != self.plan().about().id
        {
            return Err(Refusal::absent(&key));
        }
        if key.id.is_empty() {
            return Err(Refusal {
                key,
                path: Path::of("id"),
                fault: Fault::Missing,
            });
        }
        self.put(record);
        Ok(())
    }

    fn remove_checked(&mut self, key: &Key) -> Result<(), Refusal> {
        let record = self
            .plan()
            .record(key)
            .ok_or_else(|| Refusal::absent(key))?;
        let keys = match record {
            Record::Plan(_) => return Err(Refusal::absent(key)),
            Record::Goal(goal) => self.with_all_below(&goal.id),
            _ => vec![key.clone()],
        };
        self.remove(keys);
        Ok(())
    }

    /// The keys of a goal and of all goals below it. Unlike [`Plan::subtree`] it comes to an end even
    /// where earlier edits of the same transaction have closed a cycle that later ones will open.
    fn with_all_below(&self, id: &Id<Goal>) -> Vec<Key> {
        let mut found = vec![id.clone()];
        let mut seen: HashSet<Id<Goal>> = found.iter().cloned().collect();
        let mut next = 0;
        while let Some(id) = found.get(next) {
            let children = self.plan().children(Some(id));
            let new: Vec<Id<Goal>> = children
                .map(|child| child.id.clone())
                .filter(|child| seen.insert(child.clone()))
                .collect();
            found.extend(new);
            next += 1;
        }
        found.iter().map(Key::from).collect()
    }
}
