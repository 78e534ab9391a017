//! What a list of plans says of one, kept beside it so that the list need not read it whole.

use serde_json::{Value, json};
use sightline_plan::{Id, model::About};

use crate::{
    key::{PLANS, PREFIX, plan_prefix},
    record::{Encoding, open_json, seal},
};

/// What a list of plans says of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its name.
    pub name: String,
    /// How many goals it has.
    pub goals: usize,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_at_ms: u64,
    /// What it takes up in the store where it takes up most, in bytes of UTF-8.
    pub bytes: usize,
    /// How many of its records cannot be read in any store.
    pub damaged: usize,
    /// Whether a later version of the app has written to it, so that it cannot be read.
    pub newer: bool,
}

/// The key of a plan's summary.
pub fn summary_key(plan: &Id<About>) -> String {
    let name = plan_prefix(plan);
    let name = name.trim_start_matches(PLANS).trim_end_matches('.');
    format!("{PREFIX}summary.{name}")
}

impl Summary {
    /// Its key and text. It holds for as long as the plan's records have this [`fingerprint`].
    pub fn write(&self, plan: &Id<About>, fingerprint: u64) -> (String, String) {
        let key = summary_key(plan);
        let fields = json!({
            "of": format!("{fingerprint:016x}"),
            "name": self.name,
            "goals": self.goals,
            "changed": self.changed_at_ms,
            "bytes": self.bytes,
            "damaged": self.damaged,
            "newer": self.newer,
        });
        let text = seal(&key, Encoding::Json, &fields.to_string());
        (key, text)
    }

    /// Reads what [`Summary::write`] wrote; `None` where it is damaged or the plan's records are others now.
    pub fn read(plan: &Id<About>, fingerprint: u64, text: &str) -> Option<Self> {
        let fields: Value = serde_json::from_str(open_json(&summary_key(plan), text).ok()?).ok()?;
        if fields["of"].as_str()? != format!("{fingerprint:016x}") {
            return None;
        }
        let number = |name: &str| usize::try_from(fields[name].as_u64()?).ok();
        Some(Self {
            name: fields["name"].as_str()?.to_owned(),
            goals: number("goals")?,
            changed_at_ms: fields["changed"].as_u64()?,
            bytes: number("bytes")?,
            damaged: number("damaged")?,
            newer: fields["newer"].as_bool()?,
        })
    }
}

/// A number that is another one whenever a plan's records are: records are never rewritten, so their stores,
/// keys and lengths tell (FNV-1a). The order does not matter.
pub fn fingerprint<'a>(records: impl IntoIterator<Item = (usize, &'a str, usize)>) -> u64 {
    let mut records: Vec<_> = records.into_iter().collect();
    records.sort_unstable();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut mix = |bytes: &[u8]| {
        for byte in bytes {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for (store, key, length) in records {
        mix(&(store as u64).to_le_bytes());
        mix(key.as_bytes());
        mix(&(length as u64).to_le_bytes());
    }
    hash
}
