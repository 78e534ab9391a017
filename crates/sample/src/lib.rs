//! A filled plan to look around in: a company in the middle of a quarter, as of any day.
//!
//! Start with [`sample`]. The company is in `data/`, one file a language, in the form of a plan's file but
//! with days that are counted from today; `calendar` says how, and `expand` writes them out.
//!
//! # Example
//! ```
//! use sightline_plan::Figures;
//! use sightline_sample::sample;
//!
//! let today = "2026-11-22".parse()?;
//! let plan = sample(today);
//! assert_eq!(plan, sample(today), "the same on the same day");
//!
//! // Some goals are on their way, so that every page has something to show.
//! let figures = Figures::of(&plan, today);
//! assert!(figures.goals.iter().any(|goal| goal.roll_up.value.is_some_and(|value| value > 0.0 && value < 1.0)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendar;
mod expand;

use calendar::Calendar;
use chrono::NaiveDate;
use serde_json::Value;
use sightline_plan::{Edit, Goal, Id, Plan, file, model::Person, model::Status};

const ENGLISH: &str = include_str!("../data/en.json");

/// The sample plan as it stands on this day. The same day always gives the same plan, ids and all.
pub fn sample(today: NaiveDate) -> Plan {
    let mut plan =
        read(today).map_or_else(|| Plan::new(Id::from_bits(0), ""), |reading| reading.plan);
    let agreements = plan
        .outline()
        .into_iter()
        .filter_map(|(_, goal)| agreement(&plan, goal));
    let agreements = Edit::Several(agreements.collect());
    // Each is of a goal of the plan, so none is refused; a test sees to that.
    let _ = plan.apply(agreements);
    plan
}

/// The data of the day, read as any file is.
fn read(today: NaiveDate) -> Option<file::Reading> {
    let data: Value = serde_json::from_str(ENGLISH).ok()?;
    let written = expand::expand(data, &Calendar::around(today));
    file::read(&written.to_string()).ok()
}

/// Everyone agreed their goals with the person who leads them, on the first day.
fn agreement(plan: &Plan, goal: &Goal) -> Option<Edit> {
    if goal.status == Status::Draft {
        return None;
    }
    let owner: &Id<Person> = goal.owner.as_ref()?;
    let by = plan.tables().people.get(owner)?.manager.clone();
    Some(Edit::AgreeGoal {
        id: goal.id.clone(),
        on: goal.start?,
        by,
    })
}

#[cfg(test)]
mod tests;
