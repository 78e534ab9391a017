//! What a run changed in the plan.

use sightline_plan::{Key, Kind, Record};

use super::{Entry, Teller};
use crate::run::title;

impl Teller<'_> {
    /// What the run made in the plan, took up, or made and somebody removed since; then what it wrote into records that
    /// were there.
    pub(super) fn changed(&self) -> Vec<Entry> {
        let plan = self.guide.plan;
        let own = |record: &&std::sync::Arc<sightline_plan::model::Response>| {
            record.run.as_ref() == Some(&self.guide.run.id)
        };
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen: Vec<Key> = Vec::new();
        for response in plan.tables().responses.values().filter(own) {
            for made in &response.made {
                let Some(kind) = Kind::from_word(&made.kind) else {
                    if let Some((goal, metric)) = self.guide.metric(&made.record)
                        && (self.include_private || !goal.private)
                    {
                        let told =
                            Entry::new(metric.name.clone()).with("above", goal.statement.clone());
                        entries.push(told.with_items(vec![Entry::code("made")]));
                    }
                    continue;
                };
                let key = Key::new(kind, &made.record);
                if seen.contains(&key) {
                    continue;
                }
                let entry = match plan.record(&key) {
                    Some(record) if !self.may(&record) => continue,
                    Some(record) => Entry {
                        key: Some(key.clone()),
                        ..Entry::new(title(&record))
                    }
                    .with_items(vec![Entry::code(if made.own {
                        "made"
                    } else {
                        "taken-up"
                    })]),
                    None if !made.own => continue,
                    None => Entry::code("removed"),
                };
                entries.push(entry.with_code("kind", kind.word()));
                seen.push(key);
            }
        }
        entries.extend(self.mended());
        entries
    }

    /// What the run wrote into records that it did not make, record by record, each with what was asked.
    fn mended(&self) -> Vec<Entry> {
        let mut found: Vec<(Key, Entry)> = Vec::new();
        for stop in self.guide.stops() {
            for input in &stop.step.inputs {
                for key in self.guide.mended(&stop, input) {
                    let Some(entry) = self.subject(&key) else {
                        continue;
                    };
                    let at = found.iter().position(|(known, _)| *known == key);
                    let at = at.unwrap_or_else(|| {
                        found.push((key, entry));
                        found.len() - 1
                    });
                    let asked = Entry::new(input.label.clone());
                    let items = &mut found[at].1.items;
                    if !items.contains(&asked) {
                        items.push(asked);
                    }
                }
            }
        }
        found.into_iter().map(|(_, entry)| entry).collect()
    }

    /// What a record that was written into is called, unless it may not be told of.
    fn subject(&self, key: &Key) -> Option<Entry> {
        let plan = self.guide.plan;
        let record = plan.record(key)?;
        if !self.include_private && record.keeps_private() {
            return None;
        }
        let (named, kind) = match &record {
            // A check-in is known by its goal, a review by its person.
            Record::CheckIn(check_in) => {
                let goal = self.statement(check_in.goal.as_ref());
                (goal, Some(key.kind))
            }
            Record::Review(review) => {
                let person = self.name(review.person.as_ref());
                (person.unwrap_or_default(), Some(key.kind))
            }
            Record::Plan(_) => (title(&record).to_owned(), None),
            _ => (title(&record).to_owned(), Some(key.kind)),
        };
        let is_goal = key.kind == Kind::Goal;
        let entry = Entry {
            key: is_goal.then(|| key.clone()),
            ..Entry::new(named)
        };
        Some(match kind {
            Some(kind) => entry.with_code("kind", kind.word()),
            None => entry,
        })
    }
}
