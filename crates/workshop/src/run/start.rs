//! Beginning a run, and removing one.

use chrono::NaiveDate;
use sightline_plan::{
    Edit, Id, Key,
    model::{Run, RunState},
};

use super::Bits;
use crate::definition::{Workshop, write_value};

/// A run of a workshop that is being prepared; its first session is on `first`. It keeps the workshop as it
/// is now.
pub fn begin(workshop: &Workshop, title: &str, first: NaiveDate, bits: Bits) -> Run {
    let title = if title.trim().is_empty() {
        &workshop.title
    } else {
        title
    };
    Run {
        id: Id::from_bits(bits()),
        workshop: workshop.id.clone(),
        title: title.to_owned(),
        definition: write_value(workshop),
        state: RunState::Prepared,
        started: Some(first),
        ..Run::default()
    }
}

/// [`begin`] as an edit.
pub fn begin_edit(run: &Run) -> Edit {
    Edit::Put(run.clone().into())
}

/// Removes a run and what was answered in it; what it wrote into the plan stays.
pub fn remove_edit(run: &Id<Run>) -> Edit {
    Edit::Remove(Key::from(run))
}
