//! What a device keeps of an ask while it is answered.

use chrono::NaiveDate;
use serde_json::Value;
use sightline_plan::{
    codec::{Field, Fields},
    record,
};

use super::{Ask, Reply};

/// For how many days it is kept after it was last touched.
pub const KEPT_DAYS: i64 = 60;

record! {
    /// An ask that is being answered, as this device keeps it.
    pub struct Kept {
        /// The letters of the ask.
        letters: String,
        /// What the step is called.
        title: String,
        /// See [`Reply::token`]: made for this ask alone.
        token: String,
        /// How often a reply was handed on.
        turn: u32,
        /// What was handed on last.
        sent: Value = Value::Null,
        /// Who answers.
        name: String,
        /// What was typed, by question, valid or not.
        typed: Fields,
        /// The day on which it was last touched.
        on: Option<NaiveDate>,
    }
}

impl Kept {
    /// The reply as it stands: what was handed on already keeps its turn.
    pub fn reply(&self, ask: &Ask) -> Reply {
        let reply = |turn| {
            ask.reply(&self.token, turn, &self.name, |question| {
                self.typed.get(&question.id).cloned().unwrap_or_default()
            })
        };
        let last = reply(self.turn.max(1));
        if self.turn > 0 && last.write() == self.sent {
            return last;
        }
        reply(self.turn.saturating_add(1))
    }

    /// Whether something was handed on, and nothing is new since.
    pub fn is_sent(&self, ask: &Ask) -> bool {
        self.turn > 0 && self.reply(ask).write() == self.sent
    }

    /// The same once a reply was handed on.
    #[must_use]
    pub fn handed(&self, reply: &Reply) -> Self {
        Self {
            turn: reply.turn,
            sent: reply.write(),
            ..self.clone()
        }
    }

    /// Whether it has lain untouched for longer than it is kept.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.on.is_none_or(|on| (today - on).num_days() > KEPT_DAYS)
    }
}
