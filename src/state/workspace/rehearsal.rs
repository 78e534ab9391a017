//! Changes that are no step of undo, and changes that are only tried.

use leptos::prelude::*;
use sightline_plan::{Edit, Plan};

use super::{super::history::History, OnDisk, Workspace};

impl Workspace {
    /// Makes an edit that undo passes over, such as where a workshop stands. It is stored and told to other
    /// tabs like any other. Gives whether it was made.
    pub fn put_beside(self, edit: Edit) -> bool {
        let Some(current) = self.plan_now().filter(|_| !self.read_only.get_untracked()) else {
            return false;
        };
        let mut plan = Plan::clone(&current);
        match plan.apply(edit) {
            Ok(change) => {
                if !change.is_empty() {
                    self.keep(plan, std::slice::from_ref(&change));
                }
                true
            }
            Err(refusal) => {
                self.say_refused(&refusal);
                false
            }
        }
    }

    /// From now on what is done to the open plan is kept nowhere, until [`Workspace::end_rehearsal`].
    pub fn rehearse(self) {
        self.set_down();
        // What other tabs do to the plan, and its file, are of no concern to a copy that is thrown away.
        self.together.set_value(None);
        self.file.set_value(None);
        self.on_disk.set(OnDisk::Untied);
        self.history.set_value(History::default());
        self.note_history();
        self.rehearsing.set(true);
    }

    /// Whether what is done to the open plan is kept nowhere.
    pub fn is_rehearsing(self) -> bool {
        self.rehearsing.get()
    }

    /// Throws away what was done in a rehearsal: the plan is read again when it is next asked for.
    pub fn end_rehearsal(self) {
        if self.rehearsing.get_untracked() {
            self.close();
        }
    }
}
