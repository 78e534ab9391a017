//! Fields of records by name and path.

use serde_json::{Map, Value, json};
use sightline_plan::{
    Kind, Record,
    codec::{Fields, Reader},
};

use super::Refused;

/// Where a record keeps its main words.
pub(crate) fn main_field(kind: Kind) -> &'static str {
    match kind {
        Kind::Goal => "statement",
        Kind::Meeting => "title",
        Kind::DataSource | Kind::Initiative | Kind::Person | Kind::Team | Kind::Interview => "name",
        _ => "text",
    }
}

/// Sets the field that a path names, such as `metrics.0.name`, or `metrics.#outcome.name` for the one with
/// the id `outcome`: lists and objects on the way are made. Lists grow by one at most, so a path cannot make a
/// long one.
pub(crate) fn set_path(fields: &mut Fields, path: &str, value: Value) {
    let mut steps = path.split('.');
    let Some(first) = steps.next() else { return };
    let mut slot = fields.entry(first.to_owned()).or_insert(Value::Null);
    for step in steps {
        let id = step.strip_prefix('#');
        let place = step.parse::<usize>().ok();
        if id.is_none() && place.is_none() {
            if !slot.is_object() {
                *slot = Value::Object(Map::new());
            }
            let Value::Object(inner) = slot else { return };
            slot = inner.entry(step.to_owned()).or_insert(Value::Null);
            continue;
        }
        if !slot.is_array() {
            *slot = Value::Array(Vec::new());
        }
        let Value::Array(list) = slot else { return };
        let found = id.and_then(|id| with_id(list, id));
        let at = found.or(place).unwrap_or(list.len()).min(list.len());
        if at == list.len() {
            list.push(id.map_or(Value::Null, |id| json!({ "id": id })));
        }
        slot = &mut list[at];
    }
    *slot = value;
}

/// The value that a path names.
pub(crate) fn get_path<'f>(fields: &'f Fields, path: &str) -> Option<&'f Value> {
    let mut steps = path.split('.');
    let mut slot = fields.get(steps.next()?)?;
    for step in steps {
        slot = match (step.strip_prefix('#'), step.parse::<usize>()) {
            (Some(id), _) => {
                let list = slot.as_array()?;
                list.get(with_id(list, id)?)?
            }
            (None, Ok(at)) => slot.get(at)?,
            (None, Err(_)) => slot.get(step)?,
        };
    }
    Some(slot)
}

fn with_id(list: &[Value], id: &str) -> Option<usize> {
    list.iter()
        .position(|item| item.get("id").and_then(Value::as_str) == Some(id))
}

/// Reads a record, or says what is wrong with it.
pub(super) fn record(kind: Kind, fields: Fields) -> Result<Record, Refused> {
    let mut reader = Reader::default();
    let record = Record::read(kind, fields, &mut reader);
    match (record, reader.into_problems().into_iter().next()) {
        (_, Some(problem)) => Err(Refused::Value(problem)),
        (Some(record), None) => Ok(record),
        (None, None) => Err(Refused::NoSuchInput),
    }
}

/// Gives the metrics and milestones of a goal's fields ids where they have none.
pub(super) fn name_parts(fields: &mut Fields) {
    for (list, letter) in [("metrics", 'm'), ("milestones", 's')] {
        let Some(Value::Array(items)) = fields.get_mut(list) else {
            continue;
        };
        items.retain(Value::is_object);
        let taken: Vec<String> = items
            .iter()
            .filter_map(|item| item.get("id").and_then(Value::as_str).map(str::to_owned))
            .collect();
        let mut free = (1_u32..)
            .map(|n| format!("{letter}{n}"))
            .filter(|id| !taken.contains(id));
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            let named = item
                .get("id")
                .and_then(Value::as_str)
                .is_some_and(|id| !id.is_empty());
            if !named && let Some(id) = free.next() {
                item.insert("id".to_owned(), Value::from(id));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_make_what_is_on_the_way_and_lists_grow_by_one() {
        let mut fields = Fields::new();
        set_path(&mut fields, "why", json!("x"));
        set_path(&mut fields, "metrics.0.name", json!("a"));
        set_path(&mut fields, "metrics.999.name", json!("b"));
        set_path(&mut fields, "metrics.#late.name", json!("c"));
        set_path(&mut fields, "metrics.#late.unit", json!("%"));
        let wanted = json!({
            "why": "x",
            "metrics": [{ "name": "a" }, { "name": "b" }, { "id": "late", "name": "c", "unit": "%" }],
        });
        assert_eq!(Value::Object(fields.clone()), wanted);
        assert_eq!(get_path(&fields, "metrics.#late.unit"), Some(&json!("%")));
        assert_eq!(get_path(&fields, "metrics.1.name"), Some(&json!("b")));
        assert_eq!(get_path(&fields, "metrics.7.name"), None);
        assert_eq!(get_path(&fields, "why.0"), None);
    }

    #[test]
    fn parts_without_an_id_get_a_free_one() {
        let mut fields = Fields::new();
        fields.insert("metrics".to_owned(), json!([{ "id": "m1" }, {}, 3, {}]));
        name_parts(&mut fields);
        assert_eq!(
            fields["metrics"],
            json!([{ "id": "m1" }, { "id": "m2" }, { "id": "m3" }])
        );
    }
}
