//! What must hold of every reader, whatever it is given: it comes to an end, it does not panic, and what it took can be
//! written and read again as it was.
//!
//! Each function is a target of cargo-fuzz (`fuzz/targets`), which makes up what to give it, and is called by the
//! ordinary tests with what is in `fuzz/corpus`: examples, and whatever once went wrong. `CONTRIBUTING.md` says how to
//! look for more.

use chrono::NaiveDate;
use sightline_coach::{self as coach, Context, Facts};
use sightline_exchange::{checklist, csv, link, locked::Locked};
use sightline_journal::{Outcome, key, recover};
use sightline_plan::{Id, Plan, file, model::About, people::Pasted};
use sightline_workshop::definition as workshop;

/// A target: what it is called, and what it does with whatever it is given.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 6] = [
    ("plan_file", plan_file),
    ("table", table),
    ("link", link),
    ("workshop_file", workshop_file),
    ("stored", stored),
    ("pasted", pasted),
];

/// A plan's file: what was read is sound.
pub fn plan_file(data: &[u8]) {
    if let Ok(reading) = file::read(&text(data)) {
        is_sound(&reading.plan);
    }
}

/// A table of goals.
pub fn table(data: &[u8]) {
    if let Ok(imported) = csv::read(&text(data), Some(today()), plan_id(), "Plan") {
        is_sound(&imported.plan);
        // What a spreadsheet would take for a formula is written such that it does not.
        let table = csv::write(&imported.plan);
        let again = csv::read(&table, Some(today()), plan_id(), "Plan");
        let statements = |plan: &Plan| -> Vec<String> {
            plan.outline()
                .into_iter()
                .map(|(_, goal)| goal.statement.clone())
                .collect()
        };
        assert_eq!(
            again.map(|again| statements(&again.plan)),
            Ok(statements(&imported.plan)),
            "a table that was written reads otherwise"
        );
    }
}

/// The letters of a link, alone or within other text, and a locked file.
pub fn link(data: &[u8]) {
    let text = text(data);
    let letters = link::find(&text).unwrap_or(&text);
    match link::read(letters) {
        Ok(link::Shared::Open(file)) => {
            assert_eq!(
                link::read(&link::write(&file)),
                Ok(link::Shared::Open(file.clone())),
                "a link that was written reads otherwise"
            );
            plan_file(file.as_bytes());
        }
        Ok(link::Shared::Locked(locked)) => assert_eq!(
            link::read(&link::write_locked(&locked)),
            Ok(link::Shared::Locked(locked)),
            "a locked link that was written reads otherwise"
        ),
        Err(_) => {}
    }
    if let Some(Ok(locked)) = Locked::from_file(&text) {
        assert_eq!(
            Locked::from_file(&locked.to_file()),
            Some(Ok(locked)),
            "a locked file that was written reads otherwise"
        );
    }
    // Whatever stands in the place of what is deflated.
    let _ = link::unpack(data, MOST_UNPACKED);
}

/// The file of a workshop.
pub fn workshop_file(data: &[u8]) {
    if let Ok(reading) = workshop::read(&text(data)) {
        let written = workshop::write(&reading.workshop);
        let again = workshop::read(&written);
        assert!(
            again.is_ok_and(|again| again.workshop == reading.workshop),
            "a workshop that was written reads otherwise"
        );
    }
}

/// What is stored of a plan: records with a record separator (U+001E) between them, each the end of its key, its encoding
/// and its payload, with a tab between them. The checksums are put right, or nothing would ever get past them; and no
/// checkpoint is this program's own, whose word would be taken for what is in it.
pub fn stored(data: &[u8]) {
    let (text, id) = (text(data).replace(file::WRITER, "another"), plan_id());
    let records: Vec<(String, String)> = text
        .split('\u{1e}')
        .filter_map(|record| {
            let mut parts = record.splitn(3, '\t');
            let key = key::plan_prefix(&id) + parts.next()?;
            Some((key.clone(), sealed(&key, parts.next()?, parts.next()?)))
        })
        .collect();
    // In one store, and half of it in each of two.
    let (one, other) = records.split_at(records.len() / 2);
    for stores in [vec![records.as_slice()], vec![one, other]] {
        match recover(&id, &stores).outcome {
            Outcome::Whole(plan) | Outcome::Remains(plan) => is_sound(&plan),
            Outcome::Nothing | Outcome::Deleted | Outcome::Newer => {}
        }
    }
}

/// What people paste: a list of goals, a list of names, a goal.
pub fn pasted(data: &[u8]) {
    let (text, cx) = (text(data), Context::new(today()));
    let mut plan = Plan::new(plan_id(), "");
    let candidates = checklist::read(&text, &plan, &cx);
    let goals = candidates.iter().map(|candidate| candidate.goal.clone());
    let goals = goals.map(|goal| sightline_plan::Edit::Put(goal.into()));
    // Each of them may be refused, such as one that is too long.
    for edit in goals {
        let _ = plan.apply(edit);
    }
    is_sound(&plan);
    let people = Pasted::read(&text, &plan);
    let choices: Vec<_> = people.people.iter().map(|person| person.usual()).collect();
    let mut bits = 0;
    let edit = people.edit(&plan, &choices, || {
        bits += 1;
        bits
    });
    let _ = plan.apply(edit);
    is_sound(&plan);
    let reading = coach::read(&text, &cx);
    let findings = coach::check(&text, &reading, &Facts::default(), &cx);
    for span in findings.iter().map(|finding| &finding.span) {
        assert!(
            text.get(span.clone()).is_some(),
            "{span:?} is no part of the text"
        );
    }
}

/// Bytes as the browser hands them out: what is no text is replaced.
fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
}

fn plan_id() -> Id<About> {
    Id::from_bits(7)
}

/// A plan in memory keeps every invariant, and its file says all of it.
fn is_sound(plan: &Plan) {
    let written = file::write(plan);
    match file::read(&written) {
        Ok(again) => {
            assert!(
                again.problems.is_empty(),
                "a plan that was taken is not sound: {:?}",
                again.problems
            );
            assert!(
                again.plan == *plan,
                "a plan that was written reads otherwise"
            );
            assert_eq!(
                file::write(&again.plan),
                written,
                "a plan is written in two ways"
            );
        }
        Err(problem) => panic!("a plan that was written cannot be read: {problem:?}"),
    }
}

/// A record with its checksum: of key, version, encoding and payload.
fn sealed(key: &str, encoding: &str, payload: &str) -> String {
    let sum = crc32fast::hash(format!("{key}\n1 {encoding} {payload}").as_bytes());
    format!("1 {encoding} {sum:08x} {payload}")
}

/// In bytes; as a link's.
const MOST_UNPACKED: usize = 1 << 20;
