//! Opening and leaving plans.

use std::{collections::BTreeSet, sync::Arc};

use leptos::{prelude::*, task::spawn_local};
use sightline_journal::{Covered, Timeline};
use sightline_plan::{Edit, Id, Plan, model::About};

use super::{super::history::History, Footing, OnDisk, PERSONAL_PLAN, Phase, Workspace};
use crate::{
    browser::{
        device, intl, random,
        storage::{LoadError, Loaded},
    },
    parts,
    state::usual,
};

impl Workspace {
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
            match parts::open(self, id).await {
                Ok(loading) => loading.await,
                Err(_) => self.phase.set(Phase::PartMissing),
            }
        });
    }

    /// Reads the plan that was asked for, and shows it.
    pub async fn load(self, id: Id<About>) {
        self.listen(&id);
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
    }

    /// Shows a plan that has just been stored.
    pub fn show_stored(self, plan: Plan, timeline: Timeline) {
        self.close();
        let id = plan.about().id.clone();
        self.wanted.set_value(Some(id.clone()));
        self.listen(&id);
        self.show(plan, Footing::Firm);
        self.begin_together(timeline);
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
        let known = device::get(PERSONAL_PLAN).and_then(|id| Id::new(&id));
        self.wanted.set_value(known.clone());
        let open = self.plan_now().map(|plan| plan.about().id.clone());
        if known.is_some() && open == known {
            self.phase.set(Phase::Ready);
            return;
        }
        self.close();
        spawn_local(async move {
            match parts::open_personal(self).await {
                Ok(loading) => loading.await,
                Err(_) => self.phase.set(Phase::PartMissing),
            }
        });
    }

    /// Reads the personal plan, or makes it, and shows it.
    pub async fn load_personal(self) {
        let known = self.wanted.get_value();
        let found = match &known {
            Some(id) => {
                self.listen(id);
                self.storage().load(id).await.ok()
            }
            None => None,
        };
        if self.wanted.get_value() != known {
            return;
        }
        match found {
            Some(loaded) => self.show_loaded(loaded),
            None => self.make_personal(),
        }
    }

    /// Makes the personal plan. Its name is a change like any other, so that the changes alone tell
    /// it even if the page goes before the plan has come into storage.
    pub(super) fn make_personal(self) {
        let mut plan = Plan::new(Id::from_bits(random::bits()), "");
        let name = sightline_text::draft::personal_plan().to_owned();
        let named = About {
            name,
            settings: usual::settings(),
            ..About::clone(plan.about())
        };
        match plan.apply(Edit::Put(named.into())) {
            Ok(naming) => {
                self.wanted.set_value(Some(plan.about().id.clone()));
                self.listen(&plan.about().id);
                self.show(plan.clone(), Footing::Absent(naming));
                self.begin_together(Timeline::after(&plan, Covered::default()));
            }
            Err(refusal) => self.say_refused(&refusal),
        }
    }

    /// Leaves the open plan; what was changed in it is stored.
    pub fn close(self) {
        self.set_down();
        self.coming.set(false);
        self.together.set_value(None);
        self.deleted.set(false);
        self.file.set_value(None);
        self.on_disk.set(OnDisk::Untied);
        self.notices.withdraw();
        self.plan.set(None);
        self.phase.set(Phase::Opening);
        self.read_only.set(false);
        self.rehearsing.set(false);
        self.damaged.set(0);
        self.history.set_value(History::default());
        self.note_history();
    }

    pub(super) fn show_loaded(self, loaded: Loaded) {
        // One record may be damaged in both stores.
        let lost: BTreeSet<&str> = loaded
            .damaged
            .iter()
            .filter(|record| !record.whole_elsewhere)
            .map(|record| record.key.as_str())
            .collect();
        self.damaged.set(lost.len() + loaded.set_aside.len());
        self.show(loaded.plan, Footing::Firm);
        self.begin_together(loaded.timeline);
        spawn_local(async move { self.find_file().await });
    }

    pub(super) fn show(self, plan: Plan, footing: Footing) {
        self.footing.set_value(footing);
        intl::write_decimals_with(plan.settings().decimal);
        self.plan.set(Some(Arc::new(plan)));
        self.phase.set(Phase::Ready);
    }
}
