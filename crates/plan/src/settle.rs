//! What a plan puts in order by itself, so that everyone who reads it can rely on that.

use std::collections::BinaryHeap;

use crate::{Goal, Record, model::Point};

/// The record with the histories of its metrics sorted by day, those without a day first.
pub(crate) fn settled(record: Record) -> Record {
    match record {
        Record::Goal(goal) if histories(&goal).any(|history| !is_sorted(history)) => {
            let mut goal = Goal::clone(&goal);
            for metric in &mut goal.metrics {
                sort(&mut metric.history);
                if let Some(comparison) = &mut metric.comparison {
                    sort(&mut comparison.group_history);
                    sort(&mut comparison.against_history);
                }
            }
            goal.into()
        }
        other => other,
    }
}

fn histories(goal: &Goal) -> impl Iterator<Item = &[Point]> {
    goal.metrics.iter().flat_map(|metric| {
        let groups = metric.comparison.iter();
        let groups = groups.flat_map(|both| [&*both.group_history, &*both.against_history]);
        std::iter::once(&*metric.history).chain(groups)
    })
}

fn is_sorted(history: &[Point]) -> bool {
    history.is_sorted_by_key(|point| point.on)
}

/// Points of one day stay as they were entered.
fn sort(history: &mut Vec<Point>) {
    // This happens rarely, and a heap is a fraction of a sort's code in the browser.
    let days = history.iter().enumerate().map(|(at, point)| (point.on, at));
    let order: BinaryHeap<_> = days.collect();
    let order = order.into_sorted_vec().into_iter();
    *history = order
        .filter_map(|(_, at)| history.get(at).cloned())
        .collect();
}
