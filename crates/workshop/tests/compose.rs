//! Workshops put together from steps of others.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use common::{Room, today};
use proptest::prelude::*;
use sightline_plan::{Id, Plan, codec::Field};
use sightline_workshop::{
    Workshop,
    compose::{Composed, Draft, Loss, compose},
    content, definition, generate, script,
};

fn all() -> Vec<Workshop> {
    content::ids().filter_map(content::workshop).collect()
}

fn draft() -> Draft {
    Draft::new("own-1", "Mine", "Our session")
}

/// It can be told, run to its end with answers, and again with none.
fn is_sound(composed: &Composed) {
    let workshop = &composed.workshop;
    assert_eq!(definition::check(workshop), []);
    let again = definition::read(&definition::write(workshop)).unwrap();
    assert!(again.is_sound());
    assert_eq!(again.workshop, *workshop);
    if workshop.steps().next().is_none() {
        return;
    }
    let answers = generate::answers(workshop, today());
    let answers = answers.unwrap_or_else(|| panic!("no answers to {workshop:#?}"));
    let script = script::read(&answers.to_string()).unwrap();
    let played = script::play(workshop, &script).unwrap();
    assert_eq!(
        played.plan.tables().runs.get(&played.run).unwrap().state,
        sightline_plan::model::RunState::Finished
    );
    let room = Room::of(
        workshop.clone(),
        Plan::new(Id::new("plan").unwrap(), "Empty"),
    );
    let guide = room.guide();
    for stop in guide.stops() {
        for input in &stop.step.inputs {
            guide.prefill(&stop.key, &input.id);
        }
    }
}

#[test]
fn each_shipped_workshop_copied_whole_is_itself_under_another_id() {
    for shipped in all() {
        let mut mine = draft();
        mine.workshop.title = shipped.title.clone();
        mine.add_whole(&shipped);
        let composed = compose(&mine);
        assert_eq!(composed.notes, [], "{}", shipped.id);
        let mut made = composed.workshop;
        // The order of what is promised is that of the steps.
        let mut wanted = shipped.clone();
        wanted.id.clone_from(&made.id);
        for outputs in [&mut made.outputs, &mut wanted.outputs] {
            outputs.sort_by(|one, two| one.id.cmp(&two.id));
        }
        assert_eq!(made, wanted, "{}", shipped.id);
    }
}

#[test]
fn each_step_alone_makes_a_workshop() {
    for shipped in all() {
        for (_, step) in shipped.steps() {
            let mut mine = draft();
            mine.add(&shipped, &step.id, 0).unwrap();
            is_sound(&compose(&mine));
        }
    }
}

#[test]
fn what_is_missing_is_told_and_holds_again_once_it_is_there() {
    let small = common::small();
    let mut mine = draft();
    let each = mine.add(&small, "each", 0).unwrap();
    let found = compose(&mine);
    let note = found.notes.iter().find(|note| note.step == each).unwrap();
    assert_eq!(note.loss, Loss::Untied);
    assert_eq!(note.missing.title, "Aim");
    assert_eq!(note.missing.later, None);
    // Too late is not there either.
    let aim = mine.add(&small, "aim", 0).unwrap();
    assert_eq!(compose(&mine).notes[0].missing.later, Some(aim.clone()));
    mine.put_before(&aim, &each);
    let made = compose(&mine);
    assert_eq!(made.notes, []);
    let writes = made.workshop.input("each.goals").unwrap().1.writes.clone();
    assert_eq!(writes.unwrap().parent, "aim.goals");
    is_sound(&made);
}

#[test]
fn what_was_left_out_of_a_step_that_is_there_asks_for_no_other_step() {
    let mut workshop = common::small();
    // A vote on what another step collects, and a look at that vote.
    let steps = &mut workshop.sessions[0].steps;
    let mut votes = steps[0].inputs[2].clone();
    steps[1].inputs.clear();
    steps[1].inputs.push(votes.clone());
    votes.id = "again".to_owned();
    votes.from = "aim.vote".to_owned();
    steps[2].inputs = vec![votes];
    let mut mine = draft();
    mine.add(&workshop, "aim", 0);
    mine.add(&workshop, "extra", 0);
    let made = compose(&mine);
    let of = |step: &str| {
        let mut notes = made.notes.iter();
        let found = notes.find(|note| note.step == step && note.loss == Loss::LeftOut);
        found.unwrap().missing.clone()
    };
    assert_eq!((of("aim").is_before, of("aim").later), (false, None));
    assert_eq!((of("extra").is_before, of("extra").later), (true, None));
    is_sound(&made);
}

#[test]
fn a_step_that_is_there_twice_has_answers_of_its_own() {
    let small = common::small();
    let mut mine = draft();
    let first = mine.add(&small, "start", 0).unwrap();
    let second = mine.duplicate(&first).unwrap();
    let made = compose(&mine);
    let vote = made.workshop.input(&format!("{second}.vote")).unwrap().1;
    assert_eq!(vote.from, format!("{second}.ideas"));
    is_sound(&made);
}

#[test]
fn a_draft_is_kept_and_read_again() {
    let mut mine = draft();
    mine.add_whole(&common::small());
    let again = Draft::read_kept(mine.write());
    assert_eq!(again, mine);
    let plain = Draft::read_kept(definition::write_value(&common::small()));
    assert_eq!(compose(&plain).workshop, common::small());
}

#[test]
fn steps_go_over_the_edge_of_a_session_and_a_session_that_goes_leaves_them() {
    let small = common::small();
    let mut mine = draft();
    mine.add(&small, "start", 0);
    mine.add(&small, "aim", 0);
    assert!(!mine.shift("start", false));
    mine.add_session("Later");
    assert!(mine.shift("aim", true));
    assert_eq!(mine.workshop.sessions[1].steps[0].id, "aim");
    mine.remove_session(0);
    let ids: Vec<&str> = mine.workshop.steps().map(|(_, step)| &*step.id).collect();
    assert_eq!(ids, ["start", "aim"]);
    mine.remove_session(0);
    assert_eq!(mine.workshop.sessions.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Any steps of any workshops, in any order, some twice, some moved and some taken out again.
    #[test]
    fn any_choice_of_steps_makes_a_workshop_that_runs(
        picks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..6_u8), 1..9),
    ) {
        let all = all();
        let mut mine = draft();
        let mut ids: Vec<String> = Vec::new();
        for (workshop, step, act) in picks {
            let workshop = workshop.get(&all);
            let steps: Vec<&str> = workshop.steps().map(|(_, step)| &*step.id).collect();
            let last = mine.workshop.sessions.len() - 1;
            let id = mine.add(workshop, steps[step.index(steps.len())], last);
            ids.extend(id.clone());
            let known = step.get(&ids).clone();
            match act {
                0 => ids.extend(mine.duplicate(&known)),
                1 => { mine.shift(&known, false); }
                2 => { mine.shift(&known, true); }
                3 => { mine.add_session("Another"); }
                4 if ids.len() > 2 => {
                    mine.remove(&known);
                    ids.retain(|id| *id != known);
                }
                _ => {}
            }
        }
        is_sound(&compose(&mine));
    }
}
