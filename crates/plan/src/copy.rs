//! A second goal made after a first.

use crate::{Goal, Id, model::Status};

impl Goal {
    /// A goal like this one under another id, to be set anew: what was agreed, reported and judged
    /// stays with the first. It has no place among its siblings yet.
    #[must_use]
    pub fn copied(&self, id: Id<Goal>) -> Self {
        let mut copy = Self {
            id,
            order: None,
            status: Status::Draft,
            closing: None,
            continues: None,
            confidence: None,
            agreed: None,
            amendments: Vec::new(),
            health: None,
            ..self.clone()
        };
        for metric in &mut copy.metrics {
            metric.history.clear();
            if let Some(comparison) = &mut metric.comparison {
                comparison.group_history.clear();
                comparison.against_history.clear();
            }
        }
        for milestone in &mut copy.milestones {
            milestone.done_on = None;
        }
        copy
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Agreement, Closing, Metric, Milestone, Point};

    #[test]
    fn a_copy_asks_for_the_same_and_has_nothing_reported() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22);
        let goal = Goal {
            id: Id::from_bits(1),
            statement: "Win 60 leads".to_owned(),
            order: Some(2.0),
            status: Status::Active,
            closing: Some(Closing::default()),
            continues: Some(Id::from_bits(3)),
            confidence: Some(7),
            agreed: Some(Agreement::default()),
            metrics: vec![Metric {
                target: Some(60.0),
                history: vec![Point::default()],
                ..Metric::default()
            }],
            milestones: vec![Milestone {
                done_on: day,
                ..Milestone::default()
            }],
            ..Goal::default()
        };
        let copy = goal.copied(Id::from_bits(2));
        assert_eq!(copy.id, Id::from_bits(2));
        assert_eq!(copy.statement, "Win 60 leads");
        assert_eq!(copy.metrics[0].target, Some(60.0));
        assert_eq!((copy.status, copy.confidence), (Status::Draft, None));
        assert_eq!((copy.order, &copy.agreed), (None, &None));
        assert_eq!((copy.closing, copy.continues), (None, None));
        assert!(copy.metrics[0].history.is_empty());
        assert_eq!(copy.milestones[0].done_on, None);
    }
}
