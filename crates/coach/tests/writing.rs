//! From fields back to sentences that read the same.
// The lint knows test functions, but not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;
use serde_json::Value;
use sightline_coach::{Context, Reading, Style, adopt, read, wordings, write};
use sightline_plan::{DateOrder, DecimalSign, Goal};

fn cx() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
}

fn adopted(text: &str, cx: &Context) -> (Goal, Reading) {
    let reading = read(text, cx);
    (adopt(&Goal::default(), text, &reading), reading)
}

fn written(text: &str, style: Style) -> String {
    let (goal, reading) = adopted(text, &cx());
    write(&goal, &reading, style, &cx()).unwrap_or_default()
}

#[test]
fn a_goal_is_written_in_the_style_of_the_plan() {
    let text = "increase our NPS from 42 to 50 by the end of Q3";
    assert_eq!(
        written(text, Style::Verb),
        "Raise NPS from 42 to 50 by 30 September 2027"
    );
    assert_eq!(
        written(text, Style::We),
        "We will raise NPS from 42 to 50 by 30 September 2027"
    );
    assert_eq!(
        written(text, Style::Noun),
        "NPS from 42 to 50 by 30 September 2027"
    );
    let (goal, reading) = adopted(text, &cx());
    let all = wordings(&goal, &reading, Style::Verb, &cx());
    assert_eq!(all.len(), 4);
    assert_eq!(all[3], "By 30 September 2027, raise NPS from 42 to 50");
}

#[test]
fn numbers_units_and_dates_are_written_as_people_write_them() {
    for (text, sentence) in [
        (
            "ARR $2.4M → $3.6M by FY27",
            "Raise ARR from $2.4M to $3.6M by 31 December 2027",
        ),
        (
            "Cut changeover time from 48 to 20 minutes",
            "Reduce changeover time from 48 to 20 minutes",
        ),
        (
            "Grow monthly donors from 800 to 1,200",
            "Raise monthly donors from 800 to 1,200",
        ),
        ("Reduce churn by a third", "Reduce churn by a third"),
        (
            "Double newsletter subscribers by June",
            "Double newsletter subscribers by 30 June 2027",
        ),
        (
            "Raise test coverage by 15 percentage points",
            "Raise test coverage by 15 percentage points",
        ),
        (
            "Sign fifteen new distributors by 1 May 2027",
            "Reach 15 new distributors by 1 May 2027",
        ),
        (
            "Launch the mobile app by mid-year",
            "Launch the mobile app by 30 June 2027",
        ),
        ("Keep error rate below 0.1%", "Keep error rate at 0.1%"),
    ] {
        assert_eq!(written(text, Style::Verb), sentence);
    }
    let american = Context {
        date_order: DateOrder::MonthFirst,
        decimal: DecimalSign::Comma,
        ..cx()
    };
    let (goal, reading) = adopted(
        "Raise sales from 1.500 to 2.250,5 units by 6/30/2027",
        &american,
    );
    assert_eq!(
        write(&goal, &reading, Style::Verb, &american).as_deref(),
        Some("Raise sales from 1.500 to 2.250,5 units by June 30, 2027")
    );
}

#[test]
fn nothing_is_written_of_a_goal_that_says_too_little() {
    for text in ["", "Improve teamwork", "Read more", "3"] {
        let (goal, reading) = adopted(text, &cx());
        assert_eq!(
            wordings(&goal, &reading, Style::Verb, &cx()),
            [""; 0],
            "{text}"
        );
    }
}

/// What a reading says, as far as a sentence must keep it.
fn kept(reading: &Reading) -> impl PartialEq + std::fmt::Debug + use<> {
    let hundredths = |value: f64| (value * 100.0).round() as i64;
    let numbers =
        [&reading.baseline, &reading.target].map(|n| n.as_ref().map(|n| hundredths(n.value)));
    // Between two levels the change goes without saying.
    let change = reading.change.as_ref().filter(|_| reading.target.is_none());
    let change = change.map(|c| (hundredths(c.value.value), c.value.kind));
    let due = reading.deadline.as_ref().and_then(|d| d.value.due);
    (numbers, change, due)
}

#[test]
fn what_is_written_reads_back_the_same() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("fixture.jsonl").lines() {
        let statement: Value = serde_json::from_str(line).unwrap();
        let text = statement["text"].as_str().unwrap();
        let (goal, reading) = adopted(text, &cx());
        for sentence in wordings(&goal, &reading, Style::Verb, &cx()) {
            count += 1;
            let again = read(&sentence, &cx());
            if kept(&again) != kept(&reading) {
                wrong.push(format!(
                    "{text}\n    {sentence}\n    {:?}\n    {:?}",
                    kept(&reading),
                    kept(&again)
                ));
            }
        }
    }
    assert!(count > 1000, "{count}");
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
