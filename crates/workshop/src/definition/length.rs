//! Whether meetings keep to the length that their rule gives.

use super::{Between, Session, Workshop};

/// A meeting that is longer or shorter than its rule allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffLength {
    /// What the session is called.
    pub session: String,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// The least minutes of the rule.
    pub from: u32,
    /// The most minutes of the rule.
    pub to: u32,
    /// The reason for the rule; empty where none is given.
    pub why: String,
}

impl OffLength {
    /// What holds of so many minutes; `None` where they keep to the rule.
    pub fn of(rule: &Between, session: &Session, minutes: u32) -> Option<Self> {
        let keeps = (rule.from..=rule.to).contains(&minutes);
        (!keeps).then(|| Self {
            session: session.title.clone(),
            minutes,
            from: rule.from,
            to: rule.to,
            why: rule.why.clone(),
        })
    }

    /// Whether it is too long, rather than too short.
    pub fn is_over(&self) -> bool {
        self.minutes > self.to
    }
}

impl Workshop {
    /// The meetings that do not keep to the length of the rule, where there is one.
    pub fn off_length(&self) -> Vec<OffLength> {
        let Some(rule) = &self.length else {
            return Vec::new();
        };
        let sessions = self
            .sessions
            .iter()
            .filter(|session| !session.steps.is_empty());
        sessions
            .filter_map(|session| OffLength::of(rule, session, session.minutes()))
            .collect()
    }
}
