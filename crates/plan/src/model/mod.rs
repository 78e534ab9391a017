//! What a plan holds. Each record documents itself; [`crate::Plan`] holds them together.

mod about;
mod check_in;
mod goal;
mod meeting;
mod metric;
mod people;
mod reference;
mod review;
mod workshop;

pub use about::{About, Swot};
pub use check_in::{Cause, CheckIn, Health};
pub use goal::{
    Agreement, Amendment, Closing, Contribution, ContributionKind, Goal, GoalKind, HealthOverride,
    Level, Milestone, Rate, RollUp, SetAside, Status, Verdict,
};
pub use meeting::{Meeting, MeetingKind, Period, Repeat};
pub use metric::{
    Band, ChangeKind, Comparison, Direction, Kirkpatrick, Metric, Point, PyramidLevel,
    StatedChange, Thresholds, Timing,
};
pub use people::{Person, Team, TeamKind};
pub use reference::{DataSource, Definition, Initiative};
pub use review::{Rating, Recognition, RecognitionKind, Review};
pub use workshop::{
    Action, Answer, Decision, Interview, Made, Response, Run, RunState, Spent, ThemeMark, Timer,
};
