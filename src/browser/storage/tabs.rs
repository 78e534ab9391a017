//! Talking to other tabs that have the same plan open.

use sightline_journal::{Covered, Entry, Message, Tab, Timeline, channel};
use sightline_plan::{Id, model::About};

use super::{super::channel::Channel, Storage};

/// The line to the other tabs that have a plan open. It is cut when this is dropped.
#[derive(Debug)]
pub struct Tabs {
    plan: Id<About>,
    own: Id<Tab>,
    channel: Option<Channel>,
}

impl Storage {
    /// Opens the line to the other tabs that have this plan open.
    pub fn tabs(&self, plan: &Id<About>, mut hear: impl FnMut(Message) + 'static) -> Tabs {
        let own = self.0.tab().clone();
        let heard = {
            let (plan, own) = (plan.clone(), own.clone());
            move |text: String| {
                if let Some(message) = Message::read(&plan, &own, &text) {
                    hear(message);
                }
            }
        };
        Tabs {
            channel: Channel::listen(&channel(plan), heard),
            plan: plan.clone(),
            own,
        }
    }

    /// Tells the other tabs something about a plan that need not be open here.
    pub(super) fn tell(&self, plan: &Id<About>, message: &Message) {
        if let Some(line) = Channel::open(&channel(plan)) {
            line.send(&message.write(plan, self.0.tab()));
        }
    }
}

impl Tabs {
    /// Tells the other tabs what was changed here.
    pub fn changed(&self, entry: &Entry) {
        self.send(&Message::Changed(entry.clone()));
    }

    /// Tells the other tabs what is here, so that they send what is not.
    pub fn have(&self, known: &Covered) {
        self.send(&Message::Have(known.clone()));
    }

    /// Sends a tab that has `known` what it lacks of ours.
    pub fn help(&self, timeline: &Timeline, known: &Covered) {
        for entry in timeline.lacking(&self.own, known) {
            self.changed(entry);
        }
    }

    fn send(&self, message: &Message) {
        if let Some(channel) = &self.channel {
            channel.send(&message.write(&self.plan, &self.own));
        }
    }
}
