//! Cycles: closing one, opening the next with what is carried over, and looking back.
//!
//! - [`name`](mod@name) knows what cycles are called, which comes next, and to which a goal belongs;
//! - [`waiting`] says which goals a cycle's close goes through, each with a suggested [`Verdict`](crate::model::Verdict);
//! - [`close`] makes one edit of all that was decided: goals are put away with what came of them, and
//!   those that are kept or changed live on as new goals of the next cycle;
//! - [`overview()`] counts what came of each cycle, and [`lines`] sets the goals of one beside those of
//!   the other that carry them on.
//!
//! A closed goal keeps everything it had: its check-ins, agreement and values stay with it, readable.

mod carry;
mod close;
mod look;
pub mod name;
mod waiting;

use chrono::NaiveDate;

pub use close::{Close, Decision, close};
pub use look::{Line, Outcome, Seen, continued_by, lines, outcome, overview};
pub use waiting::{Reason, Waiting, progress, waiting};

use crate::{Goal, Plan};

/// The cycle that a goal belongs to: the one it names, else the one of the plan's usual length in which
/// it is due.
pub fn cycle_of(plan: &Plan, goal: &Goal) -> Option<String> {
    let settings = plan.settings();
    let named = goal.cycle.as_deref().map(str::trim);
    match named.filter(|name| !name.is_empty()) {
        Some(name) => Some(name.to_owned()),
        None => name::of_day(goal.due?, settings.cycle, settings.fiscal_year_start),
    }
}

/// The last day of a cycle, where its name says so.
pub fn last_day(plan: &Plan, cycle: &str) -> Option<NaiveDate> {
    let days = crate::arithmetic::cycle_days(cycle, plan.settings().fiscal_year_start);
    days.map(|(_, last)| last)
}

#[cfg(test)]
mod tests;
