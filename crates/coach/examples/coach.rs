//! The coach's command-line door: statements in, one a line; JSON out, one object a line.
//!
//! `cargo run -q -p sightline-coach --example coach -- --today 2026-11-22 < statements.txt`
//!
//! A line without words gets its object too, so that lines in and out match.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use serde_json::{Value, json};
use sightline_coach::{Code, Context, Facts, Finding, check, read, smart};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let today = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--today", day] => day
            .parse()
            .map_err(|_| format!("--today: expected a date such as 2026-11-22, found {day:?}")),
        _ => Err("usage: coach --today YYYY-MM-DD < STATEMENTS".to_string()),
    };
    let told = today.and_then(|today| answer(&Context::new(today)).map_err(|e| e.to_string()));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn answer(cx: &Context) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", judged(&line?, cx))?;
    }
    out.flush()
}

fn judged(text: &str, cx: &Context) -> Value {
    let facts = Facts::default();
    let reading = read(text, cx);
    let findings = check(text, &reading, &facts, cx);
    let letters = smart(&reading, &findings, &facts);
    // A vague goal has no direction yet, whatever its verb leans to.
    let vague = findings.iter().any(|f| f.code == Code::Vague);
    let deadline = reading.deadline.as_ref().map(|d| &d.value);
    json!({
        "text": text,
        "direction": reading.direction.as_ref().filter(|_| !vague).map(|d| d.value.name()),
        "baseline": reading.baseline.as_ref().map(|b| number(b.value)),
        "target": reading.target.as_ref().map(|t| number(t.value)),
        "change": reading.change.as_ref().map(|c| json!({ "value": number(c.value.value), "kind": c.value.kind.name() })),
        "unit": reading.unit.as_ref().map(|u| &u.value),
        "deadline": deadline.map(|d| &d.phrase),
        "due": deadline.and_then(|d| d.due).map(|d| d.to_string()),
        "smart": {
            "specific": letters.specific,
            "measurable": letters.measurable,
            "achievable": letters.achievable,
            "relevant": letters.relevant,
            "time_bound": letters.time_bound,
        },
        "findings": findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

/// A whole number without a point: 50, not 50.0.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        json!(value as i64)
    } else {
        json!(value)
    }
}

fn finding(finding: &Finding) -> Value {
    let name = finding.code.name();
    let words = |part: &str| words(&format!("coach.{name}.{part}"), finding);
    json!({
        "code": name,
        "severity": finding.severity.name(),
        "span": [finding.span.start, finding.span.end],
        "message": words("why"),
        "suggestion": words("mend"),
    })
}

/// What a finding's words say, its arguments filled in. A field is named in the reader's words.
fn words(key: &str, finding: &Finding) -> Option<String> {
    let value = |name: &str, value: &'_ str| match name {
        "field" => sightline_text::lookup(&format!("coach.field.{value}"))
            .unwrap_or_default()
            .to_string(),
        _ => value.to_string(),
    };
    let args: Vec<(&str, String)> = finding
        .args
        .iter()
        .map(|(name, v)| (*name, value(name, v)))
        .collect();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, v)| (*name, v.as_str())).collect();
    sightline_text::fill(key, &args)
}
