//! How saving goes.

use super::Why;

/// How saving goes, as a person should know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// On its way.
    Saving,
    /// Everything is in IndexedDB and in local storage: nothing is lost even if the browser is killed.
    Saved,
    /// Everything is in IndexedDB, but local storage does not serve.
    DatabaseOnly(Why),
    /// Everything is in local storage, but IndexedDB does not serve: if the browser is killed, the
    /// last minutes may be lost.
    LocalOnly(Why),
    /// Something is in neither: it is lost when the page is closed.
    MemoryOnly {
        /// Why it is not in local storage.
        local: Why,
        /// Why it is not in IndexedDB.
        database: Why,
    },
}

/// Which stores serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreHealth {
    /// Local storage, as of the last time it was written to.
    pub local: Result<(), Why>,
    /// IndexedDB, as of the last time it was written to.
    pub database: Result<(), Why>,
}

/// What a store could not do; `None` for a store that did its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// What is the matter with local storage.
    pub local: Option<Why>,
    /// What is the matter with IndexedDB.
    pub database: Option<Why>,
}

/// How a piece of work went in each store.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub(super) struct Done {
    pub local: Result<(), Why>,
    pub database: Result<(), Why>,
}

impl Done {
    /// Good enough if one store holds it.
    pub fn at_least_one(self) -> Result<(), StoreError> {
        if self.local.is_ok() || self.database.is_ok() {
            Ok(())
        } else {
            Err(self.into())
        }
    }

    /// Good enough only if nothing went wrong; a store that was not there from the start has nothing
    /// that could go wrong.
    pub fn all(self) -> Result<(), StoreError> {
        let fine =
            |done: &Result<(), Why>| matches!(done, Ok(()) | Err(Why::Absent | Why::Blocked));
        if fine(&self.local) && fine(&self.database) {
            Ok(())
        } else {
            Err(self.into())
        }
    }
}

impl From<Done> for StoreError {
    fn from(done: Done) -> Self {
        Self {
            local: done.local.err(),
            database: done.database.err(),
        }
    }
}
