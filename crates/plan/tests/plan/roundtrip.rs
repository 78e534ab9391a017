//! What is written is read back as it was, to the last byte.

use proptest::prelude::*;
use serde_json::{Value, json};
use sightline_plan::{
    Edit, Fault, Goal, Plan, Record, file,
    model::{About, Metric, Run},
};

use super::common::{assert_sound, cases, empty, goal, grown, id, ops, put, refused};

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn plans_survive_writing_and_reading(ops in ops(30)) {
        assert_sound(&grown(&ops));
    }

    #[test]
    fn what_this_code_wrote_is_read_without_asking(ops in ops(30)) {
        let plan = grown(&ops);
        prop_assert_eq!(file::read_own(&file::write(&plan)), Some(plan));
    }

    #[test]
    fn numbers_survive_to_the_last_bit(number in any::<f64>()) {
        let mut plan = empty();
        let metrics = vec![Metric { id: "m".to_owned(), target: Some(number), ..Metric::default() }];
        let put = Edit::Put(Goal { metrics, ..goal("g", None) }.into());
        if number.is_finite() {
            plan.apply(put).unwrap();
            let read = file::read(&file::write(&plan)).unwrap().plan;
            prop_assert_eq!(read.goal(&id("g")).unwrap().metrics[0].target, Some(number));
        } else {
            prop_assert_eq!(refused(&mut plan, put).code(), "expected-number");
        }
    }
}

#[test]
fn what_this_code_never_writes_is_not_taken_for_its_own() {
    assert_eq!(file::read_own("{}"), None);
    let of_later = r#"{"format":"sightline.plan","version":99,"id":"p1"}"#;
    assert_eq!(file::read_own(of_later), None);
    let wrong_type = r#"{"format":"sightline.plan","version":1,"id":"p1","name":7}"#;
    assert_eq!(file::read_own(wrong_type), None);
}

#[test]
fn a_file_looks_like_this() {
    let mut plan = Plan::new(id("p1"), "Ours");
    put(
        &mut plan,
        Goal {
            weight: 2.0,
            ..goal("b", None)
        },
    );
    put(&mut plan, goal("a", Some("b")));
    let text = concat!(
        "{\n",
        "\"format\": \"sightline.plan\",\n",
        "\"version\": 1,\n",
        "\"id\": \"p1\",\n",
        "\"name\": \"Ours\",\n",
        "\"goals\": [\n",
        "{\"id\":\"b\",\"statement\":\"b\",\"order\":0,\"weight\":2},\n",
        "{\"id\":\"a\",\"statement\":\"a\",\"parent\":\"b\",\"order\":0}\n",
        "]\n",
        "}\n",
    );
    assert_eq!(file::write(&plan), text);
    let reading = file::read(text).unwrap();
    assert_eq!((reading.plan, reading.problems), (plan, vec![]));
}

/// Fields that this version does not know, at every level at which there is a record.
#[test]
fn unknown_fields_are_kept_through_reading_editing_and_writing() {
    let x = || json!({ "z": [1, null, { "b": 1, "a": "\u{0}" }], "a": 0.1 });
    let file = json!({
        "format": "sightline.plan", "version": 1, "id": "p", "x": x(),
        "swot": { "x": x() }, "settings": { "x": x() },
        "people": [{ "id": "ann", "x": x() }],
        "goals": [{
            "id": "g", "x": x(), "contribution": { "x": x() },
            "metrics": [{
                "id": "m", "x": x(), "change": { "value": 1, "x": x() }, "band": { "x": x() }, "thresholds": { "x": x() },
                "comparison": { "x": x(), "group_history": [{ "x": x() }] },
                "history": [{ "value": 1, "x": x() }],
            }],
            "milestones": [{ "id": "s", "x": x() }],
            "agreed": { "x": x(), "snapshot": { "x": x() } },
            "amendments": [{ "x": x() }], "health": { "x": x() }, "set_aside": [{ "x": x() }],
            "closing": { "x": x() },
        }],
        "check_ins": [{ "id": "c", "goal": "g", "x": x() }],
        "meetings": [{ "id": "m", "x": x(), "repeat": { "x": x() } }],
        "runs": [{ "id": "r", "x": x(), "timer": { "x": x() } }],
        "interviews": [{ "id": "i", "answers": [{ "x": x(), "themes": [{ "x": x() }] }] }],
        "reviews": [{ "id": "v", "ratings": [{ "x": x() }] }],
    });
    let count = |text: &str| text.matches("\"x\":").count();
    let reading = file::read(&file.to_string()).unwrap();
    assert_eq!(reading.problems, []);
    let mut plan = reading.plan;
    let all = count(&file.to_string());
    assert_eq!(count(&file::write(&plan)), all);

    let about = About {
        name: "New".to_owned(),
        ..About::clone(plan.about())
    };
    let goal = Goal {
        statement: "New".to_owned(),
        ..Goal::clone(plan.goal(&id("g")).unwrap())
    };
    let change = plan.apply(Edit::Several(vec![
        Edit::Put(about.into()),
        Edit::Put(goal.into()),
    ]));
    assert_sound(&plan);
    let text = file::write(&plan);
    assert_eq!(count(&text), all);
    let written: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        written["goals"][0]["metrics"][0]["comparison"]["group_history"][0]["x"],
        x()
    );
    assert_eq!(written["x"], x());
    // Only what was edited is in the change.
    assert!(!change.unwrap().write().to_string().contains("\"x\""));
}

#[test]
fn equal_plans_give_equal_bytes_whatever_the_order_of_unknown_fields() {
    let read = |text: &str| file::read(text).unwrap().plan;
    let one = read(r#"{"format":"sightline.plan","version":1,"id":"p","b":{"y":1,"x":2},"a":1}"#);
    let other = read(r#"{"format":"sightline.plan","version":1,"id":"p","a":1,"b":{"x":2,"y":1}}"#);
    assert_eq!(one, other);
    assert_eq!(file::write(&one), file::write(&other));
}

#[test]
fn what_a_file_could_not_give_back_is_refused() {
    let mut plan = empty();
    let nested = |levels: usize| (0..levels).fold(Value::Null, |inner, _| json!([inner]));
    let run = |definition| {
        Record::from(Run {
            id: id("r"),
            definition,
            ..Run::default()
        })
    };
    assert_eq!(
        refused(&mut plan, Edit::Put(run(nested(101)))),
        Fault::TooDeep
    );
    let mut deep = goal("g", None);
    deep.extra.insert("x".to_owned(), nested(101));
    assert_eq!(refused(&mut plan, Edit::Put(deep.into())), Fault::TooDeep);
    let far = Goal {
        due: chrono::NaiveDate::from_ymd_opt(10_000, 1, 1),
        ..goal("g", None)
    };
    assert_eq!(
        refused(&mut plan, Edit::Put(far.into())).code(),
        "expected-date"
    );
    plan.apply(Edit::Put(run(nested(100)))).unwrap();
    assert_sound(&plan);
}

#[test]
fn the_example_in_the_reference_is_a_file_as_we_write_it() {
    let page = std::fs::read_to_string("../../docs/file-format.md").unwrap();
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let reading = file::read(example).unwrap();
    assert_eq!(reading.problems, []);
    assert_eq!(file::write(&reading.plan), example);
}
