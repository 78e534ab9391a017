//! What was answered in a run belongs to it.

use serde_json::{Value, json};
use sightline_plan::{
    Edit, Fault, Key, Kind, Plan, file,
    model::{Made, Response, Run},
};

use super::common::{assert_sound, empty, id, put, refused};

fn response(run: Option<&str>) -> Response {
    Response {
        id: id("a"),
        run: run.map(id),
        step: "one".to_owned(),
        ..Response::default()
    }
}

#[test]
fn a_removed_run_takes_its_responses_along() {
    let mut plan = empty();
    put(
        &mut plan,
        Run {
            id: id("r"),
            ..Run::default()
        },
    );
    put(&mut plan, response(Some("r")));
    let change = plan.apply(Edit::Remove(Key::new(Kind::Run, "r"))).unwrap();
    assert!(plan.tables().responses.is_empty());
    assert_sound(&plan);
    plan.undo(&change).unwrap();
    assert_eq!(plan.tables().responses.len(), 1);
}

#[test]
fn a_response_without_its_run_is_refused_and_left_out_of_a_file() {
    let mut plan = empty();
    assert_eq!(
        refused(&mut plan, Edit::Put(response(None).into())),
        Fault::Missing
    );
    let text = r#"{"format":"sightline.plan","version":1,"responses":[{"id":"a","step":"one"}]}"#;
    let reading = file::read(text).unwrap();
    let problems: Vec<String> = reading
        .problems
        .iter()
        .map(|problem| problem.path.to_string())
        .collect();
    assert_eq!(problems, ["responses[0].run"]);
    assert!(reading.plan.tables().responses.is_empty());
}

#[test]
fn an_answer_that_comes_from_elsewhere_after_its_run_went_goes_too() {
    let mut plan = empty();
    put(
        &mut plan,
        Run {
            id: id("r"),
            ..Run::default()
        },
    );
    let mut other = plan.clone();
    let change = put(&mut other, response(Some("r")));
    plan.apply(Edit::Remove(Key::new(Kind::Run, "r"))).unwrap();
    plan.replay(&change).unwrap();
    assert!(plan.tables().responses.is_empty());
    assert_sound(&plan);
}

#[test]
fn answers_of_one_step_that_were_written_down_at_two_consoles_at_once_all_stay() {
    let mut plan = empty();
    let run = Run {
        id: id("r"),
        ..Run::default()
    };
    put(&mut plan, run);
    let answered = |values: Value, made: &[&str]| Response {
        values,
        made: made
            .iter()
            .map(|record| Made {
                record: (*record).to_owned(),
                ..Made::default()
            })
            .collect(),
        ..response(Some("r"))
    };
    // Both begin the step: neither knew of the other.
    let (mut one, mut two) = (plan.clone(), plan.clone());
    let mine = put(&mut one, answered(json!({ "kit": ["a"] }), &["x"]));
    let theirs = put(&mut two, answered(json!({ "promise": "b" }), &["y"]));
    for change in [&mine, &theirs] {
        plan.replay(change).unwrap();
    }
    let now = |plan: &Plan| {
        let all = plan.tables().responses.values();
        let response = all.into_iter().next().unwrap().clone();
        let made: Vec<String> = response.made.iter().map(|it| it.record.clone()).collect();
        (response.values.clone(), made.join(" "))
    };
    assert_eq!(
        now(&plan),
        (json!({ "kit": ["a"], "promise": "b" }), "y x".to_owned())
    );

    // Each goes on, one by taking its answer back.
    let (mut one, mut two) = (plan.clone(), plan.clone());
    let back = put(&mut one, answered(json!({ "promise": "b" }), &["y"]));
    let more = put(
        &mut two,
        answered(json!({ "kit": ["a"], "promise": "bc" }), &["y", "x", "z"]),
    );
    for change in [&back, &more, &more] {
        plan.replay(change).unwrap();
    }
    assert_eq!(now(&plan), (json!({ "promise": "bc" }), "y x z".to_owned()));
    assert_sound(&plan);
}
