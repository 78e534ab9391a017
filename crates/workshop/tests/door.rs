//! The command-line door, as scripts use it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use serde_json::Value;
use sightline_workshop::content;

/// The example lies beside this test's own program.
fn door(args: &[&str]) -> Output {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.push("examples/workshop");
    Command::new(path.with_extension(std::env::consts::EXE_EXTENSION))
        .args(args)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn file(name: &str, content: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("sightline-door-{}-{name}", std::process::id()));
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn the_list_names_every_workshop_and_what_it_takes() {
    let output = door(&["list"]);
    assert!(output.status.success());
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let ids: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, content::ids().collect::<Vec<_>>());
    for entry in list.as_array().unwrap() {
        assert!(entry["title"].is_string() && !entry["outputs"].as_array().unwrap().is_empty());
        for count in ["minutes", "sessions", "steps"] {
            assert!(entry[count].as_u64().unwrap() > 0, "{count}");
        }
    }
}

#[test]
fn made_up_answers_become_a_plan_and_a_report() {
    let answers = door(&["answers", "goal-cascading", "--today", "2027-02-01"]);
    let path = file("answers", &text(&answers.stdout));
    let name = path.to_str().unwrap();
    let plan = door(&["run", "goal-cascading", "--answers", name]);
    assert!(plan.status.success(), "{}", text(&plan.stderr));
    let reading = sightline_plan::file::read(&text(&plan.stdout)).unwrap();
    assert_eq!(reading.problems, []);
    assert!(reading.plan.tables().goals.len() > 5);
    let report = door(&["run", "goal-cascading", "--answers", name, "--report"]);
    assert!(text(&report.stdout).starts_with("# Goal cascading\n"));
    fs::remove_file(path).unwrap();
}

#[test]
fn bad_input_ends_with_one_line_that_says_where() {
    let today = "\"today\":\"2026-11-22\"";
    let cases = [
        ("{".to_owned(), "line 1, column 1: not-json"),
        ("{}".to_owned(), "today: expected-date"),
        (format!("{{{today}}}"), "answers: expected-object"),
        (
            format!("{{{today},\"answers\":{{\"nowhere\":{{}}}}}}"),
            "answers.nowhere: no-such-stop",
        ),
        (
            format!("{{{today},\"answers\":{{\"purpose\":{{\"mision\":\"x\"}}}}}}"),
            "answers.purpose.mision: no-such-input",
        ),
        (
            format!("{{{today},\"answers\":{{\"purpose\":{{\"mission\":4}}}}}}"),
            "answers.purpose.mission: expected-text",
        ),
        (
            format!("{{{today},\"plan\":[],\"answers\":{{}}}}"),
            "plan.: not-a-plan",
        ),
        (
            format!(
                "{{{today},\"plan\":{{\"format\":\"sightline.plan\",\"version\":1,\"goals\":3}},\"answers\":{{}}}}"
            ),
            "plan.goals: expected-list",
        ),
    ];
    for (at, (content, wanted)) in cases.iter().enumerate() {
        let path = file(&format!("bad-{at}"), content);
        let output = door(&["run", "goal-cascading", "--answers", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2), "{content}");
        assert!(output.stdout.is_empty());
        let line = text(&output.stderr);
        assert!(
            line.trim_end().ends_with(wanted) && line.lines().count() == 1,
            "{line}"
        );
        fs::remove_file(path).unwrap();
    }
    for args in [
        &["run", "nothing", "--answers", "x"][..],
        &["run", "goal-cascading", "--answers", "/nowhere"],
        &[],
        &["dance"],
    ] {
        let output = door(args);
        assert_eq!(
            (output.status.code(), text(&output.stderr).lines().count()),
            (Some(2), 1),
            "{args:?}"
        );
    }
}

#[test]
fn the_files_of_the_site_are_written() {
    let folder = std::env::temp_dir().join(format!("sightline-door-{}-site", std::process::id()));
    assert!(door(&["files", folder.to_str().unwrap()]).status.success());
    assert!(
        fs::read_to_string(folder.join("index.json"))
            .unwrap()
            .contains("stakeholder-questions")
    );
    let whole = fs::read_to_string(folder.join("goal-cascading.json")).unwrap();
    assert!(
        sightline_workshop::definition::read(&whole)
            .unwrap()
            .is_sound()
    );
    fs::remove_dir_all(folder).unwrap();
}
