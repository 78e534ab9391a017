//! What the plan knows about a goal beside its sentence.

use chrono::NaiveDate;

use sightline_plan::model::Timing;

use crate::ambition::Ambition;
use crate::reading::Direction;

/// Where a goal hangs in the tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Nothing is known, as for a sentence on its own: no finding.
    #[default]
    Unknown,
    /// A goal at the top of the tree, which needs no parent.
    Top,
    /// Below the top, and linked to nothing.
    Orphan,
    /// Linked to a live goal.
    Linked,
    /// Linked to a goal that was dropped.
    Dropped,
}

/// Fields that a person has set by hand. They stand against the sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pinned {
    /// Which way.
    pub direction: Option<Direction>,
    /// What is measured.
    pub metric: Option<String>,
    /// In what.
    pub unit: Option<String>,
    /// From where.
    pub baseline: Option<f64>,
    /// To where.
    pub target: Option<f64>,
    /// The last day that still counts.
    pub due: Option<NaiveDate>,
}

/// What is known of a goal beside its sentence. The default knows nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Its place in the tree.
    pub link: Link,
    /// What a person has set by hand.
    pub pinned: Pinned,
    /// Whether a rubric says how a judgement is made.
    pub rubric: bool,
    /// How the target compares with what the metric did before.
    pub ambition: Option<Ambition>,
    /// Whether it is named as a stretch goal.
    pub stretch: bool,
    /// How sure the owner is, 0 to 10.
    pub confidence: Option<u32>,
    /// Whether the metric is within the owner's control, where somebody has said.
    pub in_control: Option<bool>,
    /// Whether one person answers for it.
    pub personal: bool,
    /// The one side that all of several metrics are on.
    pub one_sided: Option<Timing>,
    /// How many metrics it has.
    pub metrics: usize,
    /// Whether it is a KPI that is read against thresholds, and is not to be reached by a day.
    pub watched: bool,
    /// How many steps on the way are named; `None` for a sentence on its own.
    pub steps: Option<usize>,
}
