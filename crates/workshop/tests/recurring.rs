//! Meetings that come round: about a person, in confidence, carrying on what was left open last time.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod office;

use chrono::Days;
use serde_json::json;
use sightline_plan::{
    Edit, Goal, Id, Plan,
    model::{Action, Initiative, Person, Recognition, RecognitionKind, Run, Status},
};
use sightline_workshop::{
    Guide,
    run::{last, too_soon},
};

use office::{Meeting, Office, day, review};

fn action(plan: &Plan, text: &str) -> Action {
    let mut all = plan.tables().actions.values();
    Action::clone(all.find(|action| action.text == text).unwrap())
}

#[test]
fn each_goal_is_checked_in_and_its_fate_decided() {
    let mut office = Office::new();
    let goal = Id::<Goal>::from_bits(3);
    let key = format!("each@{goal}");
    let mut meeting = office.meet(day(0));
    meeting.answer(&key, "now", json!(21));
    meeting.answer(&key, "note", json!("The second line helps"));
    meeting.answer(&key, "now", json!(20));
    meeting.answer(&key, "fate", json!("dropped"));
    let plan = &office.plan;
    let goal = plan.goal(&goal).unwrap();
    assert_eq!(goal.status, Status::Dropped);
    let history: Vec<f64> = goal.metrics[0].history.iter().map(|it| it.value).collect();
    assert_eq!(history, [20.0], "a second value for a day mends the first");
    let check_ins: Vec<_> = plan.tables().check_ins.values().collect();
    assert_eq!(check_ins.len(), 1);
    assert_eq!(check_ins[0].note, "The second line helps");
}

#[test]
fn what_a_step_goes_through_does_not_change_under_it() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    let each = |meeting: &Meeting| -> Vec<String> {
        let guide = meeting.guide();
        let stops = guide.stops().into_iter().filter(|stop| stop.is_on());
        let keys = stops.map(|stop| stop.key);
        keys.filter(|key| key.starts_with("each@")).collect()
    };
    let before = each(&meeting);
    meeting.answer(&before[0], "fate", json!("dropped"));
    let goal = json!(["Pass the coaching exam by 30 June 2027"]);
    meeting.answer("close", "goal", goal);
    assert_eq!(each(&meeting), before, "neither the closed nor the new");
    meeting.answer(&before[0], "fate", json!("active"));
    assert_eq!(each(&meeting), before);
    let meeting = office.meet(day(90));
    assert_eq!(each(&meeting).len(), 2, "the next time has both");
}

#[test]
fn what_was_undertaken_is_looked_at_until_it_has_ended() {
    let mut office = Office::new();
    for (bits, name, due) in [
        (40, "Long over", Some(day(0))),
        (41, "Just over", Some(day(20))),
        (42, "Going on", None),
    ] {
        let initiative = Initiative {
            id: Id::from_bits(bits),
            name: name.to_owned(),
            due,
            ..Initiative::default()
        };
        office.plan.apply(Edit::Put(initiative.into())).unwrap();
    }
    office.meet(day(10));
    let meeting = office.meet(day(40));
    let items = meeting.guide().items("plan.initiatives");
    let names: Vec<&str> = items.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(names, ["Just over", "Going on"]);
}

#[test]
fn last_time_opens_the_next() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "words", json!("Better than it looked"));
    meeting.answer(
        "close",
        "actions",
        json!(["Ask for a second line", "Write it down"]),
    );
    let mut done = action(&office.plan, "Write it down");
    done.done_on = Some(day(3));
    office.plan.apply(Edit::Put(done.into())).unwrap();

    let mut meeting = office.meet(day(14));
    let guide = meeting.guide();
    assert_eq!(
        guide.prefill("open", "again"),
        Some(json!("Better than it looked"))
    );
    assert_eq!(
        guide.earlier_words("last.close.words").as_deref(),
        Some("Better than it looked")
    );
    let left = guide.prefill("open", "left").unwrap();
    assert_eq!(left.as_array().unwrap().len(), 1, "only what is open still");
    meeting.answer("open", "left", left);
    assert_eq!(
        office.plan.tables().actions.len(),
        2,
        "what is taken up is not written again"
    );

    // The time after, what is open since the first time is still there.
    let meeting = office.meet(day(28));
    let open = meeting.guide().items("plan.follow_ups");
    let open: Vec<&str> = open.iter().map(|item| item.label.as_str()).collect();
    assert_eq!(open, ["Ask for a second line"]);
}

#[test]
fn a_meeting_comes_round_as_its_workshop_says_unless_somebody_changes_that() {
    let mut office = Office::new();
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "next", json!([{ "time": "09:30" }]));
    let every = |office: &Office| {
        let meeting = office.plan.tables().meetings.values().next().unwrap();
        meeting.repeat.clone().unwrap()
    };
    let id = |office: &Office| {
        let mut meetings = office.plan.tables().meetings.keys();
        meetings.next().unwrap().to_string()
    };
    assert_eq!(every(meeting.office).every, 2);
    let own = json!([{ "id": id(meeting.office), "repeat": { "every": 1, "period": "month" } }]);
    meeting.answer("close", "next", own);
    let later = json!([{ "id": id(meeting.office), "time": "10:00" }]);
    meeting.answer("close", "next", later);
    assert_eq!(every(&office).period, sightline_plan::model::Period::Month);
}

#[test]
fn runs_that_follow_each_other_in_a_circle_come_to_an_end() {
    let mut office = Office::new();
    let first = office.meet(day(0)).run;
    let second = office.meet(day(1)).run;
    let run = office.plan.tables().runs.get(&first).unwrap();
    let mut run = sightline_plan::model::Run::clone(run);
    run.follows = Some(second.clone());
    office.plan.apply(Edit::Put(run.into())).unwrap();
    let workshop = review();
    let guide = Guide::new(&office.plan, &second, &workshop, day(1)).unwrap();
    assert_eq!(guide.earlier_runs(), [&first]);
}

#[test]
fn reviews_keep_their_distance_but_for_one_more_with_somebody_new() {
    let mut office = Office::new();
    let mira = Id::<Person>::from_bits(2);
    let soon = |office: &Office, on| too_soon(&office.plan, &office.workshop, Some(&mira), on);
    assert_eq!(soon(&office, day(0)), None, "there was none yet");
    office.meet(day(0));
    let found = soon(&office, day(60)).unwrap();
    assert_eq!((found.last, found.from), (day(0), day(85)));
    assert_eq!(soon(&office, day(85)), None);

    let known = office.plan.tables().people.get(&mira).unwrap();
    let mut known = Person::clone(known);
    known.started = Some(day(0));
    office.plan.apply(Edit::Put(known.into())).unwrap();
    assert_eq!(soon(&office, day(60)), None, "one at 30 or 60 days");
    office.meet(day(60));
    assert!(soon(&office, day(70)).is_some(), "and no second");
    assert_eq!(
        last(&office.plan, "talk", Some(&mira)).unwrap().started,
        Some(day(60))
    );
    assert_eq!(last(&office.plan, "talk", None), None);
}

#[test]
fn a_talk_opens_with_what_was_said_before_it_and_a_meeting_keeps_confidences() {
    let mut office = Office::new();
    let mira: Id<Person> = Id::from_bits(2);
    for (id, kind, days) in [
        ("long ago", RecognitionKind::Win, 400),
        ("a win", RecognitionKind::Win, 3),
        ("to grow", RecognitionKind::Feedback, 2),
        ("between us", RecognitionKind::Praise, 1),
    ] {
        let note = Recognition {
            id: Id::new(id).unwrap(),
            kind,
            person: Some(mira.clone()),
            on: Some(day(0) - Days::new(days)),
            text: id.to_owned(),
            private: days < 3,
            ..Recognition::default()
        };
        office.plan.apply(Edit::Put(note.into())).unwrap();
    }
    let mut meeting = office.meet(day(0));
    meeting.answer("close", "thanks", json!(["Said today"]));
    let words = |meeting: &Meeting<'_>, from: &str| {
        let items = meeting.guide().items(from).into_iter();
        items.map(|item| item.label).collect::<Vec<_>>()
    };
    let all = ["between us", "to grow", "a win", "long ago"];
    assert_eq!(words(&meeting, "plan.person.recognitions"), all);
    assert_eq!(
        words(&meeting, "plan.recognitions"),
        ["between us", "a win"]
    );

    let run = meeting.office.plan.tables().runs.get(&meeting.run).unwrap();
    let mut run = Run::clone(run);
    run.private = false;
    meeting.office.plan.apply(Edit::Put(run.into())).unwrap();
    assert_eq!(words(&meeting, "plan.recognitions"), ["a win"]);
    assert_eq!(
        words(&meeting, "plan.person.recognitions"),
        ["a win", "long ago"]
    );
}
