//! The plan that is open, and the one way in which it changes.

mod keeping;
mod on_disk;
mod opening;
mod rehearsal;
mod resting;
mod together;

use std::{cell::Cell, sync::Arc};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use sightline_plan::{Change, Edit, Id, Plan, Refusal, file, model::About};

pub use self::on_disk::OnDisk;
use self::together::Together;
use super::{Notices, history::History};
use crate::{
    browser::{
        disk_file::DiskFile,
        download,
        storage::{SaveState, Storage},
    },
    parts::{self, Answer},
    words,
};

/// The device setting that names the plan for goals drafted without one.
const PERSONAL_PLAN: &str = "personal-plan";

/// One stay in a field: its changes are one step of undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit(u64);

impl Visit {
    /// A stay that has just begun.
    pub fn begin() -> Self {
        thread_local!(static COUNT: Cell<u64> = const { Cell::new(0) });
        COUNT.set(COUNT.get() + 1);
        Self(COUNT.get())
    }

    #[cfg(test)]
    pub(super) fn for_test(number: u64) -> Self {
        Self(number)
    }
}

/// Where opening a plan has got to.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// No plan is wanted, or it is still being read.
    Opening,
    /// It is open.
    Ready,
    /// There is no such plan on this device.
    Absent,
    /// It could not be read; why.
    Failed(String),
    /// The part of the program that reads plans could not be fetched.
    PartMissing,
}

/// How far the open plan has got into storage.
#[derive(Clone, Debug)]
enum Footing {
    /// It is not there: a plan made silently is stored with its first change. Holds what makes it
    /// what it is.
    Absent(Change),
    /// It is being put there; changes wait until it is, since what is there already would be taken
    /// to be part of it.
    Coming(Vec<Change>),
    /// It is there, or never will be.
    Firm,
}

/// The open plan with its storage, history and notices. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Workspace {
    storage: StoredValue<Storage, LocalStorage>,
    plan: RwSignal<Option<Arc<Plan>>>,
    phase: RwSignal<Phase>,
    /// The plan that was asked for last; a slower answer to an earlier question is dropped.
    wanted: StoredValue<Option<Id<About>>>,
    footing: StoredValue<Footing>,
    /// Whether changes wait for their plan to come into storage.
    coming: RwSignal<bool>,
    /// What waits for plans that are open no more, and are still coming into storage.
    left_behind: StoredValue<Vec<(Id<About>, Vec<Change>)>>,
    leaving: StoredValue<bool>,
    /// What this tab and others do to the open plan.
    together: StoredValue<Option<Together>, LocalStorage>,
    /// Until the plan has been left alone for long enough to tidy up.
    resting: StoredValue<Option<TimeoutHandle>>,
    /// Whether the plan was deleted in another tab.
    deleted: RwSignal<bool>,
    /// The plan that was deleted last, and when it had last been exported, until it is brought back.
    last_deleted: StoredValue<Option<(Arc<Plan>, Option<f64>)>>,
    /// The file that the open plan is tied to.
    file: StoredValue<Option<DiskFile>, LocalStorage>,
    /// How plan and file get on.
    on_disk: RwSignal<OnDisk>,
    /// Counts the plans that were put into storage on the side, for lists of what is there.
    stored: RwSignal<u32>,
    /// Whether nothing may be changed, because a later version made the plan.
    read_only: RwSignal<bool>,
    /// Whether what is done to the plan is only tried, and kept nowhere.
    rehearsing: RwSignal<bool>,
    /// How many stored records of the plan cannot be read or applied.
    damaged: RwSignal<usize>,
    history: StoredValue<History>,
    can_undo: RwSignal<bool>,
    can_redo: RwSignal<bool>,
    save: ReadSignal<SaveState>,
    notices: Notices,
}

impl Workspace {
    /// A workspace with no plan open.
    pub fn new(storage: Storage, save: ReadSignal<SaveState>, notices: Notices) -> Self {
        Self {
            storage: StoredValue::new_local(storage),
            plan: RwSignal::new(None),
            phase: RwSignal::new(Phase::Opening),
            wanted: StoredValue::new(None),
            footing: StoredValue::new(Footing::Firm),
            coming: RwSignal::new(false),
            left_behind: StoredValue::new(Vec::new()),
            leaving: StoredValue::new(false),
            together: StoredValue::new_local(None),
            resting: StoredValue::new(None),
            deleted: RwSignal::new(false),
            last_deleted: StoredValue::new(None),
            file: StoredValue::new_local(None),
            on_disk: RwSignal::new(OnDisk::Untied),
            stored: RwSignal::new(0),
            read_only: RwSignal::new(false),
            rehearsing: RwSignal::new(false),
            damaged: RwSignal::new(0),
            history: StoredValue::new(History::default()),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            save,
            notices,
        }
    }

    /// The workspace of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// What the device holds.
    pub fn storage(self) -> Storage {
        self.storage.get_value()
    }

    /// The open plan.
    pub fn plan(self) -> Option<Arc<Plan>> {
        self.plan.get()
    }

    /// The open plan, without following it.
    pub fn plan_now(self) -> Option<Arc<Plan>> {
        self.plan.get_untracked()
    }

    /// Where opening has got to.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// Whether the latest changes are safe.
    pub fn save_state(self) -> SaveState {
        if self.coming.get() {
            SaveState::Saving
        } else {
            self.save.get()
        }
    }

    /// How many stored records of the open plan cannot be read or applied. They are kept.
    pub fn damaged(self) -> usize {
        self.damaged.get()
    }

    /// Whether the open plan may only be read, because a later version made it.
    pub fn read_only(self) -> bool {
        self.read_only.get()
    }

    /// Whether the open plan was deleted in another tab. It is still in memory, and nowhere else.
    pub fn deleted_elsewhere(self) -> bool {
        self.deleted.get()
    }

    /// Follows what is put into storage on the side: a list of plans is out of date after that.
    pub fn follow_storage(self) {
        self.stored.track();
    }

    /// Keeps a plan that was deleted, so that it can be brought back.
    pub fn keep_deleted(self, plan: Plan, exported_at_ms: Option<f64>) {
        self.last_deleted
            .set_value(Some((Arc::new(plan), exported_at_ms)));
    }

    /// Takes out the plan that was deleted last, and when it had last been exported.
    pub fn take_deleted(self) -> Option<(Arc<Plan>, Option<f64>)> {
        self.last_deleted.try_update_value(Option::take).flatten()
    }

    /// Says that what is in storage has changed on the side.
    pub fn note_stored(self) {
        self.stored.update(|count| *count += 1);
    }

    /// Whether the open plan may only be read, without following it.
    pub fn is_read_only_now(self) -> bool {
        self.read_only.get_untracked()
    }

    /// Whether there is something to take back, without following it.
    pub fn can_undo_now(self) -> bool {
        self.can_undo.get_untracked()
    }

    /// Whether there is something to do again, without following it.
    pub fn can_redo_now(self) -> bool {
        self.can_redo.get_untracked()
    }

    /// Messages at the foot of the page.
    pub fn notices(self) -> Notices {
        self.notices
    }

    /// Makes an edit: applies it, writes it to storage at once, and remembers it for undo.
    ///
    /// # Errors
    /// Where the plan refuses it; nothing has changed then.
    pub fn dispatch(self, edit: Edit, visit: Option<Visit>) -> Result<(), Refusal> {
        let Some(current) = self.plan_now().filter(|_| !self.read_only.get_untracked()) else {
            return Ok(());
        };
        let mut plan = Plan::clone(&current);
        let change = plan.apply(edit)?;
        if !change.is_empty() {
            self.keep(plan, std::slice::from_ref(&change));
            self.history
                .update_value(|history| history.record(change, visit));
            self.note_history();
        }
        Ok(())
    }

    /// Makes an edit and, where the plan refuses it, says why at the foot of the page. Gives whether it
    /// was made.
    pub fn attempt(self, edit: Edit, visit: Option<Visit>) -> bool {
        match self.dispatch(edit, visit) {
            Ok(()) => true,
            Err(refusal) => {
                self.say_refused(&refusal);
                false
            }
        }
    }

    pub(super) fn say_refused(self, refusal: &Refusal) {
        self.notices
            .say(sightline_text::app::notice::refused(words::fault(
                &refusal.fault,
            )));
    }

    /// Takes the last step back.
    pub fn undo(self) {
        self.turn(History::undo, sightline_text::app::notice::undone());
    }

    /// Does the last step again that was taken back.
    pub fn redo(self) {
        self.turn(History::redo, sightline_text::app::notice::redone());
    }

    fn turn(
        self,
        turn: impl Fn(&mut History, &mut Plan) -> Result<Vec<Change>, Refusal>,
        done: &'static str,
    ) {
        let Some(mut plan) = self.plan_now().map(|plan| Plan::clone(&plan)) else {
            return;
        };
        let turned = self
            .history
            .try_update_value(|history| turn(history, &mut plan));
        match turned {
            Some(Ok(changes)) if !changes.is_empty() => {
                self.keep(plan, &changes);
                self.notices.say(done);
            }
            Some(Err(refusal)) => self.say_refused(&refusal),
            _ => {}
        }
        self.note_history();
    }

    /// Takes the changes of a visit back as if they had never been, where they are the last step. Gives
    /// whether they were.
    pub fn take_back(self, visit: Visit) -> bool {
        let Some(mut plan) = self.plan_now().map(|plan| Plan::clone(&plan)) else {
            return false;
        };
        let forgotten = self
            .history
            .try_update_value(|history| history.forget(visit, &mut plan));
        let Some(Some(changes)) = forgotten else {
            return false;
        };
        self.keep(plan, &changes);
        self.note_history();
        true
    }

    /// Whether there is something to take back.
    pub fn can_undo(self) -> bool {
        self.can_undo.get()
    }

    /// Whether there is something to do again.
    pub fn can_redo(self) -> bool {
        self.can_redo.get()
    }

    pub(super) fn note_history(self) {
        self.history.with_value(|history| {
            self.can_undo.set(history.can_undo());
            self.can_redo.set(history.can_redo());
        });
    }

    /// Waits for what needs a part of the program; says so where that cannot be fetched.
    pub fn with_part(self, work: impl Future<Output = Answer<()>> + 'static) {
        spawn_local(async move {
            if work.await.is_err() {
                self.notices.say(sightline_text::app::part::notice());
            }
        });
    }

    /// Offers everything that is stored as one file, readable or not.
    pub fn download_everything(self) {
        self.with_part(async move {
            parts::download_everything(self).await?.await;
            Ok(())
        });
    }

    /// Hands a person a JSON file, and says so.
    pub fn hand_over(self, name: &str, text: &str) {
        self.notices
            .say(match download::offer(name, "application/json", text) {
                Ok(()) => sightline_text::common::downloaded(name),
                Err(_) => sightline_text::common::download_failed().to_owned(),
            });
    }

    /// Offers the plan as it is in memory.
    pub fn rescue(self) {
        if let Some(plan) = self.plan_now() {
            self.hand_over("plan.sightline.json", &file::write(&plan));
        }
    }

    /// The open plan as a file, with or without its private records.
    pub fn as_file(self, with_private: bool) -> Option<String> {
        let plan = self
            .plan_now()
            .filter(|_| !self.read_only.get_untracked())?;
        Some(if with_private {
            file::write(&plan)
        } else {
            file::write(&plan.without_private())
        })
    }
}
