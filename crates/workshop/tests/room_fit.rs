//! What one person can be asked, and answers that keep to it, whatever comes in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use common::{ask, bring, room, small, today};
use proptest::prelude::*;
use serde_json::{Value, json};
use sightline_plan::codec::Field;
use sightline_workshop::room::{Kept, Question, Reply, Way, fit, way};

#[test]
fn what_the_room_settles_together_is_not_asked_of_one() {
    let workshop = small();
    let askable = |reference: &str| {
        let (_, input) = workshop.input(reference).unwrap();
        way(input)
    };
    for reference in [
        "start.mission",
        "aim.funnel",
        "each.term",
        "end.decisions",
        "end.meeting",
        "end.days",
        "end.agree",
    ] {
        assert_eq!(askable(reference), None, "{reference}");
    }
    assert_eq!(askable("end.sources"), Some(Way::Rows));
    assert_eq!(askable("start.units"), Some(Way::Lines));
}

#[test]
fn what_is_changed_after_it_was_sent_is_a_newer_reply() {
    let room = room();
    let of = ask(&room, "start", &["ideas"]);
    let mut kept = Kept {
        token: "t".to_owned(),
        name: "Ada".to_owned(),
        on: Some(today()),
        ..Kept::default()
    };
    kept.typed.insert("ideas".to_owned(), json!("One"));
    let first = kept.reply(&of);
    assert_eq!((first.turn, kept.is_sent(&of)), (1, false));
    let kept = kept.handed(&first);
    assert_eq!((kept.reply(&of), kept.is_sent(&of)), (first, true));
    let mut changed = kept.clone();
    changed.typed.insert("ideas".to_owned(), json!("Two"));
    assert_eq!((changed.reply(&of).turn, changed.is_sent(&of)), (2, false));
    let days = |days| today() + chrono::Days::new(days);
    assert!(!kept.is_stale(days(60)) && kept.is_stale(days(61)));
}

fn any_way() -> impl Strategy<Value = Question> {
    let offers = || json!([{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }]);
    let ways = proptest::sample::select(Way::ALL.to_vec());
    (ways, any::<bool>(), 1_u32..5, 1_u32..3).prop_map(move |(way, many, dots, per_item)| {
        let value = json!({
            "id": "q", "way": way.word(), "many": many, "dots": dots, "per_item": per_item, "least": 0, "most": 10,
            "options": offers(), "columns": [{ "id": "a", "kind": "number" }, { "id": "b", "kind": "choice", "options": offers() }],
        });
        Question::read(value.into(), &mut sightline_plan::codec::Reader::default()).unwrap()
    })
}

fn any_said() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        (-3_i64..30).prop_map(Value::from),
        "[ab]".prop_map(Value::from),
        "\\PC{0,20}\n?\\PC{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 20, 6, |inner| {
        let fields = proptest::collection::vec(("[ab]?", inner.clone()), 0..4);
        prop_oneof![
            proptest::collection::vec(inner, 0..6).prop_map(Value::from),
            fields.prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_fits_fits_again(question in any_way(), said in any_said()) {
        let once = fit(&question, &said);
        if let Some(value) = once.value {
            let twice = fit(&question, &value);
            prop_assert_eq!(twice.value, Some(value));
            prop_assert!(!twice.trimmed);
        }
    }

    #[test]
    fn whatever_comes_in_the_plan_stays_sound(
        said in proptest::collection::vec((0_usize..9, any_said(), 1_u32..4, 0_u8..3), 1..6),
    ) {
        let mut room = room();
        room.answer("start", "ideas", json!(["One", "Two"]));
        let ids = ["ideas", "vote", "units", "more", "goals", "measures", "sure", "actions", "sources"];
        let steps = ["start", "start", "start", "start", "aim", "aim", "aim", "end", "end"];
        let replies: Vec<Reply> = said
            .into_iter()
            .map(|(at, value, turn, who)| {
                let value = json!([{ "question": ids[at], "value": value }]);
                let fields = json!({
                    "ask": "a", "run": room.run.as_str(), "plan": "plan", "step": steps[at], "token": format!("t{who}"), "turn": turn,
                    "name": "Ada", "said": value,
                });
                Reply::read(fields.into(), &mut sightline_plan::codec::Reader::default()).unwrap()
            })
            .collect();
        for replies in replies.chunks(2) {
            bring(&mut room, replies);
        }
        let file = sightline_plan::file::write(&room.plan);
        let back = sightline_plan::file::read(&file).unwrap();
        prop_assert!(back.problems.is_empty(), "{:?}", back.problems);
    }
}
