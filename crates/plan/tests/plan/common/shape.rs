//! Arbitrary values in the shape that the JSON Schema gives, so that a new field is covered as
//! soon as it is declared.

use proptest::{collection::vec, option, prelude::*, strategy::Union};
use serde_json::{Map, Value, json};
use sightline_plan::{Kind, Record, codec::Reader, file};

/// Records as in a file: fields of the right types, some absent, some unknown. Their references
/// need not lead anywhere and their numbers need not make sense.
pub fn record_of(kind: Kind) -> BoxedStrategy<Map<String, Value>> {
    let schema = file::schema();
    let item = &schema["properties"][kind.list()]["items"];
    let fields = from_schema(item, &schema);
    (fields, 0..IDS.len())
        .prop_map(|(fields, id)| {
            let mut fields = fields.as_object().cloned().unwrap();
            fields.insert("id".to_owned(), Value::from(IDS[id]));
            fields
        })
        .boxed()
}

/// Whole files in the shape of a plan, in which now and then a value is of a wrong type.
pub fn shaped() -> BoxedStrategy<Value> {
    let mut schema = file::schema();
    schema["properties"]["version"] = json!({ "type": "integer", "minimum": 1 });
    let fields = from_schema(&schema, &schema);
    (
        fields,
        vec((any::<proptest::sample::Index>(), wild()), 0..8),
    )
        .prop_map(|(mut file, wrongs)| {
            for (at, wrong) in wrongs {
                let mut places = 0;
                count(&file, &mut places);
                let mut left = at.index(places.max(1));
                replace(&mut file, &mut left, &wrong);
            }
            if let Value::Object(fields) = &mut file {
                fields.insert("format".to_owned(), Value::from("sightline.plan"));
                fields.entry("version").or_insert(Value::from(1));
            }
            file
        })
        .boxed()
}

/// Reads fields as a record; what cannot be read is left out.
pub fn read(kind: Kind, fields: Map<String, Value>) -> Record {
    Record::read(
        kind,
        serde_json::Value::Object(fields).into(),
        &mut Reader::default(),
    )
    .unwrap()
}

const IDS: &[&str] = &["a", "b", "c", "d", "e", "f", "g h", "ö/1"];

fn from_schema(schema: &Value, root: &Value) -> BoxedStrategy<Value> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return from_schema(&root["$defs"][name], root);
    }
    if let Some(words) = schema["enum"].as_array() {
        return proptest::sample::select(words.clone()).boxed();
    }
    if schema.get("const").is_some() {
        return Just(schema["const"].clone()).boxed();
    }
    match schema["type"].as_str() {
        Some("object") => object(schema, root),
        Some("array") => vec(from_schema(&schema["items"], root), 0..3)
            .prop_map(Value::from)
            .boxed(),
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("integer") => prop_oneof![9 => 0u32..12, 1 => any::<u32>()]
            .prop_map(Value::from)
            .boxed(),
        Some("number") => number().prop_map(Value::from).boxed(),
        Some("string") if schema.get("format").is_some() => (1u32..28, 1u32..13, 2024u32..2029)
            .prop_map(|(day, month, year)| Value::from(format!("{year}-{month:02}-{day:02}")))
            .boxed(),
        Some("string") if schema.get("maxLength").is_some() => {
            proptest::sample::select(IDS).prop_map(Value::from).boxed()
        }
        Some("string") => text().prop_map(Value::from).boxed(),
        _ => wild(),
    }
}

fn object(schema: &Value, root: &Value) -> BoxedStrategy<Value> {
    let empty = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&empty);
    let fields: Vec<BoxedStrategy<Option<(String, Value)>>> = properties
        .iter()
        .map(|(name, field)| {
            let name = name.clone();
            let value = from_schema(field, root);
            option::weighted(0.4, value)
                .prop_map(move |value| value.map(|value| (name.clone(), value)))
                .boxed()
        })
        .collect();
    let unknown = option::weighted(0.1, ("x_[a-c]", wild()));
    (fields, unknown)
        .prop_map(|(fields, unknown)| {
            let known = fields.into_iter().flatten();
            Value::Object(known.chain(unknown).collect())
        })
        .boxed()
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        12 => (0u32..200).prop_map(f64::from),
        6 => (0u32..20_000).prop_map(|cents| f64::from(cents) / 100.0),
        1 => any::<f64>().prop_filter("JSON has no such number", |number| number.is_finite()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z]{0,6}",
        1 => any::<String>(),
        1 => Just("\u{0}\u{feff}\u{2028}\"\\</script>".to_owned()),
    ]
}

/// Any JSON at all, a few levels deep.
pub fn wild() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        number().prop_map(Value::from),
        text().prop_map(Value::from),
        proptest::sample::select(IDS).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        Union::new([
            vec(inner.clone(), 0..4).prop_map(Value::from).boxed(),
            vec(("[a-c]{1,2}", inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect()))
                .boxed(),
        ])
    })
    .boxed()
}

fn count(value: &Value, places: &mut usize) {
    *places += 1;
    match value {
        Value::Array(items) => items.iter().for_each(|item| count(item, places)),
        Value::Object(fields) => fields.values().for_each(|field| count(field, places)),
        _ => {}
    }
}

/// Replaces the value that `left` steps of a walk lead to.
fn replace(value: &mut Value, left: &mut usize, wrong: &Value) {
    let here = *left == 0;
    *left = left.wrapping_sub(1);
    if here {
        *value = wrong.clone();
        return;
    }
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, left, wrong)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| replace(field, left, wrong)),
        _ => {}
    }
}
