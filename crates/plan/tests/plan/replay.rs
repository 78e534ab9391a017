//! Taking back, and hearing of changes from elsewhere.

use sightline_plan::{
    Edit, Fault, Goal, Key, Kind, Plan, Record,
    model::{CheckIn, Person},
};

use proptest::prelude::*;

use super::common::{
    assert_sound, cases, children, day, empty, goal, grown, id, ops, plan_of, put,
};

/// The goal `g` with a field changed.
fn with(plan: &Plan, change: impl FnOnce(&mut Goal)) -> Edit {
    let mut goal = Goal::clone(plan.goal(&id("g")).unwrap());
    change(&mut goal);
    Edit::Put(goal.into())
}

fn edit(plan: &mut Plan, change: impl FnOnce(&mut Goal)) -> sightline_plan::Change {
    plan.apply(with(plan, change)).unwrap()
}

#[test]
fn undo_declines_where_the_same_field_changed_since() {
    let mut plan = plan_of(&[("g", None)]);
    let first = edit(&mut plan, |goal| goal.why = "one".to_owned());
    edit(&mut plan, |goal| goal.why = "two".to_owned());
    let before = plan.clone();
    let refusal = plan.undo(&first).unwrap_err();
    assert_eq!(
        (refusal.key, refusal.fault),
        (Key::new(Kind::Goal, "g"), Fault::ChangedSince)
    );
    assert_eq!(plan, before);
}

#[test]
fn undo_leaves_later_changes_of_other_fields() {
    let mut plan = plan_of(&[("g", None)]);
    let first = edit(&mut plan, |goal| goal.why = "one".to_owned());
    edit(&mut plan, |goal| goal.notes = "kept".to_owned());
    plan.undo(&first).unwrap();
    let goal = plan.goal(&id("g")).unwrap();
    assert_eq!((goal.why.as_str(), goal.notes.as_str()), ("", "kept"));
}

#[test]
fn undo_of_making_declines_once_it_was_worked_on_or_is_in_use() {
    let mut plan = empty();
    let made = put(&mut plan, goal("g", None));
    let worked_on = edit(&mut plan, |goal| goal.why = "one".to_owned());
    assert_eq!(plan.undo(&made).unwrap_err().fault, Fault::ChangedSince);
    plan.undo(&worked_on).unwrap();

    let in_use = put(&mut plan, goal("child", Some("g")));
    let refusal = plan.undo(&made).unwrap_err();
    assert_eq!(
        (refusal.key, refusal.fault),
        (Key::new(Kind::Goal, "g"), Fault::ChangedSince)
    );
    plan.undo(&in_use).unwrap();
    plan.undo(&made).unwrap();
    assert_eq!(plan, empty());
}

#[test]
fn undo_declines_where_a_record_was_removed_or_made_again_since() {
    let mut plan = plan_of(&[("g", None)]);
    let changed = edit(&mut plan, |goal| goal.why = "one".to_owned());
    let removed = plan.apply(Edit::Remove(Key::new(Kind::Goal, "g"))).unwrap();
    assert_eq!(plan.undo(&changed).unwrap_err().fault, Fault::ChangedSince);
    put(&mut plan, goal("g", None));
    assert_eq!(plan.undo(&removed).unwrap_err().fault, Fault::ChangedSince);
}

/// What is taken back may point to what has gone since: then it says so, and does nothing.
#[test]
fn undo_that_would_leave_a_loose_end_is_refused() {
    let mut plan = plan_of(&[("g", None)]);
    put(
        &mut plan,
        Person {
            id: id("ann"),
            ..Person::default()
        },
    );
    edit(&mut plan, |goal| goal.owner = Some(id("ann")));
    let unowned = edit(&mut plan, |goal| goal.owner = None);
    plan.apply(Edit::Remove(Key::new(Kind::Person, "ann")))
        .unwrap();
    let refusal = plan.undo(&unowned).unwrap_err();
    assert_eq!(refusal.path.to_string(), "owner");
    assert_eq!(
        refusal.fault,
        Fault::NoSuch {
            kind: Kind::Person,
            id: "ann".to_owned()
        }
    );
}

#[test]
fn of_two_tabs_different_fields_both_survive_and_the_later_wins_the_same() {
    let start = plan_of(&[("g", None)]);
    let (mut here, mut there) = (start.clone(), start);
    edit(&mut here, |goal| goal.notes = "here".to_owned());
    edit(&mut here, |goal| goal.why = "here".to_owned());
    let heard = edit(&mut there, |goal| goal.why = "there".to_owned());
    here.replay(&heard).unwrap();
    let goal = here.goal(&id("g")).unwrap();
    assert_eq!((goal.notes.as_str(), goal.why.as_str()), ("here", "there"));
}

/// Whichever comes first, the removal of a goal and something new that points to it meet in the
/// same plan.
#[test]
fn a_removal_and_a_new_reference_meet() {
    let mut start = plan_of(&[("old", None)]);
    put(
        &mut start,
        Person {
            id: id("ann"),
            ..Person::default()
        },
    );
    let (mut here, mut there) = (start.clone(), start);
    let gone = here
        .apply(Edit::Several(vec![
            Edit::Remove(Key::new(Kind::Goal, "old")),
            Edit::Remove(Key::new(Kind::Person, "ann")),
        ]))
        .unwrap();
    let owned = Goal {
        owner: Some(id("ann")),
        supports: vec![],
        ..goal("new", Some("old"))
    };
    let check_in = CheckIn {
        id: id("k"),
        goal: Some(id("old")),
        on: Some(day(1)),
        ..CheckIn::default()
    };
    let came = there
        .apply(Edit::Several(vec![
            Edit::Put(owned.into()),
            Edit::CheckIn {
                check_in,
                values: vec![],
            },
        ]))
        .unwrap();
    here.replay(&came).unwrap();
    there.replay(&gone).unwrap();
    assert_eq!(here, there);
    assert_eq!(children(&here, None), ["new"]);
    assert_eq!(here.goal(&id("new")).unwrap().owner, None);
    assert!(here.tables().check_ins.is_empty());
    assert_sound(&here);
}

#[test]
fn a_change_cannot_bring_back_what_was_removed_here() {
    let start = plan_of(&[("g", None)]);
    let (mut here, mut there) = (start.clone(), start);
    here.apply(Edit::Remove(Key::new(Kind::Goal, "g"))).unwrap();
    let heard = edit(&mut there, |goal| goal.why = "late".to_owned());
    assert!(here.replay(&heard).unwrap().is_empty());
    assert!(!here.has(Kind::Goal, "g"));
}

#[test]
fn what_two_tabs_make_of_the_tree_cannot_be_a_cycle() {
    let start = plan_of(&[("a", None), ("b", None)]);
    let (mut here, mut there) = (start.clone(), start);
    let below = |name: &str, parent: &str| Edit::MoveGoal {
        id: id(name),
        parent: Some(id(parent)),
        before: None,
    };
    here.apply(below("a", "b")).unwrap();
    let heard = there.apply(below("b", "a")).unwrap();
    let before = here.clone();
    assert_eq!(here.replay(&heard).unwrap_err().fault.code(), "cycle");
    assert_eq!(here, before);
}

#[test]
fn only_fields_that_differ_are_in_a_change() {
    let mut plan = plan_of(&[("g", None)]);
    let change = edit(&mut plan, |goal| goal.why = "one".to_owned());
    let [touched] = &change.touched[..] else {
        panic!("{change:?}")
    };
    assert_eq!(touched.fields().into_iter().collect::<Vec<_>>(), ["why"]);
    assert_eq!(
        (
            touched.before.clone().unwrap().get("why"),
            touched.after.clone().unwrap()["why"].as_str()
        ),
        (None, Some("one"))
    );
    let same = plan.record(&Key::new(Kind::Goal, "g")).unwrap();
    assert!(matches!(same, Record::Goal(_)));
    assert!(plan.apply(Edit::Put(same)).unwrap().is_empty());
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_state_can_be_restored_from_any_other_and_back(before in ops(12), after in ops(12)) {
        let (before, after) = (grown(&before), grown(&after));
        let mut plan = before.clone();
        let change = plan.apply(Edit::Restore(Box::new(after.clone()))).unwrap();
        let id = before.about().id.clone();
        prop_assert_eq!(&plan, &after.copied(id, &after.about().name));
        assert_sound(&plan);
        // Told to another tab, it does the same there.
        let mut elsewhere = before.clone();
        elsewhere.replay(&change).unwrap();
        prop_assert_eq!(&elsewhere, &plan);
        plan.undo(&change).unwrap();
        prop_assert_eq!(plan, before);
    }
}
