//! What holds for any sequence of edits.

use std::sync::Arc;

use proptest::{prelude::*, sample::Index};
use serde_json::Value;
use sightline_plan::{Change, Key, Plan, Record, file};

use super::common::{Op, assert_sound, cases, empty, grown, op, ops};

/// Whether the goal (other kinds are not looked at) is the same in memory, where it is alike.
fn same(one: &Plan, other: &Plan, key: &Key) -> bool {
    match (one.record(key), other.record(key)) {
        (Some(Record::Goal(mine)), Some(Record::Goal(theirs))) => {
            mine != theirs || Arc::ptr_eq(&mine, &theirs)
        }
        _ => true,
    }
}

fn through_json(change: &Change) -> Change {
    let text = change.write().to_string();
    let value: Value = serde_json::from_str(&text).unwrap();
    let read = Change::read(value).unwrap();
    assert_eq!(read, *change);
    read
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn edits_keep_the_invariants(ops in ops(40)) {
        let mut plan = empty();
        for op in &ops {
            let before = plan.clone();
            match plan.apply(op.edit(&before)) {
                Ok(_) => {}
                Err(_) => prop_assert_eq!(&plan, &before),
            }
            for key in before.records().map(|record| record.key()) {
                prop_assert!(same(&before, &plan, &key), "{key:?} was copied");
            }
        }
        assert_sound(&plan);
    }

    #[test]
    fn a_change_and_its_inverse_are_identity(ops in ops(25), op in op()) {
        let mut plan = grown(&ops);
        let (before, text) = (plan.clone(), file::write(&plan));
        if let Ok(change) = plan.apply(op.edit(&before)) {
            let after = plan.clone();
            let change = through_json(&change);
            prop_assert_eq!(change.is_empty(), before == after);
            let back = plan.undo(&change).unwrap();
            prop_assert_eq!(&plan, &before);
            prop_assert_eq!(file::write(&plan), text);
            for key in before.records().map(|record| record.key()) {
                if !change.touched.iter().any(|touched| touched.key == key) {
                    prop_assert!(same(&before, &plan, &key), "{key:?} was copied");
                }
            }
            // And forth again.
            plan.undo(&through_json(&back)).unwrap();
            prop_assert_eq!(&plan, &after);
            prop_assert_eq!(file::write(&plan), file::write(&after));
        }
    }

    #[test]
    fn the_journal_gives_the_same_plan(ops in ops(30), twice in any::<bool>()) {
        let mut plan = empty();
        let mut journal = Vec::new();
        for op in &ops {
            if let Ok(change) = plan.apply(op.edit(&plan)) {
                journal.push(through_json(&change));
            }
        }
        let mut replayed = empty();
        for change in &journal {
            replayed.replay(change).unwrap();
            if twice {
                prop_assert!(replayed.replay(change).unwrap().is_empty());
            }
        }
        prop_assert_eq!(&replayed, &plan);
        prop_assert_eq!(file::write(&replayed), file::write(&plan));
    }

    #[test]
    fn all_can_be_taken_back_in_turn(ops in ops(25)) {
        let mut plan = empty();
        let mut done = Vec::new();
        for op in &ops {
            if let Ok(change) = plan.apply(op.edit(&plan)) {
                done.push(change);
            }
        }
        for change in done.iter().rev() {
            plan.undo(change).unwrap();
        }
        prop_assert_eq!(plan, empty());
    }

    /// Taken back out of turn, a change goes whole or is refused, and the plan stays sound.
    #[test]
    fn undo_out_of_turn_keeps_the_invariants(ops in ops(25), at in any::<Index>()) {
        let mut plan = empty();
        let mut done = Vec::new();
        for op in &ops {
            if let Ok(change) = plan.apply(op.edit(&plan)) {
                done.push(change);
            }
        }
        prop_assume!(!done.is_empty());
        let before = plan.clone();
        if plan.undo(at.get(&done)).is_err() {
            prop_assert_eq!(&plan, &before);
        }
        assert_sound(&plan);
    }

    /// Two tabs change the same plan and hear of each other's changes.
    #[test]
    fn changes_from_elsewhere_keep_the_invariants(
        ops in ops(20),
        here in ops(6),
        there in ops(6),
    ) {
        let start = grown(&ops);
        let (mut mine, mut theirs) = (start.clone(), start);
        for op in &here {
            let _ = mine.apply(op.edit(&mine));
        }
        let mut heard = Vec::new();
        for op in &there {
            heard.extend(theirs.apply(op.edit(&theirs)));
        }
        for change in &heard {
            let before = mine.clone();
            if mine.replay(change).is_err() {
                prop_assert_eq!(&mine, &before);
            }
        }
        assert_sound(&mine);
    }

    #[test]
    fn private_records_stay_behind(ops in ops(40)) {
        let plan = grown(&ops);
        let shared = plan.without_private();
        assert_sound(&shared);
        prop_assert!(!shared.records().any(|record| record.is_private()));
        prop_assert_eq!(shared.without_private(), shared);
    }
}

#[test]
fn most_arbitrary_edits_are_taken() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut taken, mut refused) = (0, std::collections::BTreeMap::new());
    for _ in 0..40 {
        let ops: Vec<Op> = ops(40).new_tree(&mut runner).unwrap().current();
        let mut plan = empty();
        for op in &ops {
            match plan.apply(op.edit(&plan)) {
                Ok(_) => taken += 1,
                Err(refusal) => *refused.entry(refusal.fault.code()).or_insert(0) += 1,
            }
        }
    }
    // The properties above say little if hardly any edit is taken, or if none is refused.
    let all: i32 = refused.values().sum();
    assert!(taken > all, "{taken} taken, refused: {refused:?}");
    for fault in ["cycle", "no-such"] {
        assert!(refused.contains_key(fault), "{refused:?}");
    }
}
