//! Going through a run: steps, time, weeks, what the facilitator changes, and reports.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use common::{Room, today};
use serde_json::json;
use sightline_plan::{
    Edit, Id, Plan,
    model::{Person, RunState},
};
use sightline_workshop::{
    definition::{Between, Step},
    report::{self, Report},
    run::{SessionState, Span, ended, moved, projecting, timed},
    timer,
};

const MINUTE: f64 = 60_000.0;

fn go(room: &mut Room, key: &str, now: f64) {
    let run = moved(&room.run(), key, now * MINUTE);
    room.apply(Edit::Put(run.into()));
}

/// A step of the facilitator's own.
fn mine() -> Step {
    Step {
        id: "mine".into(),
        title: "Mine".into(),
        minutes: 7,
        ..Step::default()
    }
}

#[test]
fn next_and_back_pass_over_what_is_left_out() {
    let mut room = Room::new();
    assert_eq!(room.guide().at().as_deref(), Some("start"));
    assert_eq!(room.guide().back(), None);
    let skip = room.guide().skip("aim", true);
    room.apply(skip);
    assert_eq!(room.guide().next().as_deref(), Some("end"));
    go(&mut room, "end", 0.0);
    assert_eq!(room.guide().back().as_deref(), Some("start"));
    assert_eq!(room.guide().next(), None);
    let unskip = room.guide().skip("aim", false);
    room.apply(unskip);
    assert_eq!(room.guide().back().as_deref(), Some("aim"));
}

#[test]
fn time_that_a_step_took_is_kept_and_goes_on_when_one_comes_back() {
    let mut room = Room::new();
    go(&mut room, "start", 0.0);
    assert_eq!(room.run().state, RunState::Open);
    go(&mut room, "aim", 12.0);
    // Twelve minutes for a box of ten.
    let pace = room.guide().pace(17.0 * MINUTE);
    assert_eq!(
        (
            pace.spent / MINUTE,
            pace.behind / MINUTE,
            pace.to_come / MINUTE
        ),
        (17.0, 2.0, 15.0)
    );
    go(&mut room, "start", 17.0);
    let clock = timer::reading(room.run().timer.as_ref(), 10, 18.0 * MINUTE);
    assert_eq!(clock.elapsed / MINUTE, 13.0);
    assert_eq!(room.run().spent.len(), 1);
    let paused = timer::paused(room.run().timer.as_ref().unwrap(), 18.0 * MINUTE);
    let run = timed(&room.run(), paused);
    room.apply(Edit::Put(run.into()));
    assert_eq!(
        timer::reading(room.run().timer.as_ref(), 10, 999.0 * MINUTE).elapsed / MINUTE,
        13.0
    );
}

#[test]
fn a_step_quicker_than_its_box_puts_the_room_ahead() {
    let mut room = Room::new();
    go(&mut room, "start", 0.0);
    go(&mut room, "aim", 4.0);
    assert_eq!(room.guide().pace(4.0 * MINUTE).behind / MINUTE, -6.0);
}

#[test]
fn steps_that_are_jumped_over_put_nobody_ahead() {
    let mut room = Room::new();
    go(&mut room, "aim", 0.0);
    let pace = room.guide().pace(3.0 * MINUTE);
    assert_eq!((pace.behind, pace.planned / MINUTE), (0.0, 3.0));
    // Nor does a glance at one.
    go(&mut room, "start", 3.0);
    go(&mut room, "aim", 3.1);
    assert!(room.guide().pace(5.0 * MINUTE).behind >= 0.0);
}

#[test]
fn what_is_to_come_begins_when_what_is_before_it_ends() {
    let mut room = Room::new();
    go(&mut room, "start", 0.0);
    let add = room.guide().add_step("one", mine(), None);
    room.apply(add.unwrap());
    let starts = |room: &Room, now: f64| {
        let starts = room.guide().starts(now * MINUTE).into_iter();
        starts
            .map(|(key, start)| (key, start / MINUTE))
            .collect::<Vec<_>>()
    };
    let aim = "aim".to_owned();
    let mine = "mine".to_owned();
    assert_eq!(
        starts(&room, 4.0),
        [(aim.clone(), 10.0), (mine.clone(), 30.0)]
    );
    // Whoever is late is late for all that follows, and the other session is another day.
    assert_eq!(starts(&room, 13.0), [(aim, 13.0), (mine, 33.0)]);
}

#[test]
fn what_is_projected_goes_with_the_step() {
    let mut room = Room::new();
    go(&mut room, "start", 0.0);
    let run = projecting(&room.run(), "ideas");
    room.apply(Edit::Put(run.into()));
    assert_eq!(room.run().projected, "ideas");
    go(&mut room, "aim", 1.0);
    assert_eq!(room.run().projected, "");
}

#[test]
fn an_answer_can_be_taken_back_after_the_run_moved_on() {
    let mut room = Room::new();
    go(&mut room, "start", 0.0);
    let before = room.plan.clone();
    let change = room.answer("start", "units", json!(["Sales"]));
    go(&mut room, "aim", 5.0);
    room.plan.undo(&change).unwrap();
    assert_eq!(room.run().step, "aim");
    assert_eq!(room.plan.tables().teams, before.tables().teams);
    assert!(room.plan.tables().responses.is_empty());
}

#[test]
fn own_steps_and_another_order_belong_to_the_run() {
    let mut room = Room::new();
    let own = mine();
    let add = room
        .guide()
        .add_step("one", own.clone(), Some("aim"))
        .unwrap();
    room.apply(add);
    assert_eq!(room.keys(), ["start", "mine", "aim", "end"]);
    assert!(
        room.guide()
            .stops()
            .iter()
            .any(|stop| stop.own && stop.minutes == 7)
    );
    assert_eq!(
        room.guide().add_step(
            "one",
            Step {
                id: "aim".into(),
                ..own.clone()
            },
            None
        ),
        None
    );
    assert_eq!(room.guide().add_step("nowhere", own, None), None);
    let later = room.guide().move_step("one", "start", None).unwrap();
    room.apply(later);
    assert_eq!(room.keys(), ["mine", "aim", "start", "end"]);
    let minutes = room.guide().set_minutes("aim", 90);
    room.apply(minutes);
    assert!(
        room.guide()
            .stops()
            .iter()
            .any(|stop| stop.key == "aim" && stop.minutes == 90)
    );
    let remove = room.guide().remove_step("mine");
    room.apply(remove);
    assert_eq!(room.keys(), ["aim", "start", "end"]);
    // The workshop itself is as it was.
    assert_eq!(common::small(), room.workshop);
    assert_eq!(sightline_workshop::definition(&room.run()), room.workshop);
}

#[test]
fn sessions_have_days_and_homework_is_ticked_off() {
    let mut room = Room::new();
    {
        let guide = room.guide();
        assert_eq!(guide.span(), Some(Span { day: 1, days: 8 }));
        let mut room = Room::new();
        room.workshop.sessions[1].homework = room.workshop.sessions[0].homework.clone();
        let days = |room: &Room| room.guide().span().map(|span| span.days);
        assert_eq!(days(&room), Some(8), "homework has days of its own");
        room.workshop.days = 30;
        assert_eq!(days(&room), Some(30), "unless the workshop says so");
        let sessions = guide.sessions();
        assert_eq!(
            sessions[1].on,
            today().checked_add_days(chrono::Days::new(7))
        );
        assert_eq!(
            (sessions[0].state, sessions[0].done),
            (SessionState::Ahead, 0)
        );
        assert_eq!(
            sessions[0].homework[0].due,
            today().checked_add_days(chrono::Days::new(3))
        );
    }
    let tick = room.guide().tick_homework("one", "h", true);
    room.apply(tick);
    let tick = room.guide().tick_preparation("room", true);
    room.apply(tick);
    room.answer("start", "ideas", json!(["x"]));
    let guide = room.guide();
    assert!(guide.sessions()[0].homework[0].done && guide.preparation()[0].done);
    assert_eq!(guide.sessions()[0].state, SessionState::Open);
}

#[test]
fn a_run_that_goes_takes_its_answers_along_and_leaves_the_goals() {
    let mut room = Room::new();
    room.answer(
        "aim",
        "goals",
        json!(["Raise NPS from 40 to 50 by 30 June 2027"]),
    );
    let remove = sightline_workshop::run::remove_edit(&room.run);
    let change = room.apply(remove);
    assert!(room.plan.tables().responses.is_empty());
    assert_eq!(room.plan.tables().goals.len(), 1);
    room.plan.undo(&change).unwrap();
    assert_eq!(room.plan.tables().responses.len(), 1);
}

fn section<'r>(report: &'r Report, code: &str) -> &'r [report::Entry] {
    report
        .sections
        .iter()
        .find(|section| section.code == code)
        .map_or(&[], |section| &section.items)
}

#[test]
fn a_report_tells_all_that_was_said_and_what_was_not() {
    let mut room = Room::new();
    room.apply(Edit::Put(
        Person {
            id: Id::new("ada").unwrap(),
            name: "Ada *".into(),
            ..Default::default()
        }
        .into(),
    ));
    room.answer("start", "ideas", json!(["quick", "slow"]));
    let poll = sightline_workshop::vote::Poll::default()
        .opened(1, 1)
        .marked("x", "t1")
        .unwrap()
        .closed();
    room.answer("start", "vote", sightline_plan::codec::Field::write(&poll));
    room.answer("end", "decisions", json!(["We go", "We stay"]));
    let mut secret = (**room.plan.tables().decisions.values().next().unwrap()).clone();
    secret.private = true;
    let hidden = secret.text.clone();
    room.apply(Edit::Put(secret.into()));
    let skip = room.guide().skip("aim", true);
    room.apply(skip);
    let mut run = ended(&room.run(), today(), 5.0);
    run.parking_lot = vec!["[link](https://x.example)".into()];
    run.present = vec![Id::new("ada").unwrap()];
    room.apply(Edit::Put(run.into()));

    let guide = room.guide();
    let told = report::report(&guide, false);
    let votes = &section(&told, "votes")[0].items;
    assert_eq!(
        votes.iter().map(|entry| &*entry.text).collect::<Vec<_>>(),
        ["quick", "slow"]
    );
    assert_eq!(section(&told, "decisions").len(), 1);
    assert_eq!(section(&told, "skipped")[0].text, "Aim");
    assert!(section(&told, "open").is_empty());
    assert_eq!(told.present, ["Ada *"]);
    let text = report::markdown(&told, &|code| code.to_owned());
    assert!(!text.contains(&hidden), "{text}");
    assert!(
        text.contains("\\[link\\](https\\://x.example)") && text.contains("Ada \\*"),
        "{text}"
    );
    assert!(
        report::markdown(&report::report(&guide, true), &|code| code.to_owned()).contains(&hidden)
    );
}

#[test]
fn decisions_actions_and_parked_thoughts_are_one_key_away() {
    let mut room = Room::new();
    let decide = room.guide().decide(" We go ", &mut || 1);
    room.apply(decide);
    let due = today().checked_add_days(chrono::Days::new(3));
    let (late, soon) = (
        room.guide().act("Late", None, None, &mut || 2),
        room.guide().act("Soon", None, due, &mut || 3),
    );
    room.apply(late);
    room.apply(soon);
    let park = room.guide().park("Later");
    room.apply(park);
    let guide = room.guide();
    assert_eq!(guide.decisions()[0].text, "We go");
    assert_eq!(
        guide
            .actions()
            .iter()
            .map(|action| &*action.text)
            .collect::<Vec<_>>(),
        ["Soon", "Late"]
    );
    assert_eq!(room.run().parking_lot, ["Later"]);
    // They are in the report although no input asked for them.
    let told = report::report(&guide, false);
    assert_eq!(
        (
            section(&told, "decisions").len(),
            section(&told, "actions").len()
        ),
        (1, 2)
    );
    let unpark = room.guide().unpark(0);
    room.apply(unpark);
    let nothing = room.guide().unpark(7);
    room.apply(nothing);
    assert!(room.run().parking_lot.is_empty());
}

#[test]
fn a_run_can_be_saved_as_a_workshop_of_ones_own() {
    let mut room = Room::new();
    let own = mine();
    let add = room.guide().add_step("two", own, Some("end")).unwrap();
    room.apply(add);
    let edit = room.guide().set_minutes("end", 33);
    room.apply(edit);
    for step in ["extra", "aim"] {
        let edit = room.guide().skip(step, true);
        room.apply(edit);
    }
    let saved = room.guide().as_workshop("ours", "Ours");
    assert_eq!(sightline_workshop::definition::check(&saved), []);
    // Later steps build on `aim`, so it stays.
    let steps: Vec<(&str, u32)> = saved
        .steps()
        .map(|(_, step)| (&*step.id, step.minutes))
        .collect();
    assert_eq!(
        steps,
        [
            ("start", 10),
            ("aim", 20),
            ("each", 15),
            ("mine", 7),
            ("end", 33)
        ]
    );
    assert_eq!((&*saved.id, &*saved.title), ("ours", "Ours"));
}

#[test]
fn a_saved_workshop_keeps_no_order_in_which_it_cannot_run() {
    let mut room = Room::new();
    // It is asked only after an answer of `start`.
    let early = room.guide().move_step("one", "extra", Some("start"));
    room.apply(early.unwrap());
    let saved = room.guide().as_workshop("ours", "Ours");
    assert_eq!(sightline_workshop::definition::check(&saved), []);
    let steps: Vec<&str> = saved.steps().map(|(_, step)| &*step.id).collect();
    assert_eq!(steps, ["start", "aim", "extra", "each", "end"]);
}

#[test]
fn a_vote_is_on_groups_and_on_what_stands_in_none() {
    use sightline_plan::codec::Field;
    let mut room = Room::new();
    room.answer("start", "ideas", json!(["one", "two", "three", "four"]));
    let vote = room.guide().input("start", "vote").unwrap().clone();
    assert_eq!(room.guide().candidates("start", &vote).len(), 4);
    let board: sightline_workshop::list::Board = room.guide().read("start", "ideas");
    let (board, group) = board.grouped(&["t1", "t2"], None);
    let (board, _) = board.named(&group, "Both").grouped(&["t4"], None);
    room.answer("start", "ideas", board.write());
    // Someone had voted on a thought before it was grouped.
    let poll = sightline_workshop::vote::Poll::default()
        .opened(1, 1)
        .marked("x", "t2")
        .unwrap();
    room.answer("start", "vote", poll.write());
    let guide = room.guide();
    let labels: Vec<String> = guide
        .candidates("start", &vote)
        .into_iter()
        .map(|item| item.label)
        .collect();
    assert_eq!(labels, ["Both", "four", "two", "three"]);
}

#[test]
fn a_meeting_says_when_it_outgrows_the_length_of_its_rule() {
    let mut workshop = common::small();
    // The steps of the first session that are asked come to 30 minutes.
    workshop.length = Some(Between {
        from: 20,
        to: 35,
        why: "Short meetings are kept".to_owned(),
        ..Between::default()
    });
    let mut room = Room::of(workshop, Plan::new(Id::new("plan").unwrap(), "Test"));
    assert_eq!(room.guide().off_length(0.0), None);
    let edit = room.guide().set_minutes("aim", 60);
    room.apply(edit);
    let off = room.guide().off_length(0.0).unwrap();
    assert_eq!((off.minutes, off.to, off.is_over()), (70, 35, true));
    assert_eq!(off.why, "Short meetings are kept");
    let edit = room.guide().set_minutes("aim", 5);
    room.apply(edit);
    assert!(!room.guide().off_length(0.0).unwrap().is_over());
    let edit = room.guide().set_minutes("aim", 20);
    room.apply(edit);
    // What takes longer than its time boxes counts as long as it takes.
    let run = moved(&room.run(), "start", 0.0);
    room.apply(Edit::Put(run.into()));
    assert_eq!(room.guide().off_length(14.0 * 60_000.0), None);
    let late = room.guide().off_length(26.0 * 60_000.0).unwrap();
    assert_eq!(late.minutes, 46);
}
