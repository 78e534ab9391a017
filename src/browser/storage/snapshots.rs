//! Snapshots: the plan as it was, in IndexedDB alone.

use sightline_journal::{
    Occasion, Snapshot,
    snapshot::{body_key, heads, snapshot_plan, too_many},
};
use sightline_plan::{Id, Plan, file, model::About};

use super::{Storage, Why, body, now};

impl Storage {
    /// The snapshots of a plan, the latest first.
    ///
    /// # Errors
    /// Where the database does not serve.
    pub async fn snapshots(&self, id: &Id<About>) -> Result<Vec<Snapshot>, Why> {
        let records = self.0.list_database(&heads(id)).await?;
        let mut found: Vec<Snapshot> = records
            .iter()
            .filter_map(|(key, text)| Snapshot::read(id, key, text))
            .collect();
        found.sort_unstable_by(|a, b| b.id.cmp(&a.id));
        Ok(found)
    }

    /// Takes a snapshot of a plan, and lets go of older ones that were taken unasked and are one too many.
    ///
    /// # Errors
    /// Where the database does not serve.
    pub async fn snapshot(&self, plan: &Plan, occasion: Occasion) -> Result<Snapshot, Why> {
        let id = &plan.about().id;
        let taken = Snapshot::of(plan, occasion, self.0.tab(), now());
        let body = body(&file::write(plan)).await;
        let records = taken.write(id, &body);
        let mut all = self.snapshots(id).await?;
        all.push(taken.clone());
        let gone = too_many(&all, now());
        let gone: Vec<String> = gone.iter().flat_map(|gone| keys(id, gone)).collect();
        let gone: Vec<&str> = gone.iter().map(String::as_str).collect();
        let puts = [&records.head, &records.body].map(|(key, text)| (key.as_str(), text.as_str()));
        self.0.write_aside(&puts, &gone).await?;
        Ok(taken)
    }

    /// The plan in a snapshot; `None` where it is gone or damaged.
    ///
    /// # Errors
    /// Where the database does not serve.
    pub async fn snapshot_plan(&self, id: &Id<About>, snapshot: &str) -> Result<Option<Plan>, Why> {
        let key = body_key(id, snapshot);
        let text = self.0.get_from_database(&key).await?;
        Ok(text.and_then(|text| snapshot_plan(&key, &text)))
    }

    /// Removes a snapshot.
    ///
    /// # Errors
    /// Where the database does not serve.
    pub async fn remove_snapshot(&self, id: &Id<About>, snapshot: &str) -> Result<(), Why> {
        let keys = keys(id, snapshot);
        self.0
            .write_aside(&[], &keys.each_ref().map(String::as_str))
            .await
    }

    /// Remembers that a plan was handed out as a file, and how it was then.
    pub async fn note_export(&self, id: &Id<About>, at_ms: f64) {
        self.remember_export(id, at_ms);
        if let Ok(loaded) = self.load(id).await {
            // The export itself has been made: what is missing is only the way back to it.
            let _ = self.snapshot(&loaded.plan, Occasion::Exported).await;
        }
    }

    pub(super) async fn forget_snapshots(&self, id: &Id<About>) {
        let Ok(snapshots) = self.0.list_database(&heads(id)).await else {
            return;
        };
        let of = |(key, _): &(String, String)| {
            let snapshot = key.strip_prefix(&heads(id)).unwrap_or_default();
            keys(id, snapshot)
        };
        let gone: Vec<String> = snapshots.iter().flat_map(of).collect();
        let gone: Vec<&str> = gone.iter().map(String::as_str).collect();
        let _ = self.0.write_aside(&[], &gone).await;
    }
}

fn keys(id: &Id<About>, snapshot: &str) -> [String; 2] {
    [heads(id) + snapshot, body_key(id, snapshot)]
}
