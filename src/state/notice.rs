//! Short messages at the foot of the page: what was done, and how to take it back.

use std::rc::Rc;

use leptos::prelude::*;

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What to say.
    pub text: String,
    /// Whether it offers to undo the last step.
    pub undo: bool,
    /// Whether what it offers to undo is no step of the open plan, but brings something else back.
    pub own: bool,
}

/// Brings back what is no step of the open plan.
type BringBack = Rc<dyn Fn()>;

/// The message that is shown now, if any. A new one replaces it.
#[derive(Clone, Copy, Debug)]
pub struct Notices(
    RwSignal<Option<Notice>>,
    StoredValue<Option<BringBack>, LocalStorage>,
);

impl Notices {
    /// Nothing to say yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None), StoredValue::new_local(None))
    }

    /// Says something.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), false, None);
    }

    /// Says something that can be undone.
    pub fn say_undoable(self, text: impl Into<String>) {
        self.show(text.into(), true, None);
    }

    /// Says something that can be undone by this, whatever happens to the open plan meanwhile.
    pub fn say_reversible(self, text: impl Into<String>, bring_back: impl Fn() + 'static) {
        self.show(text.into(), true, Some(Rc::new(bring_back)));
    }

    fn show(self, text: String, undo: bool, bring_back: Option<BringBack>) {
        let own = bring_back.is_some();
        self.1.set_value(bring_back);
        self.0.set(Some(Notice { text, undo, own }));
    }

    /// Takes up the offer of [`Self::say_reversible`].
    pub fn bring_back(self) {
        let bring_back = self.1.try_update_value(Option::take).flatten();
        self.dismiss();
        if let Some(bring_back) = bring_back {
            bring_back();
        }
    }

    /// Takes away an offer to undo: something else has changed since, and undo would take back that.
    pub fn withdraw_undo(self) {
        if self.now().is_some_and(|notice| notice.undo && !notice.own) {
            self.dismiss();
        }
    }

    /// Takes the message away.
    pub fn dismiss(self) {
        self.1.set_value(None);
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
