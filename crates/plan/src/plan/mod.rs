//! The plan: every record, and the tree of goals kept in step with them.

mod cycle;
mod entity;
mod name;
mod place;
mod table;
mod tree;

use std::sync::Arc;

pub(crate) use cycle::cycles;
pub(crate) use entity::list_schemas;
pub use entity::{Entity, Fate, Key, Kind, Record, Tables};
use name::Asked;
use table::Records;
pub use table::Table;
pub use tree::Ancestors;

use crate::{
    Settings,
    id::Id,
    model::{About, Goal},
};

/// One plan. Cloning costs almost nothing: a clone shares all that has not changed since.
///
/// Change it only through [`Plan::apply`], which keeps its invariants.
#[derive(Clone, Debug)]
pub struct Plan {
    about: Arc<About>,
    tables: Tables,
    /// Every goal by parent and order: the tree, derived from the goals.
    places: Records,
}

/// The places follow from the goals, so they need no comparing.
impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        self.about == other.about && self.tables == other.tables
    }
}

impl Plan {
    /// An empty plan.
    pub fn new(id: Id<About>, name: &str) -> Self {
        Self::with_about(About {
            id,
            name: name.to_owned(),
            ..About::default()
        })
    }

    pub(crate) fn with_about(about: About) -> Self {
        Self {
            about: Arc::new(about),
            tables: Tables::default(),
            places: Records::new(),
        }
    }

    /// The same plan under another id and name: a copy that lives beside the first.
    #[must_use]
    pub fn copied(&self, id: Id<About>, name: &str) -> Self {
        let about = About {
            id,
            name: name.to_owned(),
            ..About::clone(&self.about)
        };
        Self {
            about: Arc::new(about),
            ..self.clone()
        }
    }

    /// The plan's name, purpose and settings.
    pub fn about(&self) -> &Arc<About> {
        &self.about
    }

    /// What holds for the whole plan.
    pub fn settings(&self) -> &Settings {
        &self.about.settings
    }

    /// Every record, table by table.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The goal with this id.
    pub fn goal(&self, id: &Id<Goal>) -> Option<&Arc<Goal>> {
        self.tables.goals.get(id)
    }

    /// The key under which the plan's own record stands.
    pub fn key(&self) -> Key {
        Key::from(&self.about.id)
    }

    /// The record with this key.
    pub fn record(&self, key: &Key) -> Option<Record> {
        if key.kind == Kind::Plan {
            let own = *key.id == *self.about.id.as_str();
            return own.then(|| Record::Plan(Arc::clone(&self.about)));
        }
        self.tables.get(key.kind, &key.id).cloned()
    }

    /// Whether a record of this kind and id is here.
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        match kind {
            Kind::Plan => id == self.about.id.as_str(),
            other => self.tables.get(other, id).is_some(),
        }
    }

    /// Every record, the plan's own first.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        let about = Record::Plan(Arc::clone(&self.about));
        std::iter::once(about).chain(
            Kind::ALL
                .iter()
                .flat_map(|kind| self.tables.of_kind(*kind))
                .cloned(),
        )
    }

    /// Puts a record in place without asking; the caller checks the invariants.
    pub(crate) fn insert(&mut self, record: Record) {
        if let Record::Plan(about) = record {
            self.about = about;
            return;
        }
        if let Record::Goal(goal) = &record {
            if let Some(old) = self.tables.goals.get(&goal.id) {
                self.places.remove(&Asked::from(&*place::of(old)));
            }
            self.places.insert(place::of(goal).into(), record.clone());
        }
        self.tables.insert(record);
    }

    /// Takes a record away without asking; the caller checks the invariants.
    pub(crate) fn discard(&mut self, key: &Key) {
        if let Some(Record::Goal(goal)) = self.record(key) {
            self.places.remove(&Asked::from(&*place::of(&goal)));
        }
        self.tables.remove(key.kind, &key.id);
    }
}
