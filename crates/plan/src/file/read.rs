//! Reading a plan.

use std::{cell::OnceCell, collections::HashMap};

use super::{FORMAT, MAX_BYTES, VERSION, migrate::migrate, names::Names, repair::repair, stream};
use crate::{
    Fault, Goal, Id, Key, Kind, Plan, Problem, Record,
    codec::{Entries, Field, Json, LeftOut, Path, Reader, Step, Wanted, entry, take},
    model::About,
    settle::settled,
};

/// What came of reading a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Everything sound, with safe repairs made where something was not.
    pub plan: Plan,
    /// Everything that was not as it should be, and is left out or repaired in [`Self::plan`].
    pub problems: Vec<Problem>,
    /// The file's version, where it is later than ours: such a plan is shown, not edited, since what we
    /// do not understand might be harmed.
    pub newer: Option<u64>,
}

/// Reads a plan from the text of a file.
///
/// # Errors
/// Where nothing can be read at all: the text is too long, is not JSON, or is not a plan.
///
/// # Example
/// What is sound comes in; what is not is named with its place.
///
/// ```
/// use sightline_plan::file;
///
/// let reading = file::read(
///     r#"{
///         "format": "sightline.plan", "version": 1, "id": "p", "name": "Our year",
///         "goals": [{ "id": "g", "statement": "Win 20 customers", "confidence": "ten" }]
///     }"#,
/// )?;
/// assert_eq!(reading.plan.tables().goals.len(), 1);
/// let problem = &reading.problems[0];
/// assert_eq!(problem.path.to_string(), "goals[0].confidence");
/// assert_eq!(problem.fault.code(), "expected-count");
///
/// assert!(file::read("not a plan").is_err());
/// # Ok::<(), sightline_plan::Problem>(())
/// ```
pub fn read(text: &str) -> Result<Reading, Problem> {
    read_from(Origin::Anywhere, text)
}

/// Reads a plan from what [`write`](super::write) gave, of the code that [`WRITER`](super::WRITER) names. A
/// plan was sound then, so it is not looked at whether it is: that would be a third of the time. `None` where
/// something is not as that code writes it.
pub fn read_own(text: &str) -> Option<Plan> {
    let reading = read_from(Origin::ThisCode, text).ok()?;
    let as_written = reading.problems.is_empty() && reading.newer.is_none();
    as_written.then_some(reading.plan)
}

/// Who wrote a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// This code: the file holds a sound plan.
    ThisCode,
    /// Who knows: everything is checked.
    Anywhere,
}

fn read_from(origin: Origin, text: &str) -> Result<Reading, Problem> {
    if text.len() > MAX_BYTES {
        return Err(fatal(Fault::TooLarge { bytes: text.len() }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match stream::read(origin, text) {
        Some((plan, places)) => {
            let nothing = (Vec::new(), LeftOut::default());
            Ok(reading(origin, plan, &places, nothing, None))
        }
        None => read_whole(origin, text),
    }
}

/// What was read, checked where it has to be.
fn reading(
    origin: Origin,
    mut plan: Plan,
    places: &Places,
    (mut problems, left_out): (Vec<Problem>, LeftOut),
    newer: Option<u64>,
) -> Reading {
    if origin == Origin::Anywhere {
        problems = repair(&mut plan, places, &left_out, problems);
    }
    Reading {
        plan,
        problems,
        newer,
    }
}

/// Reads a file with all of its values at once.
pub(super) fn read_whole(origin: Origin, text: &str) -> Result<Reading, Problem> {
    let value: Json<'_> = serde_json::from_str(text).map_err(|error| {
        fatal(Fault::NotJson {
            line: error.line(),
            column: error.column(),
        })
    })?;
    read_value(origin, value, text)
}

fn fatal(fault: Fault) -> Problem {
    Problem {
        path: Path::default(),
        fault,
    }
}

fn read_value(origin: Origin, value: Json<'_>, text: &str) -> Result<Reading, Problem> {
    let Json::Object(mut fields) = value else {
        return Err(fatal(Fault::NotAPlan));
    };
    if take(&mut fields, "format").as_ref().and_then(Json::as_str) != Some(FORMAT) {
        return Err(fatal(Fault::NotAPlan));
    }
    let version = take(&mut fields, "version");
    let version = version.as_ref().and_then(Json::as_u64);
    let Some(version) = version.filter(|at| *at > 0) else {
        return Err(Problem {
            path: Path::of("version"),
            fault: Fault::NotAPlan,
        });
    };
    let newer = (version > VERSION).then_some(version);
    if newer.is_none() {
        migrate(&mut fields, version);
    }

    let mut reader = Reader::default();
    let mut lists = Vec::new();
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Plan) {
        let list = take(&mut fields, kind.list());
        lists.extend(
            list.filter(|list| *list != Json::Null)
                .map(|list| (*kind, list)),
        );
    }
    let mut plan = Plan::with_about(about(fields, text, &mut reader));
    let mut places = Places::default();
    for (kind, list) in lists {
        read_list(origin, kind, list, &mut plan, &mut places, &mut reader);
    }
    Ok(reading(origin, plan, &places, reader.into_parts(), newer))
}

/// The plan's own record, from the fields of the top level.
pub(super) fn about(fields: Entries<'_>, text: &str, reader: &mut Reader) -> About {
    let mut about = About::read(Json::Object(fields), reader).unwrap_or_default();
    if about.id.as_str().is_empty() {
        // A file written by hand may go without; the same file then always gives the same id.
        about.id = Id::from_bits(digest(text));
    }
    about
}

/// 64 bits that differ between any two files in practice (FNV-1a).
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Where in the file each record stands. Most files have nothing amiss, and it is never asked.
#[derive(Default)]
pub(super) struct Places {
    noted: Vec<(Key, usize)>,
    by_key: OnceCell<HashMap<Key, usize>>,
}

impl Places {
    /// The record's place; that of the plan's own is the file's top.
    pub fn of(&self, key: &Key) -> Path {
        let by_key = self
            .by_key
            .get_or_init(|| self.noted.iter().cloned().collect());
        by_key.get(key).map_or_else(Path::default, |at| {
            Path::of(key.kind.list()).then(Step::Index(*at))
        })
    }
}

fn read_list(
    origin: Origin,
    kind: Kind,
    list: Json<'_>,
    plan: &mut Plan,
    places: &mut Places,
    reader: &mut Reader,
) {
    reader.within(Step::Name(kind.list()), |reader| {
        let Json::List(items) = list else {
            reader.refuse::<()>(Wanted::List, &list);
            return;
        };
        let mut names = (origin == Origin::Anywhere).then(|| Names::of(kind, &items));
        for (at, item) in items.into_iter().enumerate() {
            reader.within(Step::Index(at), |reader| {
                let Some(mut entries) = reader.object(item) else {
                    return;
                };
                let name = |names: &mut Names<'_>| names.name(at, entry(&entries, "id"), reader);
                if let Some(id) = names.as_mut().and_then(name) {
                    take(&mut entries, "id");
                    entries.push(("id".into(), Json::Text(id.into())));
                }
                // What is amiss has been reported.
                let _ = insert((origin, kind, at), entries, plan, places, reader);
            });
        }
    });
}

/// Puts a record from place `at` of a list into the plan; `None` where it cannot be read.
pub(super) fn insert(
    (origin, kind, at): (Origin, Kind, usize),
    entries: Entries<'_>,
    plan: &mut Plan,
    places: &mut Places,
    reader: &mut Reader,
) -> Option<()> {
    let mut record = Record::read(kind, Json::Object(entries), reader)?;
    if let Record::Goal(goal) = &record
        && goal.order.is_none()
    {
        let mut goal = Goal::clone(goal);
        goal.order = Some(at as f64);
        record = goal.into();
    }
    if origin == Origin::Anywhere {
        places.noted.push((record.key(), at));
    }
    plan.insert(settled(record));
    Some(())
}
