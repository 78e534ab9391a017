//! Where a person is in closing a cycle: kept on the device, so that a reload leaves them there.

use leptos::prelude::*;
use serde_json::{Value, json};
use sightline_plan::{Goal, Id};

use crate::browser::device;

/// A place in the close of a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At a goal.
    Goal(Id<Goal>),
    /// At the review of everything.
    Review,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    cycle: String,
    place: Place,
    /// The name of the next cycle, where somebody typed one.
    next: Option<String>,
}

/// Which cycle is being closed, and where in that a person is.
#[derive(Clone, Copy)]
pub struct At {
    name: StoredValue<String>,
    kept: RwSignal<Option<Kept>>,
}

impl At {
    /// What the device remembers under this name.
    pub fn of(name: String) -> Self {
        let kept = device::get(&name).and_then(|text| read(&text));
        Self {
            name: StoredValue::new(name),
            kept: RwSignal::new(kept),
        }
    }

    /// The cycle that is being closed.
    pub fn cycle(self) -> Option<String> {
        self.kept
            .with(|kept| kept.as_ref().map(|kept| kept.cycle.clone()))
    }

    /// The place in it.
    pub fn place(self) -> Option<Place> {
        self.kept
            .with(|kept| kept.as_ref().map(|kept| kept.place.clone()))
    }

    /// The name of the next cycle, where somebody typed one.
    pub fn next(self) -> Option<String> {
        self.kept
            .with(|kept| kept.as_ref().and_then(|kept| kept.next.clone()))
    }

    /// Begins, at a place.
    pub fn begin(self, cycle: &str, place: Place) {
        self.set(Some(Kept {
            cycle: cycle.to_owned(),
            place,
            next: None,
        }));
    }

    /// Goes to a place.
    pub fn go(self, place: Place) {
        if let Some(kept) = self.kept.get_untracked() {
            self.set(Some(Kept { place, ..kept }));
        }
    }

    /// Takes the name of the next cycle.
    pub fn name_next(self, next: String) {
        if let Some(kept) = self.kept.get_untracked() {
            let next = Some(next);
            self.set(Some(Kept { next, ..kept }));
        }
    }

    /// Closes nothing any more.
    pub fn leave(self) {
        self.set(None);
    }

    fn set(self, kept: Option<Kept>) {
        let text = kept.as_ref().map(|kept| {
            let goal = match &kept.place {
                Place::Goal(goal) => json!(goal.as_str()),
                Place::Review => Value::Null,
            };
            json!([kept.cycle, goal, kept.next]).to_string()
        });
        self.kept.set(kept);
        // A device that keeps nothing keeps it while the page is open.
        self.name.with_value(|name| {
            let _ = device::set(name, text.as_deref());
        });
    }
}

fn read(text: &str) -> Option<Kept> {
    let kept: Value = serde_json::from_str(text).ok()?;
    let word = |at: usize| kept.get(at).and_then(Value::as_str);
    Some(Kept {
        cycle: word(0)?.to_owned(),
        place: match word(1) {
            Some(goal) => Place::Goal(Id::new(goal)?),
            None => Place::Review,
        },
        next: word(2).map(str::to_owned),
    })
}
