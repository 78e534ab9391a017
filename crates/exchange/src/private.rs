//! What stays behind when a plan leaves the device.

use std::sync::Arc;

use sightline_plan::{Goal, Plan};

/// How many goals are marked private.
pub fn private_goals(plan: &Plan) -> usize {
    let goals = plan.tables().goals.values();
    goals.filter(|goal| goal.private).count()
}

/// The nearest goal above that is not private: the parent to show where private goals are left out.
pub(crate) fn public_parent<'a>(plan: &'a Plan, goal: &Goal) -> Option<&'a Arc<Goal>> {
    plan.ancestors(goal).find(|above| !above.private)
}
