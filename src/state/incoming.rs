//! What a person dropped or pasted on one page, on its way to the page that reads it.

use leptos::prelude::*;
use web_sys::File;

/// Something to be read.
#[derive(Clone, Debug)]
pub enum Incoming {
    /// A file that was dropped.
    File(File),
    /// Text that was pasted.
    Text(String),
    /// The letters of a link that was opened.
    Link(String),
    /// What something else has written to the file of the open plan, and when, in milliseconds since 1970.
    OnDisk(String, f64),
    /// The letters of a link with questions, or the id with which this device keeps some.
    Ask(String),
    /// Answers of a room: the letters of a link, or text with any number of them.
    Answers(String),
    /// The letters of a link with a workshop.
    Workshop(String),
    /// A workshop that is to be kept in the plan which opens next: the text of its file.
    KeepWorkshop(String),
}

/// Holds what is to be imported until the import page takes it.
#[derive(Clone, Copy, Debug)]
pub struct Inbox(StoredValue<Option<Incoming>, LocalStorage>);

impl Inbox {
    /// An empty one.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Puts something in, in place of what was there.
    pub fn put(self, incoming: Incoming) {
        self.0.set_value(Some(incoming));
    }

    /// Takes out what is there if it is of the kind that is wanted; anything else stays.
    pub fn take_if<T>(self, wanted: impl Fn(&Incoming) -> Option<T>) -> Option<T> {
        let taken = self.0.try_update_value(|incoming| {
            let taken = incoming.as_ref().and_then(&wanted);
            if taken.is_some() {
                *incoming = None;
            }
            taken
        });
        taken.flatten()
    }

    /// Takes out what is there.
    pub fn take(self) -> Option<Incoming> {
        self.0.try_update_value(Option::take).flatten()
    }
}

impl Default for Inbox {
    fn default() -> Self {
        Self::new()
    }
}
