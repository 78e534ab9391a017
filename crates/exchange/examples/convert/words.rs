//! How the door says things: with the words of the app, days as files have them, numbers by the plan's settings.

use chrono::NaiveDate;
use sightline_plan::{DecimalSign, Plan};

/// Units that are written before their number.
const SIGNS_IN_FRONT: [&str; 4] = ["$", "€", "£", "¥"];

/// The text of a key; the bare key where it is missing, which a test does not let happen.
pub fn fill(key: &str, args: &[(&str, &str)]) -> String {
    sightline_text::fill(key, args).unwrap_or_else(|| key.to_owned())
}

/// A day: `22 November 2026`.
pub fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A number with its groups: `1,500.25`, or `1.500,25` where the plan has it so.
pub fn number(plan: &Plan, value: f64) -> String {
    let (group, point) = match plan.settings().decimal {
        DecimalSign::Point => (',', '.'),
        DecimalSign::Comma => ('.', ','),
    };
    let text = value.to_string();
    let (sign, text) = match text.strip_prefix('-') {
        Some(text) => ("-", text),
        None => ("", text.as_str()),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut written = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !part.is_empty() {
        written.push(point);
        written.push_str(part);
    }
    written
}

/// A number with its unit, where people write it: `$1,500`, `12 %`, `3 days`.
pub fn amount(plan: &Plan, value: f64, unit: &str) -> String {
    let number = number(plan, value);
    match unit.split_once(' ').unwrap_or((unit, "")) {
        ("", _) => number,
        (sign, "") if SIGNS_IN_FRONT.contains(&sign) => format!("{sign}{number}"),
        (sign, rest) if SIGNS_IN_FRONT.contains(&sign) => format!("{sign}{number} {rest}"),
        _ => format!("{number} {unit}"),
    }
}
