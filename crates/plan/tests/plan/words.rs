//! Every fault has its words, with the placeholders that it fills.

use std::collections::BTreeSet;

use sightline_plan::{Fault, Kind, Level, codec::Wanted};

use super::common::id;

/// One of each fault. The match in [`is_listed`] makes the compiler ask for new ones.
fn all() -> Vec<Fault> {
    let wanted = [
        Wanted::Number,
        Wanted::Count,
        Wanted::Text,
        Wanted::YesNo,
        Wanted::Date,
        Wanted::List,
        Wanted::Object,
        Wanted::Id,
        Wanted::OneOf(&["a", "b"]),
    ];
    let mut all: Vec<Fault> = wanted
        .into_iter()
        .map(|wanted| Fault::Expected {
            wanted,
            found: "x".to_owned(),
        })
        .collect();
    all.extend([
        Fault::NotJson { line: 1, column: 2 },
        Fault::TooLarge { bytes: 123_456_789 },
        Fault::NotAPlan,
        Fault::Newer { version: 2 },
        Fault::Missing,
        Fault::OutOfRange {
            min: 0.0,
            max: 10.0,
            found: 11.0,
        },
        Fault::Negative { found: -1.5 },
        Fault::TooDeep,
        Fault::DuplicateId { id: "a".to_owned() },
        Fault::NoSuch {
            kind: Kind::Goal,
            id: "a".to_owned(),
        },
        Fault::NoSuchMetric { id: "a".to_owned() },
        Fault::Cycle {
            chain: vec![id("a"), id("b"), id("a")],
        },
        Fault::TeamCycle,
        Fault::AboveParent {
            level: Level::Company,
            parent: Level::Team,
        },
        Fault::IdleSupport,
        Fault::EmptyBand,
        Fault::ChangedSince,
    ]);
    all
}

fn is_listed(fault: &Fault) -> bool {
    match fault {
        Fault::NotJson { .. }
        | Fault::TooLarge { .. }
        | Fault::NotAPlan
        | Fault::Newer { .. }
        | Fault::Expected { .. }
        | Fault::Missing
        | Fault::OutOfRange { .. }
        | Fault::Negative { .. }
        | Fault::TooDeep
        | Fault::DuplicateId { .. }
        | Fault::NoSuch { .. }
        | Fault::NoSuchMetric { .. }
        | Fault::Cycle { .. }
        | Fault::TeamCycle
        | Fault::AboveParent { .. }
        | Fault::IdleSupport
        | Fault::EmptyBand
        | Fault::ChangedSince => true,
    }
}

/// The names between braces.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_fault_has_words_with_its_placeholders() {
    let mut codes = BTreeSet::new();
    for fault in all() {
        assert!(is_listed(&fault));
        let key = format!("plan.fault.{}", fault.code());
        let text = sightline_text::lookup(&key).unwrap_or_else(|| panic!("no words for {key}"));
        let args = fault.args();
        let names: BTreeSet<&str> = args.iter().map(|(name, _)| *name).collect();
        assert_eq!(placeholders(text), names, "{key}");
        assert!(
            codes.insert(fault.code()),
            "{} stands for two faults",
            fault.code()
        );
    }
}

#[test]
fn no_words_are_left_over() {
    let file = std::fs::read_to_string("../../text/en/plan.toml").unwrap();
    let (_, faults) = file.split_once("[fault]").unwrap();
    let section = faults.split("\n[").next().unwrap();
    let written: BTreeSet<&str> = section
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(code, _)| code)
        .collect();
    let codes: BTreeSet<&str> = all().iter().map(Fault::code).collect();
    assert_eq!(written, codes);
}

#[test]
fn a_long_cycle_is_shown_by_its_ends() {
    let chain = (1..=9).map(|number| id(&format!("g{number}"))).collect();
    let args = Fault::Cycle { chain }.args();
    assert_eq!(
        args,
        [(
            "chain",
            "g1 → g2 → g3 → g4 → … → g6 → g7 → g8 → g9".to_owned()
        )]
    );
}
