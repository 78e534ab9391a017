//! The rhythm of a plan: what comes next and its guided session, the meetings, the way to a person's own calendar, and
//! the year.
//!
//! When a meeting comes round is computed by `sightline_plan::rhythm`.

mod add;
mod calendar;
mod editor;
mod list;
mod next;
mod words;
mod year;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{Edit, Id, Plan, model::Meeting};
use sightline_text::rhythm as text;

use self::{add::Add, calendar::InCalendar, list::List, next::Next, year::TheYear};
use crate::{
    state::{Visit, Workspace},
    ui::Page,
};

/// The id of the heading of the meetings: where focus goes that falls.
const LIST: &str = "rhythm-list";

/// The name of the meeting that is open: where focus goes with it.
const NAME: &str = "meeting-name";

/// What the parts of the page share. Copy it wherever it is needed.
#[derive(Clone, Copy)]
struct Desk {
    workspace: Workspace,
    /// The meeting whose fields are open.
    open: RwSignal<Option<Id<Meeting>>>,
}

impl Desk {
    fn here() -> Self {
        expect_context()
    }

    /// A meeting of the plan.
    fn meeting(self, id: &Id<Meeting>) -> Option<Arc<Meeting>> {
        self.workspace.plan()?.tables().meetings.get(id).cloned()
    }

    /// Changes a meeting.
    fn change(self, id: &Id<Meeting>, visit: Option<Visit>, change: impl FnOnce(&mut Meeting)) {
        let plan = self.workspace.plan_now();
        let known = plan.and_then(|plan: Arc<Plan>| plan.tables().meetings.get(id).cloned());
        if let Some(known) = known {
            let mut meeting = Meeting::clone(&known);
            change(&mut meeting);
            self.workspace.attempt(Edit::Put(meeting.into()), visit);
        }
    }
}

/// The page.
#[component]
pub fn RhythmPage() -> impl IntoView {
    provide_context(Desk {
        workspace: Workspace::here(),
        open: RwSignal::new(None),
    });
    view! {
        <div class="wide rhythm">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                <Next />
                <List />
                <Add />
                <InCalendar />
                <TheYear />
            </Page>
        </div>
    }
}
