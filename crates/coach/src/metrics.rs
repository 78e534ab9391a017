//! Rearranging a goal's metrics. The first is the one that the sentence speaks of, and reading the
//! sentence again fills it: what comes to be first is pinned, so that it stays what it is.

use sightline_plan::Goal;

use crate::Field;

/// The fields of the first metric that the sentence fills.
const READ: [Field; 5] = [
    Field::Metric,
    Field::Direction,
    Field::Baseline,
    Field::Target,
    Field::Unit,
];

/// The goal with a metric one place further up or down.
pub fn move_metric(goal: &Goal, id: &str, up: bool) -> Goal {
    let mut moved = goal.clone();
    let at = moved.metrics.iter().position(|metric| metric.id == id);
    let other = at.and_then(|at| {
        if up {
            at.checked_sub(1)
        } else {
            at.checked_add(1)
        }
    });
    if let (Some(at), Some(other)) = (at, other)
        && other < moved.metrics.len()
    {
        moved.metrics.swap(at, other);
    }
    keep_first(goal, &mut moved);
    moved
}

/// The goal without a metric.
pub fn remove_metric(goal: &Goal, id: &str) -> Goal {
    let mut left = goal.clone();
    left.metrics.retain(|metric| metric.id != id);
    keep_first(goal, &mut left);
    left
}

fn keep_first(before: &Goal, after: &mut Goal) {
    let first = |goal: &Goal| goal.metrics.first().map(|metric| metric.id.clone());
    if first(before) == first(after) {
        return;
    }
    after
        .pinned
        .retain(|name| READ.iter().all(|field| field.name() != name));
    if !after.metrics.is_empty() {
        let names = READ.iter().map(|field| field.name().to_owned());
        after.pinned.extend(names);
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use sightline_plan::model::Metric;

    use super::*;
    use crate::{Context, adopt, read};

    fn metric(id: &str, target: f64) -> Metric {
        Metric {
            id: id.to_owned(),
            name: id.to_owned(),
            target: Some(target),
            ..Metric::default()
        }
    }

    fn goal() -> Goal {
        Goal {
            metrics: vec![metric("a", 1.0), metric("b", 2.0), metric("c", 3.0)],
            ..Goal::default()
        }
    }

    fn ids(goal: &Goal) -> Vec<&str> {
        goal.metrics.iter().map(|metric| &*metric.id).collect()
    }

    #[test]
    fn a_metric_moves_one_place_and_not_beyond_the_ends() {
        assert_eq!(ids(&move_metric(&goal(), "c", true)), ["a", "c", "b"]);
        assert_eq!(ids(&move_metric(&goal(), "b", false)), ["a", "c", "b"]);
        assert_eq!(move_metric(&goal(), "a", true), goal());
        assert_eq!(move_metric(&goal(), "c", false), goal());
        assert_eq!(move_metric(&goal(), "nobody", true), goal());
    }

    #[test]
    fn what_comes_first_is_not_overwritten_by_the_sentence() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let text = "Increase our NPS from 42 to 50 by the end of Q3";
        let reading = read(text, &Context::new(today));
        for goal in [move_metric(&goal(), "b", true), remove_metric(&goal(), "a")] {
            let read_again = adopt(&goal, text, &reading);
            assert_eq!(read_again.metrics[0].id, "b");
            assert_eq!(read_again.metrics[0].target, Some(2.0));
        }
        let untouched = adopt(&move_metric(&goal(), "c", true), text, &reading);
        assert_eq!(untouched.metrics[0].target, Some(50.0));
    }

    #[test]
    fn a_goal_without_metrics_follows_its_sentence_again() {
        let mut one = goal();
        one.metrics.truncate(1);
        one.pinned = vec!["target".to_owned(), "due".to_owned()];
        assert_eq!(remove_metric(&one, "a").pinned, ["due"]);
    }
}
