//! What is asked and what was typed, as this device keeps it.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use serde_json::{Map, Value};
use sightline_exchange::room::{self, Letter};
use sightline_plan::{
    Id,
    codec::{Field, Reader},
};
use sightline_workshop::room::{Ask, Kept, Reply};

use crate::browser::{clock, device, random};

/// What the names of the device's settings begin with.
const NAMES: &str = "answer.";

/// An ask that is being answered. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Desk {
    ask: StoredValue<Arc<Ask>>,
    kept: RwSignal<Kept>,
}

impl Desk {
    /// Opens an ask, with what was typed before.
    pub fn open(ask: Ask) -> Self {
        let fresh = || {
            let token: Id<Ask> = Id::from_bits(random::bits());
            Kept {
                token: token.to_string(),
                ..Kept::default()
            }
        };
        let mut kept = read(&ask.id).unwrap_or_else(fresh);
        // The newer words of the same questions count.
        kept.letters = room::write_ask(&ask);
        kept.title.clone_from(&ask.title);
        let desk = Self {
            ask: StoredValue::new(Arc::new(ask)),
            kept: RwSignal::new(kept),
        };
        desk.change(|_| {});
        desk
    }

    /// One that this device keeps under its id.
    pub fn kept(id: &str) -> Option<Self> {
        let kept = read(id)?;
        match room::read(&kept.letters) {
            Ok(Letter::Ask(ask)) => Some(Self {
                ask: StoredValue::new(Arc::new(*ask)),
                kept: RwSignal::new(kept),
            }),
            _ => None,
        }
    }

    /// What is asked.
    pub fn ask(self) -> Arc<Ask> {
        self.ask.get_value()
    }

    /// The ask's id.
    pub fn id(self) -> String {
        self.ask.with_value(|ask| ask.id.clone())
    }

    /// Who answers, as it was when it was asked.
    pub fn name(self) -> String {
        self.kept.with_untracked(|kept| kept.name.clone())
    }

    /// Says who answers.
    pub fn set_name(self, name: &str) {
        self.change(|kept| name.clone_into(&mut kept.name));
    }

    /// Whether a name is missing.
    pub fn is_nameless(self) -> bool {
        let wanted = self.ask.with_value(|ask| !ask.anonymous);
        wanted && self.kept.with(|kept| kept.name.trim().is_empty())
    }

    /// What was typed for a question, followed.
    pub fn typed(self, question: &str) -> Value {
        self.kept
            .with(|kept| kept.typed.get(question).cloned().unwrap_or_default())
    }

    /// What was typed for a part of a question, followed.
    pub fn part(self, question: &str, part: &str) -> Value {
        let typed = self.typed(question);
        typed.get(part).cloned().unwrap_or_default()
    }

    /// Takes down what is typed for a question.
    pub fn set(self, question: &str, value: Value) {
        self.change(|kept| {
            kept.typed.insert(question.to_owned(), value);
        });
    }

    /// Takes down what is typed for a part of a question; null takes it out.
    pub fn set_part(self, question: &str, part: &str, value: Value) {
        self.change(|kept| {
            let all = kept.typed.entry(question.to_owned()).or_insert(Value::Null);
            if !all.is_object() {
                *all = Value::Object(Map::new());
            }
            if let Value::Object(all) = all {
                if value.is_null() {
                    all.shift_remove(part);
                } else {
                    all.insert(part.to_owned(), value);
                }
            }
        });
    }

    /// The reply as it stands, followed.
    pub fn reply(self) -> Reply {
        let ask = self.ask();
        self.kept.with(|kept| kept.reply(&ask))
    }

    /// How it stands with sending: `None` where nothing was sent, whether nothing is new since where something was.
    pub fn sent(self) -> Option<bool> {
        let ask = self.ask();
        self.kept
            .with(|kept| (kept.turn > 0).then(|| kept.is_sent(&ask)))
    }

    /// Notes that the reply was handed on.
    pub fn handed(self) {
        let ask = self.ask();
        self.change(|kept| *kept = kept.handed(&kept.reply(&ask)));
    }

    /// Takes it off this device.
    pub fn forget(self) {
        // Where the browser keeps us from it, there was nothing to keep either.
        let _ = device::set(&name(&self.id()), None);
    }

    fn change(self, change: impl FnOnce(&mut Kept)) {
        self.kept.update(|kept| {
            change(kept);
            kept.on = Some(clock::today());
        });
        let text = self.kept.with_untracked(|kept| kept.write().to_string());
        // Where the device cannot keep it, it is on the page for as long as that is open.
        let _ = device::set(&name(&self.id()), Some(&text));
    }
}

fn name(id: &str) -> String {
    format!("{NAMES}{id}")
}

fn read(id: &str) -> Option<Kept> {
    let value: Value = serde_json::from_str(&device::get(&name(id))?).ok()?;
    Kept::read(value.into(), &mut Reader::default())
}

/// All that this device keeps, by id, the latest first.
pub fn all_kept() -> Vec<(String, Kept)> {
    let names = device::names(NAMES).into_iter();
    let mut all: Vec<(String, Kept)> = names
        .filter_map(|name| {
            let id = name.strip_prefix(NAMES)?;
            Some((id.to_owned(), read(id)?))
        })
        .collect();
    all.sort_by_key(|(id, kept)| (std::cmp::Reverse(kept.on), id.clone()));
    all
}

/// Takes off this device what has lain untouched for long.
pub fn forget_stale(today: NaiveDate) {
    for (id, kept) in all_kept() {
        if kept.is_stale(today) {
            let _ = device::set(&name(&id), None);
        }
    }
}
