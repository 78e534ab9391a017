//! Putting changes into storage, also those of a plan that is still on its way there.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use sightline_journal::Entry;
use sightline_plan::{Change, Id, Plan, model::About};

use super::{Footing, PERSONAL_PLAN, Workspace};
use crate::browser::{clock, device, intl};

impl Workspace {
    /// Takes over a changed plan and writes its changes to storage.
    pub(super) fn keep(self, plan: Plan, changes: &[Change]) {
        self.notices.withdraw();
        let id = plan.about().id.clone();
        intl::write_decimals_with(plan.settings().decimal);
        self.plan.set(Some(Arc::new(plan)));
        if self.rehearsing.get_untracked() {
            return;
        }
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

    pub(super) fn write(self, id: &Id<About>, changes: &[Change]) {
        let storage = self.storage();
        let entries: Vec<Entry> = changes
            .iter()
            .map(|change| storage.append(id, change, clock::now_ms()))
            .collect();
        self.tell_others(id, entries);
    }

    /// Puts the personal plan into storage, still empty, and then what waits for it.
    pub(super) fn found(self, id: &Id<About>) {
        // Where the device cannot remember it, the plan is still found on the start page.
        let _ = device::set(PERSONAL_PLAN, Some(id.as_str()));
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
        self.ask_others();
    }

    /// Writes what is waiting, now.
    pub(super) fn hurry(self) {
        self.set_down();
        let ids = self
            .left_behind
            .with_value(|left| left.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>());
        for id in &ids {
            self.write_left_behind(id);
        }
    }

    /// Puts what waits for the open plan aside, for when the plan has come into storage.
    pub(super) fn set_down(self) {
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
    pub(super) fn write_left_behind(self, id: &Id<About>) {
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
}
