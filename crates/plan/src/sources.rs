//! The register of data sources: which system each number comes from, how fresh it should be, and how fresh it is.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use crate::{
    Edit, Fate, Goal, Id, Kind, Plan,
    arithmetic::{is_open, metric},
    codec::Path,
    model::{DataSource, Direction, Metric},
    people::fold,
};

/// How fresh the newest number of a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// No metric of an open goal reads from it.
    Unread,
    /// Metrics name it, and nobody has written a value down.
    Never,
    /// The newest value has no day.
    Undated,
    /// The newest value is of this day, and nobody has said how old it may be.
    On(NaiveDate),
    /// The newest value is of this day, in time.
    Fresh(NaiveDate),
    /// The newest value is of this day, and was due so many days ago.
    Stale(NaiveDate, u32),
}

/// A metric that a source is, or could be, named for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Its goal.
    pub goal: Id<Goal>,
    /// Its id within the goal.
    pub metric: String,
    /// What it is called; may be empty.
    pub name: String,
    /// The day of its newest value.
    pub newest: Option<NaiveDate>,
}

/// A source with what reads from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The source.
    pub source: Arc<DataSource>,
    /// The metrics of open goals that read from it, in the order of the outline.
    pub readers: Vec<Reader>,
    /// How fresh its newest number is.
    pub freshness: Freshness,
    /// Another source of the same name, which could become this one.
    pub twin: Option<Id<DataSource>>,
}

/// Every source of a plan, and what has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// The sources by name.
    pub entries: Vec<Entry>,
    /// Metrics of open goals that count something and name no source, in the order of the outline.
    pub without: Vec<Reader>,
}

impl Register {
    /// The register of a plan on a day.
    pub fn of(plan: &Plan, today: NaiveDate) -> Self {
        let mut read: BTreeMap<&Id<DataSource>, Vec<(Reader, bool)>> = BTreeMap::new();
        let mut without = Vec::new();
        for (_, goal) in plan.outline() {
            if !is_open(goal) {
                continue;
            }
            for of in &goal.metrics {
                let newest = metric::current(&of.history, today);
                let reader = Reader {
                    goal: goal.id.clone(),
                    metric: of.id.clone(),
                    name: of.name.trim().to_owned(),
                    newest: newest.and_then(|newest| newest.on),
                };
                match &of.source {
                    Some(source) => read
                        .entry(source)
                        .or_default()
                        .push((reader, newest.is_some())),
                    None if counts(of) => without.push(reader),
                    None => {}
                }
            }
        }
        let mut sources: Vec<&Arc<DataSource>> = plan.tables().data_sources.values().collect();
        sources.sort_by_cached_key(|source| (fold(&source.name), source.id.clone()));
        let entries = sources.iter().enumerate().map(|(at, source)| {
            let readers = read.remove(&source.id).unwrap_or_default();
            let before = at.checked_sub(1).and_then(|at| sources.get(at));
            let twin = before.filter(|before| is_named_alike(before, source));
            Entry {
                source: Arc::clone(source),
                freshness: freshness(source, &readers, today),
                readers: readers.into_iter().map(|(reader, _)| reader).collect(),
                twin: twin.map(|twin| twin.id.clone()),
            }
        });
        Self {
            entries: entries.collect(),
            without,
        }
    }
}

fn is_named_alike(one: &DataSource, other: &DataSource) -> bool {
    let name = fold(&one.name);
    !name.is_empty() && name == fold(&other.name)
}

fn freshness(source: &DataSource, readers: &[(Reader, bool)], today: NaiveDate) -> Freshness {
    if readers.is_empty() {
        return Freshness::Unread;
    }
    let newest = readers.iter().filter_map(|(reader, _)| reader.newest).max();
    let Some(on) = newest else {
        let some = readers.iter().any(|(_, has_value)| *has_value);
        return match some {
            true => Freshness::Undated,
            false => Freshness::Never,
        };
    };
    let Some(days) = source.fresh_days else {
        return Freshness::On(on);
    };
    // What is read is of today or before; a day that reaches beyond the calendar is never late.
    let old = u32::try_from((today - on).num_days()).unwrap_or(0);
    match old.checked_sub(days) {
        None | Some(0) => Freshness::Fresh(on),
        Some(late) => Freshness::Stale(on, late),
    }
}

/// Whether a metric is a number that somebody reads somewhere.
fn counts(metric: &Metric) -> bool {
    !matches!(metric.direction, Direction::Milestone | Direction::YesNo)
}

/// Makes one source out of two: what names the second names the first from then on, and what the first lacks is taken
/// over. `None` where the plan does not have both.
pub fn join(plan: &Plan, keep: &Id<DataSource>, gone: &Id<DataSource>) -> Option<Edit> {
    let sources = &plan.tables().data_sources;
    let (mut kept, other) = (
        DataSource::clone(sources.get(keep)?),
        DataSource::clone(sources.get(gone)?),
    );
    if keep == gone {
        return None;
    }
    for (mine, theirs) in [
        (&mut kept.accuracy, other.accuracy),
        (&mut kept.privacy, other.privacy),
        (&mut kept.link, other.link),
    ] {
        if mine.trim().is_empty() {
            *mine = theirs;
        }
    }
    kept.automatic = kept.automatic.or(other.automatic);
    kept.owner = kept.owner.or(other.owner);
    kept.fresh_days = kept.fresh_days.or(other.fresh_days);
    // What one of them keeps back does not get out by this.
    kept.private |= other.private;
    for (name, value) in other.extra {
        kept.extra.entry(name).or_insert(value);
    }
    let name: Arc<str> = keep.as_str().into();
    let mut edits = vec![Edit::Put(kept.into())];
    for record in plan.records() {
        let mut names_it = false;
        record.references(&mut Path::default(), &mut |_, kind, id| {
            names_it |= kind == Kind::DataSource && id == gone.as_str();
        });
        if names_it {
            let moved = record.relinked(&mut |kind, id| match kind {
                Kind::DataSource if id == gone.as_str() => Fate::Becomes(Arc::clone(&name)),
                _ => Fate::Stays,
            });
            edits.push(Edit::Put(moved));
        }
    }
    edits.push(Edit::Remove(gone.into()));
    Some(Edit::Several(edits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Key,
        arithmetic::testing::{goal, plan},
        model::{Person, Point, Status},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        day("2026-11-23")
    }

    fn source(id: &str, name: &str, fresh_days: Option<u32>) -> DataSource {
        DataSource {
            id: Id::new(id).unwrap(),
            name: name.to_owned(),
            fresh_days,
            ..DataSource::default()
        }
    }

    fn reading(id: &str, source: &str, on: &[Option<&str>]) -> Goal {
        let points = on.iter().map(|on| Point {
            on: on.map(day),
            ..Point::default()
        });
        let mut goal = goal(id);
        goal.metrics = vec![Metric {
            id: "m".to_owned(),
            name: format!("number of {id}"),
            source: Id::new(source),
            history: points.collect(),
            ..Metric::default()
        }];
        goal
    }

    /// The sources come before the goals that name them.
    fn with(sources: &[DataSource], goals: Vec<Goal>) -> Plan {
        let mut plan = plan(Vec::new());
        for source in sources {
            plan.apply(Edit::Put(source.clone().into())).unwrap();
        }
        for goal in goals {
            plan.apply(Edit::Put(goal.into())).unwrap();
        }
        plan
    }

    fn fresh(days: Option<u32>, on: &[Option<&str>]) -> Freshness {
        let plan = with(&[source("crm", "CRM", days)], vec![reading("a", "crm", on)]);
        Register::of(&plan, today()).entries[0].freshness
    }

    #[test]
    fn a_source_is_stale_once_its_newest_number_is_older_than_promised() {
        let on = day("2026-11-16");
        let read = [Some("2026-10-01"), Some("2026-11-16")];
        assert_eq!(fresh(Some(7), &read), Freshness::Fresh(on));
        assert_eq!(fresh(Some(6), &read), Freshness::Stale(on, 1));
        assert_eq!(fresh(None, &read), Freshness::On(on));
        assert_eq!(fresh(Some(7), &[]), Freshness::Never);
        assert_eq!(fresh(Some(7), &[None]), Freshness::Undated);
        let ahead = [Some("2026-12-01")];
        assert_eq!(fresh(Some(7), &ahead), Freshness::Never, "not read yet");
    }

    #[test]
    fn the_newest_of_all_its_metrics_counts_and_closed_goals_do_not() {
        let mut done = reading("c", "crm", &[Some("2026-11-22")]);
        done.status = Status::Done;
        let plan = with(
            &[source("crm", "CRM", Some(7)), source("hr", "HR", None)],
            vec![
                reading("a", "crm", &[Some("2026-10-01")]),
                reading("b", "crm", &[Some("2026-11-20")]),
                done,
            ],
        );
        let register = Register::of(&plan, today());
        let crm = &register.entries[0];
        assert_eq!(crm.freshness, Freshness::Fresh(day("2026-11-20")));
        let readers: Vec<&str> = crm.readers.iter().map(|it| it.goal.as_str()).collect();
        assert_eq!(readers, ["a", "b"]);
        assert_eq!(register.entries[1].freshness, Freshness::Unread);
    }

    #[test]
    fn numbers_without_a_source_are_named_and_steps_are_not() {
        let mut steps = reading("b", "", &[]);
        steps.metrics[0].direction = Direction::Milestone;
        let mut dropped = reading("c", "", &[]);
        dropped.status = Status::Dropped;
        let plan = with(&[], vec![reading("a", "", &[]), steps, dropped]);
        let register = Register::of(&plan, today());
        let without: Vec<&str> = register.without.iter().map(|it| &*it.name).collect();
        assert_eq!(without, ["number of a"]);
    }

    #[test]
    fn two_of_one_name_become_one_and_nothing_is_lost() {
        let person = Person {
            id: Id::new("ada").unwrap(),
            ..Person::default()
        };
        let mut first = source("crm", "CRM", None);
        first.accuracy = "Good".to_owned();
        let mut second = source("crm-2", " crm ", Some(7));
        second.private = true;
        second.accuracy = "Poor".to_owned();
        let mut plan = with(&[first, source("hr", "HR", None)], Vec::new());
        plan.apply(Edit::Put(person.into())).unwrap();
        second.owner = Id::new("ada");
        plan.apply(Edit::Put(second.into())).unwrap();
        plan.apply(Edit::Put(reading("a", "crm-2", &[]).into()))
            .unwrap();
        let register = Register::of(&plan, today());
        let twins: Vec<Option<&str>> = register
            .entries
            .iter()
            .map(|entry| entry.twin.as_ref().map(Id::as_str))
            .collect();
        assert_eq!(twins, [None, Some("crm"), None]);

        let (keep, gone) = (Id::new("crm").unwrap(), Id::new("crm-2").unwrap());
        assert_eq!(join(&plan, &keep, &keep), None);
        let edit = join(&plan, &keep, &gone).unwrap();
        plan.apply(edit).unwrap();
        assert_eq!(plan.record(&Key::from(&gone)), None);
        let kept = plan.tables().data_sources.get(&keep).unwrap();
        assert_eq!((&*kept.accuracy, kept.fresh_days), ("Good", Some(7)));
        assert!(kept.private && kept.owner == Id::new("ada"));
        let goal = plan.goal(&Id::new("a").unwrap()).unwrap();
        assert_eq!(goal.metrics[0].source, Some(keep));
    }
}
