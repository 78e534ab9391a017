//! Putting a plan together from what the stores hold.

use sightline_plan::{
    Id, Plan, Problem, Refusal,
    file::{self, Reading},
    model::About,
};

use crate::{
    checkpoint::Covered,
    entry::Entry,
    key::Key,
    record::Reason,
    survey::{Damaged, Listing, Survey},
    timeline::Timeline,
    work::Put,
};

/// What became of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The stores hold nothing of it.
    Nothing,
    /// It was deleted.
    Deleted,
    /// A later version of the app wrote a part of it, which must not be passed over.
    Newer,
    /// Here it is.
    Whole(Plan),
    /// No checkpoint can be read: this is what the entries alone tell.
    Remains(Plan),
}

/// A change that could not be applied. It is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct SetAside {
    /// Its key.
    pub key: String,
    /// The invariant in its way; `None` where it was set aside when an earlier checkpoint was made.
    pub refusal: Option<Refusal>,
}

/// What the stores hold of one plan, put together.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The plan.
    pub outcome: Outcome,
    /// The stamp for whatever comes next.
    pub next_stamp: u64,
    /// How many entries are not in the checkpoint that was used.
    pub replayed: usize,
    /// When the latest change was made or, without one, the checkpoint; in milliseconds since 1970.
    pub changed_at_ms: u64,
    /// Keys that are no longer needed.
    pub stale: Vec<String>,
    /// What one store lacks and another has.
    pub missing: Vec<Put>,
    /// What cannot be read.
    pub damaged: Vec<Damaged>,
    /// Changes that could not be applied.
    pub set_aside: Vec<SetAside>,
    /// What was repaired in the checkpoint's plan because the invariants have become stricter.
    pub problems: Vec<Problem>,
    /// The plan as it came to be, for what other tabs do to it from now on.
    pub timeline: Timeline,
    pub(crate) covered: Covered,
    pub(crate) aside: Vec<Key>,
    pub(crate) survey: Survey,
}

/// Puts a plan together from what the stores hold: the newest whole checkpoint, then the later
/// entries in their order. The page of the crate shows it at work.
///
/// # Example
/// What cannot be read is named, and never taken for nothing.
///
/// ```
/// use sightline_journal::{Body, Outcome, recover};
/// use sightline_plan::{Id, Plan};
///
/// let plan = Plan::new(Id::from_bits(1), "Our year");
/// let id = plan.about().id.clone();
/// assert_eq!(recover(&id, &[&[]]).outcome, Outcome::Nothing);
///
/// let work = recover(&id, &[&[]]).replace(Body::of(&plan), &Id::from_bits(7), 0);
/// let put = &work.puts[0];
/// let torn = (put.key.clone(), put.text.replace("Our", "Her"));
/// let recovered = recover(&id, &[&[torn]]);
/// assert_eq!(recovered.damaged[0].key, put.key);
/// assert!(!matches!(recovered.outcome, Outcome::Nothing | Outcome::Whole(_)));
/// ```
pub fn recover(id: &Id<About>, stores: &[&Listing]) -> Recovered {
    let mut survey = Survey::of(id, stores);
    let deleted = survey
        .tombstone()
        .is_some_and(|gone| survey.latest_base().is_none_or(|base| base <= gone.stamp));
    let base = if deleted {
        None
    } else {
        newest_base(&mut survey)
    };
    let mut recovered = Recovered {
        outcome: Outcome::Nothing,
        next_stamp: survey.next_stamp(),
        replayed: 0,
        changed_at_ms: 0,
        stale: Vec::new(),
        missing: Vec::new(),
        damaged: survey.damaged(),
        set_aside: Vec::new(),
        problems: Vec::new(),
        timeline: Timeline::default(),
        covered: Covered::default(),
        aside: Vec::new(),
        survey,
    };
    let newer = |damaged: &Damaged| damaged.reason == Reason::Newer && !damaged.whole_elsewhere;
    if deleted {
        recovered.outcome = Outcome::Deleted;
        recovered.stale = recovered.survey.all_but_tombstone();
    } else if recovered.damaged.iter().any(newer)
        || base
            .as_ref()
            .is_some_and(|base| base.reading.newer.is_some())
    {
        recovered.outcome = Outcome::Newer;
    } else if !recovered.survey.found.is_empty() {
        recovered.put_together(base);
    }
    recovered
}

/// A checkpoint whose plan could be read.
struct Base {
    key: Key,
    reading: Reading,
}

fn newest_base(survey: &mut Survey) -> Option<Base> {
    let deleted_at = survey.tombstone().map_or(0, |gone| gone.stamp);
    let alive = survey
        .checkpoints()
        .filter(|(_, checkpoint)| checkpoint.stamp > deleted_at);
    let keys: Vec<Key> = alive.map(|(_, checkpoint)| checkpoint.key()).collect();
    keys.into_iter().find_map(|key| {
        let checkpoint = survey.checkpoint(&key)?;
        let file = checkpoint.body.file();
        match file.and_then(|file| read(&file, checkpoint.own)) {
            Some(reading) if reading.plan.about().id == survey.plan => Some(Base { key, reading }),
            _ => {
                survey.reject(&key);
                None
            }
        }
    })
}

/// Reads a checkpoint's plan; one that this very code wrote is believed.
fn read(file: &str, own: bool) -> Option<Reading> {
    let believed = if own { file::read_own(file) } else { None };
    match believed {
        Some(plan) => Some(Reading {
            plan,
            problems: Vec::new(),
            newer: None,
        }),
        None => file::read(file).ok(),
    }
}

impl Recovered {
    fn put_together(&mut self, base: Option<Base>) {
        let checkpoint = base
            .as_ref()
            .and_then(|base| self.survey.checkpoint(&base.key));
        match (checkpoint, self.survey.tombstone()) {
            (Some(checkpoint), _) => {
                self.covered = checkpoint.covered.clone();
                self.aside = checkpoint.aside.clone();
                self.changed_at_ms = checkpoint.at_ms;
            }
            (None, Some(tombstone)) => self.covered = tombstone.covered.clone(),
            (None, None) => {}
        }
        self.keep_aside();
        if let Some(base) = &base {
            self.missing.extend(self.survey.lacking(&base.key));
            self.stale = self.survey.stale(&base.key, &self.aside);
        }

        let (key, mut plan) = match base {
            Some(Base { key, reading }) => {
                self.problems = reading.problems;
                (Some(key), reading.plan)
            }
            None => (None, Plan::new(self.survey.plan.clone(), "")),
        };
        self.replay(&mut plan);
        self.outcome = match key {
            Some(_) => Outcome::Whole(plan),
            None => Outcome::Remains(plan),
        };
    }

    /// Names what an earlier checkpoint set aside, and forgets what is not there any more.
    fn keep_aside(&mut self) {
        self.aside.retain(|key| self.survey.found.contains_key(key));
        for key in &self.aside {
            self.missing.extend(self.survey.lacking(key));
            self.set_aside.push(SetAside {
                key: key.write(&self.survey.plan),
                refusal: None,
            });
        }
    }

    /// Applies the entries that are not covered yet.
    fn replay(&mut self, plan: &mut Plan) {
        let covered = &self.covered;
        let mut entries: Vec<&Entry> = self
            .survey
            .entries()
            .filter(|entry| !covered.covers(&entry.tab, entry.counter))
            .collect();
        entries.sort_unstable_by(|a, b| a.order().cmp(&b.order()));

        let latest = entries.iter().map(|entry| entry.at_ms).max();
        self.changed_at_ms = latest.unwrap_or(self.changed_at_ms);
        self.replayed = entries.len();
        let mut timeline = Timeline::after(plan, covered.clone());
        for entry in entries {
            self.missing.extend(self.survey.lacking(&entry.key()));
            if let Err(refusal) = plan.replay(&entry.change) {
                self.aside.push(entry.key());
                self.set_aside.push(SetAside {
                    key: entry.key().write(&self.survey.plan),
                    refusal: Some(refusal),
                });
            }
            self.covered.add(&entry.tab, entry.counter);
            timeline.add(entry.clone(), Some(plan));
        }
        self.timeline = timeline;
    }
}

#[cfg(test)]
mod tests {
    use sightline_plan::Settings;

    use super::*;
    use crate::{Body, checkpoint::Checkpoint};

    /// A checkpoint whose plan is not sound: no rhythm has no days.
    fn recovered(own: bool) -> Recovered {
        let id = Id::from_bits(7);
        let text = format!(
            r#"{{"format":"sightline.plan","version":1,"id":"{id}","settings":{{"check_in_days":0}}}}"#
        );
        let checkpoint = Checkpoint {
            stamp: 1,
            tab: Id::from_bits(9),
            at_ms: 5,
            covered: Covered::default(),
            aside: Vec::new(),
            body: Body::plain(text),
            own,
        };
        recover(&id, &[&[checkpoint.write(&id)]])
    }

    #[test]
    fn a_checkpoint_of_other_code_is_checked_and_one_of_this_code_believed() {
        let rhythm = |recovered: &Recovered| match &recovered.outcome {
            Outcome::Whole(plan) => Settings::clone(plan.settings()).check_in_days,
            other => panic!("{other:?}"),
        };
        let checked = recovered(false);
        assert_eq!((checked.problems.len(), rhythm(&checked)), (1, 1));
        let believed = recovered(true);
        assert_eq!((believed.problems.len(), rhythm(&believed)), (0, 0));
    }
}
