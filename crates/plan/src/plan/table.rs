//! Records of one kind by id.
//!
//! Every table is the same persistent map underneath, of [`Record`]s by text: fourteen maps of
//! their own types would be fourteen copies of a B-tree in the browser, a hundred kilobytes of them.

use std::{fmt, marker::PhantomData, sync::Arc};

use imbl::OrdMap;

use super::{
    Entity, Record,
    name::{Asked, Name},
};
use crate::id::Id;

/// The map under every table, and under the tree of goals.
pub(crate) type Records = OrdMap<Name, Record>;

/// Records of one kind by id. Cloning is cheap and unchanged records stay the same [`Arc`].
pub struct Table<T> {
    pub(super) records: Records,
    of: PhantomData<fn() -> T>,
}

impl<T: Entity> Table<T> {
    /// The record with this id.
    pub fn get(&self, id: &(impl AsRef<str> + ?Sized)) -> Option<&Arc<T>> {
        self.records.get(&Asked::from(id.as_ref())).and_then(T::of)
    }

    /// Whether there is a record with this id.
    pub fn contains_key(&self, id: &(impl AsRef<str> + ?Sized)) -> bool {
        self.records.contains_key(&Asked::from(id.as_ref()))
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Every record, by id.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Arc<T>> {
        self.records.values().filter_map(T::of)
    }

    /// Every id, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Id<T>> {
        self.values().map(|record| record.id())
    }
}

// Derived impls would ask the same of `T`.
impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self {
            records: self.records.clone(),
            of: PhantomData,
        }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            records: Records::new(),
            of: PhantomData,
        }
    }
}

impl<T> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records
    }
}

impl<T> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.records.fmt(f)
    }
}
