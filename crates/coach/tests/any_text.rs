//! Whatever is typed: no panic, and every place lies on character boundaries within the text.
// The lint knows test functions, but not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::ops::Range;

use chrono::NaiveDate;
use proptest::prelude::*;
use sightline_coach::{
    Context, Facts, Mend, Pinned, Style, adopt, check, read, search_templates, smart, wordings,
};
use sightline_plan::{Goal, Strictness};

/// Words that steer the reader, in any order and number, between anything else.
fn steered() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "increase",
            "reduce",
            "from",
            "to",
            "by",
            "by the end of",
            "Q3",
            "$2M",
            "12 %",
            "one",
            "third",
            "half",
            "/",
            "-",
            "—",
            "→",
            "percentage points",
            "within",
            "six",
            "months",
            "per",
            "week",
            "2027",
            "30/6/2027",
            "June",
            "31",
            "(",
            ")",
            ",",
            ";",
            "and",
            "at least",
            "10-15",
            "4.5/5",
            "x",
            "’",
            "“",
            "#1",
            "no",
            "zero",
            "FY",
            "FY27",
            "between",
            "mid",
            "end",
            "next",
            "year",
            "1e9",
            "99999999999999999999",
            "0",
            "ß",
            "三",
            "🎯",
            "\u{301}",
            "\u{202f}",
            "٣",
            "½",
        ])
        .prop_map(str::to_string),
        "\\PC{0,12}",
    ];
    let gap = prop::sample::select(vec!["", " ", "  ", "\u{a0}", "\n"]);
    prop::collection::vec((word, gap), 0..60).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, gap)| [word, gap.to_string()])
            .collect()
    })
}

fn long() -> impl Strategy<Value = String> {
    ("\\PC{1,40}", 1usize..250)
        .prop_map(|(part, times)| part.repeat(times).chars().take(10_000).collect())
}

fn holds(text: &str, year: i32, month: u32) {
    let today = NaiveDate::from_ymd_opt(year, 2, 28).unwrap();
    let cx = Context {
        fiscal_year_start: month,
        cycle: Some((today, today)),
        strictness: Strictness::Strict,
        ..Context::new(today)
    };
    let pinned = Pinned {
        target: Some(1.0),
        baseline: Some(2.0),
        due: Some(today),
        unit: Some("kg".into()),
        ..Pinned::default()
    };
    let facts = Facts {
        personal: true,
        steps: Some(0),
        pinned,
        ..Facts::default()
    };
    let reading = read(text, &cx);
    let fits =
        |span: &Range<usize>| assert!(text.get(span.clone()).is_some(), "{span:?} in {text:?}");
    let r = &reading;
    let spans = [
        r.direction.as_ref().map(|p| &p.span),
        r.metric.as_ref().map(|p| &p.span),
        r.unit.as_ref().map(|p| &p.span),
        r.baseline.as_ref().map(|p| &p.span),
        r.target.as_ref().map(|p| &p.span),
        r.change.as_ref().map(|p| &p.span),
        r.stretch.as_ref().map(|p| &p.span),
        r.deadline.as_ref().map(|p| &p.span),
        r.cadence.as_ref().map(|p| &p.span),
        r.means.as_ref().map(|p| &p.span),
        r.owner.as_ref().map(|p| &p.span),
    ];
    spans.into_iter().flatten().for_each(fits);
    for value in [&r.target, &r.baseline, &r.stretch].into_iter().flatten() {
        assert!(value.value.is_finite());
    }
    let findings = check(text, &reading, &facts, &cx);
    for finding in &findings {
        fits(&finding.span);
        for mend in &finding.mends {
            if let Mend::Replace { span, .. } | Mend::Split { joint: span } = mend {
                fits(span);
            }
        }
    }
    smart(&reading, &findings, &facts);
    let goal = adopt(&Goal::default(), text, &reading);
    for sentence in wordings(&goal, &reading, Style::Verb, &cx) {
        assert!(
            !sentence.contains(['{', '}']) || text.contains(['{', '}']),
            "{sentence}"
        );
    }
    search_templates(text.get(..40).unwrap_or_default(), None, None);
}

proptest! {
    #[test]
    fn steered_text_is_read(text in steered(), year in 1990i32..2100, month in 0u32..14) {
        holds(&text, year, month);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        holds(&text, 2026, 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn long_text_is_read(text in long()) {
        holds(&text, 2026, 7);
    }
}

/// What a person could do worst: one word or sign again and again, to the longest text there is.
#[test]
fn ten_thousand_characters_of_one_kind_are_read() {
    for part in [
        "by ",
        "1",
        "1 ",
        "a ",
        "and ",
        "from 1 to 2 ",
        ", will ",
        "((((",
        "by half ",
        "of of ",
        "2027: ",
        "Q3 ",
        "4,00,",
        "-",
        "é",
        "三",
        "عربي ",
        "🎯",
        "more ",
        "the end of ",
        "more than ",
        "to be ",
        "half a ",
        "±",
    ] {
        let text: String = part.chars().cycle().take(10_000).collect();
        holds(&text, 2026, 4);
    }
}

#[test]
fn a_book_in_the_place_of_a_sentence_is_read_as_far_as_a_sentence_goes() {
    let cx = Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let goal = "Raise NPS from 42 to 50 by 30 June 2027. ";
    // The end of what is read lies within a letter of several bytes.
    let book = format!("{goal}{}", "by \u{e9}\u{2192} ".repeat(200_000));
    let begun = std::time::Instant::now();
    let reading = read(&book, &cx);
    assert_eq!(reading.target.map(|target| target.value), Some(50.0));
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}
