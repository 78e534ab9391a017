//! What was answered in a run belongs to it.

use sightline_plan::{
    Edit, Fault, Key, Kind, file,
    model::{Response, Run},
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
