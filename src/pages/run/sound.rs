//! Whether thresholds of the clock are heard. Off until someone asks for it, and remembered on this device.

use leptos::prelude::*;
use sightline_text::run::clock as text;

use crate::{
    browser::{chime, device},
    ui::{Icon, live},
};

const KEY: &str = "workshop-sound";

/// The choice.
#[derive(Clone, Copy)]
pub struct Sound(RwSignal<bool>);

impl Sound {
    /// As the device remembers it.
    pub fn restore() -> Self {
        Self(RwSignal::new(device::get(KEY).is_some()))
    }

    /// Rings, where it is wanted.
    pub fn ring(self) {
        if self.0.get_untracked() {
            chime::ring();
        }
    }
}

/// The button that switches it on and off.
#[component]
pub fn SoundButton(sound: Sound) -> impl IntoView {
    let toggle = move |_| {
        let on = !sound.0.get_untracked();
        sound.0.set(on);
        // Where the device cannot remember it, it holds for this visit.
        let _ = device::set(KEY, on.then_some("on"));
        sound.ring();
    };
    let sign = live(move || {
        if sound.0.get() {
            Icon::Sound
        } else {
            Icon::Quiet
        }
        .into_render()
    });
    view! {
        <button type="button" class="button quiet clock-sound" aria-pressed=live(move || sound.0.get().to_string())
            aria-label=text::sound() on:click=toggle>{sign}</button>
    }
}
