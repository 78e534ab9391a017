//! The JSON Schema in `docs/` is the one that the types give, and files follow it.

use proptest::prelude::*;
use serde_json::{Map, Value};
use sightline_plan::file;

use super::common::{cases, grown, ops};

const PATH: &str = "../../docs/plan.schema.json";

#[test]
fn the_schema_in_docs_is_up_to_date() {
    let schema = serde_json::to_string_pretty(&file::schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(PATH, &schema).unwrap();
    }
    let kept = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        kept == schema,
        "docs/plan.schema.json is out of date. Write it anew with:\n\
         UPDATE_DOCS=1 cargo test -p sightline-plan schema"
    );
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn files_follow_the_schema(ops in ops(30)) {
        let text = file::write(&grown(&ops));
        prop_assert_eq!(check(&text), Ok(()), "{}", text);
    }
}

#[test]
fn the_schema_finds_what_is_wrong() {
    for fields in [
        r#""goals":[{"id":"g","weight":"one"}]"#,
        r#""goals":[{"id":"g","level":"galaxy"}]"#,
        r#""goals":[{"id":"g","due":"soon"}]"#,
        r#""goals":[{"id":""}]"#,
        r#""goals":[{"statement":"no id"}]"#,
        r#""goals":{}"#,
        r#""settings":{"check_in_days":-1}"#,
    ] {
        let text = format!(r#"{{"format":"sightline.plan","version":1,{fields}}}"#);
        assert!(check(&text).is_err(), "{text}");
        assert!(!file::read(&text).unwrap().problems.is_empty(), "{text}");
    }
}

/// Holds a file against the schema.
fn check(text: &str) -> Result<(), String> {
    let file: Value = serde_json::from_str(text).unwrap();
    let root = file::schema();
    follows(&file, &root, &root)
}

/// The part of JSON Schema that ours uses. A keyword that is not known here fails, so that none is
/// passed over.
fn follows(value: &Value, schema: &Value, root: &Value) -> Result<(), String> {
    for (keyword, wanted) in schema.as_object().unwrap() {
        let sound = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" => true,
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                follows(value, root["$defs"].get(name).unwrap(), root)?;
                true
            }
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "type" => match wanted.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "number" => value.is_number(),
                "integer" => value.is_u64() || value.is_i64(),
                other => return Err(format!("unknown type {other}")),
            },
            "minimum" => value.as_f64() >= wanted.as_f64(),
            "maximum" => value.as_f64() <= wanted.as_f64(),
            "minLength" => length(value) >= wanted.as_u64(),
            "maxLength" => length(value) <= wanted.as_u64(),
            "format" if wanted == "date" => value
                .as_str()
                .is_some_and(|text| text.parse::<chrono::NaiveDate>().is_ok()),
            "required" => {
                let mut names = wanted.as_array().unwrap().iter();
                names.all(|name| value.get(name.as_str().unwrap()).is_some())
            }
            "items" => {
                let mut items = value.as_array().into_iter().flatten();
                items.try_for_each(|item| follows(item, wanted, root))?;
                true
            }
            "properties" => {
                let none = Map::new();
                for (name, field) in value.as_object().unwrap_or(&none) {
                    if let Some(schema) = wanted.get(name) {
                        follows(field, schema, root)?;
                    }
                }
                true
            }
            other => return Err(format!("unknown keyword {other}")),
        };
        if !sound {
            return Err(format!("{keyword} {wanted}: {value}"));
        }
    }
    Ok(())
}

fn length(value: &Value) -> Option<u64> {
    value.as_str().map(|text| text.chars().count() as u64)
}
