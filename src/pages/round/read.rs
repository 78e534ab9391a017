//! What is typed for a goal, read as a check-in.

use std::collections::BTreeMap;

use sightline_plan::{
    Edit, Goal, Id,
    codec::parse_date,
    model::{Cause, CheckIn, Health, HealthOverride},
};
use sightline_text::{draft, goal as goal_text, round as text};

use super::typed::{STEP, VALUE};
use crate::{browser::clock, state::Workspace, ui::typed_number};

/// The names of the fields.
pub mod field {
    pub const DAY: &str = "day";
    pub const CONFIDENCE: &str = "confidence";
    pub const NOTE: &str = "note";
    pub const BLOCKER: &str = "blocker";
    pub const NEXT_STEP: &str = "next-step";
    pub const CAUSE: &str = "cause";
    pub const HEALTH: &str = "health";
    pub const WHY: &str = "why";
}

/// The choice that takes the figures' word for a goal's health.
pub const BY_FIGURES: &str = "figures";

/// What is wrong, and the field it is in.
pub struct Wrong {
    /// The name of the field.
    pub field: String,
    /// What to say.
    pub words: String,
}

impl Wrong {
    fn of(field: &str, words: impl Into<String>) -> Self {
        Self {
            field: field.to_owned(),
            words: words.into(),
        }
    }
}

/// Reads what is typed into edits: first what changes in the goal itself, then the check-in, which builds on
/// it.
///
/// # Errors
/// What cannot be read, or that there is nothing to save.
pub fn read(
    workspace: Workspace,
    goal: &Goal,
    typed: &BTreeMap<String, String>,
    id: Id<CheckIn>,
) -> Result<Vec<Edit>, Wrong> {
    let text_of = |name: &str| typed.get(name).map_or("", |text| text.trim());
    let on = match text_of(field::DAY) {
        "" => clock::today(),
        day => parse_date(day)
            .ok_or_else(|| Wrong::of(field::DAY, goal_text::agreement::day_missing()))?,
    };
    let mut values = Vec::new();
    for metric in &goal.metrics {
        let name = format!("{VALUE}{}", metric.id);
        let number = typed_number(workspace, text_of(&name));
        if let Some(number) = number.map_err(|words| Wrong::of(&name, words))? {
            values.push((metric.id.clone(), number));
        }
    }
    let confidence = match text_of(field::CONFIDENCE) {
        "" => None,
        typed => Some(
            typed
                .parse()
                .ok()
                .filter(|number| *number <= 10)
                .ok_or_else(|| Wrong::of(field::CONFIDENCE, draft::error::confidence()))?,
        ),
    };
    let changed = changed_goal(goal, typed, on)?;
    let check_in = CheckIn {
        id,
        goal: Some(goal.id.clone()),
        on: Some(on),
        confidence,
        note: text_of(field::NOTE).to_owned(),
        blocker: text_of(field::BLOCKER).to_owned(),
        next_step: text_of(field::NEXT_STEP).to_owned(),
        cause: Cause::from_word(text_of(field::CAUSE)),
        health: Health::from_word(text_of(field::HEALTH)),
        ..CheckIn::default()
    };
    let is_empty = values.is_empty()
        && changed.is_none()
        && confidence.is_none()
        && check_in.cause.is_none()
        && [&check_in.note, &check_in.blocker, &check_in.next_step]
            .iter()
            .all(|text| text.is_empty());
    if is_empty {
        // A few words are what is easiest to add.
        return Err(Wrong::of(field::NOTE, text::form::empty()));
    }
    let changed = changed.map(|goal| Edit::Put(goal.into()));
    let check_in = Edit::CheckIn { check_in, values };
    Ok(changed.into_iter().chain([check_in]).collect())
}

/// The goal with its milestones ticked and a person's word on its health, where that changes anything.
fn changed_goal(
    goal: &Goal,
    typed: &BTreeMap<String, String>,
    on: chrono::NaiveDate,
) -> Result<Option<Goal>, Wrong> {
    let mut changed = goal.clone();
    for step in &mut changed.milestones {
        match typed.get(&format!("{STEP}{}", step.id)).map(String::as_str) {
            Some("done") if step.done_on.is_none() => step.done_on = Some(on),
            Some("open") => step.done_on = None,
            _ => {}
        }
    }
    // A reason that was given before stands until it is changed.
    let given = goal.health.as_ref().map(|given| given.why.as_str());
    let why = typed.get(field::WHY).map(String::as_str).or(given);
    match typed.get(field::HEALTH).map(String::as_str) {
        Some(BY_FIGURES) => changed.health = None,
        Some(word) => {
            let why = why.unwrap_or_default().trim();
            if why.is_empty() {
                return Err(Wrong::of(field::WHY, text::health::reason_missing()));
            }
            changed.health = Health::from_word(word).map(|health| HealthOverride {
                health,
                why: why.to_owned(),
                on: Some(on),
                ..HealthOverride::default()
            });
        }
        None => {}
    }
    Ok((changed != *goal).then_some(changed))
}
