//! What single records mean.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod world;

use std::slice::from_ref;

use serde_json::json;
use sightline_journal::{Body, Entry, Key, Outcome, Put, Reason, Tab, recover};
use sightline_plan::{Change, Id, Plan};
use world::{edit, empty, plan_id, statement};

fn tab(bits: u64) -> Id<Tab> {
    Id::from_bits(bits)
}

fn entry(plan: &mut Plan, by: u64, counter: u64, stamp: u64, text: &str) -> (String, String) {
    let change = plan
        .apply(edit("goal", Some(text.to_owned())))
        .expect("an edit");
    let entry = Entry {
        tab: tab(by),
        counter,
        stamp,
        at_ms: stamp * 10,
        change,
    };
    entry.write(&plan_id())
}

/// The first checkpoint of a plan that has one goal.
fn base() -> (Plan, (String, String)) {
    let mut plan = empty();
    plan.apply(edit("goal", Some("As created".to_owned())))
        .expect("an edit");
    let work = recover(&plan_id(), &[&[]]).replace(Body::of(&plan), &tab(9), 5);
    let Put { key, text, .. } = work.puts[0].clone();
    (plan, (key, text))
}

fn goal(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::Whole(plan) => statement(plan, "goal"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_looks_like_this() {
    let (mut plan, (key, text)) = base();
    assert_eq!(
        key,
        "sightline.plan.0000000000007.base.0000000000000001.0000000000009"
    );
    let (head, file) = text.split_once('\n').expect("two parts");
    assert!(head.starts_with("1 json "), "{head}");
    let by = sightline_plan::file::WRITER;
    assert!(
        head.ends_with(&format!(
            r#" {{"at":5,"covered":{{}},"aside":[],"by":"{by}"}}"#
        )),
        "{head}"
    );
    assert_eq!(file, sightline_plan::file::write(&plan));

    let (key, text) = entry(&mut plan, 1, 3, 2, "Changed");
    assert_eq!(
        key,
        "sightline.plan.0000000000007.log.0000000000001.0000000003"
    );
    assert!(
        text.contains(r#"{"stamp":2,"at":20,"change":[{"kind":"goal","#),
        "{text}"
    );
}

#[test]
fn entries_are_replayed_by_stamp_then_tab() {
    let (plan, base) = base();
    let late = entry(&mut plan.clone(), 1, 1, 3, "Late");
    let early = entry(&mut plan.clone(), 2, 1, 2, "Early");
    let rival = entry(&mut plan.clone(), 3, 1, 3, "Rival");
    let listing = [late, rival, base, early];
    let recovered = recover(&plan_id(), &[&listing]);
    assert_eq!(goal(&recovered.outcome).as_deref(), Some("Rival"));
    assert_eq!((recovered.next_stamp, recovered.replayed), (4, 3));
    assert_eq!(recovered.changed_at_ms, 30);
}

#[test]
fn each_store_is_given_what_only_the_other_has() {
    let (mut plan, base) = base();
    let log = entry(&mut plan, 1, 1, 2, "Changed");
    let recovered = recover(&plan_id(), &[from_ref(&base), from_ref(&log)]);
    assert_eq!(goal(&recovered.outcome).as_deref(), Some("Changed"));
    let puts: Vec<(usize, &str)> = recovered
        .missing
        .iter()
        .map(|put| (put.store, put.key.as_str()))
        .collect();
    assert_eq!(puts, [(1, base.0.as_str()), (0, log.0.as_str())]);
}

#[test]
fn a_change_that_cannot_be_applied_is_named_and_kept() {
    let (mut plan, base) = base();
    // As if invariants had been looser once.
    let change = json!([{
        "kind": "goal", "id": "goal", "before": { "weight": 1 }, "after": { "weight": -1 },
    }]);
    let change = Change::read(change).expect("a change");
    let lost = Entry {
        tab: tab(1),
        counter: 1,
        stamp: 2,
        at_ms: 20,
        change,
    };
    let after = entry(&mut plan, 1, 2, 3, "Changed");
    let lost = lost.write(&plan_id());
    let mut listing = vec![base, lost.clone(), after];
    for round in 0..4 {
        let recovered = recover(&plan_id(), &[&listing]);
        assert_eq!(goal(&recovered.outcome).as_deref(), Some("Changed"));
        assert_eq!(recovered.set_aside.len(), 1);
        assert_eq!(recovered.set_aside[0].key, lost.0);
        // Why is known only until a checkpoint was made without it.
        assert_eq!(recovered.set_aside[0].refusal.is_some(), round == 0);
        listing.retain(|(key, _)| !recovered.stale.contains(key));
        let work = recovered.checkpoint(
            Body::plain(recovered.file().expect("a whole plan")),
            &tab(9),
            100,
        );
        listing.extend(work.puts.into_iter().map(|put| (put.key, put.text)));
    }
    assert!(listing.contains(&lost));
    // The checkpoint that the last round left, the two before it, and no other entry.
    assert_eq!(listing.len(), 4);
}

#[test]
fn what_a_later_version_wrote_is_not_passed_over() {
    let (mut plan, base) = base();
    let (key, text) = entry(&mut plan, 1, 1, 2, "Changed");
    let payload = text.splitn(4, ' ').nth(3).expect("a payload");
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(format!("{key}\n2 json {payload}").as_bytes());
    let newer = format!("2 json {:08x} {payload}", hasher.finalize());
    let recovered = recover(&plan_id(), &[&[base, (key, newer)]]);
    assert_eq!(recovered.outcome, Outcome::Newer);
    assert_eq!(recovered.damaged[0].reason, Reason::Newer);
    assert!(recovered.mend(u64::MAX).is_empty());
    assert_eq!(recovered.file(), None);
}

#[test]
fn the_tombstone_wins_over_later_entries_of_tabs_that_do_not_know() {
    let (mut plan, base) = base();
    let work = recover(&plan_id(), &[from_ref(&base)]).delete(50);
    let tombstone = (work.puts[0].key.clone(), work.puts[0].text.clone());
    assert_eq!(work.removals, [base.0.as_str()]);
    let late = entry(&mut plan, 1, 1, 100, "Late");
    let recovered = recover(&plan_id(), &[&[late.clone(), tombstone.clone()], &[base]]);
    assert_eq!(recovered.outcome, Outcome::Deleted);
    assert!(recovered.stale.contains(&late.0) && recovered.stale.len() == 2);
    assert!(!tombstone.1.contains("As created"));
}

#[test]
fn keys_that_are_not_ours_are_left_alone() {
    let id = plan_id();
    let own = Key::Gone.write(&id);
    for text in [
        "sightline.plan.0000000000007.gone.x",
        "sightline.plan.0000000000007.log.0000000000001.3",
        "sightline.plan.0000000000007.log.0000000000001.00000000003",
        "sightline.plan.0000000000007.log.short.0000000003",
        "sightline.plan.0000000000007.snapshot.0000000000000001",
        "sightline.plan.0000000000007",
        "sightline.device",
        "other.plan.0000000000007.gone",
    ] {
        assert_eq!(Key::read(&id, text), None, "{text}");
    }
    assert_eq!(Key::read(&id, &own), Some(Key::Gone));
    assert_eq!(
        Key::Gone.write(&Id::new("a.b/ü%").expect("an id")),
        "sightline.plan.a%2Eb%2F%C3%BC%25.gone"
    );
}
