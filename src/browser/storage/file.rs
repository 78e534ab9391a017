//! The file on disk that a plan is tied to, in IndexedDB alone: only there can the browser keep it.

use sightline_journal::key;
use sightline_plan::{Id, model::About};

use super::{
    super::{device, disk_file::DiskFile},
    Storage, Why,
};

impl Storage {
    /// The file that a plan is tied to.
    pub async fn tied_file(&self, id: &Id<About>) -> Option<DiskFile> {
        let handle = self.0.get_value(&file_key(id)).await.ok()?;
        DiskFile::of(handle)
    }

    /// Ties a plan to a file.
    ///
    /// # Errors
    /// Where the database does not serve.
    pub async fn tie_file(&self, id: &Id<About>, file: &DiskFile) -> Result<(), Why> {
        self.0.put_value(&file_key(id), file.handle()).await
    }

    /// Lets go of the file that a plan is tied to. The file stays as it is.
    pub async fn untie_file(&self, id: &Id<About>) {
        let _ = device::set(&seen_name(id), None);
        // What cannot be removed is asked about again when the plan is opened the next time.
        let _ = self
            .0
            .write_aside(&[], &[&file_key(id), &written_key(id)])
            .await;
    }

    /// What the plan's file was last written with: what changes in it since were made to.
    pub async fn file_written(&self, id: &Id<About>) -> Option<String> {
        self.0.get_from_database(&written_key(id)).await.ok()?
    }

    /// Remembers what the plan's file was written with.
    pub async fn note_file_written(&self, id: &Id<About>, text: &str) {
        // Without it, changes made elsewhere are compared with the plan alone.
        let _ = self.0.write_aside(&[(&written_key(id), text)], &[]).await;
    }

    /// When the file was last written as far as this device knows.
    pub fn file_seen(&self, id: &Id<About>) -> Option<f64> {
        device::get(&seen_name(id))?.parse().ok()
    }

    /// Remembers when the file was last written.
    pub fn note_file_seen(&self, id: &Id<About>, at_ms: f64) {
        // Where it cannot be remembered, a person is asked once too often.
        let _ = device::set(&seen_name(id), Some(&at_ms.to_string()));
    }
}

fn file_key(id: &Id<About>) -> String {
    aside(id, "file")
}

fn written_key(id: &Id<About>) -> String {
    aside(id, "file-written")
}

fn aside(id: &Id<About>, what: &str) -> String {
    let name = key::plan_prefix(id);
    let name = name.trim_start_matches(key::PLANS);
    format!("{}{what}.{name}", key::PREFIX)
}

fn seen_name(id: &Id<About>) -> String {
    format!("file-seen.{id}")
}
