//! What a person does with goals on the map.

use sightline_plan::{Goal, Id, outline::place};
use sightline_text::{goals, map};

use super::atlas::Atlas;
use crate::{pages::goals::refused, words::title};

/// Whether a goal is another, or stands below it.
pub fn is_below(atlas: Atlas, id: &Id<Goal>, above: &Id<Goal>) -> bool {
    let Some(plan) = atlas.workspace.plan_now() else {
        return false;
    };
    id == above
        || plan
            .goal(id)
            .is_some_and(|goal| plan.ancestors(goal).any(|goal| goal.id == *above))
}

/// Makes a goal serve another, or none, as the outline does; says why where that cannot be.
pub fn move_under(atlas: Atlas, id: &Id<Goal>, parent: Option<Id<Goal>>) {
    let workspace = atlas.workspace;
    let Some(plan) = workspace.plan_now() else {
        return;
    };
    if plan.goal(id).is_some_and(|goal| goal.parent == parent) {
        let stays = parent.map_or(goals::say::top(), |_| map::act::same());
        return workspace.notices().say(stays);
    }
    let edit = place::move_to(&plan, id, parent.as_ref(), None);
    match workspace.dispatch(edit, None) {
        Ok(()) => {
            let above = parent.and_then(|id| plan.goal(&id).cloned());
            workspace.notices().say_undoable(above.map_or_else(
                || goals::say::moved_top().to_owned(),
                |above| goals::say::moved_below(title(&above)),
            ));
            atlas.reveal(id);
            atlas.show(id);
        }
        Err(refusal) => workspace.notices().say(refused(&plan, &refusal)),
    }
}
