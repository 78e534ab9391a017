//! The keys under which records are stored.
//!
//! The origin may be shared with other pages of its owner, so every key begins with [`PREFIX`].
//! Keys of one plan sort by kind, then by tab and counter or by stamp.

use sightline_plan::{Id, model::About};

/// What every key of the app begins with.
pub const PREFIX: &str = "sightline.";

/// What every key of a plan's record begins with.
pub const PLANS: &str = "sightline.plan.";

/// One loading of the app in one tab. Never made: it only tells its ids from others.
#[derive(Clone, Copy, Debug)]
pub enum Tab {}

/// Names one record of a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// The whole plan at a time.
    Base {
        /// Its stamp.
        stamp: u64,
        /// Who wrote it.
        tab: Id<Tab>,
    },
    /// The plan's tombstone.
    Gone,
    /// One change.
    Log {
        /// Who made it.
        tab: Id<Tab>,
        /// The how many-th it is of this tab and plan, from 1.
        counter: u64,
    },
}

impl Key {
    /// The key as text.
    pub fn write(&self, plan: &Id<About>) -> String {
        let prefix = plan_prefix(plan);
        match self {
            Self::Base { stamp, tab } => format!("{prefix}base.{stamp:016}.{tab}"),
            Self::Gone => format!("{prefix}gone"),
            Self::Log { tab, counter } => format!("{prefix}log.{tab}.{counter:010}"),
        }
    }

    /// Reads what [`Key::write`] wrote for this plan; `None` for any other text.
    pub fn read(plan: &Id<About>, text: &str) -> Option<Self> {
        let rest = text.strip_prefix(&plan_prefix(plan))?;
        let parts: Vec<&str> = rest.split('.').collect();
        let key = match parts.as_slice() {
            ["base", stamp, tab] => Self::Base {
                stamp: stamp.parse().ok()?,
                tab: read_tab(tab)?,
            },
            ["gone"] => Self::Gone,
            ["log", tab, counter] => Self::Log {
                tab: read_tab(tab)?,
                counter: counter.parse().ok()?,
            },
            _ => return None,
        };
        // Numbers can be written in several ways, of which one is ours.
        (key.write(plan) == text).then_some(key)
    }
}

/// A tab's id is 64 random bits, see [`Id::from_bits`].
fn read_tab(text: &str) -> Option<Id<Tab>> {
    let fits = text.len() == 13 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| Id::new(text)).flatten()
}

/// What the keys of this plan's records, and no others, begin with.
pub fn plan_prefix(plan: &Id<About>) -> String {
    let mut out = String::from(PLANS);
    // An id may be any text; the dot is what keys are split at.
    for byte in plan.as_str().bytes() {
        match byte {
            b'-' | b'_' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out.push('.');
    out
}

/// The plans of which these keys name records.
pub fn plans<'a>(keys: impl IntoIterator<Item = &'a str>) -> Vec<Id<About>> {
    let mut plans = Vec::new();
    for plan in keys.into_iter().filter_map(plan_of) {
        if !plans.contains(&plan) {
            plans.push(plan);
        }
    }
    plans
}

/// Whether this is the key of a plan's tombstone.
pub fn is_tombstone(key: &str) -> bool {
    plan_of(key).is_some_and(|plan| Key::read(&plan, key) == Some(Key::Gone))
}

fn plan_of(key: &str) -> Option<Id<About>> {
    let (escaped, _) = key.strip_prefix(PLANS)?.split_once('.')?;
    let mut bytes = Vec::with_capacity(escaped.len());
    let mut rest = escaped.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        if first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    let id = Id::new(std::str::from_utf8(&bytes).ok()?)?;
    key.starts_with(&plan_prefix(&id)).then_some(id)
}
