//! Light, dark, or for a projector.

use leptos::prelude::*;

use crate::browser::device;

/// The key under which the device remembers it.
const KEY: &str = "theme";

/// How the page should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// As the system says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Large and clear, for a room to read.
    Projector,
}

impl Appearance {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Projector];

    /// Its stable name; `data-theme` on the page's root for the style sheet.
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Projector => "projector",
        }
    }

    /// The choice with this name.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }
}

/// The look chosen on this device.
#[derive(Clone, Copy, Debug)]
pub struct Theme(RwSignal<Appearance>);

impl Theme {
    /// What was chosen before, else as the system says. Keeps the page's root in step.
    pub fn restore() -> Self {
        let stored = device::get(KEY).and_then(|word| Appearance::from_word(&word));
        let theme = Self(RwSignal::new(stored.unwrap_or(Appearance::System)));
        Effect::new(move |_| {
            let root = document().document_element();
            if let Some(root) = root {
                // Without the attribute the page merely follows the system.
                let _ = root.set_attribute("data-theme", theme.get().word());
            }
        });
        theme
    }

    /// The look now.
    pub fn get(self) -> Appearance {
        self.0.get()
    }

    /// Goes back to the system's look, because the device was made to forget.
    pub fn forget(self) {
        self.0.set(Appearance::System);
    }

    /// Chooses a look and remembers it.
    pub fn set(self, choice: Appearance) {
        // Where the device cannot remember it, it holds for this visit.
        let _ = device::set(KEY, Some(choice.word()));
        self.0.set(choice);
    }
}
