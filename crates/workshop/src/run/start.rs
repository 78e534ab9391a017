//! Beginning a run, and removing one.

use chrono::{Days, NaiveDate};
use sightline_plan::{
    Edit, Id, Key, Plan,
    model::{Person, Run, RunState},
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
        private: workshop.private,
        ..Run::default()
    }
}

/// The run of a workshop about a person, or about nobody, that carries on last time's.
pub fn about(mut run: Run, plan: &Plan, person: Option<Id<Person>>) -> Run {
    run.follows = last(plan, &run.workshop, person.as_ref()).map(|last| last.id.clone());
    run.present.extend(person.iter().cloned());
    run.person = person;
    run
}

/// The latest run of a workshop about a person, or about nobody.
pub fn last<'p>(plan: &'p Plan, workshop: &str, person: Option<&Id<Person>>) -> Option<&'p Run> {
    let runs = plan.tables().runs.values().map(AsRef::as_ref);
    let same = runs.filter(|run| run.workshop == workshop && run.person.as_ref() == person);
    same.max_by_key(|run| (run.started, &run.id))
}

/// A meeting that would come before its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooSoon {
    /// When the last one was.
    pub last: NaiveDate,
    /// From when on the next one is in place.
    pub from: NaiveDate,
}

/// Whether a run that began on `first` would come before its time: reviews come no more often than once a
/// quarter, but for one more soon after a person's first day (content brief §6).
pub fn too_soon(
    plan: &Plan,
    workshop: &Workshop,
    person: Option<&Id<Person>>,
    first: NaiveDate,
) -> Option<TooSoon> {
    let every = workshop.every.as_ref()?;
    let last = last(plan, &workshop.id, person)?.started?;
    let from = last.checked_add_days(Days::new(every.least_days.into()))?;
    let joined = person
        .and_then(|id| plan.tables().people.get(id))
        .and_then(|person| person.started);
    let is_new = joined.is_some_and(|joined| {
        let since = (first - joined).num_days();
        let runs = plan.tables().runs.values();
        let since_then = runs.filter(|run| {
            run.workshop == workshop.id
                && run.person.as_ref() == person
                && run.started >= Some(joined)
        });
        (0..=i64::from(every.early_days)).contains(&since) && since_then.count() < 2
    });
    (first < from && !is_new).then_some(TooSoon { last, from })
}

/// [`begin`] as an edit.
pub fn begin_edit(run: &Run) -> Edit {
    Edit::Put(run.clone().into())
}

/// Removes a run and what was answered in it; what it wrote into the plan stays.
pub fn remove_edit(run: &Id<Run>) -> Edit {
    Edit::Remove(Key::from(run))
}
