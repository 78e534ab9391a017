//! Rules 7 and 10: what a goal's metrics are like together, and whether there is a way to it.

use sightline_plan::model::Timing;

use super::{Goal, vague};
use crate::finding::{Code, Field, Finding, Mend, Severity};

pub(super) fn one_sided(goal: &Goal) -> Option<Finding> {
    let side = match goal.facts.one_sided? {
        Timing::Leading => "leading",
        Timing::Lagging => "lagging",
    };
    Some(
        Finding::new(Code::OneSided, Severity::Hint, goal.sentence.whole())
            .arg("side", side.to_string())
            .mend(Mend::Ask(Field::Metric)),
    )
}

/// A person bears five metrics in all, so one goal bears no more.
const MOST: usize = 5;

pub(super) fn many_metrics(goal: &Goal) -> Option<Finding> {
    let metrics = goal.facts.metrics;
    (metrics > MOST).then(|| {
        Finding::new(Code::ManyMetrics, Severity::Warning, goal.sentence.whole())
            .arg("metrics", metrics.to_string())
    })
}

/// Neither the sentence nor the plan says how: no "by doing …", no step on the way.
pub(super) fn no_way(goal: &Goal) -> Option<Finding> {
    let without = goal.facts.steps == Some(0) && goal.reading.means.is_none();
    (without && !vague::is_vague(goal))
        .then(|| Finding::new(Code::NoWay, Severity::Hint, goal.sentence.whole()))
}
