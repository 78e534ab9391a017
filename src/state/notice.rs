//! Short messages at the foot of the page: what was done, and how to take it back.

use leptos::prelude::*;

use crate::browser::clock;

/// So long a message that offers nothing stays at least, in milliseconds, however fast a person goes on.
const STAYS_MS: f64 = 8000.0;

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What to say.
    pub text: String,
    /// Whether it offers to undo the last step.
    pub undo: bool,
    /// Whether what it offers to undo is the deletion of a whole plan.
    pub deletion: bool,
    /// When it was said, in milliseconds since 1970.
    since: f64,
}

/// The message that is shown now, if any. A new one replaces it.
#[derive(Clone, Copy, Debug)]
pub struct Notices(RwSignal<Option<Notice>>);

impl Notices {
    /// Nothing to say yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Says something.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), false, false);
    }

    /// Says something that can be undone.
    pub fn say_undoable(self, text: impl Into<String>) {
        self.show(text.into(), true, false);
    }

    /// Says that a plan was deleted, which can be taken back whatever happens to the open plan.
    pub fn say_deleted(self, text: impl Into<String>) {
        self.show(text.into(), true, true);
    }

    fn show(self, text: String, undo: bool, deletion: bool) {
        self.0.set(Some(Notice {
            text,
            undo,
            deletion,
            since: clock::now_ms(),
        }));
    }

    /// The plan changes: undo would take back that, so an offer to undo what was before goes, and so does what has been read.
    pub fn withdraw(self) {
        if self
            .now()
            .is_some_and(|notice| notice.undo && !notice.deletion)
        {
            self.dismiss();
        }
        self.go_on();
    }

    /// The person goes on to something else: a message that offers nothing and has stood for a while goes. Nothing goes by
    /// itself, so that nobody has to read within some time.
    pub fn go_on(self) {
        if self
            .now()
            .is_some_and(|notice| !notice.undo && clock::now_ms() - notice.since > STAYS_MS)
        {
            self.dismiss();
        }
    }

    /// Takes the message away.
    pub fn dismiss(self) {
        self.0.set(None);
    }

    /// The message now.
    pub fn get(self) -> Option<Notice> {
        self.0.get()
    }

    /// The message now, without following it.
    pub fn now(self) -> Option<Notice> {
        self.0.get_untracked()
    }
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}
