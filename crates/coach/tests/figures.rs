//! How well the coach reads, in figures: over a labelled file of real statements, and statement by
//! statement over the fixture that was written for this project.
// The lint knows test functions, but not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;
use serde_json::Value;
use sightline_coach::{Code, Context, Facts, Finding, Reading, check, read};

/// Labelled statements of other people, which are read in place and not kept here.
const REAL: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/goals-dev.jsonl"
);
const FIXTURE: &str = include_str!("fixture.jsonl");

/// The least that each figure may be over the real statements.
const BARS: &[(&str, f64)] = &[
    ("vague", 0.90),
    ("activity", 0.75),
    ("subjective", 0.72),
    ("compound", 0.75),
    ("target", 0.93),
    ("baseline", 0.93),
    ("change", 0.93),
    ("unit", 0.88),
    ("due", 0.95),
    ("direction", 0.86),
];

/// Statements whose labels two readers would not agree on.
const DOUBTFUL: &[&str] = &[
    "g034", "g052", "g064", "g068", "g074", "g112", "g116", "g118", "g123", "g136", "g138", "g139",
    "g149", "g160", "g163", "g180", "g222", "g234", "g265", "g268", "g271", "g280", "g283", "g332",
    "g343", "g345", "g346", "g347", "g362", "g365", "g367", "g373", "g378", "g390", "g411", "g444",
    "g464", "g474", "g476", "g481", "g495", "g521", "g540",
];

struct Judged {
    labels: Value,
    reading: Reading,
    findings: Vec<Finding>,
}

fn judged(text: &str, labels: Value) -> Judged {
    let cx = Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let reading = read(text, &cx);
    let findings = check(text, &reading, &Facts::default(), &cx);
    Judged {
        labels,
        reading,
        findings,
    }
}

fn statements(lines: &str) -> impl Iterator<Item = Value> + '_ {
    lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
}

impl Judged {
    fn found(&self, code: Code) -> bool {
        self.findings.iter().any(|f| f.code == code)
    }

    /// Whether a piece of the reading is what the label says.
    fn right(&self, name: &str) -> bool {
        let (reading, label) = (&self.reading, &self.labels[name]);
        match name {
            "target" => same(reading.target.as_ref().map(|t| t.value), label),
            "baseline" => same(reading.baseline.as_ref().map(|b| b.value), label),
            "change" => {
                let change = reading.change.as_ref().map(|c| c.value);
                let kind = change.map(|c| c.kind.name());
                same(change.map(|c| c.value), &label["value"]) && kind == label["kind"].as_str()
            }
            "unit" => {
                last_word(reading.unit.as_ref().map(|u| u.value.as_str()))
                    == last_word(label.as_str())
            }
            "due" => {
                let due = reading.deadline.as_ref().and_then(|d| d.value.due);
                due.map(|d| d.to_string()).as_deref() == label.as_str()
            }
            "deadline" => {
                let phrase = reading.deadline.as_ref().map(|d| d.value.phrase.as_str());
                phrase == label.as_str()
            }
            "has_number" => Value::Bool(reading.has_number()) == *label,
            "direction" => {
                let direction = reading
                    .direction
                    .as_ref()
                    .filter(|_| !self.found(Code::Vague));
                direction.map(|d| d.value.name()) == label.as_str()
            }
            _ => self.found(code(name)) == (*label == Value::Bool(true)),
        }
    }
}

fn code(name: &str) -> Code {
    *Code::ALL.iter().find(|c| c.name() == name).expect("a code")
}

fn same(read: Option<f64>, label: &Value) -> bool {
    match (read, label.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-6 * b.abs().max(1.0),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Units are compared by their last word, in the singular, short forms spelt out.
fn last_word(unit: Option<&str>) -> Option<String> {
    let unit = unit?.to_lowercase();
    let word = unit
        .trim()
        .split([' ', '/'])
        .next_back()
        .unwrap_or_default()
        .trim_end_matches('.')
        .to_string();
    let word = match word.as_str() {
        "hours" | "hrs" | "hr" | "h" => "hour",
        "minutes" | "mins" | "min" => "minute",
        "days" => "day",
        "percent" => "%",
        "usd" | "dollars" => "$",
        "eur" | "euros" => "€",
        other => other,
    };
    let singular = word
        .strip_suffix('s')
        .filter(|_| word.len() > 3)
        .unwrap_or(word);
    Some(singular.to_string())
}

/// The harmonic mean of precision and recall for the findings; the share of right readings for the rest.
fn figure(name: &str, all: &[Judged]) -> f64 {
    if !["vague", "activity", "subjective", "compound"].contains(&name) {
        return all.iter().filter(|j| j.right(name)).count() as f64 / all.len() as f64;
    }
    let (mut both, mut either) = (0, 0);
    for judged in all {
        let wanted = judged.labels[name] == Value::Bool(true);
        let found = judged.found(code(name));
        both += usize::from(wanted && found);
        either += usize::from(wanted) + usize::from(found);
    }
    2.0 * both as f64 / either.max(1) as f64
}

#[test]
fn real_statements_are_read_as_labelled() {
    let Ok(lines) = std::fs::read_to_string(REAL) else {
        println!("no labelled statements at {REAL}: figures not checked");
        return;
    };
    let all: Vec<Judged> = statements(&lines)
        .filter(|s| !DOUBTFUL.contains(&s["id"].as_str().unwrap_or_default()))
        .map(|s| judged(s["text"].as_str().expect("a text"), s["labels"].clone()))
        .collect();
    let mut short = Vec::new();
    for (name, bar) in BARS {
        let figure = figure(name, &all);
        println!("{name}: {figure:.3} (at least {bar})");
        if figure < *bar {
            short.push(*name);
        }
    }
    assert!(short.is_empty(), "below the bar: {short:?}");
}

/// Codes that need more than a sentence; `tests/rules.rs` sees to them.
const OF_FACTS: &[Code] = &[
    Code::Disagrees,
    Code::OutsideCycle,
    Code::Orphan,
    Code::ParentDropped,
    Code::AlreadyThere,
    Code::BeyondHistory,
    Code::NeverMoved,
    Code::LowConfidence,
    Code::OneSided,
    Code::ManyMetrics,
    Code::NoWay,
];

#[test]
fn every_statement_of_the_fixture_is_read_right() {
    let mut wrong = Vec::new();
    let mut count = 0;
    let mut unseen: Vec<Code> = Code::ALL.to_vec();
    unseen.retain(|code| !OF_FACTS.contains(code));
    let names = || {
        BARS.iter()
            .map(|(name, _)| *name)
            .chain(["deadline", "has_number"])
    };
    for statement in statements(FIXTURE) {
        let text = statement["text"].as_str().expect("a text");
        let judged = judged(text, statement["labels"].clone());
        unseen.retain(|code| !judged.found(*code));
        let misread = names().filter(|name| !judged.right(name));
        wrong.extend(misread.map(|name| format!("{name}: {text}")));
        // Findings that the labels of other people know nothing of.
        let finds = judged.labels["finds"].as_array();
        let missed = finds.into_iter().flatten().filter_map(Value::as_str);
        wrong.extend(
            missed
                .filter(|name| !judged.found(code(name)))
                .map(|name| format!("{name}: {text}")),
        );
        count += 1;
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(unseen.is_empty(), "no statement for {unseen:?}");
    assert!(count >= 400);
}
