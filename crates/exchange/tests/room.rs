//! What a room is asked and answers, on its way and back.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of a test may stop it, as the test itself may"
)]

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};
use sightline_draw::Qr;
use sightline_exchange::{
    link::Fault,
    room::{
        Letter, ask_file, code, find, read, reply_file, write_ask, write_reply, write_workshop,
    },
};
use sightline_plan::{Id, Plan};
use sightline_workshop::{
    Guide, Workshop, begin, content, definition, generate,
    room::{Ask, Outcome, Question, Reply, Way},
    run::begin_edit,
    script::bits,
};

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        cases: count,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn reply(token: &str, words: &str) -> Reply {
    let ask = Ask {
        id: "ask".to_owned(),
        plan: "plan".to_owned(),
        run: "run".to_owned(),
        step: "step".to_owned(),
        questions: vec![Question {
            id: "q".to_owned(),
            way: Way::Words,
            long: true,
            ..Question::default()
        }],
        ..Ask::default()
    };
    ask.reply(token, 1, "Ada", |_| json!(words))
}

fn tokens(text: &str) -> Vec<String> {
    let found = find(text).into_iter().map(|found| match found {
        Ok(Letter::Reply(reply)) => reply.token,
        other => format!("{other:?}"),
    });
    found.collect()
}

#[test]
fn replies_are_found_in_a_chat_whatever_stands_around_them() {
    let letters = write_reply(&reply("a", "Less churn, and more of what we are good at"));
    let whole = code(&letters);
    let (front, back) = whole.split_at(40);
    let (middle, end) = back.split_at(30);
    let chats = [
        format!("[10:02] Ada: {whole}"),
        format!("> Ada wrote:\n> {front}\n> {middle}\n> {end}\n"),
        format!("“{front}\u{200b}{middle}\r\n{end}”, she said"),
        format!("https://sightline.example/app/#/answers/{letters}."),
        format!("<https://sightline.example/#/answers/{letters}>\nBen: thanks"),
        format!("*{whole}*"),
        // The sign at the end was lost, and somebody goes on talking.
        format!(
            "{front}\n{middle}\n{}\nBen:\nthanks",
            end.trim_end_matches('~')
        ),
        reply_file(&reply("a", "Less churn, and more of what we are good at")),
    ];
    for chat in &chats {
        assert_eq!(tokens(chat), ["a"], "{chat}");
    }
    let two = code(&write_reply(&reply("b", "Two regions")));
    let blob = format!("{}\n\n09:15 Ben Ortiz\n{two}\n{}", chats[1], chats[3]);
    assert_eq!(tokens(&blob), ["a", "b", "a"]);
}

#[test]
fn what_is_wrong_is_told_apart() {
    let whole = code(&write_reply(&reply(
        "a",
        "Less churn, and more of what we are good at",
    )));
    let cut = &whole[..whole.len() - 9];
    assert_eq!(find(cut), [Err(Fault::Damaged)]);
    assert_eq!(find(&format!("{cut}\nBen: {whole}")).len(), 2);
    assert_eq!(find("lunch at noon?"), []);
    assert_eq!(find("see sightline~ for more"), [Err(Fault::NotOurs)]);
    assert_eq!(
        find("{\"format\":\"sightline.plan\"}"),
        [Err(Fault::OtherKind)]
    );
    assert_eq!(find("{\"a\":1}"), [Err(Fault::NotOurs)]);
    let newer = reply_file(&reply("a", "x")).replace("\"version\": 1", "\"version\": 2");
    assert_eq!(find(&newer), [Err(Fault::Newer)]);
    let file = reply_file(&reply("a", "x"));
    assert_eq!(find(&file[..file.len() / 2]), [Err(Fault::Damaged)]);
    let plan = sightline_exchange::link::write("{}");
    assert_eq!(read(&plan), Err(Fault::OtherKind));
    let ours = write_reply(&reply("a", "x"));
    assert_eq!(sightline_exchange::link::read(&ours), Err(Fault::OtherKind));
    assert_eq!(find(&"x".repeat(2_000_001)), [Err(Fault::TooLarge)]);
}

#[test]
fn an_anonymous_reply_holds_nothing_that_names_or_orders() {
    let ask = Ask {
        anonymous: true,
        questions: vec![Question::default()],
        ..Ask::default()
    };
    let value = ask.reply("t", 1, "Ada Novak", |_| json!("words"));
    let file = reply_file(&value);
    let fields: Value = serde_json::from_str(&file).unwrap();
    let names: Vec<&String> = fields.as_object().unwrap().keys().collect();
    assert_eq!(names, ["format", "version", "token", "said"], "{file}");
    assert!(!file.contains("Ada"));
}

/// A run of a workshop on an empty plan, and what can be asked in it as its steps are answered one by one.
fn asks(workshop: &Workshop, mut look: impl FnMut(&Guide, &Ask)) {
    let mut bits = bits(7);
    let mut plan = Plan::new(Id::from_bits(1), "Test");
    let run = begin(workshop, "", today(), &mut bits);
    plan.apply(begin_edit(&run)).unwrap();
    let mut done: Vec<String> = Vec::new();
    loop {
        let guide = Guide::new(&plan, &run.id, workshop, today()).unwrap();
        let stops = guide.stops();
        let Some(stop) = stops
            .iter()
            .find(|stop| stop.is_on() && !done.contains(&stop.key))
        else {
            break;
        };
        let key = stop.key.clone();
        let all: Vec<String> = guide
            .questions_of(&key)
            .into_iter()
            .map(|it| it.id)
            .collect();
        for anonymous in [true, false] {
            if let Some(ask) = guide.ask(&key, &all, anonymous) {
                look(&guide, &ask);
            }
        }
        let inputs = stop.step.inputs.clone();
        for input in inputs {
            let guide = Guide::new(&plan, &run.id, workshop, today()).unwrap();
            let value = generate::made_up(&guide, &key, &input);
            if !value.is_null() {
                let edit = guide.answer(&key, &input.id, value, &mut bits).unwrap();
                plan.apply(edit).unwrap();
            }
            let guide = Guide::new(&plan, &run.id, workshop, today()).unwrap();
            if let Some(ask) = guide.ask(&key, &guide.usual_questions(&key), true) {
                look(&guide, &ask);
            }
        }
        done.push(key);
    }
}

/// Something that a person might answer.
fn answer(question: &Question) -> Value {
    let options = || question.options.iter();
    match question.way {
        Way::Words => json!("Nobody waits for a day"),
        Way::Lines => json!("Two new regions\nRaise NPS from 40 to 50 by 30 June 2027"),
        Way::Boxes => Value::Object(
            options()
                .map(|it| (it.id.clone(), json!("One\nTwo")))
                .collect(),
        ),
        Way::Pick => Value::from_iter(options().take(1).map(|it| it.id.clone())),
        Way::Dots => Value::from_iter(options().take(2).map(|it| it.id.clone())),
        Way::Scale if question.options.is_empty() => json!({ "": question.most }),
        Way::Scale => Value::Object(
            options()
                .map(|it| (it.id.clone(), json!(question.least)))
                .collect(),
        ),
        Way::Rows => {
            let cells = question.columns.iter().map(|column| {
                let cell = match column.kind {
                    definition::ColumnKind::Number => json!("12,5"),
                    definition::ColumnKind::YesNo => json!(true),
                    definition::ColumnKind::Date => json!("2027-03-01"),
                    definition::ColumnKind::Choice => json!(column.options[0].id),
                    _ => json!(format!("A {}", column.label)),
                };
                (column.id.clone(), cell)
            });
            json!([Value::Object(cells.collect())])
        }
        Way::Grid => {
            let cells = || {
                let cells = question.columns.iter();
                Value::Object(cells.map(|it| (it.id.clone(), json!("Here"))).collect())
            };
            Value::Object(options().map(|it| (it.id.clone(), cells())).collect())
        }
        Way::Answers => Value::Object(
            options()
                .map(|it| (it.id.clone(), json!("We lost a week to it.")))
                .collect(),
        ),
    }
}

#[test]
fn every_step_that_can_be_asked_goes_out_comes_back_and_lands() {
    for id in content::ids() {
        let workshop = content::workshop(id).unwrap();
        let (mut asked, mut coded, mut seen) = (0, 0, Vec::new());
        asks(&workshop, |guide, ask| {
            let letters = write_ask(ask);
            assert_eq!(read(&letters), Ok(Letter::Ask(Box::new(ask.clone()))));
            assert_eq!(
                find(&ask_file(ask)),
                [Ok(Letter::Ask(Box::new(ask.clone())))]
            );
            asked += 1;
            let link = format!("https://sightline.example/workshops/#/answer/{letters}");
            coded += usize::from(Qr::of(&link).is_some());
            seen.extend(ask.questions.iter().map(|question| question.way));
            let replies: Vec<Reply> = (1..=3)
                .map(|n| ask.reply(&format!("t{n}"), 1, &format!("Person {n}"), answer))
                .collect();
            let blob: String = replies
                .iter()
                .map(|reply| format!("Somebody:\n{}\n", code(&write_reply(reply))))
                .collect();
            let back: Vec<Reply> = find(&blob)
                .into_iter()
                .map(|found| match found {
                    Ok(Letter::Reply(reply)) => *reply,
                    other => panic!("{other:?}"),
                })
                .collect();
            assert_eq!(back, replies);
            let mut more = bits(99);
            let brought = guide
                .bring_in(&back, &mut more)
                .unwrap_or_else(|refused| panic!("{id} {}: {refused:?}", ask.step));
            for arrival in &brought.arrivals {
                assert_eq!(
                    (arrival.outcome, arrival.trimmed),
                    (Outcome::New, false),
                    "{id} {}",
                    ask.step
                );
            }
            let mut plan = guide.plan.clone();
            plan.apply(brought.edit.unwrap()).unwrap();
            let after = Guide::new(&plan, &guide.run.id, guide.workshop, today()).unwrap();
            assert_eq!(after.heard(&ask.step).replies.len(), 3);
            for question in &ask.questions {
                assert!(
                    after.has_answer(&ask.step, &question.id),
                    "{id} {} {}",
                    ask.step,
                    question.id
                );
            }
            // The same once more is nothing new.
            let again = after.bring_in(&back, &mut more).unwrap();
            assert_eq!(again.edit, None);
            assert!(
                again
                    .arrivals
                    .iter()
                    .all(|arrival| arrival.outcome == Outcome::Same)
            );
        });
        assert!(asked > 10, "{id}: {asked}");
        assert!(
            coded * 10 >= asked * 9,
            "{id}: {coded} of {asked} fit a code"
        );
        assert!(seen.contains(&Way::Lines), "{id}");
    }
}

#[test]
fn a_workshop_travels_in_a_link() {
    for id in content::ids() {
        let file = definition::write(&content::workshop(id).unwrap());
        let letters = write_workshop(&file);
        assert!(letters.len() < 30_000, "{id}: {}", letters.len());
        assert_eq!(read(&letters), Ok(Letter::Workshop(file)));
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_reply_comes_back(words in "\\PC{1,300}", name in "\\PC{0,80}", token in "[a-z0-9]{1,13}") {
        let mut reply = reply(&token, &words);
        reply.name = name;
        let letters = write_reply(&reply);
        prop_assert_eq!(read(&letters), Ok(Letter::Reply(Box::new(reply.clone()))));
        prop_assert_eq!(find(&code(&letters)), vec![Ok(Letter::Reply(Box::new(reply.clone())))]);
        prop_assert_eq!(find(&reply_file(&reply)), vec![Ok(Letter::Reply(Box::new(reply)))]);
    }

    #[test]
    fn letters_that_were_cut_off_or_changed_are_never_taken(words in "\\PC{1,60}", at in 0_usize..1000, to in "[A-Za-z0-9_-]") {
        let letters = write_reply(&reply("a", &words));
        let at = at % letters.len();
        prop_assert!(read(&letters[..at]).is_err());
        let mut changed = letters.clone();
        changed.replace_range(at..=at, &to);
        if changed != letters {
            prop_assert_ne!(read(&changed), read(&letters));
        }
    }

    #[test]
    fn breaks_do_no_harm(words in "\\PC{1,200}", every in 5_usize..76) {
        let whole = code(&write_reply(&reply("a", &words)));
        let letters: Vec<char> = whole.chars().collect();
        // A mark itself is short, and not broken.
        let (mark, rest) = letters.split_at(10);
        let lines: Vec<String> = rest.chunks(every).map(|line| line.iter().collect()).collect();
        let text = format!("> {}{}\n> — Ada", mark.iter().collect::<String>(), lines.join("\n> "));
        prop_assert_eq!(tokens(&text), ["a"]);
    }

    #[test]
    fn anything_can_be_tried(text in "\\PC{0,200}", bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        let _ = read(&text);
        let _ = find(&text);
        let _ = find(&format!("#/answers/{text}sightline~{text}~"));
        let _ = find(&format!("{{\"format\":\"sightline.reply\",{text}"));
        let _ = find(&String::from_utf8_lossy(&bytes));
    }
}
