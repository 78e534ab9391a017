//! A record that is damaged costs nothing but itself.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod world;

use proptest::prelude::*;
use sightline_journal::{Body, Key, Outcome, Reason, Recovered, key, recover};
use sightline_plan::{Id, Plan};
use world::{Disk, Page, edit, empty, listing, plan_id, statement};

type Records = Vec<(String, String)>;

/// A plan with two checkpoints, entries between them and entries after them.
fn stored() -> (Records, Plan) {
    let mut disk = Disk::default();
    let work = disk
        .recover(&plan_id())
        .replace(Body::of(&empty()), &Id::from_bits(99), 0);
    assert!(disk.carry_out(&work).is_ok());
    let mut page = Page::open(&disk, 1).expect("a whole plan");
    for round in 0..3 {
        for at in 0..3 {
            let goal = format!("goal-{round}-{at}");
            let done = page.edit(&mut disk, edit(&goal, Some(goal.clone())), 1);
            assert!(done.is_ok() && page.flush(&mut disk).is_ok());
        }
        for _ in 0..4 * usize::from(round < 2) {
            assert!(page.tidy(&mut disk, 1).is_ok());
        }
    }
    let recovered = disk.recover(&plan_id());
    assert_eq!(disk.local, disk.database);
    (listing(&disk.local), plan_of(&recovered).clone())
}

fn plan_of(recovered: &Recovered) -> &Plan {
    match &recovered.outcome {
        Outcome::Whole(plan) => plan,
        other => panic!("{other:?}"),
    }
}

fn flipped(text: &str, at: usize, bit: u8) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let at = at % bytes.len();
    bytes[at] ^= 1 << (bit % 8);
    String::from_utf8(bytes).ok()
}

fn cut(text: &str, at: usize) -> String {
    text.chars().take(at % text.chars().count()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damage_in_one_store_loses_nothing(
        record in any::<prop::sample::Index>(),
        at in any::<usize>(),
        bit in any::<u8>(),
        truncate in any::<bool>(),
    ) {
        let (whole, plan) = stored();
        let mut hurt = whole.clone();
        let text = &mut record.get_mut(&mut hurt).1;
        match if truncate { Some(cut(text, at)) } else { flipped(text, at, bit) } {
            Some(damaged) => *text = damaged,
            None => return Err(TestCaseError::reject("no text any more")),
        }
        let recovered = recover(&plan_id(), &[&hurt, &whole]);
        prop_assert_eq!(plan_of(&recovered), &plan);
        // A flipped bit in the checksum's letters changes their case, and no more.
        prop_assert!(recovered.damaged.len() <= 1);
        prop_assert!(recovered.damaged.iter().all(|damaged| damaged.whole_elsewhere));
        prop_assert!(recovered.damaged.iter().all(|it| it.reason != Reason::Newer));
        // What is left of it is neither overwritten nor removed.
        let work = recovered.mend(0);
        for damaged in &recovered.damaged {
            prop_assert!(!work.removals.contains(&damaged.key));
            prop_assert!(!work.puts.iter().any(|put| put.key == damaged.key));
        }
    }

    #[test]
    fn damage_in_every_store_loses_no_other_record(
        record in any::<prop::sample::Index>(),
        at in any::<usize>(),
        bit in any::<u8>(),
        of_key in any::<bool>(),
    ) {
        let (whole, plan) = stored();
        let mut hurt = whole.clone();
        let (name, text) = record.get_mut(&mut hurt);
        let lost = Key::read(&plan_id(), name);
        match flipped(if of_key { name } else { text }, at, bit) {
            Some(damaged) if of_key => *name = damaged,
            Some(damaged) => *text = damaged,
            None => return Err(TestCaseError::reject("no text any more")),
        }
        let recovered = recover(&plan_id(), &[&hurt, &hurt]);
        let found = plan_of(&recovered);
        // An older checkpoint and the entries after it make up for a damaged one; a damaged entry that
        // is not in a checkpoint yet costs its own goal.
        let missing = plan.tables().goals.keys().filter(|goal| found.goal(goal).is_none());
        let missing: Vec<&str> = missing.map(Id::as_str).collect();
        match lost {
            Some(Key::Log { .. }) => prop_assert!(missing.len() <= 1, "{:?}", missing),
            _ => prop_assert_eq!(missing, Vec::<&str>::new()),
        }
        for goal in found.tables().goals.keys() {
            prop_assert_eq!(statement(found, goal.as_str()), Some(goal.to_string()));
        }
    }

    #[test]
    fn the_order_of_listings_and_stores_does_not_matter(
        shuffled in Just(stored().0).prop_shuffle(),
        split in any::<u64>(),
    ) {
        let (whole, plan) = stored();
        let part = |keep: bool| -> Records {
            let of_part = |at: usize| (split >> (at % 64) & 1 == 1) == keep;
            let records = shuffled.iter().enumerate().filter(|(at, _)| of_part(*at));
            records.map(|(_, record)| record.clone()).collect()
        };
        let (one, other) = (part(true), part(false));
        let recovered = recover(&plan_id(), &[&one, &other]);
        prop_assert_eq!(plan_of(&recovered), &plan);
        prop_assert!(recovered.stale.is_empty());
        let reversed = recover(&plan_id(), &[&other, &one]);
        prop_assert_eq!(&reversed.outcome, &recovered.outcome);
        prop_assert_eq!(&recover(&plan_id(), &[&whole]).outcome, &recovered.outcome);
    }

    #[test]
    fn nothing_that_is_stored_makes_it_panic(
        values in prop::collection::vec((0..8_usize, ".{0,40}"), 0..8),
    ) {
        let (whole, _) = stored();
        let mut hurt = whole.clone();
        for (at, text) in values {
            let (name, old) = &mut hurt[at];
            // Also texts that are whole, but under another's key.
            *old = if text.len() % 2 == 0 { text } else { whole[at / 2].1.clone() };
            name.push_str(if at == 7 { "x" } else { "" });
        }
        let recovered = recover(&plan_id(), &[&hurt]);
        let _ = recovered.mend(0);
        let _ = recovered.file();
    }

    #[test]
    fn keys_of_any_plan_are_told_apart(
        one in "\\PC{1,12}", other in "\\PC{1,12}", counter in any::<u64>(), stamp in any::<u64>(),
    ) {
        let (Some(one), Some(other)) = (Id::new(&one), Id::new(&other)) else {
            return Err(TestCaseError::reject("not an id"));
        };
        let tab = Id::from_bits(stamp);
        for wanted in [
            Key::Log { tab: tab.clone(), counter },
            Key::Base { stamp, tab: tab.clone() },
            Key::Gone,
        ] {
            let name = wanted.write(&one);
            prop_assert_eq!(Key::read(&one, &name), Some(wanted.clone()));
            prop_assert_eq!(key::plans([name.as_str(), name.as_str()]), vec![one.clone()]);
            prop_assert_eq!(Key::read(&other, &name).is_some(), one == other);
            prop_assert!(name.is_ascii() && name.starts_with(key::PREFIX));
        }
    }
}

#[test]
fn without_a_checkpoint_the_entries_tell_what_they_can() {
    let (mut whole, plan) = stored();
    for (name, text) in &mut whole {
        if name.contains(".base.") {
            text.truncate(20);
        }
    }
    let recovered = recover(&plan_id(), &[&whole]);
    let Outcome::Remains(remains) = &recovered.outcome else {
        panic!("{:?}", recovered.outcome);
    };
    // The first three were in both checkpoints, and are gone with them.
    assert_eq!(plan.tables().goals.len(), 9);
    assert_eq!(remains.tables().goals.len(), 6);
    assert_eq!(recovered.damaged.len(), 2);
    assert!(recovered.mend(u64::MAX).is_empty());
    assert_eq!(recovered.file(), None);
}
