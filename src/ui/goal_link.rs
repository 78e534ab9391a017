//! A goal as a link to its page.

use leptos::prelude::*;
use sightline_plan::{Goal, Plan};

use crate::{route::Route, words::title};

/// What a goal is called, leading to it.
pub fn goal_link(plan: &Plan, goal: &Goal) -> AnyView {
    let href = Route::Goal(plan.about().id.clone(), goal.id.clone()).href();
    view! { <a class="goal-sentence" href=href>{title(goal)}</a> }.into_any()
}
