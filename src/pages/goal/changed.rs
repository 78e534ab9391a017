//! What changed, in words: values of a file as people say them.

use serde_json::Value;
use sightline_plan::{ChangedPart, Goal, Id, Plan, codec::parse_date, model::Person};
use sightline_text::{draft, goal as text};

use super::entry::{goal_called, person_name, word_name};
use crate::browser::intl;

/// One value before and after.
pub fn part_words(plan: &Plan, field: &str, part: &ChangedPart) -> String {
    let words = change_words(plan, field, part);
    if part.part == field {
        return match part.entry.as_str() {
            "" => words,
            entry => format!("{entry}: {words}"),
        };
    }
    let name = match word_name("field", &part.part) {
        "" => part.part.as_str(),
        name => name,
    };
    let whole = match part.entry.as_str() {
        "" => name.to_owned(),
        entry => text::agreement::entry_part(name, entry),
    };
    format!("{whole}: {words}")
}

fn change_words(plan: &Plan, field: &str, part: &ChangedPart) -> String {
    let is_entry = part.part == field && (field == "metrics" || field == "milestones");
    if is_entry {
        return match (&part.before, &part.after) {
            (None, Some(_)) => text::agreement::added(),
            (Some(_), None) => text::agreement::removed(),
            _ => text::agreement::moved(),
        }
        .to_owned();
    }
    let say = |value: &Option<Value>| {
        let words = value
            .as_ref()
            .map(|value| value_words(plan, &part.part, value));
        words.filter(|words| !words.is_empty())
    };
    match (say(&part.before), say(&part.after)) {
        (Some(was), Some(is)) => text::agreement::was_is(was, is),
        (None, Some(is)) => text::agreement::set_to(is),
        (Some(was), None) => text::agreement::cleared(was),
        (None, None) => String::new(),
    }
}

/// A value of a file by the name of its field.
pub fn value_words(plan: &Plan, name: &str, value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes {
            text::metrics::yes()
        } else {
            text::metrics::no()
        }
        .to_owned(),
        Value::Number(number) => intl::number(number.as_f64().unwrap_or_default()),
        Value::String(words) => string_words(plan, name, words),
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().map(|it| value_words(plan, name, it)).collect();
            parts.join(", ")
        }
        Value::Object(fields) => match name {
            "contribution" => contribution_words(fields),
            "thresholds" => {
                let at = |name| fields.get(name).and_then(Value::as_f64).map(intl::number);
                let healthy = at("healthy").map(text::metrics::healthy_from);
                let unhealthy = at("unhealthy").map(text::metrics::unhealthy_from);
                let both: Vec<String> = healthy.into_iter().chain(unhealthy).collect();
                both.join(", ")
            }
            "band" => {
                let end = |name| fields.get(name).and_then(Value::as_f64).map(intl::number);
                match (end("low"), end("high")) {
                    (Some(low), Some(high)) => text::metrics::within(low, high),
                    (Some(low), None) => text::metrics::at_least(low),
                    (None, Some(high)) => text::metrics::at_most(high),
                    (None, None) => String::new(),
                }
            }
            _ => {
                let parts: Vec<String> = fields
                    .iter()
                    .map(|(name, it)| value_words(plan, name, it))
                    .filter(|words| !words.is_empty())
                    .collect();
                parts.join(" ")
            }
        },
    }
}

/// A word of the file by the name of its field: a day, an id, a choice, or what somebody wrote.
fn string_words(plan: &Plan, name: &str, words: &str) -> String {
    if let Some(day) = parse_date(words) {
        return intl::date(day);
    }
    match name {
        "parent" => Id::<Goal>::new(words).map(|id| goal_called(plan, &id)),
        "owner" => Id::<Person>::new(words).map(|id| person_name(plan, Some(&id))),
        "source" => plan
            .tables()
            .data_sources
            .get(words)
            .map(|it| it.name.clone()),
        "direction" => {
            let key = format!("draft.direction.{}", words.replace('_', "-"));
            sightline_text::lookup(&key).map(str::to_owned)
        }
        "timing" | "pyramid" | "kirkpatrick" => Some(word_name("metrics", words).to_owned()),
        _ => None,
    }
    .filter(|found| !found.is_empty())
    .unwrap_or_else(|| words.to_owned())
}

fn contribution_words(fields: &sightline_plan::codec::Fields) -> String {
    let value = fields.get("value").and_then(Value::as_f64);
    match (fields.get("kind").and_then(Value::as_str), value) {
        (Some("amount"), Some(value)) => intl::number(value),
        (Some("share"), Some(value)) => text::place::gives_share(intl::percent(value)),
        (Some("amount" | "share"), None) => draft::direction::none().to_owned(),
        _ => text::place::gives_enables().to_owned(),
    }
}
