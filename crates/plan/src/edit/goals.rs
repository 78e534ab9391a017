//! Edits of goals that are more than a new value for a field.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Refusal, Transaction};
use crate::{
    Fault, Goal, Id, Key, Record,
    agreed::agreed_fields,
    codec::Path,
    model::{Agreement, CheckIn, Metric, Person, Point, Status},
};

impl Transaction {
    fn goal(&self, id: &Id<Goal>) -> Result<Goal, Refusal> {
        let goal = self.plan().goal(id).map(|goal| Goal::clone(goal));
        goal.ok_or_else(|| Refusal::absent(&Key::from(id)))
    }

    pub(super) fn move_goal(
        &mut self,
        id: &Id<Goal>,
        parent: Option<Id<Goal>>,
        before: Option<&Id<Goal>>,
    ) -> Result<(), Refusal> {
        let mut goal = self.goal(id)?;
        if let Some(parent) = &parent {
            self.goal(parent)?;
        }
        let before = before.map(|before| self.goal(before)).transpose()?;
        if let Some(before) = &before
            && before.parent != parent
        {
            return Err(Refusal::absent(&Key::from(&before.id)));
        }
        if before.as_ref().is_some_and(|before| before.id == *id) {
            return Ok(());
        }
        let order = self.room(parent.as_ref(), before.as_ref(), &[id]).pop();
        goal.hang_below(parent, order);
        self.put(goal.into());
        Ok(())
    }

    pub(super) fn remove_goal_keep_children(&mut self, id: &Id<Goal>) -> Result<(), Refusal> {
        let goal = self.goal(id)?;
        let children = self.plan().children(Some(id)).cloned().collect();
        self.move_up(children, &goal);
        self.remove([Key::from(id)]);
        Ok(())
    }

    /// Makes goals that served `gone`, directly or through others, serve the one above it, in its
    /// place. What they gave to it, they do not give there, so their contributions are cleared.
    pub(crate) fn move_up(&mut self, goals: Vec<Arc<Goal>>, gone: &Goal) {
        let ids: Vec<&Id<Goal>> = goals.iter().map(|goal| &goal.id).collect();
        let orders = self.room(gone.parent.as_ref(), Some(gone), &ids);
        for (goal, order) in goals.iter().zip(orders) {
            let mut goal = Goal::clone(goal);
            goal.hang_below(gone.parent.clone(), Some(order));
            goal.contribution = None;
            self.put(goal.into());
        }
    }

    pub(super) fn agree_goal(
        &mut self,
        id: &Id<Goal>,
        on: NaiveDate,
        by: Option<Id<Person>>,
    ) -> Result<(), Refusal> {
        let mut goal = self.goal(id)?;
        goal.agreed = Some(Agreement {
            on: Some(on),
            by,
            snapshot: agreed_fields(&goal),
            ..Agreement::default()
        });
        goal.amendments.clear();
        if goal.status == Status::Draft {
            goal.status = Status::Agreed;
        }
        self.put(goal.into());
        Ok(())
    }

    pub(super) fn check_in(
        &mut self,
        check_in: CheckIn,
        values: &[(String, f64)],
    ) -> Result<(), Refusal> {
        let key = Key::from(&check_in.id);
        let missing = |field| Refusal {
            key: key.clone(),
            path: Path::of(field),
            fault: Fault::Missing,
        };
        let mut goal = self.goal(check_in.goal.as_ref().ok_or_else(|| missing("goal"))?)?;
        let on = check_in.on.ok_or_else(|| missing("on"))?;
        for (id, value) in values {
            let metric = goal
                .metrics
                .iter_mut()
                .find(|metric| metric.id == *id)
                .ok_or_else(|| Refusal {
                    key: key.clone(),
                    path: Path::of("values"),
                    fault: Fault::NoSuchMetric { id: id.clone() },
                })?;
            metric.put_value(on, *value);
        }
        if check_in.confidence.is_some() && !self.is_known_later(&check_in, on) {
            goal.confidence = check_in.confidence;
        }
        self.put(goal.into());
        self.put_checked(Record::from(check_in))
    }
    /// Whether a later check-in than this one already says how sure people were: a report that is
    /// handed in afterwards does not speak for today.
    fn is_known_later(&self, check_in: &CheckIn, on: NaiveDate) -> bool {
        let mut others = self.plan().tables().check_ins.values();
        others.any(|other| {
            other.goal == check_in.goal
                && other.id != check_in.id
                && other.on > Some(on)
                && other.confidence.is_some()
        })
    }
}

impl Metric {
    /// Adds a value to the history, in its place. A second value for a day replaces the first.
    pub fn put_value(&mut self, on: NaiveDate, value: f64) {
        let later = self.history.partition_point(|point| point.on <= Some(on));
        let before = later
            .checked_sub(1)
            .and_then(|last| self.history.get_mut(last));
        match before {
            Some(same) if same.on == Some(on) => same.value = value,
            _ => self.history.insert(
                later,
                Point {
                    on: Some(on),
                    value,
                    ..Point::default()
                },
            ),
        }
    }
}

impl Goal {
    /// Gives the goal a parent and a place. It serves its parent anyway, so it need not support it.
    fn hang_below(&mut self, parent: Option<Id<Goal>>, order: Option<f64>) {
        self.supports.retain(|id| Some(id) != parent.as_ref());
        self.parent = parent;
        self.order = order;
    }
}
