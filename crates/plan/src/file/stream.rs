//! Reading a file record by record.
//!
//! Most files are as [`write`](super::write) leaves them, apart from what a person put right by hand. Such a file is
//! read without ever holding all of its values at once: each record goes into the plan as soon as it is read, which
//! takes a fraction of the memory and so of the time. Wherever anything is out of the ordinary, nothing is given, and
//! [`read`](super::read) goes over the whole file, to say what is amiss and where.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{
    FORMAT, VERSION,
    names::usable,
    read::{Origin, Places, about, insert},
};
use crate::{
    Kind, Plan, Record,
    codec::{Entries, Json, Name, Reader, entry},
    model::About,
};

/// The plan of a file with nothing out of the ordinary in it, and where its records stand. Invariants are not
/// checked.
pub(super) fn read(origin: Origin, text: &str) -> Option<(Plan, Places)> {
    let mut stream = Stream {
        origin,
        plan: Plan::with_about(About::default()),
        places: Places::default(),
        reader: Reader::default(),
        fields: Entries::new(),
        seen: Vec::new(),
    };
    let mut json = serde_json::Deserializer::from_str(text);
    json.deserialize_map(&mut stream).ok()?;
    json.end().ok()?;
    if !stream.is_current() {
        return None;
    }
    let mut own = stream.fields;
    own.retain(|(name, _)| !["format", "version"].contains(&&**name));
    let own = about(own, text, &mut stream.reader);
    stream.plan.insert(Record::from(own));
    let is_sound = stream.reader.into_problems().is_empty();
    is_sound.then_some((stream.plan, stream.places))
}

/// What has been read so far.
struct Stream<'de> {
    origin: Origin,
    plan: Plan,
    places: Places,
    reader: Reader,
    /// The fields of the top level that are no lists of records.
    fields: Entries<'de>,
    seen: Vec<Kind>,
}

impl Stream<'_> {
    /// Whether the file has said that it is of this format and version: of others, everything is needed at once.
    fn is_current(&self) -> bool {
        let of = |name| entry(&self.fields, name);
        of("format").and_then(Json::as_str) == Some(FORMAT)
            && of("version").and_then(Json::as_u64) == Some(VERSION)
    }
}

/// Why nothing is given; nobody is told.
fn unusual<E: Error>() -> E {
    E::custom("out of the ordinary")
}

impl<'de> Visitor<'de> for &mut Stream<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plan")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key_seed(Name)? {
            let mut lists = Kind::ALL.iter().filter(|kind| **kind != Kind::Plan);
            let Some(&kind) = lists.find(|kind| kind.list() == name) else {
                self.fields.push((name, map.next_value()?));
                continue;
            };
            if self.seen.contains(&kind) || !self.is_current() {
                return Err(unusual());
            }
            self.seen.push(kind);
            map.next_value_seed(List { stream: self, kind })?;
        }
        Ok(())
    }
}

/// The records of one kind.
struct List<'s, 'de> {
    stream: &'s mut Stream<'de>,
    kind: Kind,
}

impl<'de> DeserializeSeed<'de> for List<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { stream, kind } = self;
        let mut count = 0;
        while let Some(item) = list.next_element::<Json<'de>>()? {
            let Json::Object(entries) = item else {
                return Err(unusual());
            };
            if usable(entry(&entries, "id")).is_none() {
                return Err(unusual());
            }
            let (plan, places) = (&mut stream.plan, &mut stream.places);
            insert(
                (stream.origin, kind, count),
                entries,
                plan,
                places,
                &mut stream.reader,
            )
            .ok_or_else(unusual)?;
            count += 1;
        }
        // Fewer where an id stands twice.
        let kept = stream.plan.tables().of_kind(kind).count();
        if kept == count {
            Ok(())
        } else {
            Err(unusual())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Goal, Id,
        arithmetic::testing::{child, goal, plan},
        file::{read::read_whole, write},
        model::{CheckIn, Metric, Person},
    };

    fn file() -> String {
        let mut plan = plan(vec![
            goal("a"),
            Goal {
                owner: Id::new("p"),
                metrics: vec![Metric {
                    id: "m".to_owned(),
                    ..Metric::default()
                }],
                ..child("b", "a")
            },
        ]);
        let person = Person {
            id: Id::new("p").unwrap(),
            name: "Aya".to_owned(),
            ..Person::default()
        };
        let check_in = CheckIn {
            id: Id::new("c").unwrap(),
            goal: Id::new("b"),
            ..CheckIn::default()
        };
        plan.insert(person.into());
        plan.insert(check_in.into());
        write(&plan)
    }

    #[test]
    fn a_written_file_is_read_record_by_record_to_the_same_plan() {
        let file = file();
        for origin in [Origin::Anywhere, Origin::ThisCode] {
            let (plan, _) = read(origin, &file).unwrap();
            assert_eq!(plan, read_whole(origin, &file).unwrap().plan);
            assert_eq!(write(&plan), file);
        }
        let strange = file.replacen("\"id\"", "\"what\": [1, {}], \"id\"", 1);
        let (plan, _) = read(Origin::Anywhere, &strange).unwrap();
        let whole = read_whole(Origin::Anywhere, &strange).unwrap();
        assert_eq!((plan, vec![]), (whole.plan, whole.problems));
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_left_to_reading_the_whole() {
        let file = file();
        let others = [
            file.replace("\"version\": 1", "\"version\": 2"),
            file.replace("\"version\": 1,", "")
                .replacen('}', ", \"version\": 1}", 1),
            file.replace("\"id\":\"b\"", "\"id\":\"a\""),
            file.replace("\"id\":\"b\",", ""),
            file.replace("\"id\":\"m\"", "\"id\":7"),
            file.replacen("\"goals\"", "\"goals\": [], \"goals\"", 1),
            file.replacen("\"goals\": [", "\"goals\": [0, ", 1),
            format!("{file} x"),
            "[]".to_owned(),
        ];
        for (at, other) in others.into_iter().enumerate() {
            assert_ne!(other, file, "{at}");
            assert!(read(Origin::Anywhere, &other).is_none(), "{at}: {other}");
        }
    }
}
