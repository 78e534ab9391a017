//! The `convert` door as a process.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("convert")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the door in `folder`. `cargo test` builds it beside this test.
fn convert(folder: &Path, args: &[&str]) -> Output {
    let test = std::env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let door = profile
        .join("examples")
        .join(format!("convert{}", std::env::consts::EXE_SUFFIX));
    assert!(
        door.exists(),
        "run `cargo build --examples` first: {}",
        door.display()
    );
    Command::new(door)
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

/// Converts `text` under the name `input` and gives the one line that refuses it.
fn refusal(name: &str, input: &str, text: &str) -> String {
    let folder = folder(name);
    fs::write(folder.join(input), text).unwrap();
    fs::write(folder.join("out.json"), "as it was").unwrap();
    let output = convert(&folder, &[input, "out.json", "--today", "2026-11-22"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert_eq!(
        fs::read_to_string(folder.join("out.json")).unwrap(),
        "as it was"
    );
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        2,
        "a draft stayed behind"
    );
    let line = stderr(&output).strip_suffix('\n').unwrap();
    assert!(!line.contains('\n'), "{line}");
    line.to_owned()
}

#[test]
fn there_and_back() {
    let folder = folder("there-and-back");
    let goals = "id,parent,level,kind,statement,owner,metric,unit,direction,baseline,target,current,\
                 last check-in,weight,contribution,start,due,status,confidence,notes\r\n\
                 a,,company,objective,\"Grow, and keep\",Ana,Revenue,$,increase,10,20,12,2026-11-20,1,,2027-01-01,,active,7,\r\n\
                 a,,,,,,Churn,%,maintain,2,3,,,,,,,,,\r\n\
                 b,a,person,development,'=A1 in plain words,,,,,,,,,0.5,25%,,2027-03-31,draft,,'+1 of Ana\r\n";
    fs::write(folder.join("goals.csv"), goals).unwrap();
    for (from, to) in [
        ("goals.csv", "plan.json"),
        ("plan.json", "again.JSON"),
        ("again.JSON", "back.csv"),
        ("back.csv", "copy.csv"),
    ] {
        let output = convert(&folder, &[from, to, "--today", "2026-11-22"]);
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    }
    let read = |name| fs::read_to_string(folder.join(name)).unwrap();
    assert_eq!(read("copy.csv"), goals);
    assert_eq!(read("again.JSON"), read("plan.json"));
    assert!(read("plan.json").contains(r#"{"on":"2026-11-20","value":12}"#));
    assert!(read("plan.json").contains(r#""statement":"=A1 in plain words""#));
}

#[test]
fn a_bad_number_is_named_by_row_and_column() {
    let text = "id,statement,target\na,One,1\nb,Two,2\nc,Three,ten\nd,Four,1O\n";
    assert_eq!(
        refusal("bad-number", "goals.csv", text),
        "goals.csv: row 4, column target: expected a number, found \"ten\" (and 1 more problem)"
    );
}

#[test]
fn goals_that_serve_themselves() {
    let text = "id,parent,statement\na,b,One\nb,a,Two\n";
    let line = refusal("cycle", "goals.csv", text);
    assert!(
        line.starts_with("goals.csv: row 2, column parent: "),
        "{line}"
    );
    assert!(line.contains("a → b → a"), "{line}");
}

#[test]
fn an_id_used_for_two_goals() {
    let line = refusal("conflict", "goals.csv", "id,statement\na,One\na,Two\n");
    assert!(
        line.starts_with("goals.csv: row 3, column statement: "),
        "{line}"
    );
    assert!(line.contains("row 2"), "{line}");
}

#[test]
fn no_table_no_plan_no_text() {
    let line = refusal("no-statement", "goals.csv", "colour,owner\nOne,Ann\n");
    assert!(line.starts_with("goals.csv: row 1: "), "{line}");
    let line = refusal("no-json", "plan.json", "{\"format\":\n\"sight");
    assert!(
        line.starts_with("plan.json: ") && line.contains("line 2"),
        "{line}"
    );
    let line = refusal("no-plan", "plan.json", "{}");
    assert!(line.starts_with("plan.json: "), "{line}");

    let folder = folder("no-text");
    fs::write(folder.join("latin1.csv"), b"statement\nOne\nCaf\xe9\n").unwrap();
    let output = convert(&folder, &["latin1.csv", "out.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).starts_with("latin1.csv: row 3: "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn damage_in_a_plan_is_named_by_path() {
    let plan = r#"{"format":"sightline.plan","version":1,"id":"p","goals":[
        {"id":"a","metrics":[{"id":"m1","target":"ten"}]},{"id":"b","parent":"gone"}]}"#;
    assert_eq!(
        refusal("damage", "plan.json", plan),
        "plan.json: goals[0].metrics[0].target: expected a number, found \"ten\" (and 1 more problem)"
    );
}

#[test]
fn a_plan_of_a_later_version_is_left_alone() {
    let plan = r#"{"format":"sightline.plan","version":99,"id":"p","goals":[{"id":"a"}]}"#;
    let line = refusal("newer", "plan.json", plan);
    assert!(line.contains("99"), "{line}");
}

#[test]
fn repair_converts_what_is_sound_and_lists_the_rest() {
    let folder = folder("repair");
    let goals = "id,parent,statement,target,mood\na,x,One,ten,glad\nb,a,Two,5,\n";
    fs::write(folder.join("goals.csv"), goals).unwrap();
    let output = convert(
        &folder,
        &["--repair", "goals.csv", "out.csv", "--today", "2026-11-22"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let lines: Vec<&str> = stderr(&output).lines().collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(
        lines[0].starts_with("goals.csv: row 2, column parent: "),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("goals.csv: row 2, column target: "),
        "{lines:?}"
    );
    assert!(lines[2].contains("\"mood\""), "{lines:?}");
    let out = fs::read_to_string(folder.join("out.csv")).unwrap();
    assert_eq!(out.lines().count(), 3, "{out}");
    assert!(out.contains("b,a,person,performance,Two"), "{out}");
}

#[test]
fn private_goals_leave_only_when_asked() {
    let folder = folder("private");
    let plan = r#"{"format":"sightline.plan","version":1,"id":"p","goals":[
        {"id":"a","statement":"Open"},{"id":"b","statement":"Hidden","private":true}]}"#;
    fs::write(folder.join("plan.json"), plan).unwrap();
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();

    let output = convert(&folder, &["plan.json", "out.csv"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stderr(&output).contains("1 private goal "),
        "{}",
        stderr(&output)
    );
    assert!(read("out.csv").contains("Open") && !read("out.csv").contains("Hidden"));

    let output = convert(&folder, &["plan.json", "all.csv", "--include-private"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    assert!(read("all.csv").contains("Hidden"));

    let output = convert(&folder, &["plan.json", "all.json"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    assert!(read("all.json").contains("Hidden"));
}

#[test]
fn what_cannot_be_opened_or_is_not_known() {
    let folder = folder("unknown");
    fs::write(folder.join("goals.csv"), "statement\nOne\n").unwrap();
    fs::create_dir(folder.join("folder.json")).unwrap();
    for (args, start) in [
        (&["missing.csv", "out.json"][..], "missing.csv: "),
        (&["goals.csv", "out.pdf"], "out.pdf: "),
        (&["plan.md", "out.json"], "plan.md: "),
        (&["goals.txt", "out.json"], "goals.txt: "),
        (&["goals.csv", "nowhere/out.json"], "nowhere/out.json: "),
        (&["goals.csv", "folder.json"], "folder.json: "),
        (&["goals.csv"], "Usage: "),
        (&["goals.csv", "out.json", "--today", "soon"], "Usage: "),
        (&["goals.csv", "out.json", "--loud"], "Usage: "),
        (&["goals.csv", "out.md", "--for", "nobody"], "Usage: "),
    ] {
        let output = convert(&folder, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).starts_with(start), "{}", stderr(&output));
        assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
    }
    let left = fs::read_dir(&folder).unwrap().count();
    assert_eq!(left, 2, "a draft stayed behind");
}

#[test]
fn a_plan_becomes_what_people_hand_out() {
    let folder = folder("hand-out");
    let plan = r#"{"format":"sightline.plan","version":1,"id":"p","name":"Harbour <b>","people":[{"id":"ana","name":"Ana"}],"goals":[
        {"id":"a","statement":"Grow *revenue* from $10M to $12M","level":"company","status":"active","owner":"ana","start":"2026-01-01","due":"2026-12-31",
         "metrics":[{"id":"m","name":"Revenue","unit":"$","baseline":10000000,"target":12000000,"history":[{"on":"2026-11-20","value":11500000}]}]},
        {"id":"b","statement":"Win <clients>","level":"team","parent":"a","status":"active","contribution":{"kind":"amount","value":1500000}},
        {"id":"c","statement":"Hidden","private":true}]}"#;
    fs::write(folder.join("plan.json"), plan).unwrap();
    let written = |out: &str, more: &[&str]| {
        let args = [&["plan.json", out, "--today", "2026-11-22"], more].concat();
        let output = convert(&folder, &args);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        (
            fs::read_to_string(folder.join(out)).unwrap(),
            stderr(&output).to_owned(),
        )
    };

    let (text, notes) = written("out.md", &[]);
    assert!(
        text.starts_with(
            "Report for leadership\n\n# Harbour \\<b\\>\n\n- **As of:** 22 November 2026\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("### Grow \\*revenue\\* from \\$10M to \\$12M\n"),
        "{text}"
    );
    assert!(
        text.contains("| Revenue | \\$10,000,000 | \\$12,000,000 | \\$11,500,000 | 75 % |"),
        "{text}"
    );
    assert!(text.contains("- Missing: \\$500,000, 25 %"), "{text}");
    assert!(
        !text.contains("Hidden") && notes.contains("out.md: 1 private goal is left out"),
        "{notes}"
    );
    let (again, _) = written("again.md", &[]);
    assert_eq!(text, again);
    let (text, _) = written("manager.md", &["--for", "manager"]);
    assert!(
        text.starts_with("Report for a team and its lead\n"),
        "{text}"
    );
    let (text, notes) = written("all.md", &["--include-private"]);
    assert!(text.contains("Hidden") && notes.is_empty(), "{notes}");

    let (text, _) = written("out.html", &[]);
    assert!(text.starts_with("<!DOCTYPE html>\n") && text.ends_with("</html>\n"));
    assert!(
        text.contains("<h1 class=\"sheet-title\">Harbour &lt;b&gt;</h1>"),
        "{text}"
    );
    assert!(!text.contains("Hidden"));

    let (text, _) = written("out.svg", &[]);
    assert!(
        text.starts_with("<svg ") && text.contains("Win &lt;clients&gt;"),
        "{text}"
    );
    assert!(
        text.contains("+$1,500,000") && text.contains("$500,000") && !text.contains("Hidden"),
        "{text}"
    );

    let (text, _) = written("out.ics", &[]);
    assert!(
        text.starts_with("BEGIN:VCALENDAR\r\n") && text.contains("DTSTART;VALUE=DATE:20261231"),
        "{text}"
    );
    assert!(text.contains("DTSTAMP:20261122T000000Z"), "{text}");
}

#[test]
fn tables_of_metrics_and_check_ins() {
    let folder = folder("tables");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let plan = r#"{"format":"sightline.plan","version":1,"id":"p","goals":[
        {"id":"a","statement":"Grow","metrics":[{"id":"m","name":"Revenue","baseline":10,"target":20}]}]}"#;
    fs::write(folder.join("plan.json"), plan).unwrap();
    let values = "Goal;Date;Value;Comment\nGrow;31.10.2026;12,5;\nGrow;20.11.2026;13;Going well\n";
    fs::write(folder.join("values.csv"), values).unwrap();
    let into = [
        "values.csv",
        "after.json",
        "--into",
        "plan.json",
        "--today",
        "2026-11-22",
    ];
    let output = convert(&folder, &into);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let output = convert(&folder, &["after.json", "out.csv", "--table", "check-ins"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        read("out.csv"),
        "id,statement,date,metric id,metric,value,confidence,health,by,notes,blocker,next step\r\n\
         a,Grow,2026-10-31,m,Revenue,12.5,,,,,,\r\n\
         a,Grow,2026-11-20,m,Revenue,13,,,,Going well,,\r\n"
    );
    let output = convert(&folder, &["after.json", "out.csv", "--table", "metrics"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(read("out.csv").ends_with("a,Grow,m,Revenue,,increase,10,20,,13,2026-11-20,1,\r\n"));

    // Twice the same brings the same, and a goal that is not there is told.
    let again = [
        "values.csv",
        "again.json",
        "--into",
        "after.json",
        "--today",
        "2026-11-22",
    ];
    assert_eq!(convert(&folder, &again).status.code(), Some(0));
    assert_eq!(read("again.json"), read("after.json"));
    fs::write(
        folder.join("values.csv"),
        values.replace("Grow;20", "Grows;20"),
    )
    .unwrap();
    let output = convert(&folder, &again);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "values.csv: row 3, column statement: the plan has no goal \"Grows\"; did you mean “Grow”?\n"
    );
    let output = convert(
        &folder,
        &[
            "values.csv",
            "x.json",
            "--into",
            "plan.json",
            "--table",
            "metrics",
        ],
    );
    assert_eq!(
        stderr(&output),
        "values.csv: row 1, column metric: this is missing\n"
    );
}
