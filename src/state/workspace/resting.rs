//! What is done once the plan has been left alone for a moment.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use sightline_journal::Occasion;

use super::{Footing, Workspace};
use crate::browser::{
    clock, device, persistence,
    storage::{CHECKPOINT_AFTER, SaveState},
};

/// For how long nothing must have changed.
const REST: Duration = Duration::from_secs(5);

/// How often the plan is remembered as it is, while someone works on it.
const SNAPSHOT_EVERY_MS: f64 = 60.0 * 60.0 * 1000.0;

/// The device setting that says what the browser answered when it was asked to keep what is stored.
const ASKED: &str = "persistence";

impl Workspace {
    /// Tidies up once nothing has changed for a moment.
    pub(super) fn rest_soon(self) {
        let old = self.resting.try_update_value(Option::take).flatten();
        if let Some(old) = old {
            old.clear();
        }
        let rest = move || spawn_local(async move { self.rest().await });
        let handle = set_timeout_with_handle(rest, REST).ok();
        self.resting.set_value(handle);
    }

    async fn rest(self) {
        let firm = matches!(self.footing.get_value(), Footing::Firm);
        let Some(plan) = self.plan_now().filter(|_| firm) else {
            return;
        };
        if self.read_only.get_untracked() || self.rehearsing.get_untracked() {
            return;
        }
        let (id, storage) = (plan.about().id.clone(), self.storage());
        let entries = self.together.with_value(|together| {
            let together = together.as_ref();
            together.map_or(0, |together| together.timeline.since_checkpoint())
        });
        if entries >= CHECKPOINT_AFTER {
            storage.checkpoint(&id).await;
            self.together.update_value(|together| {
                if let Some(together) = together {
                    together.timeline.note_checkpoint();
                }
            });
        }
        storage
            .note_summary(&plan, self.damaged.get_untracked())
            .await;
        if entries > 0 {
            self.remember_passing().await;
        }
        self.save_file(false).await;
        if self.save.get_untracked() == SaveState::Saved && device::get(ASKED).is_none() {
            let answer = persistence::ask().await;
            // Where it cannot be remembered, it is asked once more.
            let _ = device::set(ASKED, answer.map(|kept| if kept { "yes" } else { "no" }));
        }
    }

    /// Takes a snapshot, unless one was taken lately.
    async fn remember_passing(self) {
        let (Some(plan), storage) = (self.plan_now(), self.storage()) else {
            return;
        };
        if let Ok(snapshots) = storage.snapshots(&plan.about().id).await {
            let latest = snapshots.first().map_or(0.0, |latest| latest.at_ms as f64);
            if clock::now_ms() - latest >= SNAPSHOT_EVERY_MS {
                // It is tried again the next time.
                let _ = storage.snapshot(&plan, Occasion::Passing).await;
            }
        }
    }
}
