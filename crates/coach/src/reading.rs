//! What the coach understood of a sentence.

use std::ops::Range;

use chrono::NaiveDate;

/// A piece of a sentence and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece<T> {
    /// What it means.
    pub value: T,
    /// The words it was read from: byte offsets on character boundaries.
    pub span: Range<usize>,
}

impl<T> Piece<T> {
    /// A piece read from `span`.
    pub fn new(value: T, span: Range<usize>) -> Self {
        Piece { value, span }
    }
}

/// Which way a goal goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Upwards from where it stands.
    Increase,
    /// Downwards from where it stands.
    Decrease,
    /// Stay at, above or below a level.
    Maintain,
    /// A level or count to get to, with no word on where it stands.
    Reach,
    /// A milestone: a thing that is there in the end, or is not.
    Deliver,
}

impl Direction {
    /// Its stable lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Increase => "increase",
            Direction::Decrease => "decrease",
            Direction::Maintain => "maintain",
            Direction::Reach => "reach",
            Direction::Deliver => "deliver",
        }
    }
}

/// How a change counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// "by 20 %": relative to the baseline.
    Percent,
    /// "by 5 percentage points": added to a percentage.
    Points,
    /// "by 10 calls": added in the unit.
    Absolute,
    /// "double": the baseline times this.
    Factor,
}

impl ChangeKind {
    /// Its stable lower-case name.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Percent => "percent",
            ChangeKind::Points => "points",
            ChangeKind::Absolute => "absolute",
            ChangeKind::Factor => "factor",
        }
    }
}

/// A change as a sentence states it. The value has no sign: the direction says which way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// By how much.
    pub value: f64,
    /// In which way it counts.
    pub kind: ChangeKind,
}

/// By when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The words as written.
    pub phrase: String,
    /// The last day that still counts; `None` where no calendar knows it ("by the next launch").
    pub due: Option<NaiveDate>,
}

/// How often something recurs. A cadence is no deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// Every hour or shift.
    Hourly,
    /// Every day.
    Daily,
    /// Every week, or several days of it.
    Weekly,
    /// Every two weeks.
    Fortnightly,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every half-year.
    HalfYearly,
    /// Every year.
    Yearly,
}

/// What a sentence says. Everything is optional: what is not understood stays text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Which way, by the verb or by the numbers. A vague goal may have one too ("improve NPS").
    pub direction: Option<Piece<Direction>>,
    /// The noun phrase that moves: "customer churn".
    pub metric: Option<Piece<String>>,
    /// As written (`$`, `hours`, `blog posts`); `%` for percentages and percentage points, `rating`
    /// for "4.5 out of 5".
    pub unit: Option<Piece<String>>,
    /// Where it stands today.
    pub baseline: Option<Piece<f64>>,
    /// Where it shall stand; of a range the better end. None where only a change is stated.
    pub target: Option<Piece<f64>>,
    /// By how much it shall move, as stated.
    pub change: Option<Piece<Change>>,
    /// A more ambitious target named as such.
    pub stretch: Option<Piece<f64>>,
    /// By when.
    pub deadline: Option<Piece<Deadline>>,
    /// How often.
    pub cadence: Option<Piece<Cadence>>,
    /// How: "by calling every lapsed customer". Numbers in it are not the goal's.
    pub means: Option<Piece<String>>,
    /// Who, where the sentence names somebody: "Owner: Ana", "The support team will …".
    pub owner: Option<Piece<String>>,
}

impl Reading {
    /// Whether the sentence states how much: a level or a change.
    pub fn has_number(&self) -> bool {
        self.target.is_some() || self.change.is_some()
    }
}
