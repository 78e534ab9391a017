//! Whatever tabs do, and whenever the browser dies: what was shown as saved is there afterwards,
//! and nothing older has taken its place.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

mod world;

use proptest::prelude::*;
use sightline_journal::{Body, Outcome, RETAIN_MS};
use sightline_plan::Id;
use world::{Died, Disk, Page, Promises, edit, empty, plan_id, statement};

/// Each tab edits goals of its own, so that what must be there does not hang on the order of tabs.
const TABS: usize = 3;

#[derive(Clone, Debug)]
enum Act {
    /// Edit one of the tab's goals, or remove it.
    Edit {
        tab: usize,
        goal: usize,
        remove: bool,
    },
    /// All tabs edit this one.
    Contend {
        tab: usize,
    },
    Flush {
        tab: usize,
    },
    /// One step of tidying up. No lock: tabs get in each other's way as much as they can.
    Tidy {
        tab: usize,
        steps: usize,
    },
    Reload {
        tab: usize,
    },
    Sync,
    /// A long time passes.
    Wait,
    /// The browser will die after so many more operations.
    Doom {
        fuel: usize,
    },
    Die {
        kept: u64,
    },
}

fn act() -> impl Strategy<Value = Act> {
    let tab = 0..TABS;
    prop_oneof![
        6 => (tab.clone(), 0..3_usize, prop::bool::weighted(0.2))
            .prop_map(|(tab, goal, remove)| Act::Edit { tab, goal, remove }),
        1 => tab.clone().prop_map(|tab| Act::Contend { tab }),
        4 => tab.clone().prop_map(|tab| Act::Flush { tab }),
        6 => (tab.clone(), 1..6_usize).prop_map(|(tab, steps)| Act::Tidy { tab, steps }),
        1 => tab.prop_map(|tab| Act::Reload { tab }),
        2 => Just(Act::Sync),
        1 => Just(Act::Wait),
        1 => (0..12_usize).prop_map(|fuel| Act::Doom { fuel }),
        2 => prop_oneof![any::<u64>(), Just(0), Just(u64::MAX)].prop_map(|kept| Act::Die { kept }),
    ]
}

struct World {
    disk: Disk,
    pages: Vec<Page>,
    promises: Promises,
    now: u64,
    loads: u64,
    edits: u64,
}

impl World {
    fn new() -> Self {
        let mut disk = Disk::default();
        let work = disk
            .recover(&plan_id())
            .replace(Body::of(&empty()), &Id::from_bits(99), 0);
        assert!(disk.carry_out(&work).is_ok());
        disk.sync();
        let mut world = Self {
            disk,
            pages: Vec::new(),
            promises: Promises::default(),
            now: RETAIN_MS,
            loads: 1000,
            edits: 0,
        };
        world.restart();
        world
    }

    fn open(&mut self) -> Page {
        self.loads += 1;
        Page::open(&self.disk, self.loads).expect("a whole plan")
    }

    fn restart(&mut self) {
        self.pages = Vec::new();
        for _ in 0..TABS {
            let page = self.open();
            self.pages.push(page);
        }
    }

    fn run(&mut self, act: &Act) -> Result<(), Died> {
        self.now += 1000;
        match act {
            Act::Edit { tab, goal, remove } => {
                self.edits += 1;
                let goal = format!("{tab}-{goal}");
                let statement = (!remove).then(|| self.edits.to_string());
                // Told first: an edit may be stored although the browser dies before it is through.
                let wanted = edit(&goal, statement.clone());
                let before = self.pages[*tab].edit(&mut self.disk, wanted, self.now);
                if !matches!(before, Ok(false)) {
                    self.promises.made(&goal, statement);
                }
                before.map(|_| ())
            }
            Act::Contend { tab } => {
                self.edits += 1;
                let wanted = edit("shared", Some(self.edits.to_string()));
                self.pages[*tab]
                    .edit(&mut self.disk, wanted, self.now)
                    .map(|_| ())
            }
            Act::Flush { tab } => {
                self.pages[*tab].flush(&mut self.disk)?;
                self.promises.saved(&format!("{tab}-"));
                Ok(())
            }
            Act::Tidy { tab, steps } => {
                (0..*steps).try_for_each(|_| self.pages[*tab].tidy(&mut self.disk, self.now))
            }
            Act::Reload { tab } => {
                // The journal's part of a page that is closed goes on until it is through.
                self.pages[*tab].flush(&mut self.disk)?;
                self.promises.saved(&format!("{tab}-"));
                self.pages[*tab] = self.open();
                Ok(())
            }
            Act::Sync => {
                self.disk.sync();
                Ok(())
            }
            Act::Wait => {
                self.disk.sync();
                self.now += 2 * RETAIN_MS;
                Ok(())
            }
            Act::Doom { fuel } => {
                self.disk.fuel = Some(*fuel);
                Ok(())
            }
            Act::Die { .. } => Err(Died),
        }
    }

    fn die(&mut self, kept: u64) -> Result<(), TestCaseError> {
        self.disk.die(kept);
        let recovered = self.disk.recover(&plan_id());
        prop_assert_eq!(&recovered.damaged, &Vec::new());
        prop_assert_eq!(&recovered.set_aside, &Vec::new());
        let Outcome::Whole(plan) = &recovered.outcome else {
            return Err(TestCaseError::fail(format!("{:?}", recovered.outcome)));
        };
        self.promises.check(plan).map_err(TestCaseError::fail)?;
        self.promises.settle(plan);

        // Mending what the crash left changes nothing, and comes to an end: writing what one store
        // lacked may make something stale, and then all is done.
        for _ in 0..2 {
            let work = self.disk.recover(&plan_id()).mend(self.now);
            prop_assert!(self.disk.carry_out(&work).is_ok());
        }
        let mended = self.disk.recover(&plan_id());
        prop_assert_eq!(&mended.outcome, &recovered.outcome);
        prop_assert!(mended.mend(self.now).is_empty());
        self.restart();
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_saved_is_recovered(
        acts in prop::collection::vec(act(), 1..60),
        kept in any::<u64>(),
    ) {
        let mut world = World::new();
        for act in &acts {
            if world.run(act).is_err() {
                world.die(if let Act::Die { kept } = act { *kept } else { kept })?;
            }
        }
        world.die(kept)?;
    }

    #[test]
    fn a_deleted_plan_stays_deleted_and_a_half_deleted_one_is_whole_or_gone(
        edits in 1..6_usize,
        fuel in 0..20_usize,
        kept in any::<u64>(),
        synced in any::<bool>(),
    ) {
        let mut disk = Disk::default();
        let work = disk.recover(&plan_id()).replace(Body::of(&empty()), &Id::from_bits(99), 0);
        prop_assert!(disk.carry_out(&work).is_ok());
        let mut page = Page::open(&disk, 1).expect("a whole plan");
        for at in 0..edits {
            let _ = page.edit(&mut disk, edit(&format!("goal-{at}"), Some("Text".into())), 1);
        }
        prop_assert!(page.flush(&mut disk).is_ok());
        if synced {
            disk.sync();
        }

        let before = disk.recover(&plan_id());
        disk.fuel = Some(fuel);
        let done = disk.carry_out(&before.delete(2)).is_ok();
        disk.die(kept);
        let after = disk.recover(&plan_id());
        match &after.outcome {
            Outcome::Deleted => {}
            Outcome::Whole(_) if !done => prop_assert_eq!(&after.outcome, &before.outcome),
            other => prop_assert!(false, "done: {}, found {:?}", done, other),
        }

        // Finishing the job leaves the tombstone, and after a month nothing.
        prop_assert!(disk.carry_out(&after.delete(2)).is_ok());
        disk.sync();
        let late = 2 + RETAIN_MS;
        prop_assert!(disk.carry_out(&disk.recover(&plan_id()).mend(late - 1)).is_ok());
        prop_assert_eq!((disk.local.len(), disk.database.len()), (1, 1));
        prop_assert!(disk.carry_out(&disk.recover(&plan_id()).mend(late)).is_ok());
        prop_assert_eq!((disk.local.len(), disk.database.len()), (0, 0));
    }

    #[test]
    fn a_plan_brought_back_after_it_was_deleted_is_the_new_one(
        kept in any::<u64>(),
        rounds in 1..4_u64,
    ) {
        let mut disk = Disk::default();
        for round in 0..rounds {
            let mut plan = empty();
            plan.apply(edit("base", Some(round.to_string()))).expect("a goal");
            let work = disk.recover(&plan_id()).replace(Body::of(&plan), &Id::from_bits(round), round);
            prop_assert!(disk.carry_out(&work).is_ok());
            let mut page = Page::open(&disk, 100 + round).expect("a whole plan");
            let _ = page.edit(&mut disk, edit(&format!("log-{round}"), Some("Text".into())), round);
            prop_assert!(page.flush(&mut disk).is_ok());
            // Local storage may forget any of it, removals too.
            disk.die(kept.rotate_left(round as u32));
            let recovered = disk.recover(&plan_id());
            let Outcome::Whole(plan) = &recovered.outcome else {
                return Err(TestCaseError::fail(format!("{:?}", recovered.outcome)));
            };
            prop_assert_eq!(statement(plan, "base"), Some(round.to_string()));
            prop_assert_eq!(plan.tables().goals.len(), 2);
            if round + 1 < rounds {
                prop_assert!(disk.carry_out(&recovered.delete(round)).is_ok());
            }
        }
    }
}
