//! What tabs tell each other about a plan that several of them have open.

use serde_json::{Value, json};
use sightline_plan::{Id, model::About};

use crate::{
    checkpoint::Covered,
    entry::Entry,
    key::{Tab, plan_prefix},
    record::Reason,
};

/// The name of the channel on which tabs talk about this plan.
pub fn channel(plan: &Id<About>) -> String {
    plan_prefix(plan) + "tabs"
}

/// What a tab tells the others.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The plan was changed.
    Changed(Entry),
    /// What the tab has. Others answer with what they have beyond that.
    Have(Covered),
    /// The plan was put into storage in place of what there was.
    Replaced,
    /// The plan was deleted.
    Deleted,
    /// Something that only a later version of the app understands.
    Newer,
}

impl Message {
    /// The message as text, from this tab.
    pub fn write(&self, plan: &Id<About>, from: &Id<Tab>) -> String {
        let mut fields = match self {
            Self::Changed(entry) => {
                let (key, text) = entry.write(plan);
                json!({ "kind": "changed", "key": key, "text": text })
            }
            Self::Have(known) => json!({ "kind": "have", "known": known.write() }),
            Self::Replaced => json!({ "kind": "replaced" }),
            Self::Deleted => json!({ "kind": "deleted" }),
            Self::Newer => json!({ "kind": "newer" }),
        };
        fields["from"] = Value::from(from.as_str());
        fields.to_string()
    }

    /// Reads a message; `None` for one of our own and for what is none.
    pub fn read(plan: &Id<About>, own: &Id<Tab>, text: &str) -> Option<Self> {
        let fields: Value = serde_json::from_str(text).ok()?;
        if fields["from"].as_str()? == own.as_str() {
            return None;
        }
        Some(match fields["kind"].as_str()? {
            "changed" => {
                let (key, text) = (fields["key"].as_str()?, fields["text"].as_str()?);
                match Entry::open(plan, key, text) {
                    Ok(entry) => Self::Changed(entry),
                    Err(Reason::Newer) => Self::Newer,
                    Err(_) => return None,
                }
            }
            "have" => Self::Have(Covered::read(&fields["known"])?),
            "replaced" => Self::Replaced,
            "deleted" => Self::Deleted,
            _ => Self::Newer,
        })
    }
}
