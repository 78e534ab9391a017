//! The open plan in a file on disk.

use leptos::{prelude::*, task::spawn_local};
use sightline_plan::{Edit, file};

use super::Workspace;
use crate::browser::disk_file::{self, DiskFile};

/// How the open plan and its file on disk get on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It has none.
    Untied,
    /// The file of this name is written after every change.
    Tied(String),
    /// The browser wants to be told again that the file may be written.
    Asking(String),
    /// Something else has written to the file since.
    ChangedOutside(String),
    /// It could not be written.
    Failed(String),
}

impl Workspace {
    /// How the open plan and its file on disk get on.
    pub fn on_disk(self) -> OnDisk {
        self.on_disk.get()
    }

    /// Finds the file that the plan is tied to.
    pub(super) async fn find_file(self) {
        let Some(plan) = self.plan_now() else { return };
        if !disk_file::is_supported() {
            return;
        }
        if let Some(found) = self.storage().tied_file(&plan.about().id).await {
            self.file.set_value(Some(found));
            self.save_file(false).await;
        }
    }

    /// Lets a person choose a file, and writes the plan to it from now on.
    pub fn tie_file(self, suggested: String) {
        spawn_local(async move {
            let Some(plan) = self.plan_now() else { return };
            let Some(chosen) = disk_file::choose(&suggested).await else {
                return;
            };
            if self
                .storage()
                .tie_file(&plan.about().id, &chosen)
                .await
                .is_err()
            {
                self.on_disk.set(OnDisk::Failed(chosen.name()));
                return;
            }
            self.file.set_value(Some(chosen));
            self.save_file(true).await;
        });
    }

    /// Lets go of the file.
    pub fn untie_file(self) {
        let Some(plan) = self.plan_now() else { return };
        self.file.set_value(None);
        self.on_disk.set(OnDisk::Untied);
        spawn_local(async move { self.storage().untie_file(&plan.about().id).await });
    }

    /// Asks for leave to write the file; only after a click.
    pub fn allow_file(self) {
        spawn_local(async move {
            let Some(tied) = self.file.get_value() else {
                return;
            };
            if tied.may_write(true).await {
                self.save_file(false).await;
            }
        });
    }

    /// Writes the plan over what something else has written to the file.
    pub fn overwrite_file(self) {
        spawn_local(async move { self.save_file(true).await });
    }

    /// Looks whether something else has written to the file, as while the page was out of sight.
    pub fn look_at_file(self) {
        spawn_local(async move {
            let (Some(plan), Some(tied)) = (self.plan_now(), self.file.get_value()) else {
                return;
            };
            let id = &plan.about().id;
            // Without leave to read it, nothing is known.
            let Some(modified) = tied.modified_ms().await else {
                return;
            };
            let is_open = self.plan_now().is_some_and(|now| now.about().id == *id);
            if is_open && self.storage().file_seen(id) != Some(modified) {
                self.set_on_disk(OnDisk::ChangedOutside(tied.name()));
            }
        });
    }

    /// What something else has written to the file, and when; `None` where it cannot be read.
    pub async fn read_file(self) -> Option<(String, f64)> {
        let tied = self.file.get_value()?;
        // In this order: what is written between the two is noticed again.
        let seen = tied.modified_ms().await?;
        Some((tied.read().await?, seen))
    }

    /// What something else wrote to the file then, in milliseconds since 1970, is in the plan now: the file is written
    /// again.
    pub fn file_met(self, seen_ms: f64) {
        if let Some(plan) = self.plan_now() {
            self.storage().note_file_seen(&plan.about().id, seen_ms);
        }
        spawn_local(async move { self.save_file(false).await });
    }

    fn set_on_disk(self, state: OnDisk) {
        if matches!(state, OnDisk::ChangedOutside(_)) && self.on_disk.get_untracked() != state {
            self.notices
                .say(sightline_text::app::file::changed_notice());
        }
        self.on_disk.set(state);
    }

    /// Takes over what something else has written to the file, as one step that can be undone. Gives
    /// whether there was a plan in it.
    pub async fn take_file(self) -> bool {
        let (Some(plan), Some(tied)) = (self.plan_now(), self.file.get_value()) else {
            return false;
        };
        let Some((text, seen)) = self.read_file().await else {
            return false;
        };
        let reading = file::read(&text).ok();
        let Some(reading) = reading.filter(|reading| reading.newer.is_none()) else {
            return false;
        };
        if !self.attempt(Edit::Restore(Box::new(reading.plan)), None) {
            return false;
        }
        let storage = self.storage();
        storage.note_file_seen(&plan.about().id, seen);
        storage.note_file_written(&plan.about().id, &text).await;
        self.on_disk.set(OnDisk::Tied(tied.name()));
        true
    }

    /// Writes the plan to its file, unless something else has written to it; `anyway` does not look.
    pub(super) async fn save_file(self, anyway: bool) {
        let (Some(plan), Some(tied)) = (self.plan_now(), self.file.get_value()) else {
            return;
        };
        let (id, name) = (&plan.about().id, tied.name());
        let state = if tied.may_write(false).await {
            self.write_file(&tied, anyway, || file::write(&plan), id)
                .await
        } else {
            OnDisk::Asking(name)
        };
        // Another plan may have been opened meanwhile.
        if self.plan_now().is_some_and(|now| now.about().id == *id) {
            self.set_on_disk(state);
        }
    }

    async fn write_file(
        self,
        tied: &DiskFile,
        anyway: bool,
        text: impl FnOnce() -> String,
        id: &sightline_plan::Id<sightline_plan::model::About>,
    ) -> OnDisk {
        let (storage, name) = (self.storage(), tied.name());
        let Some(modified) = tied.modified_ms().await else {
            return OnDisk::Failed(name);
        };
        if !anyway && storage.file_seen(id) != Some(modified) {
            return OnDisk::ChangedOutside(name);
        }
        let text = text();
        if tied.write(&text).await.is_err() {
            return OnDisk::Failed(name);
        }
        storage.note_file_written(id, &text).await;
        if let Some(modified) = tied.modified_ms().await {
            storage.note_file_seen(id, modified);
        }
        OnDisk::Tied(name)
    }
}
