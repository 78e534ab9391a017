//! Interviews: the kit, what was answered, themes and who is still silent.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use common::{Room, today};
use serde_json::json;
use sightline_plan::{Edit, Id, Plan, codec::Field, model::Interview};
use sightline_workshop::{
    content,
    interview::{Kit, answered, marked, rename_theme, unmarked},
};

fn room() -> Room {
    let workshop = content::workshop("stakeholder-questions").unwrap();
    let mut room = Room::of(workshop, Plan::new(Id::new("p").unwrap(), "P"));
    room.answer("who", "audiences", json!(["executives", "learners"]));
    room.answer("who", "topics", json!(["levels", "stories"]));
    room
}

fn kit(room: &Room) -> Kit {
    let ids = |from: &str| -> Vec<String> {
        room.guide()
            .items(from)
            .into_iter()
            .map(|item| item.id)
            .collect()
    };
    Kit::of(
        &room.workshop.bank,
        &ids("who.audiences"),
        &ids("who.topics"),
    )
}

#[test]
fn a_kit_has_the_questions_of_what_was_chosen_and_keeps_what_was_mended() {
    let mut room = room();
    let first = kit(&room);
    assert!(
        first
            .questions
            .iter()
            .all(|asked| ["levels", "stories"].contains(&&*asked.topic))
    );
    assert!(first.for_audience("learners").count() >= 6);
    let id = first.questions[0].id.clone();
    let mended = first
        .reworded(&id, "Mine?")
        .with_own("levels", "", "For all?")
        .placed(&id, None)
        .without(&first.questions[1].id);
    assert_eq!(mended.questions.last().unwrap().text, "Mine?");
    room.answer("kit", "kit", mended.write());
    assert_eq!(room.guide().kit(), mended);
    let wider = mended.widened(
        &room.workshop.bank,
        &["executives".into(), "learners".into()],
        &[
            "levels".into(),
            "stories".into(),
            "data".into(),
            "tailored".into(),
        ],
    );
    assert!(wider.questions.len() > mended.questions.len());
    assert!(
        !wider
            .questions
            .iter()
            .any(|asked| asked.id == first.questions[1].id),
        "taken out"
    );
    let narrow = wider.widened(
        &room.workshop.bank,
        &["learners".into()],
        &["levels".into()],
    );
    assert!(
        narrow
            .questions
            .iter()
            .all(|asked| asked.own || asked.audience == "learners")
    );
    assert!(narrow.questions.iter().any(|asked| asked.own));
}

#[test]
fn an_interview_begins_with_the_questions_for_its_audience() {
    let mut room = room();
    let kit = kit(&room).with_own("", "", "What else?");
    room.answer("kit", "kit", kit.write());
    let keys = room.keys();
    let key = keys
        .iter()
        .find(|key| key.starts_with("interviews@learners"))
        .unwrap();
    room.answer(
        key,
        "answers",
        json!([{ "person": "Ada", "on": "2026-11-20" }]),
    );
    let interview = room.guide().interviews()[0].clone();
    assert_eq!(
        interview.answers.len(),
        kit.for_audience("learners").count()
    );
    assert_eq!(
        (&*interview.audience, interview.run.as_ref()),
        ("learners", Some(&room.run))
    );
    assert_eq!(room.guide().speaker(&interview), "Ada");
    assert_eq!(
        room.guide().new_interview("learners", &mut || 4).on,
        Some(today())
    );
}

fn put(room: &mut Room, interview: Interview) {
    room.apply(Edit::Put(interview.into()));
}

#[test]
fn themes_gather_words_and_move_along_with_the_text() {
    let mut room = room();
    let mut interview = room.guide().new_interview("learners", &mut || 11);
    interview.name = "Ben".into();
    let said = answered(&interview, 0, "I hold böse talks better now");
    assert_eq!(marked(&said, 0, 0, 0, "Talks"), None);
    assert_eq!(marked(&said, 99, 0, 4, "Talks"), None);
    let with = marked(&said, 0, 7, 10, " Talks ").unwrap();
    assert_eq!(with.answers[0].themes[0].words, "böse talks");
    assert_eq!(
        marked(&with, 0, 7, 10, "Talks"),
        Some(with.clone()),
        "once is enough"
    );
    let later = answered(&with, 0, "Yes: I hold böse talks better now");
    assert_eq!(later.answers[0].themes[0].at, 12);
    assert!(answered(&with, 0, "No").answers[0].themes.is_empty());
    assert!(unmarked(&with, 0, 7, "Talks").answers[0].themes.is_empty());
    put(&mut room, later);
    let themes = room.guide().themes();
    assert_eq!(
        (themes["Talks"].len(), &*themes["Talks"][0].who),
        (1, "Ben")
    );
    let rename = rename_theme(&room.guide(), "Talks", "Feedback");
    room.apply(rename);
    assert_eq!(
        room.guide().themes().into_keys().collect::<Vec<_>>(),
        ["Feedback"]
    );
}

#[test]
fn coverage_shows_who_is_still_silent() {
    let mut room = room();
    let kit = kit(&room);
    room.answer("kit", "kit", kit.write());
    let silent = |room: &Room| {
        room.guide()
            .coverage()
            .iter()
            .filter(|pair| pair.asked && pair.answers == 0)
            .count()
    };
    assert_eq!(silent(&room), 4);
    let interview = room.guide().new_interview("learners", &mut || 12);
    put(&mut room, answered(&interview, 0, "Something"));
    assert_eq!(silent(&room), 3);
    assert!(
        room.guide()
            .coverage()
            .iter()
            .any(|pair| pair.audience == "learners" && pair.topic == "levels" && pair.answers == 1)
    );
}

#[test]
fn a_sheet_for_each_audience_holds_its_questions_and_those_for_everyone() {
    let kit = Kit::default()
        .with_own("t", "managers", "What changed?")
        .with_own("t", "", "What else?")
        .with_own("t", "learners", "What helped?");
    let sheets = kit.sheets();
    let said: Vec<(&str, Vec<&str>)> = sheets
        .iter()
        .map(|(audience, asked)| (*audience, asked.iter().map(|it| &*it.text).collect()))
        .collect();
    assert_eq!(
        said,
        [
            ("managers", vec!["What changed?", "What else?"]),
            ("learners", vec!["What else?", "What helped?"]),
        ]
    );
    let open = Kit::default().with_own("", "", "What else?");
    assert_eq!(open.sheets().len(), 1);
    assert!(Kit::default().sheets().is_empty());
}
