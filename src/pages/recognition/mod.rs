//! Praise, wins, stories and feedback: the page of a plan, and the one list with its form that the pages of a goal and of a
//! person show as well.

mod form;
mod list;
mod page;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id,
    model::{Person, Recognition, RecognitionKind},
    recognition::Wanted,
};
use sightline_text::recognition::list as text;

use self::{
    form::NoteForm,
    list::{LIST, Notes},
};
pub use self::{form::people, page::RecognitionPage};
use crate::{
    state::Workspace,
    ui::{focus, live},
};

/// What every note of a list is about, and what a new one begins as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Whom they are about.
    pub person: Option<Id<Person>>,
    /// What they are about.
    pub goal: Option<Id<Goal>>,
    /// What a new one is.
    pub kind: RecognitionKind,
}

impl Default for Fixed {
    fn default() -> Self {
        Self {
            person: None,
            goal: None,
            kind: RecognitionKind::Praise,
        }
    }
}

/// What a list of notes and its forms share. Copy it wherever it is needed.
#[derive(Clone, Copy)]
struct Log {
    workspace: Workspace,
    fixed: StoredValue<Fixed>,
    /// The note that is being changed.
    open: RwSignal<Option<Id<Recognition>>>,
    /// The metric beside which a story is to be told, where somebody asked for that.
    story: RwSignal<Option<String>>,
}

impl Log {
    fn here() -> Self {
        expect_context()
    }

    fn note(self, id: &Id<Recognition>) -> Option<Arc<Recognition>> {
        let plan = self.workspace.plan()?;
        plan.tables().recognitions.get(id).cloned()
    }

    /// Puts the fields of a note away.
    fn close(self) {
        self.open.set(None);
        focus::catch(LIST);
    }
}

/// A form for a new note, and the notes there are.
#[component]
pub fn NoteLog(
    /// What all of them are about.
    fixed: Fixed,
    /// The notes to list, in their order.
    notes: Signal<Vec<Arc<Recognition>>>,
    /// What is said where there is none.
    none: ViewFn,
    /// What stands between the form and the notes.
    #[prop(optional)]
    between: Option<ViewFn>,
    /// The metric beside which a story is to be told.
    #[prop(optional)]
    story: Option<RwSignal<Option<String>>>,
) -> impl IntoView {
    let log = Log {
        workspace: Workspace::here(),
        fixed: StoredValue::new(fixed),
        open: RwSignal::new(None),
        story: story.unwrap_or_else(|| RwSignal::new(None)),
    };
    provide_context(log);
    let form = live(move || {
        let may = !log.workspace.read_only();
        may.then(|| view! { <NoteForm of=None /> }.into_any())
    });
    view! {
        <div class="note-log">
            {form}
            {between.map(|between| between.run())}
            <Notes notes none />
        </div>
    }
}

/// What was said about a goal; part of its page.
#[component]
pub fn GoalNotes(
    /// The goal.
    goal: Id<Goal>,
    /// The metric beside which a story is to be told.
    story: RwSignal<Option<String>>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let wanted = Wanted::of_goal(&goal);
    let notes = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.map(|plan| wanted.among(&plan)).unwrap_or_default()
    });
    let fixed = Fixed {
        goal: Some(goal),
        ..Fixed::default()
    };
    let none = || view! { <p class="mute">{text::none()}</p> };
    view! { <NoteLog fixed notes=Signal::from(notes) none=none.into() story /> }
}
