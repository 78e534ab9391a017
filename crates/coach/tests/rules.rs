//! The rules that need more than a sentence: the plan's facts, the cycle, the settings.
// The lint knows test functions, but not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;
use sightline_coach::{
    Ambition, Code, Context, Direction, Facts, Field, Finding, Link, Mend, Pinned, check, read,
    smart,
};
use sightline_plan::{DateOrder, Strictness, model::Timing};

const NPS: &str = "Increase our NPS from 42 to 50 by the end of Q3";

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn cx() -> Context {
    Context::new(day(2026, 11, 22))
}

fn found(text: &str, facts: &Facts, cx: &Context) -> Vec<Finding> {
    check(text, &read(text, cx), facts, cx)
}

fn codes(text: &str, facts: &Facts, cx: &Context) -> Vec<Code> {
    found(text, facts, cx).into_iter().map(|f| f.code).collect()
}

#[test]
fn a_whole_goal_has_no_finding() {
    let facts = Facts {
        link: Link::Linked,
        ..Facts::default()
    };
    let findings = found(NPS, &facts, &cx());
    assert_eq!(findings, []);
    let letters = smart(&read(NPS, &cx()), &findings, &facts);
    assert!(letters.specific && letters.measurable && letters.time_bound);
    assert_eq!((letters.relevant, letters.achievable), (Some(true), None));
}

#[test]
fn a_sentence_is_read_into_its_pieces() {
    let text = "Cut average handling time from 8 to 6 minutes by June by merging the two queues";
    let reading = read(text, &cx());
    let metric = reading.metric.unwrap();
    assert_eq!(metric.value, "average handling time");
    assert_eq!(&text[metric.span], "average handling time");
    assert_eq!(&text[reading.target.unwrap().span], "6");
    assert_eq!(reading.means.unwrap().value, "by merging the two queues");
    assert_eq!(reading.unit.unwrap().value, "minutes");
    assert_eq!(reading.direction.unwrap().value, Direction::Decrease);
}

#[test]
fn an_owner_is_read_where_one_is_named() {
    let owner = |text: &str| read(text, &cx()).owner.map(|o| o.value);
    assert_eq!(
        owner("The support team will cut the backlog to 40 tickets").as_deref(),
        Some("support team")
    );
    assert_eq!(
        owner("Cut the backlog to 40 tickets (owner: Ana Ruiz)").as_deref(),
        Some("Ana Ruiz")
    );
    assert_eq!(owner("We will cut the backlog to 40 tickets"), None);
}

#[test]
fn a_field_set_by_hand_disagrees_with_two_mends() {
    let pinned = Pinned {
        target: Some(55.0),
        baseline: Some(42.0),
        ..Pinned::default()
    };
    let findings = found(
        NPS,
        &Facts {
            pinned,
            ..Facts::default()
        },
        &cx(),
    );
    let [finding] = &findings[..] else {
        panic!("{findings:?}")
    };
    assert_eq!(finding.code, Code::Disagrees);
    assert_eq!(&NPS[finding.span.clone()], "50");
    let rewrite = Mend::Replace {
        span: finding.span.clone(),
        with: "55".into(),
    };
    assert_eq!(finding.mends, [Mend::TakeSentence(Field::Target), rewrite]);
}

#[test]
fn a_rewritten_number_keeps_its_currency_and_percent_sign() {
    let pinned = Pinned {
        target: Some(1_500_000.0),
        baseline: Some(0.5),
        due: Some(day(2027, 6, 30)),
        ..Pinned::default()
    };
    let facts = Facts {
        pinned,
        ..Facts::default()
    };
    let with = |text: &str| -> Vec<String> {
        let mends = found(text, &facts, &cx()).into_iter().flat_map(|f| f.mends);
        mends
            .filter_map(|m| {
                if let Mend::Replace { with, .. } = m {
                    Some(with)
                } else {
                    None
                }
            })
            .collect()
    };
    assert_eq!(
        with("Grow sales from $1M to $2M by 1 July 2027"),
        ["$0.5", "$1500000", "by 2027-06-30"]
    );
    assert_eq!(
        with("Grow sales from 1% to 2% by 30/6/2027"),
        ["0.5%", "1500000%"]
    );
}

#[test]
fn the_tree_is_spoken_of_only_where_it_is_known() {
    for (link, expected) in [
        (Link::Unknown, None),
        (Link::Top, None),
        (Link::Linked, None),
        (Link::Orphan, Some(Code::Orphan)),
        (Link::Dropped, Some(Code::ParentDropped)),
    ] {
        let facts = Facts {
            link,
            ..Facts::default()
        };
        assert_eq!(
            codes(NPS, &facts, &cx()).first().copied(),
            expected,
            "{link:?}"
        );
    }
}

#[test]
fn a_date_gone_by_or_outside_the_cycle_is_found() {
    let cycle = Context {
        cycle: Some((day(2027, 1, 1), day(2027, 3, 31))),
        ..cx()
    };
    assert_eq!(codes(NPS, &Facts::default(), &cycle), [Code::OutsideCycle]);
    assert_eq!(
        codes(
            "Raise NPS from 42 to 50 by March 2027",
            &Facts::default(),
            &cycle
        ),
        []
    );
    assert_eq!(
        codes(
            "Raise NPS from 42 to 50 by March 2025",
            &Facts::default(),
            &cx()
        ),
        [Code::PastDeadline]
    );
    // A date set by hand stands above the sentence.
    let pinned = Pinned {
        due: Some(day(2025, 3, 31)),
        ..Pinned::default()
    };
    assert_eq!(
        codes(
            "Raise NPS from 42 to 50",
            &Facts {
                pinned,
                ..Facts::default()
            },
            &cx()
        ),
        [Code::PastDeadline]
    );
}

#[test]
fn a_field_set_by_hand_answers_the_question_for_it() {
    let text = "Increase output to 500 by June";
    assert_eq!(
        codes(text, &Facts::default(), &cx()),
        [Code::NoUnit, Code::NoBaseline]
    );
    let pinned = Pinned {
        unit: Some("units".into()),
        baseline: Some(400.0),
        ..Pinned::default()
    };
    assert_eq!(
        codes(
            text,
            &Facts {
                pinned,
                ..Facts::default()
            },
            &cx()
        ),
        []
    );
    let pinned = Pinned {
        target: Some(60.0),
        due: Some(day(2027, 6, 30)),
        baseline: Some(50.0),
        ..Pinned::default()
    };
    assert_eq!(
        codes(
            "Improve NPS",
            &Facts {
                pinned,
                ..Facts::default()
            },
            &cx()
        ),
        []
    );
}

#[test]
fn a_rubric_settles_a_judgement() {
    let text = "Improve teamwork";
    assert!(codes(text, &Facts::default(), &cx()).contains(&Code::Subjective));
    assert!(
        !codes(
            text,
            &Facts {
                rubric: true,
                ..Facts::default()
            },
            &cx()
        )
        .contains(&Code::Subjective)
    );
}

#[test]
fn open_words_beside_a_number_are_a_hint_that_can_be_taken_out() {
    let text = "Answer 90% of calls within 20 seconds as soon as possible";
    let findings = found(text, &Facts::default(), &cx());
    let finding = findings
        .iter()
        .find(|f| f.code == Code::OpenPhrase)
        .unwrap();
    let [Mend::Replace { span, with }] = &finding.mends[..] else {
        panic!("{finding:?}")
    };
    let mut mended = text.to_string();
    mended.replace_range(span.clone(), with);
    assert_eq!(mended, "Answer 90% of calls within 20 seconds");
}

#[test]
fn two_goals_are_split_at_their_joint() {
    let text = "Raise retention to 90% and cut hiring time to 30 days";
    let findings = found(text, &Facts::default(), &cx());
    let finding = findings.iter().find(|f| f.code == Code::Compound).unwrap();
    let [Mend::Split { joint }] = &finding.mends[..] else {
        panic!("{finding:?}")
    };
    assert_eq!(&text[joint.clone()], "and");
}

#[test]
fn dates_go_by_the_settings() {
    let due = |text: &str, cx: &Context| read(text, cx).deadline.and_then(|d| d.value.due);
    let july = Context {
        fiscal_year_start: 7,
        ..cx()
    };
    assert_eq!(due("Reach 5 users by Q1", &july), Some(day(2027, 9, 30)));
    assert_eq!(due("Reach 5 users by FY27", &july), Some(day(2027, 6, 30)));
    assert_eq!(
        due("Reach 5 users this fiscal year", &july),
        Some(day(2027, 6, 30))
    );
    assert_eq!(
        due("Reach 5 users this year", &july),
        Some(day(2026, 12, 31))
    );
    let american = Context {
        date_order: DateOrder::MonthFirst,
        ..cx()
    };
    assert_eq!(
        due("Reach 5 users by 3/4/2027", &cx()),
        Some(day(2027, 4, 3))
    );
    assert_eq!(
        due("Reach 5 users by 3/4/2027", &american),
        Some(day(2027, 3, 4))
    );
    assert_eq!(
        due("Reach 5 users by 30/6/2027", &american),
        Some(day(2027, 6, 30))
    );
}

#[test]
fn a_target_is_held_against_the_past() {
    let facts = |needed: f64, best: f64, stretch: bool, confidence| Facts {
        ambition: Some(Ambition {
            last: 42.0,
            needed,
            best,
            times: (best > 0.0).then(|| needed / best),
        }),
        stretch,
        confidence,
        ..Facts::default()
    };
    let codes = |facts: &Facts| codes(NPS, facts, &cx());
    assert_eq!(codes(&facts(8.0, 7.0, false, None)), []);
    assert_eq!(codes(&facts(8.0, 4.0, false, None)), [Code::BeyondHistory]);
    assert_eq!(codes(&facts(8.0, -1.0, false, None)), [Code::NeverMoved]);
    assert_eq!(codes(&facts(-1.0, 4.0, false, None)), [Code::AlreadyThere]);
    // A stretch goal that its owner has weighed may reach further; one that nobody weighed may not.
    assert_eq!(codes(&facts(8.0, 4.0, true, Some(3))), []);
    assert_eq!(codes(&facts(8.0, 4.0, true, None)), [Code::BeyondHistory]);
    assert_eq!(
        codes(&facts(8.0, 7.0, false, Some(2))),
        [Code::LowConfidence]
    );
    let letters = smart(&read(NPS, &cx()), &[], &facts(8.0, 4.0, false, None));
    assert_eq!(letters.achievable, Some(false));
}

#[test]
fn what_a_goal_has_around_it_is_judged() {
    let one_sided = Facts {
        one_sided: Some(Timing::Lagging),
        metrics: 6,
        ..Facts::default()
    };
    assert_eq!(
        codes(NPS, &one_sided, &cx()),
        [Code::OneSided, Code::ManyMetrics]
    );
    let elsewhere = Facts {
        in_control: Some(false),
        ..Facts::default()
    };
    assert_eq!(codes(NPS, &elsewhere, &cx()), [Code::OutOfControl]);
    // EBITDA is the organisation's, not one person's.
    let text = "Raise EBITDA from €2M to €3M by the end of Q3";
    let own = Facts {
        personal: true,
        ..Facts::default()
    };
    assert_eq!(codes(text, &own, &cx()), [Code::OutOfControl]);
    assert_eq!(codes(text, &Facts::default(), &cx()), []);
}

#[test]
fn strictness_decides_what_is_asked_for() {
    let of = |strictness| Context { strictness, ..cx() };
    let facts = Facts {
        steps: Some(0),
        rubric: true,
        ..Facts::default()
    };
    let text = "Raise output to 500 by the end of Q3";
    let gentle = codes(text, &facts, &of(Strictness::Gentle));
    let normal = codes(text, &facts, &of(Strictness::Normal));
    let strict = codes(text, &facts, &of(Strictness::Strict));
    assert_eq!(gentle, []);
    assert_eq!(normal, [Code::NoUnit, Code::NoBaseline]);
    assert_eq!(strict, [Code::NoUnit, Code::NoBaseline, Code::NoWay]);
    // Where every metric shall be objective, a rubric does not help.
    let judged =
        |strictness| codes("Improve teamwork", &facts, &of(strictness)).contains(&Code::Subjective);
    assert!(!judged(Strictness::Normal) && judged(Strictness::Strict));
}

#[test]
fn the_open_word_is_blamed_and_not_what_is_measured() {
    for (text, words) in [
        ("make support better", "better"),
        ("Make support better", "better"),
        ("Do our best to support customers", "Do our best"),
        ("Improve support asap", "asap"),
        ("Improve support", "Improve"),
        ("Write cleaner code", "cleaner"),
        ("Support local business", "Support"),
    ] {
        let findings = found(text, &Facts::default(), &cx());
        let vague = findings.iter().find(|f| f.code == Code::Vague).unwrap();
        assert_eq!(&text[vague.span.clone()], words, "{text}");
    }
}

#[test]
fn numbers_that_deny_the_verb_are_mended_at_the_verb() {
    let text = "Increase churn from 5 % to 3 % by June";
    let findings = found(text, &Facts::default(), &cx());
    let finding = findings
        .iter()
        .find(|f| f.code == Code::Contradicts)
        .unwrap();
    assert_eq!(
        finding.mends.first(),
        Some(&Mend::Replace {
            span: 0..8,
            with: "Reduce".into()
        })
    );
}
