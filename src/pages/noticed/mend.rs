//! What one press mends.

use sightline_coach::{self as coach, About, Field, PlanCode, PlanFinding};
use sightline_plan::{
    Edit, Goal, Id, Level, Plan,
    codec::parse_date,
    model::{GoalKind, TeamKind},
    outline::place,
};
use sightline_text::noticed as text;

use crate::{
    browser::{intl, random},
    route::Route,
    state::{Navigation, Workspace},
};

/// A way to mend a finding.
#[derive(Clone)]
pub struct Mend {
    /// What its button says.
    pub words: String,
    /// The goal as it is put into the plan.
    goal: Goal,
    /// Whether it is a new one, which then is to be written.
    is_new: bool,
}

impl Mend {
    /// Does it, as one step.
    pub fn carry_out(&self, workspace: Workspace, navigation: Navigation) {
        let mut goal = self.goal.clone();
        if self.is_new {
            goal.id = Id::from_bits(random::bits());
        }
        let id = goal.id.clone();
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        if !workspace.attempt(Edit::Put(goal.into()), None) {
            return;
        }
        if self.is_new {
            navigation.go(&Route::Goal(plan.about().id.clone(), id));
        } else {
            workspace.notices().say_undoable(text::mended());
        }
    }
}

/// The ways to mend a finding with one press.
pub fn mends(plan: &Plan, finding: &PlanFinding) -> Vec<Mend> {
    let new = |words: String, goal: Goal| Mend {
        words,
        goal,
        is_new: true,
    };
    let mend = match (&finding.about, finding.code) {
        (About::Goal(id), PlanCode::Uncovered | PlanCode::UnderCovered) => {
            plan.goal(id).map(|above| {
                let below = Goal {
                    parent: Some(above.id.clone()),
                    level: place::below(above.level),
                    ..Goal::default()
                };
                new(text::mend::add_below().to_owned(), below)
            })
        }
        (About::Goal(id), PlanCode::DatesClash) => {
            plan.goal(id).and_then(|goal| earlier(goal, finding))
        }
        (About::Team(id), PlanCode::TeamWithoutGoal) => plan.tables().teams.get(id).map(|team| {
            let level = match team.kind {
                TeamKind::Department => Level::Department,
                TeamKind::Team => Level::Team,
            };
            let goal = Goal {
                team: Some(team.id.clone()),
                owner: team.lead.clone(),
                level,
                ..Goal::default()
            };
            new(text::mend::draft_for(&team.name), goal)
        }),
        (About::Person(id), PlanCode::NoDevelopment) => Some(new(
            text::mend::development().to_owned(),
            Goal {
                owner: Some(id.clone()),
                kind: GoalKind::Development,
                ..Goal::default()
            },
        )),
        _ => None,
    };
    mend.into_iter().collect()
}

/// A goal that is due after the one it serves, due with it.
fn earlier(goal: &Goal, finding: &PlanFinding) -> Option<Mend> {
    let day = |name: &str| {
        let arg = finding.args.iter().find(|(arg, _)| *arg == name);
        arg.and_then(|(_, day)| parse_date(day))
    };
    let (due, limit) = (day("due")?, day("limit")?);
    (due > limit).then(|| Mend {
        words: text::mend::due_on(intl::date(limit)),
        goal: coach::mend(goal, Field::Due, |goal, _| goal.due = Some(limit)),
        is_new: false,
    })
}
