//! BroadcastChannel: texts to the other tabs of this origin.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel that is listened to until it is dropped.
#[derive(Debug)]
pub(super) struct Channel {
    channel: BroadcastChannel,
    _on_message: Option<Closure<dyn FnMut(MessageEvent)>>,
}

impl Channel {
    /// Opens the channel of this name, to speak only; `None` where the browser has none.
    pub fn open(name: &str) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        Some(Self {
            channel,
            _on_message: None,
        })
    }

    /// Opens the channel of this name and hears every text that others send.
    pub fn listen(name: &str, mut hear: impl FnMut(String) + 'static) -> Option<Self> {
        let mut channel = Self::open(name)?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(text);
            }
        });
        let handler = on_message.as_ref().unchecked_ref();
        channel.channel.set_onmessage(Some(handler));
        channel._on_message = Some(on_message);
        Some(channel)
    }

    /// Sends a text to everyone else who listens.
    pub fn send(&self, text: &str) {
        // Only a closed channel refuses, and this one closes when it is dropped.
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
