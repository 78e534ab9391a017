//! Writes out what the data leaves to the day:
//! - a text `@-12`, `@q.end` becomes the day that it stands for, see [`Calendar::day`];
//! - `{q.end}` and `{y.end}` within a text become the last day of the quarter or the year, in words;
//! - a goal's `span` becomes its first day, last day and cycle;
//! - a metric's `pace`, pairs of days from today and how far ahead of time the goal then was, becomes its
//!   history, in steps of `step`.
//!
//! What would lie before a goal's first day is left out.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::calendar::{Calendar, Span};

type Fields = Map<String, Value>;

/// The data as the file of a plan.
pub fn expand(mut data: Value, calendar: &Calendar) -> Value {
    if let Some(settings) = data.get_mut("settings").and_then(Value::as_object_mut) {
        settings.insert(
            "fiscal_year_start".to_owned(),
            json!(calendar.fiscal_year_start()),
        );
    }
    for goal in records(&mut data, "goals") {
        if let Some(goal) = goal.as_object_mut() {
            lay_in_time(goal, calendar);
        }
    }
    write_days(&mut data, calendar);
    leave_out_early(&mut data);
    data
}

fn records<'a>(data: &'a mut Value, list: &str) -> &'a mut [Value] {
    data.get_mut(list)
        .and_then(Value::as_array_mut)
        .map_or(&mut [], Vec::as_mut_slice)
}

fn lay_in_time(goal: &mut Fields, calendar: &Calendar) {
    let span = match goal.shift_remove("span") {
        Some(Value::String(word)) if word == "y" => Span::Year,
        Some(_) => Span::Quarter,
        None => return,
    };
    goal.insert("start".to_owned(), json!(calendar.first(span).to_string()));
    goal.insert("due".to_owned(), json!(calendar.last(span).to_string()));
    goal.insert("cycle".to_owned(), json!(calendar.cycle(span)));
    let metrics = goal.get_mut("metrics").and_then(Value::as_array_mut);
    for metric in metrics
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        if let Some(history) = history(metric, span, calendar) {
            metric.insert("history".to_owned(), history);
        }
    }
}

/// The values at this pace, and no pace any more.
fn history(metric: &mut Fields, span: Span, calendar: &Calendar) -> Option<Value> {
    let step = metric.shift_remove("step");
    let step = step.as_ref().and_then(Value::as_f64).unwrap_or(1.0);
    let pace = metric.shift_remove("pace")?;
    let number = |name: &str| metric.get(name).and_then(Value::as_f64);
    let (from, to) = (number("baseline")?, number("target")?);
    let point = |pair: &Value| {
        let days = pair.get(0)?.as_i64()?;
        let on = calendar.day(&format!("@{days:+}"))?;
        let come = calendar.passed(span, on) + pair.get(1)?.as_f64()?;
        let value = ((from + (to - from) * come.max(0.0)) / step).round() * step;
        // Steps such as 0.1 leave dust behind.
        let value = (value * 1000.0).round() / 1000.0;
        let point = json!({"on": on.to_string(), "value": value});
        (on >= calendar.first(span)).then_some(point)
    };
    Some(pace.as_array()?.iter().filter_map(point).collect())
}

/// Days and the words for days, in every text. The data is nested a few levels deep and no more.
fn write_days(value: &mut Value, calendar: &Calendar) {
    match value {
        Value::String(text) => {
            if let Some(day) = calendar.day(text) {
                *text = day.to_string();
            } else if text.contains('{') {
                *text = text
                    .replace("{q.end}", &in_words(calendar.last(Span::Quarter)))
                    .replace("{y.end}", &in_words(calendar.last(Span::Year)));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| write_days(item, calendar)),
        Value::Object(fields) => fields
            .values_mut()
            .for_each(|field| write_days(field, calendar)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Takes away check-ins from before their goal began.
fn leave_out_early(data: &mut Value) {
    let text = |record: &Value, name: &str| record.get(name)?.as_str().map(str::to_owned);
    let starts: Vec<(Option<String>, Option<String>)> = records(data, "goals")
        .iter()
        .map(|goal| (text(goal, "id"), text(goal, "start")))
        .collect();
    let early = |check_in: &Value| {
        let goal = text(check_in, "goal");
        let start = starts.iter().find(|(id, _)| *id == goal);
        // Days of four-digit years sort as texts do.
        start.is_some_and(|(_, start)| text(check_in, "on") < *start)
    };
    let early: Vec<bool> = records(data, "check_ins").iter().map(early).collect();
    if let Some(check_ins) = data.get_mut("check_ins").and_then(Value::as_array_mut) {
        let mut early = early.into_iter();
        check_ins.retain(|_| early.next() != Some(true));
    }
}

fn in_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
