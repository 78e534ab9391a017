//! What the room sends, put into the answers of its steps.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use common::{Room, ask, bring, reply, room};
use serde_json::json;
use sightline_plan::{Edit, Id, Plan, codec::Field, model::Interview};
use sightline_workshop::{
    Workshop, content,
    list::Board,
    room::{Arrival, Outcome, Way, way},
    round::Ratings,
    vote::Poll,
};

fn board(room: &Room) -> Board {
    room.guide().read("start", "ideas")
}

fn thoughts(room: &Room) -> Vec<String> {
    board(room)
        .items
        .iter()
        .map(|item| item.text.clone())
        .collect()
}

#[test]
fn thoughts_of_many_come_together_and_a_second_reply_replaces_the_first() {
    let mut room = room();
    let of = ask(&room, "start", &["ideas"]);
    let first = [
        reply(&of, "Ada", 1, json!({ "ideas": "Two regions\nLess churn" })),
        reply(&of, "Ben", 1, json!({ "ideas": "A new office" })),
    ];
    assert_eq!(bring(&mut room, &first), [Outcome::New, Outcome::New]);
    assert_eq!(
        thoughts(&room),
        ["Two regions", "Less churn", "A new office"]
    );
    assert_eq!(board(&room).items[2].by, "Ben");
    assert!(!board(&room).shown, "a silent list stays hidden");

    // The facilitator groups, and mends words.
    let (grouped, _) = board(&room).grouped(&["t2", "t3"], None);
    let mended = grouped.reworded("t3", "An office in the north");
    room.answer("start", "ideas", mended.write());
    let second = [
        reply(&of, "Ben", 2, json!({ "ideas": "Fewer meetings" })),
        reply(&of, "Ada", 3, json!({ "ideas": "Less churn\nMore ports" })),
        reply(
            &of,
            "Ada",
            2,
            json!({ "ideas": "Something that came late" }),
        ),
        first[1].clone(),
    ];
    let became = bring(&mut room, &second);
    assert_eq!(
        became,
        [
            Outcome::Replaced,
            Outcome::Replaced,
            Outcome::Older,
            Outcome::Older
        ]
    );
    assert_eq!(
        thoughts(&room),
        [
            "Less churn",
            "An office in the north",
            "Fewer meetings",
            "More ports"
        ]
    );
    assert!(
        !board(&room).items[0].group.is_empty(),
        "what stays keeps its group"
    );
    let heard = room.guide().heard("start");
    let who: Vec<(&str, u32)> = heard
        .replies
        .iter()
        .map(|it| (&*it.name, it.turn))
        .collect();
    assert_eq!(who, [("Ada", 3), ("Ben", 2)]);
}

#[test]
fn all_that_came_is_one_change_that_can_be_taken_back() {
    let mut room = room();
    let of = ask(&room, "start", &["ideas"]);
    let before = room.plan.clone();
    let replies = ["Ada", "Ben"].map(|who| reply(&of, who, 1, json!({ "ideas": "One\nTwo" })));
    let brought = room.guide().bring_in(&replies, &mut || 5).unwrap();
    let change = room.apply(brought.edit.unwrap());
    assert_ne!(room.plan.tables().responses, before.tables().responses);
    room.plan.undo(&change).unwrap();
    assert_eq!(room.plan.tables().responses, before.tables().responses);
}

#[test]
fn votes_count_by_person_and_keep_to_their_dots() {
    let mut room = room();
    room.answer("start", "ideas", json!(["One", "Two", "Three", "Four"]));
    let of = ask(&room, "start", &["vote"]);
    assert_eq!(
        (of.questions[0].dots, of.questions[0].options.len()),
        (3, 4)
    );
    let mut greedy = reply(&of, "Ada", 1, json!({ "vote": ["t1", "t2"] }));
    greedy.said[0].value = json!(["t1", "t1", "t2", "t3", "t4", "gone"]);
    let brought = room.guide().bring_in(&[greedy.clone()], &mut || 5).unwrap();
    let arrival: &Arrival = &brought.arrivals[0];
    assert!(arrival.trimmed, "dots too many are said");
    room.apply(brought.edit.unwrap());
    bring(
        &mut room,
        &[reply(&of, "Ben", 1, json!({ "vote": ["t2"] }))],
    );
    let poll: Poll = room.guide().read("start", "vote");
    let round = poll.open().unwrap();
    assert_eq!((round.ballots.len(), round.ballots[0].marks.len()), (2, 3));
    assert_eq!(
        round.last_voter(),
        0,
        "who passes the device round begins with 1 all the same"
    );

    // Once more by Ben, after the round was closed: it counts in it, and it stays closed.
    room.answer("start", "vote", poll.closed().write());
    bring(
        &mut room,
        &[reply(&of, "Ben", 2, json!({ "vote": ["t4"] }))],
    );
    let poll: Poll = room.guide().read("start", "vote");
    assert!(poll.open().is_none());
    let items: Vec<String> = ["t1", "t2", "t3", "t4"].map(str::to_owned).to_vec();
    let result = poll.result(&items).unwrap();
    let dots: Vec<(&str, u32)> = result.iter().map(|it| (&*it.item, it.dots)).collect();
    assert_eq!(dots, [("t1", 1), ("t2", 1), ("t3", 1), ("t4", 1)]);

    // Asked again, it is another round, and another ask.
    let again = ask(&room, "start", &["vote"]);
    assert_eq!(again.questions[0].round, 1);
    assert_ne!(again.id, of.id);
    bring(
        &mut room,
        &[again.reply("other", 1, "Ada", |_| json!(["t3"]))],
    );
    let poll: Poll = room.guide().read("start", "vote");
    assert_eq!((poll.rounds.len(), poll.rounds[1].ballots.len()), (2, 1));
}

#[test]
fn numbers_keep_to_their_scale() {
    let mut room = room();
    room.answer(
        "aim",
        "goals",
        json!(["Raise NPS from 40 to 50 by 30 June 2027"]),
    );
    let of = ask(&room, "aim", &["sure"]);
    let mut wild = reply(&of, "Ada", 1, json!({ "sure": { "": 8 } }));
    wild.said[0].value = json!({ "": 80, "x": 3 });
    assert_eq!(
        bring(&mut room, &[wild]),
        [Outcome::NoStep],
        "nothing of it fits"
    );
    let replies = [("Ada", 3), ("Ben", 9)];
    let replies =
        replies.map(|(who, number)| reply(&of, who, 1, json!({ "sure": { "": number } })));
    bring(&mut room, &replies);
    let ratings: Ratings = room.guide().read("aim", "sure");
    assert_eq!(ratings.rounds[0].spread("", 0.0, 10.0).unwrap().median, 6.0);
    room.answer("aim", "sure", ratings.closed().write());
    let goal = room.plan.tables().goals.values().next().unwrap();
    assert_eq!(
        goal.confidence,
        Some(6),
        "closing the round is what it always was"
    );
}

#[test]
fn goals_actions_and_rows_become_records_and_are_mended() {
    let mut room = room();
    let of = ask(&room, "aim", &["goals", "measures"]);
    let goal = "Raise NPS from 40 to 50 by 30 June 2027";
    let said = json!({ "goals": [goal], "measures": [{ "name": "Renewals", "keep": "leading" }] });
    bring(&mut room, &[reply(&of, "Ada", 1, said)]);
    assert_eq!(room.entries("aim", "goals"), [goal]);
    let metrics = |room: &Room| {
        let goal = room.plan.tables().goals.values().next().unwrap();
        goal.metrics
            .iter()
            .map(|metric| metric.name.clone())
            .collect::<Vec<_>>()
    };
    assert!(metrics(&room).contains(&"Renewals".to_owned()));
    let said = json!({ "goals": [goal, "Win 3 ports by 1 May 2027"], "measures": [{ "name": "Early renewals", "keep": "leading" }] });
    bring(&mut room, &[reply(&of, "Ada", 2, said)]);
    assert_eq!(room.entries("aim", "goals").len(), 2);
    assert_eq!(room.guide().rows("aim", "measures").len(), 1);
    assert!(metrics(&room).contains(&"Early renewals".to_owned()));
    bring(
        &mut room,
        &[reply(
            &of,
            "Ada",
            3,
            json!({ "goals": ["Win 3 ports by 1 May 2027"] }),
        )],
    );
    assert_eq!(room.entries("aim", "goals"), ["Win 3 ports by 1 May 2027"]);

    let of = ask(&room, "end", &["actions"]);
    bring(
        &mut room,
        &[reply(
            &of,
            "Ben",
            1,
            json!({ "actions": "Call the bank\nBook a room" }),
        )],
    );
    assert_eq!(
        room.entries("end", "actions"),
        ["Call the bank", "Book a room"]
    );
}

#[test]
fn words_stand_one_under_the_other() {
    let mut room = room();
    room.answer("start", "more", json!("yes"));
    let of = ask(&room, "extra", &["note"]);
    let said = |who, turn, text: &str| reply(&of, who, turn, json!({ "note": text }));
    bring(
        &mut room,
        &[said("Ada", 1, "yes"), said("Ben", 1, "yes and no")],
    );
    assert_eq!(
        room.guide().value("extra", "note"),
        "Ada: yes · Ben: yes and no"
    );
    bring(&mut room, &[said("Ada", 2, "no")]);
    assert_eq!(
        room.guide().value("extra", "note"),
        "Ada: no · Ben: yes and no"
    );
}

#[test]
fn a_choice_takes_what_most_chose() {
    let mut room = room();
    let of = ask(&room, "start", &["more"]);
    let said = |who, turn, id: &str| reply(&of, who, turn, json!({ "more": [id] }));
    bring(
        &mut room,
        &[
            said("Ada", 1, "no"),
            said("Ben", 1, "yes"),
            said("Eve", 1, "no"),
        ],
    );
    assert_eq!(room.guide().value("start", "more"), "no");
    bring(&mut room, &[said("Ada", 2, "yes")]);
    assert_eq!(room.guide().value("start", "more"), "yes");
}

fn stakeholders() -> (Room, String) {
    let workshop: Workshop = content::workshop("stakeholder-questions").unwrap();
    let mut room = Room::of(workshop, Plan::new(Id::new("plan").unwrap(), "Test"));
    let audiences: Vec<String> = room
        .workshop
        .bank
        .audiences
        .iter()
        .map(|it| it.id.clone())
        .collect();
    room.answer("who", "audiences", json!([audiences[0]]));
    let keys = room.keys();
    let key = keys.iter().find(|key| {
        room.guide().step(key).is_some_and(|step| {
            step.inputs
                .iter()
                .any(|input| way(input) == Some(Way::Answers))
        })
    });
    let key = key.unwrap().clone();
    (room, key)
}

#[test]
fn a_set_of_questions_becomes_an_interview() {
    let (mut room, key) = stakeholders();
    let of = ask(&room, &key, &["answers"]);
    let question = &of.questions[0].options[0];
    let answer = |text: &str| json!({ "answers": { question.id.clone(): text } });
    bring(
        &mut room,
        &[reply(&of, "Ada", 1, answer("We lost a week to it."))],
    );
    let interview = |room: &Room| -> Interview {
        let guide = room.guide();
        let all = guide.interviews();
        assert_eq!(all.len(), 1);
        all[0].clone()
    };
    let first = interview(&room);
    assert_eq!(
        (&*first.name, &*first.answers[0].question),
        ("Ada", &*question.label)
    );
    assert!(
        first.answers.len() > 1,
        "what was left open stands there too"
    );
    let marked = sightline_workshop::interview::marked(&first, 0, 8, 6, "Time").unwrap();
    room.apply(Edit::Put(marked.into()));
    bring(
        &mut room,
        &[reply(&of, "Ada", 2, answer("Mostly, a week went by."))],
    );
    let second = interview(&room);
    assert_eq!(second.answers[0].text, "Mostly, a week went by.");
    assert_eq!(
        second.answers[0].themes.len(),
        1,
        "a theme stays with its words"
    );
}

#[test]
fn what_is_for_elsewhere_is_named_and_changes_nothing() {
    let mut room = room();
    let of = ask(&room, "start", &["ideas"]);
    let mut other = reply(&of, "Ada", 1, json!({ "ideas": "One" }));
    other.run = "another".to_owned();
    let mut gone = reply(&of, "Ben", 1, json!({ "ideas": "One" }));
    gone.step = "nowhere".to_owned();
    let mut empty = reply(&of, "Eve", 1, json!({ "ideas": "One" }));
    empty.said[0].question = "no-such".to_owned();
    let mut odd = reply(&of, "Eve", 1, json!({ "ideas": "One" }));
    odd.token = "a#b.c".to_owned();
    let brought = room
        .guide()
        .bring_in(&[other, gone, empty, odd], &mut || 5)
        .unwrap();
    let became: Vec<Outcome> = brought.arrivals.iter().map(|it| it.outcome).collect();
    assert_eq!(
        became,
        [
            Outcome::OtherRun,
            Outcome::NoStep,
            Outcome::NoStep,
            Outcome::NoStep
        ]
    );
    assert_eq!(brought.edit, None);
    // Of another step of this run, it lands there.
    let of = ask(&room, "end", &["actions"]);
    let both = [
        reply(&of, "Ada", 1, json!({ "actions": "Call" })),
        reply(
            &ask(&room, "start", &["ideas"]),
            "Ada",
            1,
            json!({ "ideas": "One" }),
        ),
    ];
    assert_eq!(bring(&mut room, &both), [Outcome::New, Outcome::New]);
    assert_eq!(
        (room.entries("end", "actions").len(), thoughts(&room).len()),
        (1, 1)
    );
}

#[test]
fn nothing_tells_who_of_the_nameless_was_first() {
    let lands = |order: [&str; 3]| {
        let mut room = room();
        let of = room
            .guide()
            .ask("start", &["ideas".to_owned()], true)
            .unwrap();
        let replies =
            order.map(|token| of.reply(token, 1, "Ada", |_| json!(format!("Of {token}"))));
        bring(&mut room, &replies);
        (thoughts(&room), room.guide().heard("start"))
    };
    let (first, heard) = lands(["b", "c", "a"]);
    assert_eq!(lands(["a", "b", "c"]), (first, heard.clone()));
    assert!(heard.replies.iter().all(|reply| reply.name.is_empty()));
}

#[test]
fn a_list_that_is_voted_on_is_not_asked_again_by_itself() {
    let mut room = room();
    let usual = room.guide().usual_questions("start");
    assert!(
        usual.contains(&"ideas".to_owned()) && !usual.contains(&"vote".to_owned()),
        "{usual:?}"
    );
    room.answer("start", "ideas", json!(["One", "Two"]));
    let usual = room.guide().usual_questions("start");
    assert!(
        !usual.contains(&"ideas".to_owned()) && usual.contains(&"vote".to_owned()),
        "{usual:?}"
    );
}
