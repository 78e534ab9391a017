//! A run of a workshop: the facilitator's console, what the room sees, and the report.
//!
//! Start with [`room`], what all of them share. What a run is and how it goes is decided by
//! `sightline_workshop`; nothing here thinks.

mod agenda;
mod aside;
mod ask;
mod clock;
mod console;
mod input;
mod notes;
mod projector;
mod report;
mod room;
mod sound;
mod step;
mod turn;
mod typed;
mod weeks;

pub use ask::{AnswersPage, send_words};
pub use console::ConsolePage;
pub use projector::ProjectorPage;
pub use report::ReportPage;
pub use weeks::day_words;

use leptos::prelude::*;
use sightline_text::workshops as text;

use crate::{route::Route, state::Workspace, ui::Page};

/// The address of a run that the plan does not have.
#[component]
fn GonePage() -> impl IntoView {
    let workspace = Workspace::here();
    let all = workspace
        .plan_now()
        .map(|plan| Route::Workshops(plan.about().id.clone()).href());
    view! {
        <div class="narrow">
            <Page title=text::report::gone_title()>
                <p class="lead">{text::report::gone_lead()}</p>
                <div class="actions"><a class="button primary" href=all>{text::report::all()}</a></div>
            </Page>
        </div>
    }
}
