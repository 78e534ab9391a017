//! How one knows whether a goal is reached.

use chrono::NaiveDate;

use super::DataSource;
use crate::{
    codec::{choice, record},
    id::Id,
};

choice! {
    /// What the number should do.
    pub enum Direction {
        /// Go up from the baseline.
        Increase = "increase",
        /// Go down from the baseline.
        Decrease = "decrease",
        /// Stay within a band.
        Maintain = "maintain",
        /// Get to a level; where it starts does not matter.
        Reach = "reach",
        /// No number: a deliverable, measured by the goal's milestones.
        Milestone = "milestone",
        /// No number: done or not done (1 or 0).
        YesNo = "yes_no",
    }
}

choice! {
    /// How a change is meant when the sentence gives only that: "by 20 %".
    pub enum ChangeKind {
        /// Of the baseline: 20 is a fifth more or less.
        Percent = "percent",
        /// Percentage points.
        Points = "points",
        /// In the metric's unit.
        Absolute = "absolute",
        /// As a multiple of the baseline: 2 is double.
        Factor = "factor",
    }
}

choice! {
    /// Whether a metric foretells or confirms.
    pub enum Timing {
        /// Can be influenced now, and warns early.
        Leading = "leading",
        /// Confirms the result afterwards.
        Lagging = "lagging",
    }
}

choice! {
    /// Where in the KPI pyramid a metric stands.
    pub enum PyramidLevel {
        /// For executives, such as revenue growth.
        Strategic = "strategic",
        /// For heads of departments, such as the cost of winning a customer.
        Tactical = "tactical",
        /// For individuals, such as tickets resolved a day.
        Operational = "operational",
    }
}

choice! {
    /// Kirkpatrick's four levels of what learning brings.
    pub enum Kirkpatrick {
        /// Was it welcome and relevant?
        Reaction = "reaction",
        /// Was something learnt?
        Learning = "learning",
        /// Is it applied?
        Behaviour = "behaviour",
        /// What came of it?
        Results = "results",
    }
}

record! {
    /// A metric of a goal.
    pub struct Metric {
        /// Its id within the goal.
        id: String,
        /// What is measured.
        name: String,
        /// In what, as a person writes it: `%`, `$`, `days`. May be empty.
        unit: String,
        /// What the number should do.
        direction: Direction = Direction::Increase,
        /// The value at the start.
        baseline: Option<f64>,
        /// The value to be reached.
        target: Option<f64>,
        /// The change as stated, where the sentence gives a change rather than a target.
        change: Option<StatedChange>,
        /// A value beyond the target that would be a triumph.
        stretch: Option<f64>,
        /// The band to stay in, for [`Direction::Maintain`].
        band: Option<Band>,
        /// For the metric of a KPI: from where on it is well, and from where on it is not.
        thresholds: Option<Thresholds>,
        /// How often the target is to be met, as in "each month".
        cadence: String,
        /// Its weight among the goal's metrics; relative, 0 or more.
        weight: f64 = 1.0,
        /// Whether it foretells or confirms.
        timing: Option<Timing>,
        /// Whether it rests on someone's judgement.
        subjective: bool,
        /// For a subjective metric: what each level looks like, lowest first.
        rubric: Vec<String>,
        /// Where in the KPI pyramid it stands.
        pyramid: Option<PyramidLevel>,
        /// What level of learning it shows, where learning is meant.
        kirkpatrick: Option<Kirkpatrick>,
        /// The group it is compared with.
        comparison: Option<Comparison>,
        /// The system it is read from.
        source: Option<Id<DataSource>>,
        /// Whether it is within the owner's control; `None` where nobody has said.
        in_control: Option<bool>,
        /// Values as they were read, oldest first.
        history: Vec<Point>,
    }
}

record! {
    /// A change as a sentence states it.
    pub struct StatedChange {
        /// How much, never negative: the direction says which way.
        value: f64,
        /// How it is meant.
        kind: ChangeKind = ChangeKind::Percent,
    }
}

record! {
    /// A band to stay in; an end that is absent is open.
    pub struct Band {
        /// The lower end.
        low: Option<f64>,
        /// The upper end.
        high: Option<f64>,
    }
}

record! {
    /// Where health begins and where it ends. The larger of the two says which way is good; where only one is
    /// given, the metric's direction does. Between the two it is watched.
    pub struct Thresholds {
        /// The value from which on it is healthy.
        healthy: Option<f64>,
        /// The value from which on it is unhealthy.
        unhealthy: Option<f64>,
    }
}

record! {
    /// A value on a day.
    pub struct Point {
        /// The day.
        on: Option<NaiveDate>,
        /// The value.
        value: f64,
        /// What is to be said of it.
        note: String,
    }
}

record! {
    /// The same metric for two groups: trained and untrained, coached and not.
    pub struct Comparison {
        /// Who is in the one.
        group: String,
        /// Who is in the other.
        against: String,
        /// Values of the one.
        group_history: Vec<Point>,
        /// Values of the other.
        against_history: Vec<Point>,
    }
}
