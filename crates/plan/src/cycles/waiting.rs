//! The goals that a cycle's close goes through.

use crate::{
    Figures, Goal, GoalFigures, Id, Plan,
    arithmetic::{Basis, LastReport},
    model::{GoalKind, Status, Verdict},
};

use super::cycle_of;

/// From this progress on, a goal that was not reached is nearly there.
const NEARLY: f64 = 0.7;

/// Below this progress a goal is far off.
const FAR: f64 = 0.3;

/// Why a verdict is suggested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is reached: nothing of it is left to carry on.
    Reached,
    /// It holds what it is to hold, and is to go on holding it.
    Holds,
    /// It is nearly there.
    Nearly,
    /// It has come part of the way.
    PartWay,
    /// It has hardly begun to move.
    FarOff,
    /// It moved the wrong way.
    WrongWay,
    /// It was never begun.
    NeverBegun,
    /// Nothing says how far it has come.
    Unknown,
}

impl Reason {
    /// What it suggests.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Reached => Verdict::Drop,
            Self::Holds | Self::Nearly | Self::PartWay | Self::Unknown => Verdict::Keep,
            Self::FarOff | Self::WrongWay | Self::NeverBegun => Verdict::Change,
        }
    }
}

/// A goal that waits for a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The goal.
    pub goal: Id<Goal>,
    /// How far it has come.
    pub progress: Option<f64>,
    /// Why [`Reason::verdict`] is suggested.
    pub reason: Reason,
}

/// How far a goal has come, as is written down when it is closed: by its own measures where it goes by
/// those, so that more than was asked for and the wrong way show; else by its roll-up.
pub fn progress(figures: &GoalFigures) -> Option<f64> {
    match figures.roll_up.basis {
        Basis::Own => figures.own.raw,
        Basis::Children | Basis::Both | Basis::Status => figures.roll_up.value,
    }
}

/// The goals of a cycle that its close goes through, in the order of the outline: those that are open or
/// done, and not put away yet. Drafts are among them; what was given up before needs no verdict.
pub fn waiting(plan: &Plan, figures: &Figures, cycle: &str) -> Vec<Waiting> {
    let waiting = figures.goals.iter().filter_map(|figures| {
        let goal = plan.goal(&figures.goal)?;
        let waits = !goal.is_put_away() && goal.status != Status::Dropped;
        (waits && cycle_of(plan, goal).as_deref() == Some(cycle)).then(|| Waiting {
            goal: goal.id.clone(),
            progress: progress(figures),
            reason: reason(goal, figures),
        })
    });
    waiting.collect()
}

fn reason(goal: &Goal, figures: &GoalFigures) -> Reason {
    let is_done = goal.status == Status::Done;
    let never = figures.health.last_report == LastReport::Never;
    let holds = figures.own.holds || goal.kind == GoalKind::Kpi;
    match progress(figures) {
        Some(progress) if progress >= 1.0 && holds && !is_done => Reason::Holds,
        Some(progress) if progress >= 1.0 => Reason::Reached,
        _ if is_done => Reason::Reached,
        Some(progress) if progress < 0.0 => Reason::WrongWay,
        Some(progress) if progress >= NEARLY => Reason::Nearly,
        Some(progress) if progress >= FAR => Reason::PartWay,
        Some(_) => Reason::FarOff,
        None if never => Reason::NeverBegun,
        None => Reason::Unknown,
    }
}
