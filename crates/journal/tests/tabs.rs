//! Several tabs on one plan: whatever order changes reach them in, they end alike, and a reload finds
//! the same.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod world;

use std::collections::VecDeque;

use proptest::prelude::*;
use serde_json::json;
use sightline_journal::{
    Body, Covered, Entry, Message, Outcome, SETTLE_MS, Tab, Taken, Timeline, recover,
};
use sightline_plan::{Change, Edit, Goal, Id, Key, Plan};
use world::{Disk, edit, empty, listing, plan_id, statement};

/// A tab that hears of the others only when it is told to.
struct Open {
    tab: Id<Tab>,
    plan: Plan,
    timeline: Timeline,
    stamp: u64,
    counter: u64,
    inbox: VecDeque<String>,
}

impl Open {
    fn new(disk: &Disk, tab: u64) -> Self {
        let recovered = disk.recover(&plan_id());
        let Outcome::Whole(plan) = recovered.outcome else {
            panic!("a whole plan");
        };
        Self {
            tab: Id::from_bits(tab),
            plan,
            timeline: recovered.timeline,
            stamp: recovered.next_stamp,
            counter: 0,
            inbox: VecDeque::new(),
        }
    }

    /// The messages that this makes for the others.
    fn edit(&mut self, disk: &mut Disk, edit: Edit, now: u64) -> Option<String> {
        let change = self.plan.apply(edit).ok().filter(|it| !it.is_empty())?;
        self.stamp = now.max(self.stamp + 1);
        self.counter += 1;
        let entry = Entry {
            tab: self.tab.clone(),
            counter: self.counter,
            stamp: self.stamp,
            at_ms: now,
            change,
        };
        let (key, text) = entry.write(&plan_id());
        disk.local.insert(key.clone(), text.clone());
        disk.database.insert(key, text);
        let told = Message::Changed(entry.clone()).write(&plan_id(), &self.tab);
        self.timeline.add(entry, Some(&self.plan));
        Some(told)
    }

    fn hear(&mut self, disk: &Disk) {
        let Some(text) = self.inbox.pop_front() else {
            return;
        };
        let message = Message::read(&plan_id(), &self.tab, &text);
        let Some(Message::Changed(entry)) = message else {
            panic!("a change of another tab");
        };
        self.stamp = self.stamp.max(entry.stamp);
        match self.timeline.take(entry.clone()) {
            Taken::Into(plan) => self.plan = *plan,
            Taken::Known => {}
            Taken::Astray => {
                let Self { timeline, .. } = Self::new(disk, 0);
                let stored = Self::new(disk, 0).plan;
                self.plan = self.timeline.renew(timeline, &stored);
                if let Taken::Into(plan) = self.timeline.take_anyway(entry) {
                    self.plan = *plan;
                }
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Act {
    Edit {
        tab: usize,
        goal: usize,
        kind: u8,
    },
    Hear {
        tab: usize,
        messages: usize,
    },
    /// A tab is closed, and opened again.
    Reload {
        tab: usize,
    },
    /// The plan is left alone, and a checkpoint is made.
    Rest,
}

const TABS: usize = 3;
const GOALS: usize = 4;

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => (0..TABS, 0..GOALS, 0..6_u8).prop_map(|(tab, goal, kind)| Act::Edit { tab, goal, kind }),
        5 => (0..TABS, 1..5_usize).prop_map(|(tab, messages)| Act::Hear { tab, messages }),
        1 => (0..TABS).prop_map(|tab| Act::Reload { tab }),
        1 => Just(Act::Rest),
    ]
}

/// Something that one tab wants, and others may want otherwise.
fn wish(plan: &Plan, goal: usize, kind: u8, number: u64) -> Edit {
    let name = format!("goal-{goal}");
    let id = Id::<Goal>::new(&name).expect("an id");
    let now = plan.goal(&id).map(|goal| Goal::clone(goal));
    match (kind, now) {
        (0, Some(_)) => Edit::Remove(Key::from(&id)),
        (1, Some(_)) => Edit::MoveGoal {
            id,
            parent: Id::new(&format!("goal-{}", (goal + 1) % GOALS)),
            before: None,
        },
        (2, Some(goal)) => Edit::Put(
            Goal {
                notes: format!("note {number}"),
                ..goal
            }
            .into(),
        ),
        (_, Some(goal)) => Edit::Put(
            Goal {
                statement: format!("statement {number}"),
                ..goal
            }
            .into(),
        ),
        (_, None) => edit(&name, Some(format!("statement {number}"))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn tabs_end_alike_and_a_reload_finds_the_same(acts in prop::collection::vec(act(), 1..60)) {
        let mut disk = Disk::default();
        let work = disk.recover(&plan_id()).replace(Body::of(&empty()), &Id::from_bits(99), 0);
        prop_assert!(disk.carry_out(&work).is_ok());
        let mut loads = 100;
        let mut tabs: Vec<Open> = (0..TABS as u64).map(|at| Open::new(&disk, 1 + at)).collect();
        let mut now = 1_000_000;
        for (number, act) in acts.iter().enumerate() {
            now += 7;
            match act {
                Act::Edit { tab, goal, kind } => {
                    let wish = wish(&tabs[*tab].plan, *goal, *kind, number as u64);
                    if let Some(told) = tabs[*tab].edit(&mut disk, wish, now) {
                        for (other, open) in tabs.iter_mut().enumerate() {
                            if other != *tab {
                                open.inbox.push_back(told.clone());
                            }
                        }
                    }
                }
                Act::Hear { tab, messages } => {
                    for _ in 0..*messages {
                        tabs[*tab].hear(&disk);
                    }
                }
                Act::Reload { tab } => {
                    loads += 1;
                    tabs[*tab] = Open::new(&disk, loads);
                }
                Act::Rest => {
                    prop_assert!(disk.recover(&plan_id()).replayed == 0 || !disk.recover(&plan_id()).is_settled(now));
                    now += SETTLE_MS;
                    let recovered = disk.recover(&plan_id());
                    prop_assert!(recovered.is_settled(now));
                    let body = Body::plain(recovered.file().expect("a whole plan"));
                    let work = recovered.checkpoint(body, &tabs[0].tab, now);
                    prop_assert!(disk.carry_out(&work).is_ok());
                    let work = disk.recover(&plan_id()).mend(now);
                    prop_assert!(disk.carry_out(&work).is_ok());
                }
            }
        }
        for tab in &mut tabs {
            while !tab.inbox.is_empty() {
                tab.hear(&disk);
            }
        }
        let recovered = disk.recover(&plan_id());
        for tab in &tabs {
            prop_assert_eq!(Outcome::Whole(tab.plan.clone()), recovered.outcome.clone());
            prop_assert!(tab.timeline.known().includes(recovered.timeline.known()));
        }
    }
}

fn entry(plan: &mut Plan, tab: u64, counter: u64, stamp: u64, text: &str) -> Entry {
    let change = plan.apply(edit("goal", Some(text.to_owned())));
    Entry {
        tab: Id::from_bits(tab),
        counter,
        stamp,
        at_ms: stamp,
        change: change.expect("an edit"),
    }
}

#[test]
fn the_later_of_two_changes_wins_also_when_the_earlier_comes_after_it() {
    let mut plan = empty();
    plan.apply(edit("goal", Some("As created".to_owned())))
        .expect("an edit");
    let mut timeline = Timeline::after(&plan, Covered::default());
    let earlier = entry(&mut plan.clone(), 2, 1, 10, "Earlier");
    let later = entry(&mut plan, 1, 1, 20, "Later");
    timeline.add(later, Some(&plan));
    let Taken::Into(with) = timeline.take(earlier.clone()) else {
        panic!("not taken");
    };
    assert_eq!(statement(&with, "goal").as_deref(), Some("Later"));
    assert_eq!(timeline.take(earlier), Taken::Known);
}

#[test]
fn one_who_missed_something_says_so_and_is_sent_it() {
    let (mut plan, start) = (empty(), empty());
    let mut mine = Timeline::after(&plan, Covered::default());
    let mut theirs = Timeline::after(&start, Covered::default());
    let entries: Vec<Entry> = (1..4)
        .map(|at| entry(&mut plan, 1, at, 10 * at, &at.to_string()))
        .collect();
    for entry in &entries {
        mine.add(entry.clone(), None);
    }
    assert_eq!(theirs.take(entries[1].clone()), Taken::Astray);
    let lacking: Vec<Entry> = mine
        .lacking(&Id::from_bits(1), theirs.known())
        .cloned()
        .collect();
    assert_eq!(lacking, entries);
    for entry in lacking {
        assert!(matches!(theirs.take(entry), Taken::Into(_)));
    }
    assert!(theirs.known().includes(mine.known()));
}

#[test]
fn fields_that_only_a_later_version_knows_survive_an_edit_here() {
    let mut plan = empty();
    plan.apply(edit("goal", Some("As created".to_owned())))
        .expect("an edit");
    let mut timeline = Timeline::after(&plan, Covered::default());
    let change = json!([{
        "kind": "goal", "id": "goal",
        "before": {}, "after": { "mood": { "of": "the team" } },
    }]);
    let foreign = Entry {
        change: Change::read(change).expect("a change"),
        ..entry(&mut plan.clone(), 2, 1, 10, "Unused")
    };
    let Taken::Into(mut plan) = timeline.take(foreign) else {
        panic!("not taken");
    };
    let goal = plan.goal(&Id::new("goal").expect("an id")).expect("a goal");
    let said = Goal {
        statement: "Said here".to_owned(),
        ..Goal::clone(goal)
    };
    let change = plan.apply(Edit::Put(said.into())).expect("an edit");
    // Nothing is said about what was not touched, so no other tab loses it either.
    assert!(!change.write().to_string().contains("mood"));
    let file = sightline_plan::file::write(&plan);
    assert!(
        file.contains("mood") && file.contains("Said here"),
        "{file}"
    );
}

#[test]
fn a_deflated_checkpoint_is_read_and_so_is_one_that_is_not() {
    let mut plan = empty();
    for at in 0..50 {
        plan.apply(edit(&format!("goal-{at}"), Some("Statement".to_owned())))
            .expect("an edit");
    }
    let file = sightline_plan::file::write(&plan);
    let deflated = Body::deflated(&miniz_oxide::deflate::compress_to_vec(file.as_bytes(), 6));
    let mut disk = Disk::default();
    for body in [Body::plain(file.clone()), deflated] {
        let work = disk
            .recover(&plan_id())
            .replace(body, &Id::from_bits(99), 0);
        assert!(disk.carry_out(&work).is_ok());
        let outcome = disk.recover(&plan_id()).outcome;
        assert_eq!(outcome, Outcome::Whole(plan.clone()));
    }
    let mut lengths: Vec<usize> = disk.local.values().map(|it| it.chars().count()).collect();
    lengths.sort_unstable();
    assert!(lengths[0] * 8 < lengths[1], "{lengths:?}");

    // A damaged one has another behind it.
    let mut listing = listing(&disk.local);
    let newest = listing.last_mut().expect("a checkpoint");
    newest.1 = newest.1.chars().rev().collect();
    let recovered = recover(&plan_id(), &[&listing]);
    assert_eq!(recovered.outcome, Outcome::Whole(plan));
    assert_eq!(recovered.damaged.len(), 1);
}
