//! Meetings that come round.

use chrono::NaiveDate;

use super::Person;
use crate::{
    codec::{choice, record},
    id::Id,
};

choice! {
    /// What a meeting is for.
    pub enum MeetingKind {
        /// Objectives, metrics and nothing else; under 40 minutes.
        WeeklyMetrics = "weekly_metrics",
        /// Under 15 minutes, every day.
        DailyHuddle = "daily_huddle",
        /// Sales and marketing look at the pipeline together.
        PipelineSync = "pipeline_sync",
        /// A month's trends, means and projects.
        MonthlyDeepDive = "monthly_deep_dive",
        /// A quarter against its goals.
        QuarterlyReview = "quarterly_review",
        /// A person and their leader; private unless said otherwise.
        OneToOne = "one_to_one",
        /// A look back on a person's work; private unless said otherwise.
        PerformanceReview = "performance_review",
        /// Anything else.
        Other = "other",
    }
}

choice! {
    /// What a repetition counts in.
    pub enum Period {
        /// Days.
        Day = "day",
        /// Days from Monday to Friday.
        Workday = "workday",
        /// Weeks.
        Week = "week",
        /// Months.
        Month = "month",
        /// Quarters.
        Quarter = "quarter",
        /// Years.
        Year = "year",
    }
}

record! {
    /// How often something comes round.
    pub struct Repeat {
        /// Every so many of [`Self::period`], 1 or more.
        every: u32 = 1,
        /// What is counted.
        period: Period = Period::Week,
    }
}

record! {
    /// A meeting that comes round.
    pub struct Meeting {
        /// Its id.
        id: Id<Meeting>,
        /// What people call it.
        title: String,
        /// What it is for.
        kind: MeetingKind = MeetingKind::Other,
        /// The first day; later ones follow from [`Self::repeat`].
        start: Option<NaiveDate>,
        /// The last day, if there is one.
        until: Option<NaiveDate>,
        /// The time of day, as `09:30`.
        time: String,
        /// How long it lasts.
        minutes: Option<u32>,
        /// How often it comes round; `None` is once.
        repeat: Option<Repeat>,
        /// What it goes through, point by point.
        agenda: Vec<String>,
        /// Who calls it.
        owner: Option<Id<Person>>,
        /// Who takes part.
        attendees: Vec<Id<Person>>,
        /// Whether it stays out of what leaves this device; `None` is the default of its kind.
        private: Option<bool>,
    }
}

impl Meeting {
    /// Whether it stays out of what leaves this device: one-to-ones and reviews of a person's work do unless
    /// someone said otherwise.
    pub fn is_private(&self) -> bool {
        self.private.unwrap_or(matches!(
            self.kind,
            MeetingKind::OneToOne | MeetingKind::PerformanceReview
        ))
    }
}
