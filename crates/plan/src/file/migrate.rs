//! From older versions of the format to the present one, step by step.
//!
//! Step `n` (counted from 1) turns version `n` into version `n + 1`. A new version adds a step
//! at the end and a file of the old version to `tests/fixtures/`.

use super::VERSION;
use crate::codec::Entries;

type Migration = fn(&mut Entries<'_>);

const STEPS: [Migration; (VERSION - 1) as usize] = [];

/// Brings the fields of a file of an older version up to date.
pub(super) fn migrate(fields: &mut Entries<'_>, from: u64) {
    let done = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
    for step in STEPS.iter().skip(done) {
        step(fields);
    }
}
