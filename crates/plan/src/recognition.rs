//! Praise, wins, stories and feedback: which of them are about whom and what.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    Goal, Id, Plan,
    model::{Metric, Person, Recognition, RecognitionKind},
};

/// Which notes are wanted; what is `None` does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Whom they are about.
    pub person: Option<Id<Person>>,
    /// What they are about.
    pub goal: Option<Id<Goal>>,
    /// What sort of note they are.
    pub kind: Option<RecognitionKind>,
}

impl Wanted {
    /// Those about a person.
    pub fn of_person(person: &Id<Person>) -> Self {
        Self {
            person: Some(person.clone()),
            ..Self::default()
        }
    }

    /// Those about a goal.
    pub fn of_goal(goal: &Id<Goal>) -> Self {
        Self {
            goal: Some(goal.clone()),
            ..Self::default()
        }
    }

    /// Whether a note is wanted.
    pub fn fits(&self, note: &Recognition) -> bool {
        (self.person.is_none() || self.person == note.person)
            && (self.goal.is_none() || self.goal == note.goal)
            && self.kind.is_none_or(|kind| kind == note.kind)
    }

    /// The notes of a plan that are wanted, the newest first, those without a day last.
    pub fn among(&self, plan: &Plan) -> Vec<Arc<Recognition>> {
        let notes = plan.tables().recognitions.values();
        let mut notes: Vec<Arc<Recognition>> =
            notes.filter(|note| self.fits(note)).cloned().collect();
        notes.sort_by_key(|note| Reverse((note.on, note.id.clone())));
        notes
    }
}

/// The metric of its goal beside which a note stands; `None` where it is about the goal as a whole, or about none.
pub fn metric_of<'a>(note: &Recognition, goal: &'a Goal) -> Option<&'a Metric> {
    let is_of_goal = note.goal.as_ref() == Some(&goal.id) && !note.metric.is_empty();
    let mut metrics = goal.metrics.iter().filter(|_| is_of_goal);
    metrics.find(|metric| metric.id == note.metric)
}

/// Whether a sort of note is kept on this device unless somebody says otherwise: what somebody should grow in is said
/// to them, not handed on.
pub fn is_confidential(kind: RecognitionKind) -> bool {
    kind == RecognitionKind::Feedback
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit, Key,
        arithmetic::testing::{goal, measured, plan},
        model::Direction,
    };

    fn note(id: &str, on: &str, goal: Option<&str>, metric: &str) -> Recognition {
        Recognition {
            id: Id::new(id).unwrap(),
            on: on.parse().ok(),
            goal: goal.and_then(Id::new),
            metric: metric.to_owned(),
            ..Recognition::default()
        }
    }

    fn noted(notes: &[Recognition]) -> Plan {
        let mut measure = measured(Direction::Increase, 0.0, 10.0, 5.0);
        measure.id = "m".to_owned();
        let mut watched = goal("a");
        watched.metrics = vec![measure];
        let mut plan = plan(vec![watched, goal("b")]);
        for note in notes {
            plan.apply(Edit::Put(note.clone().into())).unwrap();
        }
        plan
    }

    fn found(plan: &Plan, wanted: &Wanted) -> Vec<String> {
        let notes = wanted.among(plan).into_iter();
        notes.map(|note| note.id.to_string()).collect()
    }

    #[test]
    fn the_newest_come_first_and_those_without_a_day_last() {
        let mut win = note("win", "2026-11-20", None, "");
        win.kind = RecognitionKind::Win;
        let plan = noted(&[
            note("old", "2026-11-02", Some("a"), ""),
            note("undated", "", Some("a"), ""),
            note("other", "2026-11-10", Some("b"), ""),
            win,
        ]);
        let all = found(&plan, &Wanted::default());
        assert_eq!(all, ["win", "other", "old", "undated"]);
        let of_goal = found(&plan, &Wanted::of_goal(&Id::new("a").unwrap()));
        assert_eq!(of_goal, ["old", "undated"]);
        let wins = Wanted {
            kind: Some(RecognitionKind::Win),
            ..Wanted::default()
        };
        assert_eq!(found(&plan, &wins), ["win"]);
        assert!(found(&plan, &Wanted::of_person(&Id::new("p").unwrap())).is_empty());
    }

    #[test]
    fn a_story_stands_beside_a_metric_as_long_as_its_goal_has_it() {
        let mut plan = noted(&[note("story", "2026-11-20", Some("a"), "m")]);
        let story = |plan: &Plan| {
            let story: Id<Recognition> = Id::new("story").unwrap();
            plan.tables().recognitions.get(&story).unwrap().clone()
        };
        let id = Id::new("a").unwrap();
        assert!(metric_of(&story(&plan), plan.goal(&id).unwrap()).is_some());
        let other = Id::new("b").unwrap();
        assert_eq!(metric_of(&story(&plan), plan.goal(&other).unwrap()), None);

        let mut bare = Goal::clone(plan.goal(&id).unwrap());
        bare.metrics.clear();
        plan.apply(Edit::Put(bare.into())).unwrap();
        assert_eq!(metric_of(&story(&plan), plan.goal(&id).unwrap()), None);
        assert_eq!(story(&plan).metric, "m", "undo brings the metric back");

        plan.apply(Edit::Remove(Key::from(&id))).unwrap();
        assert_eq!(story(&plan).goal, None);
        let other = plan.goal(&other).unwrap();
        assert_eq!(metric_of(&story(&plan), other), None);
    }

    #[test]
    fn only_feedback_is_kept_back_by_itself() {
        let kept: Vec<RecognitionKind> = RecognitionKind::ALL
            .iter()
            .copied()
            .filter(|kind| is_confidential(*kind))
            .collect();
        assert_eq!(kept, [RecognitionKind::Feedback]);
    }
}
