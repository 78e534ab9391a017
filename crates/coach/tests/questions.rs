//! Question mode, from a wish to a goal that stands.
// The lint knows test functions, but not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::NaiveDate;
use proptest::prelude::*;
use sightline_coach::{Again, Context, Facts, Interview, Question, check, read};
use sightline_plan::Goal;

fn cx() -> Context {
    Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
}

fn begin(text: &str) -> Interview {
    let goal = Goal {
        statement: text.into(),
        ..Goal::default()
    };
    Interview::new(&goal, &cx())
}

/// Answers in the order in which questions come; an empty answer skips.
fn asked(text: &str, answers: &[(Question, &str)]) -> Interview {
    let mut interview = begin(text);
    for (question, answer) in answers {
        assert_eq!(
            interview.next(&cx()),
            Some(*question),
            "{:?}",
            interview.goal.statement
        );
        interview = if answer.is_empty() {
            interview.skip(*question)
        } else {
            interview.answer(*question, answer, &cx()).unwrap()
        };
    }
    assert_eq!(interview.next(&cx()), None);
    interview
}

fn stands(interview: &Interview) {
    let text = &interview.goal.statement;
    let findings = check(text, &read(text, &cx()), &Facts::default(), &cx());
    assert_eq!(findings, [], "{text}");
    assert_eq!(interview.goal.pinned, [""; 0], "{text}");
}

use Question::{Baseline, Due, Evidence, Metric, Others, Target, Unit};

#[test]
fn a_wish_becomes_a_goal() {
    let interview = asked(
        "improve satisfaction",
        &[
            (Baseline, "about 42 %"),
            (Target, "50"),
            (Due, "end of Q3"),
            (Evidence, "The survey in June"),
            (Others, "Ana, and the warehouse"),
        ],
    );
    assert_eq!(
        interview.goal.statement,
        "Raise satisfaction from 42% to 50% by 30 September 2027"
    );
    assert_eq!(interview.others, "Ana, and the warehouse");
    stands(&interview);
}

#[test]
fn a_quality_is_asked_for_its_number() {
    let interview = begin("Improve teamwork");
    assert_eq!(interview.next(&cx()), Some(Metric));
    assert_eq!(
        interview.answer(Metric, "collaboration", &cx()),
        Err(Again::Judged)
    );
    let interview = asked(
        "Improve teamwork",
        &[
            (Metric, "hand-over time"),
            (Baseline, "9 days"),
            (Target, "4"),
            (Due, "within six months"),
            (Evidence, ""),
            (Others, ""),
        ],
    );
    assert_eq!(
        interview.goal.statement,
        "Reduce hand-over time from 9 to 4 days by 22 May 2027"
    );
    stands(&interview);
}

#[test]
fn a_change_will_do_for_a_target() {
    let interview = asked(
        "Reduce churn",
        &[
            (Baseline, ""),
            (Target, "by a third"),
            (Due, "June"),
            (Evidence, ""),
            (Others, ""),
        ],
    );
    assert_eq!(
        interview.goal.statement,
        "Reduce churn by a third by 30 June 2027"
    );
}

#[test]
fn a_unit_is_asked_for_where_a_number_lacks_one() {
    let interview = asked(
        "Increase output",
        &[
            (Baseline, "400"),
            (Target, "500"),
            (Unit, "units"),
            (Due, "end of next quarter"),
            (Evidence, ""),
            (Others, ""),
        ],
    );
    assert_eq!(
        interview.goal.statement,
        "Raise output from 400 to 500 units by 31 March 2027"
    );
    stands(&interview);
}

#[test]
fn what_is_said_already_is_not_asked() {
    for text in [
        "Increase NPS from 42 to 50 by June",
        "Launch the app by June",
    ] {
        assert_eq!(begin(text).next(&cx()), Some(Evidence), "{text}");
    }
    assert_eq!(begin("Launch the app").next(&cx()), Some(Due));
    assert_eq!(begin("").next(&cx()), Some(Metric));
}

#[test]
fn answers_that_say_nothing_are_refused() {
    let interview = begin("Improve NPS");
    for (question, text, again) in [
        (Target, " . ", Again::Empty),
        (Target, "a lot", Again::NoNumber),
        (Baseline, "low", Again::NoNumber),
        (Due, "soon", Again::NoDate),
        (Due, "March 2025", Again::PastDate),
    ] {
        assert_eq!(
            interview.answer(question, text, &cx()),
            Err(again),
            "{text}"
        );
    }
}

#[test]
fn every_question_and_refusal_has_its_words() {
    for question in Question::ALL {
        for part in ["ask", "hint"] {
            let key = format!("coach.question.{}.{part}", question.name());
            assert!(sightline_text::lookup(&key).is_some(), "{key}");
        }
    }
    for again in Again::ALL {
        let key = format!("coach.again.{}", again.name());
        assert!(sightline_text::lookup(&key).is_some(), "{key}");
    }
}

proptest! {
    /// Every question is asked once at most, whatever is answered, so the interview ends.
    #[test]
    fn an_interview_ends(text in "\\PC{0,40}", answers in prop::collection::vec("\\PC{0,20}|[0-9]{1,4} ?%?|by June", 12)) {
        let mut interview = begin(&text);
        for answer in &answers {
            let Some(question) = interview.next(&cx()) else { break };
            interview = interview.answer(question, answer, &cx()).unwrap_or_else(|_| interview.skip(question));
        }
        prop_assert_eq!(interview.next(&cx()), None);
    }
}

#[test]
fn a_goal_of_others_is_adapted_figure_by_figure() {
    let goal = Goal {
        statement: "Raise the win rate from 18% to 24% by the end of next quarter".into(),
        ..Goal::default()
    };
    let begun = Interview::adapting(&Interview::new(&goal, &cx()).goal, &cx());
    let mut interview = begun.clone();
    let mut asked = Vec::new();
    assert_eq!(interview.left(&cx()), 5);
    while let Some(question) = interview.next(&cx()) {
        let said = interview.said(question, &cx());
        asked.push((question, said.clone()));
        interview = match question {
            Baseline => interview.answer(question, "20%", &cx()).unwrap(),
            _ if said.is_empty() => interview.skip(question),
            _ => interview.answer(question, &said, &cx()).unwrap(),
        };
    }
    let expected = [
        (Baseline, "18%"),
        (Target, "24%"),
        (Due, "31 March 2027"),
        (Evidence, ""),
        (Others, ""),
    ];
    assert_eq!(
        asked,
        expected.map(|(question, said)| (question, said.to_owned()))
    );
    assert_eq!(
        interview.goal.statement,
        "Raise win rate from 20% to 24% by 31 March 2027"
    );
}

#[test]
fn a_sentence_begins_with_its_measure() {
    let begun = begin("").answer(Metric, "repeat orders", &cx()).unwrap();
    assert_eq!(begun.goal.statement, "Raise repeat orders");
    let fewer = begin("")
        .answer(Metric, "reduce complaints", &cx())
        .unwrap();
    assert_eq!(fewer.goal.statement, "Reduce complaints");
}
