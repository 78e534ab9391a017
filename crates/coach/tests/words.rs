//! Every code and field has its words.

use sightline_coach::{Code, Context, Facts, Field, Link, Pinned, check, read};
use sightline_text::{fill, lookup};

#[test]
fn every_code_and_field_has_its_words() {
    for code in Code::ALL {
        for part in ["title", "why", "mend"] {
            let key = format!("coach.{}.{part}", code.name());
            assert!(lookup(&key).is_some(), "{key}");
        }
        for part in ["name", "asks"] {
            let key = format!("settings.rule.{}.{part}", code.name());
            assert!(lookup(&key).is_some(), "{key}");
        }
    }
    for field in Field::ALL {
        assert!(
            lookup(&format!("coach.field.{}", field.name())).is_some(),
            "{}",
            field.name()
        );
    }
}

/// One goal for each code, so that every placeholder meets the arguments of its finding.
#[test]
fn the_arguments_fill_every_placeholder() {
    let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let cx = Context {
        cycle: Some((day(2027, 1, 1), day(2027, 3, 31))),
        ..Context::new(day(2026, 11, 22))
    };
    let with = |link| Facts {
        link,
        ..Facts::default()
    };
    let pinned = Facts {
        pinned: Pinned {
            target: Some(60.0),
            ..Pinned::default()
        },
        ..Facts::default()
    };
    let goals = [
        ("Raise NPS to 50 by Q4 2027", pinned),
        ("Improve communication and foster trust", with(Link::Orphan)),
        (
            "Make 50 cold calls a day as soon as possible",
            with(Link::Dropped),
        ),
        ("Increase output to 500 by June 2026", Facts::default()),
    ];
    let mut seen = Vec::new();
    for (text, facts) in &goals {
        for finding in check(text, &read(text, &cx), facts, &cx) {
            let args: Vec<(&str, &str)> =
                finding.args.iter().map(|(n, v)| (*n, v.as_str())).collect();
            for part in ["title", "why", "mend"] {
                let words = fill(&format!("coach.{}.{part}", finding.code.name()), &args).unwrap();
                assert!(!words.contains('{'), "{words}");
            }
            seen.push(finding.code);
        }
    }
    let missing: Vec<_> = Code::ALL
        .iter()
        .filter(|code| !seen.contains(code))
        .collect();
    assert!(missing.is_empty(), "no goal for {missing:?}");
}
