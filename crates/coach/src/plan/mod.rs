//! The rules that need the whole plan: balance, load, sums, links and what changed.
//!
//! [`judge_plan`] takes the figures that the plan's own arithmetic computed and adds what only the
//! coach asks. Only open goals (draft, agreed or active) are judged: what is closed cannot be mended.

mod finding;
mod people;
mod structure;

use chrono::NaiveDate;
use sightline_plan::{Figures, Goal, Plan, model::Status};

pub use finding::{About, PlanCode, PlanFinding};

use crate::{Finding, check, context, facts_on, open_findings, read};

/// All that is to be found of a plan, in the order of [`PlanCode::ALL`], without what the plan's
/// settings switch off, what its strictness does not ask for, and what was set aside at a goal or the plan.
pub fn judge_plan(plan: &Plan, figures: &Figures) -> Vec<PlanFinding> {
    let mut found = structure::structure(plan, figures);
    found.extend(people::people(plan));
    found.extend(structure::balance(plan, figures));
    let settings = plan.settings();
    found.retain(|finding| {
        let name = finding.code.name();
        let off = settings.rules_off.iter().any(|rule| rule == name);
        let asked = finding.code.asked_from() as u8 <= settings.strictness as u8;
        let set_aside = match &finding.about {
            About::Goal(id) => plan.goal(id).map(|goal| &goal.set_aside),
            _ => Some(&plan.about().set_aside),
        };
        let code = finding.aside_code();
        let aside = set_aside.is_some_and(|all| all.iter().any(|aside| aside.code == code));
        asked && !off && !aside
    });
    found.sort_by_key(|finding| finding.code);
    found
}

/// All that is to be found of one goal of a plan on a day: its sentence read, held against the rules
/// and the past, without what was set aside or switched off.
pub fn judge_goal(plan: &Plan, goal: &Goal, today: NaiveDate) -> Vec<Finding> {
    let context = context(plan, today);
    let reading = read(&goal.statement, &context);
    let findings = check(
        &goal.statement,
        &reading,
        &facts_on(plan, goal, today),
        &context,
    );
    open_findings(plan, goal, findings)
}

fn is_open(goal: &Goal) -> bool {
    matches!(goal.status, Status::Draft | Status::Agreed | Status::Active)
}

fn is_at_work(goal: &Goal) -> bool {
    matches!(goal.status, Status::Agreed | Status::Active)
}
