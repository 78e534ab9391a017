//! Every code and field has its words.

use sightline_coach::{Ambition, Code, Context, Facts, Field, Link, Pinned, check, outcome, read};
use sightline_plan::{Strictness, model::Timing};
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

#[test]
fn every_outcome_has_its_words() {
    for activity in [
        "cold calls",
        "blog posts",
        "trainings",
        "tickets",
        "lines of code",
        "meetings",
        "site visits",
        "km",
        "interviews",
    ] {
        let name = outcome(activity).unwrap_or_else(|| panic!("{activity} serves nothing"));
        assert!(lookup(&format!("coach.outcome.{name}")).is_some(), "{name}");
    }
    assert_eq!(outcome("blog posts"), Some("audience"));
    assert_eq!(outcome("unicorns"), None);
}

/// One goal for each code, so that every placeholder meets the arguments of its finding.
#[test]
fn the_arguments_fill_every_placeholder() {
    let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let cx = Context {
        cycle: Some((day(2027, 1, 1), day(2027, 3, 31))),
        strictness: Strictness::Strict,
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
    let personal = Facts {
        personal: true,
        confidence: Some(2),
        one_sided: Some(Timing::Lagging),
        metrics: 6,
        steps: Some(0),
        ..Facts::default()
    };
    let ambitious = |needed: f64, best: Option<f64>| Facts {
        ambition: Some(Ambition {
            last: 30.0,
            needed,
            best: best.unwrap_or_default(),
            times: best.map(|best| needed / best),
        }),
        ..Facts::default()
    };
    let long = "very ".repeat(50) + "good";
    let goals = [
        ("Raise NPS to 50 by Q4 2027", pinned),
        ("Improve communication and foster trust", with(Link::Orphan)),
        (
            "Make 50 cold calls a day as soon as possible",
            with(Link::Dropped),
        ),
        ("Increase output to 500 by June 2026", Facts::default()),
        ("Raise attendance to 120 % by June", Facts::default()),
        ("Reduce NPS from 30 to 45 by June", Facts::default()),
        ("Raise EBITDA by 3 standard deviations", personal),
        ("Raise NPS to 50", ambitious(20.0, Some(4.0))),
        ("Raise NPS to 50", ambitious(-2.0, Some(4.0))),
        ("Raise NPS to 50", ambitious(20.0, None)),
        (long.as_str(), Facts::default()),
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
