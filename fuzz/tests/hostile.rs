//! Files that somebody made on purpose: too large, too deep, going round in circles, full of what no text holds. Each
//! is refused or mended within seconds, and what is said of it names what and where.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at the first surprise"
)]

use std::{iter::repeat_n, time::Instant};

use proptest::prelude::*;
use sightline_exchange::{csv, link};
use sightline_fuzz::TARGETS;
use sightline_plan::{
    Fault, Id,
    file::{self, MAX_BYTES},
};

/// In seconds, of an unoptimised build on a busy machine.
const PATIENCE: u64 = 60;

/// Gives the text to every reader, each of which has to come to an end.
fn everywhere(text: &str) {
    for (name, target) in TARGETS {
        let begun = Instant::now();
        target(text.as_bytes());
        let took = begun.elapsed();
        assert!(took.as_secs() < PATIENCE, "{name} took {took:?}");
    }
}

fn plan(fields: &str) -> String {
    format!(r#"{{"format":"sightline.plan","version":1,{fields}}}"#)
}

fn goals(count: usize, goal: impl Fn(usize) -> String) -> String {
    let goals: Vec<String> = (0..count).map(goal).collect();
    plan(&format!(r#""name":"P","goals":[{}]"#, goals.join(",")))
}

/// What is said of a file: paths and faults.
fn said(text: &str) -> Vec<(String, Fault)> {
    let reading = file::read(text).expect("most of it can be read");
    let problems = reading.problems.into_iter();
    problems
        .map(|problem| (problem.path.to_string(), problem.fault))
        .collect()
}

#[test]
fn fifty_megabytes_are_read_and_more_is_refused_by_its_size() {
    let of = |bytes: usize| plan(&format!(r#""name":"{}""#, "a".repeat(bytes)));
    let begun = Instant::now();
    assert_eq!(said(&of(50_000_000)), []);
    assert!(
        begun.elapsed().as_secs() < PATIENCE,
        "{:?}",
        begun.elapsed()
    );

    let text = of(MAX_BYTES);
    let problem = file::read(&text).expect_err("it is too large");
    assert_eq!(problem.fault, Fault::TooLarge { bytes: text.len() });
    let problem = csv::read(&text, None, Id::from_bits(1), "P").expect_err("it is too large");
    let fault = Fault::TooLarge { bytes: text.len() };
    assert_eq!(problem.fault, csv::Fault::Plan(fault));
    assert_eq!(link::read(&text), Err(link::Fault::TooLarge));
}

#[test]
fn depth_is_refused_where_it_is_too_deep() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        for depth in [127, 128, 1_000, 1_000_000] {
            let deep = open.repeat(depth) + "1" + &close.repeat(depth);
            everywhere(&deep);
            everywhere(&plan(&format!(r#""name":"P","extra":{deep}"#)));
            everywhere(&open.repeat(depth));
        }
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = link::write(&" ".repeat(100_000_000));
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    assert_eq!(link::read(&bomb), Err(link::Fault::TooLarge));
    assert_eq!(
        link::unpack(&link::pack(&"0".repeat(10_000_000)), 1_000),
        Err(link::Fault::TooLarge)
    );
}

#[test]
fn parents_in_a_circle_are_taken_apart_and_named() {
    for length in [1, 2, 3, 500] {
        let text = goals(length, |at| {
            let parent = (at + 1) % length;
            format!(r#"{{"id":"g{at}","statement":"G","level":"team","parent":"g{parent}"}}"#)
        });
        everywhere(&text);
        let said = said(&text);
        assert!(!said.is_empty(), "a circle of {length} is passed over");
        assert!(said[0].0.starts_with("goals["), "{said:?}");
    }
}

#[test]
fn a_chain_of_ten_thousand_is_walked() {
    let text = goals(10_000, |at| {
        let parent = at.checked_sub(1);
        let parent = parent.map_or("null".to_owned(), |parent| format!(r#""g{parent}""#));
        format!(r#"{{"id":"g{at}","statement":"G","level":"person","parent":{parent}}}"#)
    });
    everywhere(&text);
}

#[test]
fn two_of_one_id_are_named() {
    let text = goals(3, |_| r#"{"id":"same","statement":"G"}"#.to_owned());
    let said = said(&text);
    assert!(
        said.iter().any(|(path, _)| path.starts_with("goals[1]")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|(path, _)| path.starts_with("goals[2]")),
        "{said:?}"
    );
}

#[test]
fn what_no_text_holds_is_refused_or_kept() {
    // Half of a pair, which no UTF-8 can say.
    for half in [r"\ud800", r"\udfff", r"\ud800\ud800", r"a\udc00b"] {
        let text = goals(1, |_| format!(r#"{{"id":"a","statement":"{half}"}}"#));
        everywhere(&text);
        assert!(file::read(&text).is_err(), "{half} was taken");
    }
    for letter in [
        r"\u0000", r"\u0007", r"\u202e", r"\ufeff", r"\uffff", r"\u2028",
    ] {
        let text = goals(1, |_| format!(r#"{{"id":"a","statement":"x{letter}y"}}"#));
        everywhere(&text);
        assert!(file::read(&text).is_ok(), "{letter} was refused");
    }
    let with_mark = format!("\u{feff}{}", plan(r#""name":"P""#));
    assert_eq!(said(&with_mark), []);
    everywhere(&with_mark);
}

#[test]
fn numbers_that_are_none_are_named() {
    for number in [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "0x10",
        "01",
        "--1",
        ".",
    ] {
        let text = goals(1, |_| {
            format!(r#"{{"id":"a","statement":"G","metrics":[{{"id":"m","target":{number}}}]}}"#)
        });
        everywhere(&text);
        match file::read(&text) {
            Ok(reading) => {
                let path = reading
                    .problems
                    .first()
                    .map(|problem| problem.path.to_string());
                assert_eq!(
                    path.as_deref(),
                    Some("goals[0].metrics[0].target"),
                    "{number}"
                );
            }
            Err(problem) => assert!(
                matches!(problem.fault, Fault::NotJson { .. }),
                "{number}: {problem:?}"
            ),
        }
    }
}

#[test]
fn many_of_everything() {
    everywhere(&"\"".repeat(100_000));
    everywhere(&"\n".repeat(100_000));
    everywhere(&"\r".repeat(100_000));
    everywhere(&"\t".repeat(100_000));
    everywhere(&",".repeat(100_000));
    everywhere(&"=1+1;".repeat(20_000));
    everywhere(&"\0".repeat(100_000));
    let wide: String = repeat_n("statement,", 20_000).collect();
    everywhere(&wide);
    everywhere(&goals(2_000, |at| {
        format!(r#"{{"id":"{}"}}"#, "x".repeat(at))
    }));
}

#[test]
fn a_good_file_cut_off_anywhere() {
    let whole = file::write(&sightline_sample::sample(
        chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"),
    ));
    let ends = (0..whole.len()).filter(|end| whole.is_char_boundary(*end));
    for end in ends.step_by(997) {
        assert!(file::read(&whole[..end]).is_err(), "cut off at {end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A file of which a few bytes are others is refused, or what is taken of it is sound.
    #[test]
    fn a_file_that_was_damaged(at in 0.0_f64..1.0, bytes in proptest::collection::vec(any::<u8>(), 1..6)) {
        let whole = goals(4, |at| format!(
            r#"{{"id":"g{at}","statement":"Raise NPS from 4{at} to 50","level":"team","metrics":[{{"id":"m","baseline":4{at},"target":50}}]}}"#
        ));
        let mut data = whole.into_bytes();
        let from = (at * data.len() as f64) as usize;
        let to = (from + bytes.len()).min(data.len());
        data.splice(from..to, bytes);
        for (_, target) in TARGETS {
            target(&data);
        }
    }
}
