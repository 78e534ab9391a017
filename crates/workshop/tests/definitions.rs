//! Workshops as files: every problem by name and place, and words of other languages.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use common::small;
use serde_json::json;
use sightline_workshop::definition::{self, Reading, read, read_value, translated, write};

fn flaws(reading: &Reading) -> Vec<(String, &'static str)> {
    reading
        .flaws
        .iter()
        .map(|flaw| (flaw.path.to_string(), flaw.kind.code()))
        .collect()
}

#[test]
fn a_workshop_survives_its_file() {
    let workshop = small();
    let reading = read(&write(&workshop)).unwrap();
    assert!(reading.is_sound());
    assert_eq!(reading.workshop, workshop);
    // What a later version adds is kept.
    let text = write(&workshop).replacen("\"version\":1", "\"version\":2,\"music\":\"soft\"", 1);
    let newer = read(&text).unwrap();
    assert_eq!(newer.newer, Some(2));
    assert!(write(&newer.workshop).contains("\"music\":\"soft\""));
}

#[test]
fn what_is_no_workshop_is_refused() {
    for (text, path, code) in [
        ("{", "", "not-json"),
        ("[]", "format", "expected-one-of"),
        (
            "{\"format\":\"sightline.plan\"}",
            "format",
            "expected-one-of",
        ),
    ] {
        let problem = read(text).unwrap_err();
        assert_eq!(
            (problem.path.to_string().as_str(), problem.fault.code()),
            (path, code),
            "{text}"
        );
    }
    let long = format!("\"{}\"", "x".repeat(definition::MAX_BYTES));
    assert_eq!(read(&long).unwrap_err().fault.code(), "too-large");
}

#[test]
fn every_problem_has_its_place() {
    let reading = read_value(json!({
        "id": "own", "title": "Own", "sessions": [{ "id": "s", "title": "S", "day": "soon", "steps": [
            { "id": "a", "title": "A", "minutes": -1, "inputs": [
                { "id": "x", "kind": "guess", "label": "X" },
                { "id": "y", "kind": "choice", "label": "Y" },
                { "id": "y", "kind": "vote", "label": "Y", "from": "b.later" },
                { "id": "z z", "kind": "goal", "label": "", "writes": { "to": "goals", "parent": "a.y" } },
                { "id": "n", "kind": "number", "label": "N", "min": 3, "max": 1 },
                { "id": "m", "kind": "metric", "label": "M", "writes": { "to": "metrics" } },
                { "id": "i", "kind": "goal", "label": "I", "writes": { "to": "goals", "parent": "item" } },
            ] },
            { "id": "a", "title": "", "repeat": { "over": "items" }, "when": { "input": "a.nothing" } },
        ] }],
    }));
    let problems: Vec<(String, &str)> = reading
        .problems
        .iter()
        .map(|problem| (problem.path.to_string(), problem.fault.code()))
        .collect();
    let at = |path: &str, code: &'static str| (path.to_owned(), code);
    assert_eq!(
        problems,
        [
            at("sessions[0].day", "expected-count"),
            at("sessions[0].steps[0].minutes", "expected-count"),
            at("sessions[0].steps[0].inputs[0].kind", "expected-one-of"),
        ]
    );
    assert_eq!(
        flaws(&reading),
        [
            at("sessions[0].steps[0].inputs[1].options", "missing"),
            at("sessions[0].steps[0].inputs[2].id", "duplicate-id"),
            at("sessions[0].steps[0].inputs[2].from", "no-such"),
            at("sessions[0].steps[0].inputs[3].id", "bad-id"),
            at("sessions[0].steps[0].inputs[3].label", "missing"),
            at("sessions[0].steps[0].inputs[3].writes.parent", "unfit"),
            at("sessions[0].steps[0].inputs[4].min", "empty-range"),
            at("sessions[0].steps[0].inputs[5].writes.parent", "missing"),
            at("sessions[0].steps[0].inputs[6].writes.parent", "no-such"),
            at("sessions[0].steps[1].id", "duplicate-id"),
            at("sessions[0].steps[1].title", "missing"),
            at("sessions[0].steps[1].repeat.from", "no-such"),
            at("sessions[0].steps[1].when.input", "no-such"),
        ]
    );
    assert!(!reading.is_sound());
}

#[test]
fn another_language_changes_words_and_nothing_else() {
    let german = json!({
        "title": "Klein",
        "id": "other",
        "sessions": { "one": { "title": "Eins", "homework": { "h": { "text": "Denken" } } } },
        "preparation": { "room": { "text": "Einen Raum buchen" } },
        "steps": {
            "start": {
                "title": "Anfang", "minutes": 99,
                "inputs": { "more": { "label": "Mehr?", "kind": "goal", "options": { "yes": { "label": "Ja" } } } },
            },
        },
    });
    let workshop = translated(&small(), &german);
    assert_eq!((&*workshop.id, &*workshop.title), ("small", "Klein"));
    assert_eq!(
        (
            &*workshop.sessions[0].title,
            &*workshop.sessions[0].homework[0].text
        ),
        ("Eins", "Denken")
    );
    let step = workshop.step("start").unwrap();
    assert_eq!((&*step.title, step.minutes), ("Anfang", 10));
    let more = step.input("more").unwrap();
    assert_eq!(
        (&*more.label, more.kind),
        ("Mehr?", definition::InputKind::Choice)
    );
    assert_eq!(
        (&*more.options[0].label, &*more.options[1].label),
        ("Ja", "No")
    );
    assert_eq!(translated(&small(), &json!([1])), small());
}
