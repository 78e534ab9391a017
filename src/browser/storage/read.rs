//! What the stores hold.

use sightline_journal::Listing;

/// A store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Local,
    Database,
}

/// What those stores hold that can be read at present.
#[derive(Clone, Debug, Default)]
pub(super) struct Held(Vec<(Place, Vec<(String, String)>)>);

impl Held {
    pub fn add(&mut self, place: Place, listing: Vec<(String, String)>) {
        self.0.push((place, listing));
    }

    /// Adds what is waiting to be written to the first store, as if it were there.
    pub fn add_waiting(&mut self, waiting: Vec<(String, String)>, prefix: &str) {
        if self.0.is_empty() {
            self.add(Place::Local, Vec::new());
        }
        if let Some((_, listing)) = self.0.first_mut() {
            for record in waiting {
                if record.0.starts_with(prefix) && !listing.iter().any(|held| held.0 == record.0) {
                    listing.push(record);
                }
            }
        }
    }

    /// For [`sightline_journal::recover`].
    pub fn listings(&self) -> Vec<&Listing> {
        self.0
            .iter()
            .map(|(_, listing)| listing.as_slice())
            .collect()
    }

    /// The store that stands at this place in [`Self::listings`].
    pub fn place(&self, store: usize) -> Option<Place> {
        self.0.get(store).map(|(place, _)| *place)
    }

    /// Whether this store could be read.
    pub fn has(&self, place: Place) -> bool {
        self.0.iter().any(|(held, _)| *held == place)
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let records = self.0.iter().flat_map(|(_, listing)| listing);
        records.map(|(key, _)| key.as_str())
    }

    /// What records with this prefix take up in the store where they take up most.
    pub fn bytes(&self, prefix: &str) -> usize {
        let bytes = |(_, listing): &(Place, Vec<(String, String)>)| {
            let own = listing.iter().filter(|(key, _)| key.starts_with(prefix));
            own.map(|(key, text)| key.len() + text.len()).sum()
        };
        self.0.iter().map(bytes).max().unwrap_or_default()
    }

    /// Every record, its key preceded by the name of its store.
    pub fn into_named(self) -> impl Iterator<Item = (String, String)> {
        self.0.into_iter().flat_map(|(place, listing)| {
            let store = match place {
                Place::Local => "localStorage",
                Place::Database => "indexedDB",
            };
            let named = listing.into_iter();
            named.map(move |(key, text)| (format!("{store}/{key}"), text))
        })
    }
}
