//! The list of plans on this device, which reads only what has changed since it was last made.

use sightline_journal::{Outcome, Recovered, Summary, fingerprint, key, recover, summary_key};
use sightline_plan::{Id, Plan, model::About};

use super::{super::device, Storage, now, read::Held, writer::Removing};

/// A plan in a list of plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its id.
    pub id: Id<About>,
    /// Its name.
    pub name: String,
    /// How many goals it has.
    pub goals: usize,
    /// When it was last changed, in milliseconds since 1970.
    pub changed_at_ms: f64,
    /// What it takes up in the store where it takes up most, in bytes of UTF-8.
    pub bytes: usize,
    /// How many of its records cannot be read in any store.
    pub damaged: usize,
    /// Whether a later version of the app has written to it, so that it cannot be read.
    pub newer: bool,
    /// When it was last handed out as a file, in milliseconds since 1970.
    pub exported_at_ms: Option<f64>,
}

/// What the stores hold of one plan, as the writer surveys it.
type Surveyed = [(usize, String, usize)];

impl Storage {
    /// Every plan on this device, the latest changed first. Finishes deletions that were interrupted.
    pub async fn plans(&self) -> Vec<Listed> {
        let surveyed = self.0.survey(key::PLANS).await;
        let mut listed = Vec::new();
        for id in key::plans(surveyed.iter().map(|(_, key, _)| key.as_str())) {
            let print = print(&surveyed, &id);
            let known = self.0.local(&summary_key(&id));
            let known = known.and_then(|text| Summary::read(&id, print, &text));
            let summary = match known {
                Some(summary) => Some(summary),
                None => self.summarise(&id, print).await,
            };
            listed.extend(summary.map(|summary| as_listed(id, summary)));
        }
        listed.sort_unstable_by(|a, b| b.changed_at_ms.total_cmp(&a.changed_at_ms));
        listed
    }

    /// Whether a plan with this id is on this device, in whatever state.
    pub async fn holds(&self, id: &Id<About>) -> bool {
        let held = self.read(&key::plan_prefix(id)).await;
        let outcome = recover(id, &held.listings()).outcome;
        !matches!(outcome, Outcome::Nothing | Outcome::Deleted)
    }

    /// Reads a plan whole, and remembers what a list says of it.
    async fn summarise(&self, id: &Id<About>, print: u64) -> Option<Summary> {
        let held = self.read(&key::plan_prefix(id)).await;
        let recovered = recover(id, &held.listings());
        if matches!(recovered.outcome, Outcome::Deleted) {
            let work = recovered.mend(now());
            let _ = self.0.carry_out(&held, &work, Removing::Anyway).await;
            self.forget_aside(id).await;
        }
        let summary = summary(&recovered, &held)?;
        self.remember(id, &summary, print);
        Some(summary)
    }

    /// Remembers what a list says of the plan that is open, as it is now.
    pub async fn note_summary(&self, plan: &Plan, damaged: usize) {
        let id = &plan.about().id;
        let surveyed = self.0.survey(&key::plan_prefix(id)).await;
        let of_store = |store: usize| {
            let own = surveyed.iter().filter(|(of, _, _)| *of == store);
            own.map(|(_, key, length)| key.len() + length)
                .sum::<usize>()
        };
        let summary = Summary {
            name: plan.about().name.clone(),
            goals: plan.tables().goals.len(),
            changed_at_ms: now(),
            bytes: of_store(0).max(of_store(1)),
            damaged,
            newer: false,
        };
        self.remember(id, &summary, print(&surveyed, id));
    }

    fn remember(&self, id: &Id<About>, summary: &Summary, print: u64) {
        let (key, text) = summary.write(id, print);
        self.0.set_local(&key, Some(&text));
    }

    /// Forgets what is kept of a plan beside its journal.
    pub(super) async fn forget_aside(&self, id: &Id<About>) {
        self.0.set_local(&summary_key(id), None);
        let _ = device::set(&exported_name(id), None);
        let _ = device::set(&round_name(id), None);
        let _ = device::set(&trial_name(id), None);
        let _ = device::set(&kpi_name(id), None);
        let _ = device::set(&reminded_name(id), None);
        let _ = device::set(&cycles_name(id), None);
        let _ = device::set(&format!("{}.at", cycles_name(id)), None);
        self.untie_file(id).await;
        self.forget_snapshots(id).await;
    }

    pub(super) fn remember_export(&self, id: &Id<About>, at_ms: f64) {
        // Where the device cannot remember it, the plan counts as never exported, which is the safe side.
        let _ = device::set(&exported_name(id), Some(&at_ms.to_string()));
    }
}

fn print(surveyed: &Surveyed, id: &Id<About>) -> u64 {
    let prefix = key::plan_prefix(id);
    let own = surveyed
        .iter()
        .filter(|(_, key, _)| key.starts_with(&prefix));
    fingerprint(own.map(|(store, key, length)| (*store, key.as_str(), *length)))
}

fn as_listed(id: Id<About>, summary: Summary) -> Listed {
    Listed {
        exported_at_ms: exported_at_ms(&id),
        id,
        name: summary.name,
        goals: summary.goals,
        changed_at_ms: summary.changed_at_ms as f64,
        bytes: summary.bytes,
        damaged: summary.damaged,
        newer: summary.newer,
    }
}

fn summary(recovered: &Recovered, held: &Held) -> Option<Summary> {
    let plan = match &recovered.outcome {
        Outcome::Whole(plan) | Outcome::Remains(plan) => Some(plan),
        Outcome::Newer => None,
        Outcome::Nothing | Outcome::Deleted => return None,
    };
    let lost = recovered.damaged.iter().filter(|it| !it.whole_elsewhere);
    Some(Summary {
        name: plan
            .map(|plan| plan.about().name.clone())
            .unwrap_or_default(),
        goals: plan.map_or(0, |plan| plan.tables().goals.len()),
        changed_at_ms: recovered.changed_at_ms,
        bytes: held.bytes(&key::plan_prefix(recovered.id())),
        damaged: lost.count(),
        newer: matches!(recovered.outcome, Outcome::Newer),
    })
}

/// When a plan was last handed out as a file.
fn exported_at_ms(id: &Id<About>) -> Option<f64> {
    device::get(&exported_name(id))?.parse().ok()
}

/// The device setting that holds what is typed in a plan's round of check-ins and not saved yet.
pub fn round_name(id: &Id<About>) -> String {
    format!("round.{id}")
}

/// The device setting that says for which day a plan's reminders are hidden.
pub fn reminded_name(id: &Id<About>) -> String {
    format!("reminded.{id}")
}

/// The device setting that holds what numbers are tried out beside a plan.
pub fn trial_name(id: &Id<About>) -> String {
    format!("trial.{id}")
}

/// The device setting that holds what is typed of a new KPI of a plan and not saved yet.
pub fn kpi_name(id: &Id<About>) -> String {
    format!("kpi.{id}")
}

/// The device setting that holds what is typed while a plan's cycle is being closed.
pub fn cycles_name(id: &Id<About>) -> String {
    format!("cycles.{id}")
}

/// The device setting that says when a plan was last handed out as a file.
fn exported_name(id: &Id<About>) -> String {
    format!("exported.{id}")
}
