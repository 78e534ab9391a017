//! A soft sound, for those who asked for one.

use std::cell::RefCell;

use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AudioContext;

use super::clock;

thread_local! {
    /// What plays it: one for all, since a browser lends only a few.
    static PLAYER: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// A sound that comes later than this says nothing any more.
const LATE_MS: f64 = 2_000.0;

/// Two quiet notes. A browser that plays nothing stays silent.
pub fn ring() {
    let asked = clock::now_ms();
    spawn_local(async move {
        // There is nothing to be done about a sound that does not come.
        let _ = play(asked).await;
    });
}

async fn play(asked: f64) -> Result<(), JsValue> {
    let known = PLAYER.with_borrow(Clone::clone);
    let context = match known {
        Some(context) => context,
        None => {
            let context = AudioContext::new()?;
            PLAYER.set(Some(context.clone()));
            context
        }
    };
    // A browser that wants a page to be touched first answers once it was.
    JsFuture::from(context.resume()?).await?;
    if clock::now_ms() - asked > LATE_MS {
        return Ok(());
    }
    notes(&context)
}

fn notes(context: &AudioContext) -> Result<(), JsValue> {
    const LOUD: f32 = 0.12;
    const LONG: f64 = 1.4;
    let start = context.current_time();
    let gain = context.create_gain()?;
    gain.connect_with_audio_node(&context.destination())?;
    gain.gain().set_value_at_time(LOUD, start)?;
    gain.gain()
        .exponential_ramp_to_value_at_time(0.0001, start + LONG)?;
    for (note, after) in [(523.25, 0.0), (659.25, 0.28)] {
        let tone = context.create_oscillator()?;
        tone.frequency().set_value(note);
        tone.connect_with_audio_node(&gain)?;
        tone.start_with_when(start + after)?;
        tone.stop_with_when(start + LONG)?;
    }
    Ok(())
}
