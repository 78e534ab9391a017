//! What may lie over any page: the command palette and its kin. One at a time.

use leptos::prelude::*;

use crate::browser::storage::Listed;

/// Something that lies over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Finds and does.
    Palette,
    /// Every shortcut.
    Shortcuts,
    /// Asks for the name of a new plan.
    NewPlan,
    /// Asks whether private records go into the exported file.
    Export,
}

/// Which of them is open, and what they know.
#[derive(Clone, Copy, Debug)]
pub struct Overlays(RwSignal<Option<Overlay>>, RwSignal<Vec<Listed>>);

impl Overlays {
    /// None is.
    pub fn new() -> Self {
        Self(RwSignal::new(None), RwSignal::new(Vec::new()))
    }

    /// Those of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// Opens one, in place of another.
    pub fn open(self, overlay: Overlay) {
        self.0.set(Some(overlay));
    }

    /// Closes it.
    pub fn close(self) {
        self.0.set(None);
    }

    /// The plans on this device, as they were last listed; empty where nobody has asked yet.
    pub fn plans(self) -> RwSignal<Vec<Listed>> {
        self.1
    }

    /// The one that is open.
    pub fn get(self) -> Option<Overlay> {
        self.0.get()
    }

    /// The one that is open, without following it.
    pub fn get_untracked(self) -> Option<Overlay> {
        self.0.get_untracked()
    }

    /// Whether this one is open, as a signal of its own for a dialog, which closes it by `false`.
    pub fn is_open(self, overlay: Overlay) -> RwSignal<bool> {
        let open = RwSignal::new(self.0.get_untracked() == Some(overlay));
        Effect::new(move |_| {
            let wanted = self.0.get() == Some(overlay);
            if open.get_untracked() != wanted {
                open.set(wanted);
            }
        });
        Effect::new(move |_| {
            if !open.get() && self.0.get_untracked() == Some(overlay) {
                self.close();
            }
        });
        open
    }
}

impl Default for Overlays {
    fn default() -> Self {
        Self::new()
    }
}
