//! The plan that is open, and the one way in which it changes.

use std::{cell::Cell, collections::BTreeSet, sync::Arc};

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::{Change, Edit, Id, Plan, Refusal, file, model::About};

use super::{Notices, history::History};
use crate::{
    browser::{
        clock, device, download, random,
        storage::{LoadError, Loaded, SaveState, Storage},
    },
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
    /// Counts the plans that were put into storage on the side, for lists of what is there.
    stored: RwSignal<u32>,
    /// Whether nothing may be changed, because a later version made the plan.
    read_only: RwSignal<bool>,
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
            stored: RwSignal::new(0),
            read_only: RwSignal::new(false),
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

    /// Follows what is put into storage on the side: a list of plans is out of date after that.
    pub fn follow_storage(self) {
        self.stored.track();
    }

    /// Messages at the foot of the page.
    pub fn notices(self) -> Notices {
        self.notices
    }

    /// Opens a plan of this device.
    pub fn open(self, id: &Id<About>) {
        let open = self
            .plan
            .with_untracked(|plan| plan.as_ref().map(|plan| plan.about().id.clone()));
        self.wanted.set_value(Some(id.clone()));
        if open.as_ref() == Some(id) {
            self.phase.set(Phase::Ready);
            return;
        }
        self.close();
        let id = id.clone();
        spawn_local(async move {
            let loaded = self.storage().load(&id).await;
            if self.wanted.get_value().as_ref() != Some(&id) {
                return;
            }
            match loaded {
                Ok(loaded) => self.show_loaded(loaded),
                Err(LoadError::Absent | LoadError::Deleted) => self.phase.set(Phase::Absent),
                Err(LoadError::Newer) => {
                    self.phase.set(Phase::Failed(
                        sightline_text::app::absent::newer().to_owned(),
                    ));
                }
                Err(LoadError::Damaged(records)) => {
                    let words = sightline_text::app::damaged::nothing_left(records.len());
                    self.phase.set(Phase::Failed(words));
                }
            }
        });
    }

    /// Shows a plan that a later version made. It is not stored, and nothing in it may be changed.
    pub fn show_read_only(self, plan: Plan) {
        self.close();
        self.wanted.set_value(Some(plan.about().id.clone()));
        self.read_only.set(true);
        self.show(plan, Footing::Firm);
    }

    /// Opens the plan for goals that are drafted without one, or makes it silently. It is written
    /// to storage with its first goal.
    pub fn open_personal(self) {
        let known = device::get(PERSONAL_PLAN).as_str().and_then(Id::new);
        self.wanted.set_value(known.clone());
        let open = self.plan_now().map(|plan| plan.about().id.clone());
        if known.is_some() && open == known {
            self.phase.set(Phase::Ready);
            return;
        }
        self.close();
        spawn_local(async move {
            let found = match &known {
                Some(id) => self.storage().load(id).await.ok(),
                None => None,
            };
            if self.wanted.get_value() != known {
                return;
            }
            match found {
                Some(loaded) => self.show_loaded(loaded),
                None => self.make_personal(),
            }
        });
    }

    /// Makes the personal plan. Its name is a change like any other, so that the changes alone tell
    /// it even if the page goes before the plan has come into storage.
    fn make_personal(self) {
        let mut plan = Plan::new(Id::from_bits(random::bits()), "");
        let name = sightline_text::draft::personal_plan().to_owned();
        let named = About {
            name,
            ..About::clone(plan.about())
        };
        match plan.apply(Edit::Put(named.into())) {
            Ok(naming) => {
                self.wanted.set_value(Some(plan.about().id.clone()));
                self.show(plan, Footing::Absent(naming));
            }
            Err(refusal) => self.say_refused(&refusal),
        }
    }

    /// Leaves the open plan; what was changed in it is stored.
    pub fn close(self) {
        self.set_down();
        self.coming.set(false);
        self.notices.withdraw_undo();
        self.plan.set(None);
        self.phase.set(Phase::Opening);
        self.read_only.set(false);
        self.damaged.set(0);
        self.history.set_value(History::default());
        self.note_history();
    }

    fn show_loaded(self, loaded: Loaded) {
        // One record may be damaged in both stores.
        let lost: BTreeSet<&str> = loaded
            .damaged
            .iter()
            .filter(|record| !record.whole_elsewhere)
            .map(|record| record.key.as_str())
            .collect();
        self.damaged.set(lost.len() + loaded.set_aside.len());
        self.show(loaded.plan, Footing::Firm);
    }

    fn show(self, plan: Plan, footing: Footing) {
        self.footing.set_value(footing);
        self.plan.set(Some(Arc::new(plan)));
        self.phase.set(Phase::Ready);
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

    fn say_refused(self, refusal: &Refusal) {
        self.notices
            .say(sightline_text::app::notice::refused(words::fault(
                &refusal.fault,
            )));
    }

    /// Takes over a changed plan and writes its changes to storage.
    fn keep(self, plan: Plan, changes: &[Change]) {
        self.notices.withdraw_undo();
        let id = plan.about().id.clone();
        self.plan.set(Some(Arc::new(plan)));
        let waits = self.footing.try_update_value(|footing| match footing {
            Footing::Firm => false,
            Footing::Coming(waiting) => {
                waiting.extend_from_slice(changes);
                true
            }
            Footing::Absent(making) => {
                let mut waiting = vec![std::mem::take(making)];
                waiting.extend_from_slice(changes);
                *footing = Footing::Coming(waiting);
                self.coming.set(true);
                self.found(&id);
                true
            }
        });
        if waits == Some(false) {
            self.write(&id, changes);
        } else if self.leaving.get_value() {
            self.hurry();
        }
    }

    fn write(self, id: &Id<About>, changes: &[Change]) {
        let storage = self.storage();
        for change in changes {
            storage.append(id, change, clock::now_ms());
        }
    }

    /// Puts the personal plan into storage, still empty, and then what waits for it.
    fn found(self, id: &Id<About>) {
        // Where the device cannot remember it, the plan is still found on the start page.
        let _ = device::set(PERSONAL_PLAN, id.as_str().into());
        let plan = Plan::new(id.clone(), "");
        spawn_local(async move {
            // A store that fails here fails the changes as well, and they say so.
            let _ = self.storage().create(&plan).await;
            let id = &plan.about().id;
            let is_open = self.plan_now().is_some_and(|open| open.about().id == *id);
            if is_open {
                self.set_down();
                self.footing.set_value(Footing::Firm);
                self.coming.set(false);
            }
            self.write_left_behind(id);
            self.stored.update(|count| *count += 1);
        });
    }

    /// The page is about to go: what waits is written, and what is still to come will not wait.
    pub fn leave(self) {
        self.leaving.set_value(true);
        self.hurry();
    }

    /// The page was about to go, and came back.
    pub fn stay(self) {
        self.leaving.set_value(false);
    }

    /// Writes what is waiting, now.
    fn hurry(self) {
        self.set_down();
        let ids = self
            .left_behind
            .with_value(|left| left.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>());
        for id in &ids {
            self.write_left_behind(id);
        }
    }

    /// Puts what waits for the open plan aside, for when the plan has come into storage.
    fn set_down(self) {
        let waiting = self
            .footing
            .try_update_value(|footing| match footing {
                Footing::Coming(waiting) => std::mem::take(waiting),
                _ => Vec::new(),
            })
            .unwrap_or_default();
        if let Some(plan) = self.plan_now().filter(|_| !waiting.is_empty()) {
            let id = plan.about().id.clone();
            self.left_behind
                .update_value(|left| left.push((id, waiting)));
        }
    }

    /// Writes what was put aside for this plan.
    fn write_left_behind(self, id: &Id<About>) {
        let mut mine = Vec::new();
        self.left_behind.update_value(|left| {
            left.retain_mut(|(plan, waiting)| {
                let other = plan != id;
                if !other {
                    mine.append(waiting);
                }
                other
            });
        });
        self.write(id, &mine);
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

    /// Whether there is something to take back.
    pub fn can_undo(self) -> bool {
        self.can_undo.get()
    }

    /// Whether there is something to do again.
    pub fn can_redo(self) -> bool {
        self.can_redo.get()
    }

    fn note_history(self) {
        self.history.with_value(|history| {
            self.can_undo.set(history.can_undo());
            self.can_redo.set(history.can_redo());
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
