//! A plan as it was at a time, kept apart from its journal so that one can look back and go back.

use serde_json::{Value, json};
use sightline_plan::{Id, Plan, file, model::About};

use crate::{
    body::Body,
    key::{PLANS, PREFIX, Tab, plan_prefix},
    record::{Encoding, open, open_json, seal},
};

/// How many of those are kept that were taken unasked.
pub const KEPT: usize = 10;

/// Why a snapshot was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// In passing, while someone worked on the plan.
    Passing,
    /// A person wanted it, and called it this.
    Asked(String),
    /// The plan was about to be replaced, as by an import.
    Replacing,
    /// The plan was about to be brought to a later version of the format.
    Migrating,
    /// An earlier version was about to be brought back.
    Restoring,
    /// The plan was handed out as a file.
    Exported,
}

impl Occasion {
    /// Whether it stays until a person removes it or the plan.
    pub fn is_pinned(&self) -> bool {
        matches!(self, Self::Asked(_) | Self::Exported)
    }

    fn write(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Passing => ("passing", None),
            Self::Asked(name) => ("asked", Some(name)),
            Self::Replacing => ("replacing", None),
            Self::Migrating => ("migrating", None),
            Self::Restoring => ("restoring", None),
            Self::Exported => ("exported", None),
        }
    }

    fn read(word: &str, called: Option<&str>) -> Option<Self> {
        Some(match word {
            "passing" => Self::Passing,
            "asked" => Self::Asked(called.unwrap_or_default().to_owned()),
            "replacing" => Self::Replacing,
            "migrating" => Self::Migrating,
            "restoring" => Self::Restoring,
            "exported" => Self::Exported,
            _ => return None,
        })
    }
}

/// What a list of snapshots says of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// What its two keys end with; those that were taken later come later.
    pub id: String,
    /// When it was taken, in milliseconds since 1970.
    pub at_ms: u64,
    /// Why.
    pub occasion: Occasion,
    /// What the plan was called.
    pub name: String,
    /// How many goals it had.
    pub goals: usize,
}

/// Two records to be stored together: what a list says of it, and the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// Key and text of the first.
    pub head: (String, String),
    /// Key and text of the second.
    pub body: (String, String),
}

impl Snapshot {
    /// A snapshot of this plan.
    pub fn of(plan: &Plan, occasion: Occasion, tab: &Id<Tab>, at_ms: u64) -> Self {
        Self {
            id: format!("{at_ms:016}.{tab}"),
            at_ms,
            occasion,
            name: plan.about().name.clone(),
            goals: plan.tables().goals.len(),
        }
    }

    /// Its records; `body` is the plan's file.
    pub fn write(&self, plan: &Id<About>, body: &Body) -> Taking {
        let (why, called) = self.occasion.write();
        let fields = json!({
            "at": self.at_ms,
            "why": why,
            "called": called,
            "name": self.name,
            "goals": self.goals,
        });
        let (head, key) = (heads(plan) + &self.id, body_key(plan, &self.id));
        Taking {
            head: (
                head.clone(),
                seal(&head, Encoding::Json, &fields.to_string()),
            ),
            body: (key.clone(), seal(&key, body.encoding(), body.as_stored())),
        }
    }

    /// Reads the first of its two records; `None` where it is damaged.
    pub fn read(plan: &Id<About>, key: &str, text: &str) -> Option<Self> {
        let id = key.strip_prefix(&heads(plan))?.to_owned();
        let fields: Value = serde_json::from_str(open_json(key, text).ok()?).ok()?;
        Some(Self {
            id,
            at_ms: fields["at"].as_u64()?,
            occasion: Occasion::read(fields["why"].as_str()?, fields["called"].as_str())?,
            name: fields["name"].as_str()?.to_owned(),
            goals: usize::try_from(fields["goals"].as_u64()?).ok()?,
        })
    }
}

/// The plan in the second record of a snapshot; `None` where it is damaged.
pub fn snapshot_plan(key: &str, text: &str) -> Option<Plan> {
    let (encoding, payload) = open(key, text).ok()?;
    let body = Body::stored(encoding, payload);
    Some(file::read(&body.file()?).ok()?.plan)
}

/// What the keys of the first records of this plan's snapshots begin with.
pub fn heads(plan: &Id<About>) -> String {
    prefix(plan, "head")
}

/// The key of the second record of this snapshot.
pub fn body_key(plan: &Id<About>, id: &str) -> String {
    prefix(plan, "body") + id
}

fn prefix(plan: &Id<About>, part: &str) -> String {
    let name = plan_prefix(plan);
    format!("{PREFIX}snapshot.{part}.{}", name.trim_start_matches(PLANS))
}

/// Those that are one too many, now that these are there: of what was taken unasked, the last
/// [`KEPT`] stay, close together in the last hours and ever wider apart further back.
pub fn too_many(snapshots: &[Snapshot], now_ms: u64) -> Vec<String> {
    let unasked = snapshots.iter().filter(|it| !it.occasion.is_pinned());
    let mut unasked: Vec<&Snapshot> = unasked.collect();
    unasked.sort_unstable_by_key(|snapshot| std::cmp::Reverse(snapshot.at_ms));
    let mut gone = Vec::new();
    while unasked.len() > KEPT {
        // The one whose neighbours are closest together for its age; the newest and the oldest stay.
        let crowded = (1..unasked.len() - 1).min_by(|a, b| {
            let gap = |at: usize| {
                let between = unasked[at - 1].at_ms.abs_diff(unasked[at + 1].at_ms);
                between as f64 / (1 + now_ms.abs_diff(unasked[at].at_ms)) as f64
            };
            gap(*a).total_cmp(&gap(*b))
        });
        let Some(at) = crowded else { break };
        gone.push(unasked.remove(at).id.clone());
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 3_600_000;

    fn taken(at_ms: u64, occasion: Occasion) -> Snapshot {
        Snapshot {
            id: at_ms.to_string(),
            at_ms,
            occasion,
            name: String::new(),
            goals: 0,
        }
    }

    #[test]
    fn the_latest_are_close_together_and_the_first_is_kept() {
        let mut kept: Vec<Snapshot> = Vec::new();
        for hour in 0..24 * 60 {
            let now = hour * HOUR;
            kept.push(taken(now, Occasion::Passing));
            let gone = too_many(&kept, now);
            kept.retain(|snapshot| !gone.contains(&snapshot.id));
        }
        let ages: Vec<u64> = kept
            .iter()
            .rev()
            .map(|it| 24 * 60 - 1 - it.at_ms / HOUR)
            .collect();
        assert_eq!(ages.len(), KEPT);
        assert_eq!((ages[0], ages[KEPT - 1]), (0, 24 * 60 - 1));
        // Something of the last day, the last week and the last month.
        for within in [5, 24, 7 * 24, 31 * 24] {
            assert!(
                ages[1..]
                    .iter()
                    .any(|age| (within / 5..=within).contains(age)),
                "{ages:?}"
            );
        }
    }

    #[test]
    fn what_a_person_wanted_stays() {
        let mut all: Vec<Snapshot> = (0..30).map(|at| taken(at, Occasion::Exported)).collect();
        all.extend((30..60).map(|at| taken(at, Occasion::Asked("Name".to_owned()))));
        assert_eq!(too_many(&all, 100), Vec::<String>::new());
        all.extend((60..71).map(|at| taken(at, Occasion::Replacing)));
        assert_eq!(too_many(&all, 100).len(), 1);
    }

    #[test]
    fn records_come_back_as_they_were() {
        let id = Id::from_bits(7);
        let plan = Plan::new(id.clone(), "Plan");
        for occasion in [
            Occasion::Passing,
            Occasion::Asked("Before the board".to_owned()),
            Occasion::Replacing,
            Occasion::Migrating,
            Occasion::Restoring,
            Occasion::Exported,
        ] {
            let snapshot = Snapshot::of(&plan, occasion, &Id::from_bits(1), 5);
            let Taking { head, body } = snapshot.write(&id, &Body::of(&plan));
            assert_eq!(
                Snapshot::read(&id, &head.0, &head.1),
                Some(snapshot.clone())
            );
            assert_eq!(body.0, body_key(&id, &snapshot.id));
            assert_eq!(snapshot_plan(&body.0, &body.1), Some(plan.clone()));
            let damaged = head.1.replace("Plan", "Plat");
            assert_eq!(Snapshot::read(&id, &head.0, &damaged), None);
        }
    }
}
