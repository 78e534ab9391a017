//! What a page says of a plan that has nothing for it to show yet.

use leptos::prelude::*;
use sightline_text::common;

use crate::{route::Route, state::Workspace};

/// What is missing, what it is for, and the way to the goals.
pub fn no_goals(title: &'static str, lead: &'static str) -> AnyView {
    let plan = Workspace::here().plan_now();
    let goals = plan.map(|plan| Route::Plan(plan.about().id.clone()).href());
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{lead}</p>
            <p><a class="button primary" href=goals>{common::to_goals()}</a></p>
        </div>
    }
    .into_any()
}
