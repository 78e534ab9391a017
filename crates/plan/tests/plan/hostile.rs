//! No input makes the reader panic, and whatever it gives is sound.

use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};
use sightline_plan::{Change, Plan, file};

use super::common::{assert_sound, cases, empty, grown, id, ops, shaped};

fn read(text: &str) -> Plan {
    let reading = file::read(text).unwrap();
    assert_sound(&reading.plan);
    reading.plan
}

/// The text of a plan with these lists and fields.
fn plan(fields: &str) -> String {
    format!(r#"{{"format":"sightline.plan","version":1,{fields}}}"#)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn any_text(text in any::<String>()) {
        let _ = file::read(&text);
    }

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..200)) {
        let _ = file::read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn files_in_the_shape_of_a_plan(file in shaped()) {
        let text = file.to_string();
        if let Ok(reading) = file::read(&text) {
            assert_sound(&reading.plan);
        }
    }

    #[test]
    fn damaged_files(ops in ops(12), at in any::<prop::sample::Index>(), with in any::<char>()) {
        let text = file::write(&grown(&ops));
        let mut chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        chars[at] = with;
        if let Ok(reading) = file::read(&chars.iter().collect::<String>()) {
            assert_sound(&reading.plan);
        }
    }

    #[test]
    fn damaged_changes(ops in ops(12), op in super::common::op(), shape in shaped()) {
        let mut plan = grown(&ops);
        let Ok(change) = plan.clone().apply(op.edit(&plan)) else { return Ok(()) };
        let mut json = change.write();
        let lists = shape.as_object().into_iter().flat_map(|fields| fields.values());
        let records = lists.filter_map(Value::as_array).flatten();
        for (entry, record) in json.as_array_mut().unwrap().iter_mut().zip(records) {
            entry["after"] = record.clone();
        }
        if let Ok(change) = Change::read(json) {
            let _ = plan.replay(&change);
            let _ = plan.undo(&change);
        }
        assert_sound(&plan);
    }
}

#[test]
fn odd_texts() {
    for text in [
        plan(r#""name":"\ud800""#),
        plan(r#""goals":[{"id":"g","weight":1e999}]"#),
        plan(r#""goals":[{"id":"g","weight":NaN}]"#),
        plan(&format!(
            r#""notes":{}{}"#,
            "[".repeat(127),
            "]".repeat(127)
        )),
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
    ] {
        let refusal = file::read(&text).unwrap_err();
        assert_eq!(
            refusal.fault.code(),
            "not-json",
            "{}",
            text.chars().take(80).collect::<String>()
        );
    }
    let nul = read(&plan(r#""name":"\u0000\ufeff","name":"twice\u0000""#));
    assert_eq!(nul.about().name, "twice\0");
    let huge = plan(
        r#""goals":[{"id":"g","confidence":99999999999999999999,"weight":123456789012345678901234567890}]"#,
    );
    assert_eq!(
        read(&huge).goal(&id("g")).unwrap().weight,
        123_456_789_012_345_678_901_234_567_890.0
    );
}

#[test]
fn nesting_up_to_the_parsers_limit() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    for fields in [
        format!(r#""notes":{}"#, nested(126)),
        format!(r#""unknown":{}"#, nested(126)),
        format!(r#""runs":[{{"id":"r","answers":{}}}]"#, nested(124)),
        format!(
            r#""goals":[{{"id":"g","metrics":[{{"id":"m","x":{}}}]}}]"#,
            nested(122)
        ),
    ] {
        let reading = file::read(&plan(&fields)).unwrap();
        let codes: Vec<_> = reading
            .problems
            .iter()
            .map(|problem| problem.fault.code())
            .collect();
        assert_eq!(codes, ["too-deep"]);
        assert_sound(&reading.plan);
    }
    // What is kept can also go through a change and back.
    let kept = read(&plan(&format!(r#""id":"plan","unknown":{}"#, nested(100))));
    let mut copy = empty();
    let change = copy.apply(sightline_plan::Edit::Put(
        sightline_plan::model::About::clone(kept.about()).into(),
    ));
    let text = json!([{ "journal": { "change": change.unwrap().write() } }]).to_string();
    assert!(serde_json::from_str::<Value>(&text).is_ok());
}

#[test]
fn repeated_ids_keep_every_record() {
    let goals = vec![r#"{"id":"g"}"#; 2_000].join(",");
    assert_eq!(
        read(&plan(&format!(r#""goals":[{goals}]"#)))
            .tables()
            .goals
            .len(),
        2_000
    );
    let metrics = vec![r#"{"id":"m"}"#; 2_000].join(",");
    let one = read(&plan(&format!(
        r#""goals":[{{"id":"g","metrics":[{metrics}]}}]"#
    )));
    assert_eq!(one.goal(&id("g")).unwrap().metrics.len(), 2_000);
}

#[test]
fn a_change_cannot_swap_the_plan_or_hide_records_in_it() {
    let mut plan = empty();
    let change = |json: Value| Change::read(json).unwrap();
    let other = change(
        json!([{ "kind": "plan", "id": "other", "before": null, "after": { "id": "other" } }]),
    );
    assert!(plan.replay(&other).is_err());
    let gone = change(
        json!([{ "kind": "plan", "id": "plan", "before": { "id": "plan" }, "after": null }]),
    );
    assert!(plan.replay(&gone).is_err());
    let hidden =
        change(json!([{ "kind": "plan", "id": "plan", "before": {}, "after": { "goals": [{}] } }]));
    assert!(plan.replay(&hidden).is_err());
    assert_eq!(plan, empty());
    let unknown = Change::read(json!([{ "kind": "wish", "id": "w" }])).unwrap_err();
    assert_eq!(unknown.path.to_string(), "[0].kind");
    assert_eq!(
        Change::read(json!({})).unwrap_err().fault.code(),
        "expected-list"
    );
}
