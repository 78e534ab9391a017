//! What can be done here, for the command palette and for single keys.
//!
//! A page offers its actions while it is shown:
//!
//! ```ignore
//! Commands::here().offer(Command::new("fold-all", goals::fold_all(), move || fold_all()).key("f"));
//! ```

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::device;

/// The device setting that switches single keys off.
const SINGLE_KEYS: &str = "single-keys";
const OFF: &str = "off";

/// Something that can be done.
#[derive(Clone)]
pub struct Command {
    /// Its stable name, by which the device remembers that it was used.
    pub code: &'static str,
    /// What a person reads and finds it by.
    pub name: String,
    /// The single key that does it, if any.
    pub key: Option<&'static str>,
    /// Does it.
    pub run: Rc<dyn Fn()>,
}

impl Command {
    /// An action with a name.
    pub fn new(code: &'static str, name: impl Into<String>, run: impl Fn() + 'static) -> Self {
        Self {
            code,
            name: name.into(),
            key: None,
            run: Rc::new(run),
        }
    }

    /// The same with a single key, such as `f`.
    #[must_use]
    pub fn key(self, key: &'static str) -> Self {
        Self {
            key: Some(key),
            ..self
        }
    }
}

/// The actions of the pages that are shown, and whether single keys are on.
#[derive(Clone, Copy)]
pub struct Commands {
    offered: StoredValue<Vec<(u32, Command)>, LocalStorage>,
    count: StoredValue<u32>,
    single_keys: RwSignal<bool>,
}

impl Commands {
    /// None yet; single keys as the device remembers.
    pub fn restore() -> Self {
        let off = device::get(SINGLE_KEYS).is_some_and(|word| word == OFF);
        Self {
            offered: StoredValue::new_local(Vec::new()),
            count: StoredValue::new(0),
            single_keys: RwSignal::new(!off),
        }
    }

    /// Those of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// Offers an action for as long as the caller is on the page.
    pub fn offer(self, command: Command) {
        self.count.update_value(|count| *count += 1);
        let number = self.count.get_value();
        self.offered
            .update_value(|offered| offered.push((number, command)));
        on_cleanup(move || {
            self.offered
                .try_update_value(|offered| offered.retain(|(other, _)| *other != number));
        });
    }

    /// What is offered now, the latest first.
    pub fn offered(self) -> Vec<Command> {
        self.offered.with_value(|offered| {
            let commands = offered.iter().rev();
            commands.map(|(_, command)| command.clone()).collect()
        })
    }

    /// Does what is offered under this key; gives whether there was something.
    pub fn press(self, key: &str) -> bool {
        let pressed = self
            .offered()
            .into_iter()
            .find(|command| command.key == Some(key));
        if let Some(command) = &pressed {
            (command.run)();
        }
        pressed.is_some()
    }

    /// Whether single keys do something.
    pub fn single_keys(self) -> RwSignal<bool> {
        self.single_keys
    }

    /// Switches single keys on or off, and remembers it.
    pub fn set_single_keys(self, on: bool) {
        // Where the device cannot remember it, it holds for this visit.
        let _ = device::set(SINGLE_KEYS, (!on).then_some(OFF));
        self.single_keys.set(on);
    }
}
