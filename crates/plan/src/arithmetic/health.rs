//! Health: whether a goal keeps up, and whether anyone would know.
//!
//! In this order, the first that holds:
//! 1. A dropped goal has none; a goal whose status is done is done.
//! 2. Never reported on: pending. See [`LastReport`] for what counts as a report.
//! 3. Last reported on longer ago than the rhythm plus [`DAYS_OF_GRACE`]: outdated, whatever was
//!    reported. A report without a day cannot be shown to be old, so it is not.
//! 4. By the gap, expected progress less progress: under [`BEHIND_FROM`] on track, under
//!    [`AT_RISK_FROM`] behind, else at risk. A goal that is reached is on track even where nothing
//!    is expected.
//! 5. Otherwise it cannot be known.
//!
//! A KPI that is watched has no gap. It goes by what its thresholds say of its worst number: healthy is on
//! track, to be watched is behind, unhealthy is at risk; and by its own rhythm, see [`kpi::rhythm`].
//!
//! Progress is the goal's own where its roll-up rests on that, so that a move the wrong way widens
//! the gap; else it is the roll-up. A goal that only maintains is to be met every day: its gap is
//! measured from 1.
//!
//! This is a suggestion. Where a person has judged otherwise, their word stands in place of 4 and
//! 5.

use chrono::NaiveDate;

use super::{
    expected::Expected,
    progress::OwnProgress,
    report::LastReport,
    roll_up::{Basis, RolledUp},
};
use crate::{
    kpi::{self, State},
    model::{Goal, Health, Status},
};

/// The gap from which a goal is behind.
pub const BEHIND_FROM: f64 = 0.15;

/// The gap from which a goal is at risk.
pub const AT_RISK_FROM: f64 = 0.33;

/// Days that a check-in may be late before a goal counts as outdated.
pub const DAYS_OF_GRACE: u32 = 3;

/// So much a gap may fall short of a threshold by rounding alone: 0.6 − 0.45 is 0.1499….
const ROUNDING: f64 = 1e-9;

/// A goal's health, with all that it follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The health that counts: the person's word where it stands, else the suggestion.
    pub health: Option<Health>,
    /// What the figures suggest; `None` where they cannot say.
    pub suggested: Option<Health>,
    /// How far progress lags behind what is expected; negative where it is ahead.
    pub gap: Option<f64>,
    /// When somebody last reported.
    pub last_report: LastReport,
}

/// What health is judged by, besides the goal.
pub(super) struct Signs<'a> {
    pub own: &'a OwnProgress,
    pub rolled: &'a RolledUp,
    pub expected: Option<Expected>,
    pub last_report: LastReport,
    /// Days within which a check-in is wanted.
    pub rhythm: u32,
}

impl Signs<'_> {
    pub fn judge(&self, goal: &Goal, today: NaiveDate) -> Judgement {
        let watched = kpi::is_watched(goal);
        let gap = if watched { None } else { self.gap() };
        let settled = self.settled(goal, today);
        let given = goal
            .health
            .as_ref()
            .filter(|given| given.on.is_none_or(|on| on <= today));
        let found = if watched {
            by_state(kpi::state_of(goal, today))
        } else {
            self.by_gap(gap)
        };
        let (health, suggested) = match settled {
            Settled::As(health) => (health, health),
            Settled::Not => (given.map(|given| given.health).or(found), found),
        };
        Judgement {
            health,
            suggested,
            gap,
            last_report: self.last_report,
        }
    }

    /// What holds whatever the progress.
    fn settled(&self, goal: &Goal, today: NaiveDate) -> Settled {
        match (goal.status, self.last_report) {
            (Status::Dropped, _) => Settled::As(None),
            (Status::Done, _) => Settled::As(Some(Health::Done)),
            (_, LastReport::Never) => Settled::As(Some(Health::Pending)),
            (_, LastReport::On(on)) if self.is_old(goal, on, today) => {
                Settled::As(Some(Health::Outdated))
            }
            _ => Settled::Not,
        }
    }

    fn is_old(&self, goal: &Goal, on: NaiveDate, today: NaiveDate) -> bool {
        let rhythm = if kpi::is_watched(goal) {
            kpi::rhythm(goal, self.rhythm, today)
        } else {
            self.rhythm
        };
        (today - on).num_days() > i64::from(rhythm) + i64::from(DAYS_OF_GRACE)
    }

    fn progress(&self) -> Option<f64> {
        match self.rolled.basis {
            Basis::Own => self.own.raw,
            Basis::Children | Basis::Both | Basis::Status => self.rolled.value,
        }
    }

    fn gap(&self) -> Option<f64> {
        let holds = self.own.holds && self.rolled.basis == Basis::Own;
        let expected = if holds {
            Some(1.0)
        } else {
            self.expected.map(|expected| expected.value)
        };
        Some(expected? - self.progress()?)
    }

    fn by_gap(&self, gap: Option<f64>) -> Option<Health> {
        match gap {
            Some(gap) if gap < BEHIND_FROM - ROUNDING => Some(Health::OnTrack),
            Some(gap) if gap < AT_RISK_FROM - ROUNDING => Some(Health::Behind),
            Some(_) => Some(Health::AtRisk),
            None if self.progress()? >= 1.0 => Some(Health::OnTrack),
            None => None,
        }
    }
}

fn by_state(state: State) -> Option<Health> {
    match state {
        State::Healthy => Some(Health::OnTrack),
        State::Watch => Some(Health::Behind),
        State::Unhealthy => Some(Health::AtRisk),
        State::Unknown => None,
    }
}

enum Settled {
    As(Option<Health>),
    Not,
}

#[cfg(test)]
mod tests;
