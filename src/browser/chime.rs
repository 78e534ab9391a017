//! A soft sound, for those who asked for one.

use wasm_bindgen::JsValue;
use web_sys::AudioContext;

/// Two quiet notes. A browser that plays nothing stays silent.
pub fn ring() {
    // There is nothing to be done about a sound that does not come.
    let _ = try_ring();
}

fn try_ring() -> Result<(), JsValue> {
    const LOUD: f32 = 0.12;
    const LONG: f64 = 1.4;
    let context = AudioContext::new()?;
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
