//! Edits of people that are more than a new value for a field.

use std::sync::Arc;

use super::{Refusal, Transaction};
use crate::{Fate, Id, Key, Kind, model::Person};

impl Transaction {
    pub(super) fn merge_people(
        &mut self,
        keep: &Id<Person>,
        gone: &Id<Person>,
    ) -> Result<(), Refusal> {
        let person = |id: &Id<Person>| {
            let found = self
                .plan()
                .tables()
                .people
                .get(id)
                .map(|person| Person::clone(person));
            found.ok_or_else(|| Refusal::absent(&Key::from(id)))
        };
        let (mut kept, other) = (person(keep)?, person(gone)?);
        if keep == gone {
            return Ok(());
        }
        let fill = |mine: &mut String, theirs: String| {
            if mine.is_empty() {
                *mine = theirs;
            }
        };
        fill(&mut kept.name, other.name);
        fill(&mut kept.role, other.role);
        fill(&mut kept.email, other.email);
        kept.team = kept.team.or(other.team);
        kept.manager = kept.manager.or(other.manager);
        kept.started = kept.started.or(other.started);
        for (mine, theirs) in [
            (&mut kept.development, other.development),
            (&mut kept.could_fill, other.could_fill),
        ] {
            let new: Vec<String> = theirs
                .into_iter()
                .filter(|entry| !mine.contains(entry))
                .collect();
            mine.extend(new);
        }
        for (name, value) in other.extra {
            kept.extra.entry(name).or_insert(value);
        }
        // Nobody leads themselves.
        kept.manager = kept
            .manager
            .filter(|manager| manager != keep && manager != gone);
        self.put(kept.into());
        let name: Arc<str> = keep.as_str().into();
        self.discard(&Key::from(gone));
        self.relink(&mut |kind, id| {
            if kind == Kind::Person && id == gone.as_str() {
                Fate::Becomes(Arc::clone(&name))
            } else {
                Fate::Stays
            }
        });
        Ok(())
    }
}
