//! Whose turn it is where a device is passed round. Where two consoles are open, nobody gets another's number.

use leptos::prelude::*;

/// The number of whoever has the device.
#[derive(Clone, Copy)]
pub struct Turn {
    number: RwSignal<u64>,
    /// Whether they have said something.
    begun: StoredValue<bool>,
    taken: StoredValue<Box<dyn Fn() -> u64 + Send + Sync>>,
}

impl Turn {
    /// `taken` gives the highest number by which something was said, and follows it.
    pub fn new(taken: impl Fn() -> u64 + Copy + Send + Sync + 'static) -> Self {
        let turn = Self {
            number: RwSignal::new(untrack(taken) + 1),
            begun: StoredValue::new(false),
            taken: StoredValue::new(Box::new(taken)),
        };
        Effect::new(move |_| {
            let taken = taken();
            // At another console somebody began with this number.
            if !turn.begun.get_value() && turn.number.get_untracked() <= taken {
                turn.number.set(taken + 1);
            }
        });
        turn
    }

    /// The number, followed.
    pub fn number(self) -> u64 {
        self.number.get()
    }

    /// The number of somebody who says something now.
    pub fn begin(self) -> u64 {
        self.begun.set_value(true);
        self.number.get_untracked()
    }

    /// The device goes on to the next.
    pub fn next(self) {
        let taken = self.taken.with_value(|taken| untrack(taken));
        self.begun.set_value(false);
        self.number
            .update(|number| *number = taken.max(*number) + 1);
    }
}
