//! The JSON Schema of the file format, from the same declarations that read and write it.

use serde_json::{Value, json};

use super::{FORMAT, VERSION};
use crate::{
    codec::{Field, Fields},
    model::About,
    plan::list_schemas,
};

/// The schema, draft 2020-12. Fields that it does not name are allowed and kept.
pub fn schema() -> Value {
    let mut defs = Fields::new();
    let _ = About::schema(&mut defs);
    let mut properties = Fields::new();
    properties.insert("format".to_owned(), json!({ "const": FORMAT }));
    properties.insert(
        "version".to_owned(),
        json!({ "type": "integer", "minimum": 1, "description": format!("{VERSION} at present.") }),
    );
    // The plan's own fields stand at the top level of the file.
    if let Some(Value::Object(mut about)) = defs.shift_remove("About")
        && let Some(Value::Object(own)) = about.shift_remove("properties")
    {
        properties.extend(own);
    }
    properties.extend(list_schemas(&mut defs));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sightline plan",
        "description": "What an organisation agreed. A field that is absent has its default.",
        "type": "object",
        "required": ["format", "version"],
        "properties": properties,
        "$defs": defs,
    })
}

/// Adds a field's documentation and default to its schema.
pub fn describe(field: &mut Value, docs: &[&str], default: &Value) {
    if let Value::Object(field) = field {
        field.insert("description".to_owned(), Value::from(prose(docs)));
        let trivial = matches!(default, Value::Null | Value::Bool(false))
            || default.as_str() == Some("")
            || default.as_array().is_some_and(Vec::is_empty)
            || default.as_object().is_some_and(Fields::is_empty);
        if !trivial {
            field.insert("default".to_owned(), default.clone());
        }
    }
}

/// The schema of a record.
pub fn describe_record(docs: &[&str], properties: Fields) -> Value {
    let mut record = json!({ "type": "object", "description": prose(docs) });
    if let Value::Object(record) = &mut record {
        // The plan's own id is the one that a file may go without.
        if properties.contains_key("id") {
            record.insert("required".to_owned(), json!(["id"]));
        }
        record.insert("properties".to_owned(), Value::Object(properties));
    }
    record
}

/// Documentation comments as plain sentences.
fn prose(docs: &[&str]) -> String {
    let text: Vec<&str> = docs.iter().map(|line| line.trim()).collect();
    text.join(" ").replace("[`", "`").replace("`]", "`")
}
